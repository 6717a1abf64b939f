"""What can be found of a council's record: entries, things with exact names, names, synonyms.

Everything comes from the records and not from pages, so that what no page shows cannot be found
either, and what every page repeats is not found everywhere. Each record makes its own entry, of
itself and of what it names.
"""

from generator.council.findable.entries import TELLING, entry_of
from generator.council.findable.exact import CALLABLE, name_in
from generator.council.findable.synonyms import synonyms_of
from generator.council.site import Site
from generator.entry import Findable


def findable(site: Site) -> Findable:
    """Return everything that can be found on ``site``."""
    made = tuple(entry for key in site.records if (entry := entry_of(site, key)))
    names = (name_in(site, record) for kind in CALLABLE for record in site.of(kind))
    terms = (name for entry in made for name in entry.names)
    explained = (each for entry in made for each in entry.explains)
    return Findable(made, (*names, *terms), synonyms_of(site, explained))


__all__ = ["CALLABLE", "TELLING", "entry_of", "findable", "name_in", "synonyms_of"]
