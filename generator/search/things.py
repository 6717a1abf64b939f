"""Things with an exact name → files in which a browser looks them up without an engine.

A key's file follows from the key alone, so that one look-up fetches one small file.
"""

import json
from collections.abc import Iterable, Iterator

from generator.entry import Thing
from generator.page import Artifact

# A key that many things share, such as a number that every year uses again, leads to the last ones;
# the search finds the others.
MOST = 12
# As many files as keep each about as large as a picture of a page.
_SIZE = 8_000
_MOST_FILES = 4_096


def spread(things: Iterable[Thing], folder: str) -> tuple[int, tuple[Artifact, ...]]:
    """Return how many files the things are spread over, and those that hold any."""
    by_key: dict[str, list[Thing]] = {}
    for thing in things:
        by_key.setdefault(thing.key, []).append(thing)
    rows = {key: _rows(listed) for key, listed in sorted(by_key.items())}
    size = sum(len(json.dumps(row)) for row in rows.values())
    count = 1
    while count * _SIZE < size and count < _MOST_FILES:
        count *= 2
    return count, tuple(_files(rows, count, folder))


def number_of(key: str, count: int) -> int:
    """Return the number of the file that holds ``key``, of ``count`` (FNV-1a, 32 bits)."""
    value = 0x811C9DC5
    for byte in key.encode():
        value = ((value ^ byte) * 0x01000193) % 2**32
    return value % count


def _rows(things: list[Thing]) -> list[list[str]]:
    ordered = sorted(things, key=lambda thing: thing.order, reverse=True)
    return [[each.title, each.context, each.address] for each in ordered[:MOST]]


def _files(rows: dict[str, list[list[str]]], count: int, folder: str) -> Iterator[Artifact]:
    spread: dict[int, dict[str, list[list[str]]]] = {}
    for key, listed in rows.items():
        spread.setdefault(number_of(key, count), {})[key] = listed
    for number, held in sorted(spread.items()):
        written = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
        yield Artifact(f"{folder}/{number}.json", written.encode())
