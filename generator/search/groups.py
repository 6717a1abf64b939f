"""Entries → groups that are indexed together, and what Pagefind makes of each."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from generator.entry import Entry, Thing
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

    part: str
    entries: tuple[Entry, ...]
    digest: str

    def things(self) -> Iterator[Thing]:
        """Yield what is named exactly in the entries."""
        return (thing for entry in self.entries for thing in entry.things)


def groups_of(entries: Iterable[Entry]) -> Iterator[Group]:
    """Yield the groups of all parts, in the order of the parts and of the entries in them.

    Where a group ends follows from the address of its last entry alone, so that a new entry
    changes one group.
    """
    by_part: dict[str, list[Entry]] = {}
    for entry in entries:
        by_part.setdefault(entry.shard, []).append(entry)
    for part, listed in sorted(by_part.items()):
        group: list[Entry] = []
        for entry in sorted(listed, key=lambda entry: (entry.order, entry.address)):
            group.append(entry)
            if zlib.crc32(entry.address.encode()) % _TOGETHER == 0:
                yield _group(part, group)
                group = []
        if group:
            yield _group(part, group)


def _group(part: str, entries: Sequence[Entry]) -> Group:
    digest = hashlib.blake2b(digest_size=16)
    for entry in entries:
        digest.update(entry.digest)
    return Group(part, tuple(entries), digest.hexdigest())


def sheaves_of(groups: Iterable[Group], tongue: Tongue) -> Iterator[Sheaf]:
    """Yield what each of ``groups`` gives to the index, in their order.

    Raises ``OSError`` where Pagefind fails.
    """
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from pool.map(partial(sheaf_of_group, tongue), groups)


def sheaf_of_group(tongue: Tongue, group: Group) -> Sheaf:
    """Return what ``group`` gives to the index, which depends on nothing else."""
    # Pagefind keeps one page for each address, and one address may have several entries.
    pages = [
        (f"{entry.address}#{number}", html_of(entry, tongue.language))
        for number, entry in enumerate(group.entries)
    ]
    return sheaf_of(files_of(pages), tongue.fields)
