"""Sheaves → the files of one part of the index, named and ordered alike whenever they are made.

Files are numbered; the folder that holds them carries the digest of them all.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import cbor2

from generator.search.chunks import Bound, Chunk, chunks_of
from generator.search.packing import ENTRY, decoded, encoded, only
from generator.search.sheaf import Sheaf

_USUAL = 600


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a part of the index by their paths, all in the folder ``name``.

    ``chunks`` are those of them that hold words, for who makes the next bundle; ``filters`` has the
    values that narrow a search to some of its pages.
    """

    part: str
    pages: int
    name: str
    files: Mapping[str, bytes]
    chunks: tuple[Chunk, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Engine:
    """What searches: the files of Pagefind, and what each part says of itself."""

    bundle: Bundle
    version: str
    entry: Mapping[str, Any]


def engine_of(made: Mapping[str, bytes]) -> Engine:
    """Return what searches: Pagefind's script, its program, and an index without pages."""
    entry = json.loads(made[ENTRY])
    language, index = only(entry["languages"])
    program = f"wasm.{index['wasm'] or 'unknown'}.pagefind"
    decoded(made[program])
    version = entry["version"]
    kept = {**entry, "languages": {language: {**index, "hash": "0"}}}
    files = {
        "pagefind.js": made["pagefind.js"],
        program: made[program],
        "pagefind.0.pf_meta": encoded(cbor2.dumps([version, [], [], [], [], []])),
        ENTRY: _entry(kept, pages=0),
    }
    return Engine(_folder("engine", 0, files), version, kept)


def bundle_of(
    part: str, sheaves: Sequence[Sheaf], fields: Sequence[str], engine: Engine, before: Bound
) -> Bundle:
    """Return the part of the index that ``sheaves`` make in their order.

    The id of each page in results is the name of the part and the page's number in it. What was
    made ``before`` saves work and changes nothing.
    """
    fragments = [fragment for sheaf in sheaves for fragment in sheaf.fragments]
    lengths = [_length(words) for sheaf in sheaves for words in sheaf.lengths]
    width = len(str(len(fragments)))
    names = [f"{part}.{number:0{width}}" for number in range(len(fragments))]
    chunks = chunks_of(sheaves, before)
    filters = _filters(sheaves)
    ranges = [[*bounds, str(number)] for number, bounds in enumerate(_bounds(chunks))]
    named = [[name, str(number)] for number, name in enumerate(filters)]
    pages = [list(page) for page in zip(names, lengths, strict=True)]
    meta = [engine.version, pages, ranges, named, [], list(fields)]
    files = {
        **{f"fragment/{n}.pf_fragment": f for n, f in zip(names, fragments, strict=True)},
        **{f"index/{number}.pf_index": chunk.file for number, chunk in enumerate(chunks)},
        **{f"filter/{n}.pf_filter": _filter(each) for n, each in enumerate(filters.items())},
        "pagefind.0.pf_meta": encoded(cbor2.dumps(meta)),
        ENTRY: _entry(engine.entry, len(pages)),
    }
    values = {name: tuple(sorted(each)) for name, each in filters.items()}
    return replace(_folder(part, len(pages), files, chunks), filters=values)


def _filter(filter_: tuple[str, Mapping[str, Sequence[int]]]) -> bytes:
    name, values = filter_
    return encoded(cbor2.dumps([name, [[value, at] for value, at in sorted(values.items())]]))


def _length(words: int) -> int:
    """Return how long a page is beside others, in as few figures as that takes.

    Every query needs the lengths of all pages; up to 23, CBOR writes a number in one byte, and few
    different numbers take less when they are compressed.
    """
    return max(1, min(18, 6 * round(words / _USUAL)))


def _filters(sheaves: Iterable[Sheaf]) -> dict[str, dict[str, list[int]]]:
    """Return the numbers of the pages to which each value of each filter narrows."""
    filters: dict[str, dict[str, list[int]]] = {}
    base = 0
    for sheaf in sheaves:
        for name, values in sheaf.filters.items():
            listed = filters.setdefault(name, {})
            for value, at in values.items():
                listed.setdefault(value, []).extend(base + page for page in at)
        base += len(sheaf.lengths)
    return dict(sorted(filters.items()))


def _bounds(chunks: Sequence[Chunk]) -> Iterator[tuple[str, str]]:
    """Yield for each of ``chunks`` the shortest words between which its first and last lie.

    Every query needs this list of every part, so each letter of it counts.
    """
    for number, chunk in enumerate(chunks):
        before = chunks[number - 1].last if number else ""
        behind = chunks[number + 1].first if number + 1 < len(chunks) else ""
        yield _shortest_from(chunk.first, before), _shortest_to(chunk.last, behind)


def _shortest_from(first: str, before: str) -> str:
    """Return the shortest beginning of ``first`` that comes behind ``before``."""
    return next(first[:n] for n in range(1, len(first) + 1) if first[:n] > before)


def _shortest_to(last: str, behind: str) -> str:
    """Return the shortest word from ``last`` on that comes before ``behind``."""
    for length, letter in enumerate(last[:-1]):
        raised = last[:length] + chr(ord(letter) + 1)
        if letter.isascii() and raised < behind:
            return raised
    return last


def _entry(entry: Mapping[str, Any], pages: int) -> bytes:
    language, index = only(entry["languages"])
    kept = {"hash": "0", "wasm": index["wasm"], "page_count": pages}
    made = {**entry, "languages": {language: kept}}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _folder(
    name: str, pages: int, files: Mapping[str, bytes], chunks: tuple[Chunk, ...] = ()
) -> Bundle:
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\0{len(files[path])}\0".encode() + files[path])
    return Bundle(name, pages, f"{name}-{digest.hexdigest()[:10]}", files, chunks)
