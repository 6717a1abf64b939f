"""Things with an exact name → files in which a browser looks them up without an engine.

A key's file follows from the key alone, so that one look-up fetches one small file. What the
entries of one part of the index name lies in a heap, parted by the finest files that there can be:
of a changed heap only what differs is put together again with what all others hold for the same
files.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.entry import Thing

# A key that many things share, such as a number that every year uses again, leads to the last ones;
# the search finds the others.
MOST = 12
# As many files as keep each about as large as a picture of a page.
_SIZE = 16_000
MOST_FILES = 4_096

# A file's number among the most there can be → rows as JSON: order, key, title, context, address.
Heap = Mapping[int, str]


def heap_of(things: Iterable[Thing]) -> Heap:
    """Return ``things`` by the finest files, of each key the last."""
    parted: dict[int, dict[str, list[Thing]]] = {}
    for thing in things:
        own = parted.setdefault(number_of(thing.key, MOST_FILES), {})
        own.setdefault(thing.key, []).append(thing)
    return {
        number: _written([row for key in sorted(held) for row in _last(map(_row, held[key]))])
        for number, held in sorted(parted.items())
    }


def count_of(sizes: Iterable[int]) -> int:
    """Return into how many files rows of these sizes are parted."""
    size = sum(sizes)
    count = 1
    while count * _SIZE < size and count < MOST_FILES:
        count *= 2
    return count


def rows_in(heap: Heap, number: int, count: int) -> Iterator[str]:
    """Yield what of ``heap`` belongs to the file ``number`` of ``count``."""
    return (heap[fine] for fine in range(number, MOST_FILES, count) if fine in heap)


def file_of(written: Iterable[str]) -> bytes:
    """Return the file of rows ``written`` in heaps."""
    by_key: dict[str, list[list[str]]] = {}
    for row in (row for each in written for row in json.loads(each)):
        by_key.setdefault(row[1], []).append(row)
    held = {key: [row[2:] for row in _last(listed)] for key, listed in sorted(by_key.items())}
    return _written(held).encode()


def number_of(key: str, count: int) -> int:
    """Return the number of the file that holds ``key``, of ``count`` (FNV-1a, 32 bits)."""
    value = 0x811C9DC5
    for byte in key.encode():
        value = ((value ^ byte) * 0x01000193) % 2**32
    return value % count


def _row(thing: Thing) -> list[str]:
    return [thing.order, thing.key, thing.title, thing.context, thing.address]


def _last(rows: Iterable[list[str]]) -> Sequence[list[str]]:
    return sorted(rows, key=lambda row: row[0], reverse=True)[:MOST]


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
