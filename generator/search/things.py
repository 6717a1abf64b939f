"""Things with an exact name → files in which a browser looks them up without an engine.

A key's file follows from the key alone, so that one look-up fetches one small file. What the
entries of one group name lies in a heap, parted by the finest files that there can be: of a changed
heap only what differs is put together again with what all others hold for the same files.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.entry import Thing

# A key that many things share, such as a number that every year uses again, leads to the last ones;
# the search finds the others.
MOST = 12
# As many files as keep each about as large as a picture of a page.
_SIZE = 16_000
_MOST_FILES = 4_096

# A file's number among the most there can be → rows as JSON: order, key, title, context, address.
Heap = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Spread:
    """Files of things by their numbers, how many there could be, and the heaps they are made of."""

    count: int = 0
    files: Mapping[int, bytes] = field(default_factory=dict)
    heaps: Mapping[str, Heap] = field(default_factory=dict)


def heap_of(things: Iterable[Thing]) -> Heap:
    """Return ``things`` by the finest files, of each key the last."""
    parted: dict[int, dict[str, list[Thing]]] = {}
    for thing in things:
        own = parted.setdefault(number_of(thing.key, _MOST_FILES), {})
        own.setdefault(thing.key, []).append(thing)
    return {
        number: _written([row for key in sorted(held) for row in _last(map(_row, held[key]))])
        for number, held in sorted(parted.items())
    }


def spread(heaps: Mapping[str, Heap], before: Spread) -> Spread:
    """Return the files of all that lies in ``heaps``, which stand by digests of what they hold.

    What was spread ``before`` saves work and changes nothing.
    """
    count = _count(heaps.values())
    if count == before.count:
        stale = {number % count for number in _differing(heaps, before.heaps)}
        kept = {number: data for number, data in before.files.items() if number not in stale}
    else:
        stale, kept = set(range(count)), {}
    fine = [number for number in range(_MOST_FILES) if number % count in stale]
    rows: dict[int, list[list[str]]] = {}
    for heap in heaps.values():
        for number in fine if len(fine) < len(heap) else heap:
            if number in heap and number % count in stale:
                rows.setdefault(number % count, []).extend(json.loads(heap[number]))
    made = {number: _file(held) for number, held in rows.items()}
    return Spread(count, dict(sorted({**kept, **made}.items())), heaps)


def number_of(key: str, count: int) -> int:
    """Return the number of the file that holds ``key``, of ``count`` (FNV-1a, 32 bits)."""
    value = 0x811C9DC5
    for byte in key.encode():
        value = ((value ^ byte) * 0x01000193) % 2**32
    return value % count


def _count(heaps: Iterable[Heap]) -> int:
    size = sum(len(written) for heap in heaps for written in heap.values())
    count = 1
    while count * _SIZE < size and count < _MOST_FILES:
        count *= 2
    return count


def _differing(heaps: Mapping[str, Heap], others: Mapping[str, Heap]) -> Iterator[int]:
    """Yield the files for which ``heaps`` hold something else than ``others``."""
    new = [heap for digest, heap in heaps.items() if digest not in others]
    old = [heap for digest, heap in others.items() if digest not in heaps]
    for number in {number for heap in (*new, *old) for number in heap}:
        if [heap.get(number) for heap in new] != [heap.get(number) for heap in old]:
            yield number


def _row(thing: Thing) -> list[str]:
    return [thing.order, thing.key, thing.title, thing.context, thing.address]


def _last(rows: Iterable[list[str]]) -> Sequence[list[str]]:
    return sorted(rows, key=lambda row: row[0], reverse=True)[:MOST]


def _file(rows: Iterable[list[str]]) -> bytes:
    by_key: dict[str, list[list[str]]] = {}
    for row in rows:
        by_key.setdefault(row[1], []).append(row)
    held = {key: [row[2:] for row in _last(listed)] for key, listed in sorted(by_key.items())}
    return _written(held).encode()


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
