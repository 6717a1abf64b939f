"""What a folder tells of what can be found in it."""

import zlib
from collections.abc import Iterable, Iterator

from generator.cache import Fact, pickled, unpickled
from generator.council.findable.entries import entry_of
from generator.council.findable.exact import CALLABLE, name_in
from generator.council.relations import CALLED, ENTRY, EXPLAINED
from generator.council.site import Site
from generator.entry import Card, Entry

# Text takes a third of its room so, and hardly more time.
_LEVEL = 1
TERM = "term"


def entries_in(site: Site, keys: Iterable[str]) -> Iterator[Fact]:
    """Tell of all that can be found in the records ``keys``; the entries themselves are kept."""
    for key in keys:
        entry = entry_of(site, key)
        if entry is None:
            continue
        site.desk.keep(name_of(entry.card), zlib.compress(pickled(entry), _LEVEL))
        yield ENTRY, entry.shard, entry.card
        record = site.records[key]
        if record.kind in CALLABLE:
            yield CALLED, record.kind, name_in(site, record)
        for name in entry.names:
            yield CALLED, TERM, name
        for each in entry.explains:
            yield EXPLAINED, "", each


def name_of(card: Card) -> str:
    """Return under which name the entry of ``card`` is kept."""
    return f"entry {card.digest.hex()}"


def entry_from(data: bytes) -> Entry:
    """Return the entry that was kept as ``data``."""
    entry: Entry = unpickled(zlib.decompress(data))
    return entry
