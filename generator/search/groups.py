"""Entries → groups that are indexed together, and what Pagefind makes of each."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from generator.entry import Card, Entry
from generator.search.pagefind import files_of
from generator.search.pages import html_of
from generator.search.sheaf import Sheaf, sheaf_of

# Entries that are indexed together on average: fewer cost more when everything is indexed, more
# when one entry has changed.
_TOGETHER = 32
# Pagefind is a program beside ours: two of it keep two processors busy.
_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Tongue:
    """How entries are indexed: in which language, and by what names they tell what."""

    language: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that stand beside each other in a part of the index and are indexed together.

    Two groups with one ``digest`` are found alike.
    """

    cards: tuple[Card, ...]
    digest: str


def groups_of(cards: Iterable[Card]) -> Iterator[Group]:
    """Yield the groups of the entries of a part of the index, in their order.

    Where a group ends follows from the address of its last entry alone, so that a new entry
    changes one group.
    """
    group: list[Card] = []
    for card in sorted(cards):
        group.append(card)
        if zlib.crc32(card.address.encode()) % _TOGETHER == 0:
            yield _group(group)
            group = []
    if group:
        yield _group(group)


def _group(cards: Sequence[Card]) -> Group:
    digest = hashlib.blake2b(digest_size=16)
    for card in cards:
        digest.update(card.digest)
    return Group(tuple(cards), digest.hexdigest())


def sheaves_of(groups: Iterable[Sequence[Entry]], tongue: Tongue) -> Iterator[Sheaf]:
    """Yield what the entries of each of ``groups`` give to the index, in their order.

    Raises ``OSError`` where Pagefind fails.
    """
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from pool.map(partial(_sheaf, tongue), groups)


def _sheaf(tongue: Tongue, entries: Sequence[Entry]) -> Sheaf:
    # Pagefind keeps one page for each address, and one address may have several entries.
    pages = [
        (f"{entry.address}#{number}", html_of(entry, tongue.language))
        for number, entry in enumerate(entries)
    ]
    return sheaf_of(files_of(pages), tongue.fields)
