"""What can be found of a council's record: entries, things with exact names, names, synonyms.

Everything comes from the records and not from pages, so that what no page shows cannot be found
either, and what every page repeats is not found everywhere. Each record makes its own entry, of
itself, of what it names and of what the whole site has in its ``Context``.
"""

from collections.abc import Iterable

from generator.council.findable.context import Context, context_of
from generator.council.findable.entries import entry_of
from generator.council.findable.exact import names_of
from generator.council.findable.synonyms import synonyms_of
from generator.council.site import Site
from generator.entry import Entry, Findable


def findable(site: Site) -> Findable:
    """Return everything that can be found on ``site``."""
    context = context_of(site)
    return together(site, (entry_of(site, context, key) for key in site.records))


def together(site: Site, entries: Iterable[Entry | None]) -> Findable:
    """Return everything that can be found where each record has made its entry of ``entries``."""
    made = tuple(entry for entry in entries if entry)
    names = (*names_of(site), *(name for entry in made for name in entry.names))
    return Findable(made, names, synonyms_of(site, made))


__all__ = ["Context", "context_of", "entry_of", "findable", "together"]
