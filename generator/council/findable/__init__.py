"""What can be found of a council's record: entries, things with exact names, names, synonyms.

Everything comes from the records and not from pages, so that what no page shows cannot be found
either, and what every page repeats is not found everywhere.
"""

from generator.council.findable.exact import names_of, things_of
from generator.council.findable.meetings import meeting_entries
from generator.council.findable.papers import paper_entries
from generator.council.findable.synonyms import synonyms_of
from generator.council.site import Site
from generator.entry import Findable


def findable(site: Site) -> Findable:
    """Return everything that can be found on ``site``."""
    entries = (*meeting_entries(site), *paper_entries(site))
    things = tuple(things_of(site, entries))
    return Findable(entries, things, tuple(names_of(site)), synonyms_of(site, entries))


__all__ = ["findable"]
