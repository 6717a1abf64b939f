"""The files of a Pagefind index → the same files, named and ordered alike whenever they are made.

Pagefind names files by their content, which differs from run to run in the order of filters. Here
everything is decoded, put in order and given a number for a name; the folder carries the digest.
Being decoded, every file is also known to be whole.
"""

import errno
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"
# Bytes of words that are fetched together, before compression: a query needs one chunk for each of
# its words from each shard, and each chunk costs a line in the list that every query needs.
_CHUNK = 6_000
_USUAL = 100
_ENTRY = "pagefind-entry.json"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a part of the index by their paths, all in the folder ``name``."""

    part: str
    pages: int
    name: str
    files: Mapping[str, bytes]


def shard_of(name: str, made: Mapping[str, bytes]) -> Bundle:
    """Return the part ``name`` of the index in its canonical form.

    ``made`` are the files as Pagefind made them from pages added in their order. The id of each
    page in results is the name of the part and the page's number in it. Raises ``OSError`` where a
    file is not whole.
    """
    try:
        files = dict(_canonical(name, made))
        pages = sum(path.startswith("fragment/") for path in files)
        return _folder(name, files, pages)
    except (gzip.BadGzipFile, EOFError, ValueError, KeyError, cbor2.CBORDecodeError) as error:
        raise OSError(errno.EIO, f"the search index is not whole: {error}") from error


def engine_of(made: Mapping[str, bytes]) -> Bundle:
    """Return what searches: Pagefind's script, its program, and an index without pages."""
    entry = json.loads(made[_ENTRY])
    language, index = _only(entry["languages"])
    program = f"wasm.{index['wasm'] or 'unknown'}.pagefind"
    _decoded(made[program])
    version = entry["version"]
    meta = _encoded(cbor2.dumps([version, [], [], [], [], []]))
    files = {
        "pagefind.js": made["pagefind.js"],
        program: made[program],
        "pagefind.0.pf_meta": meta,
        _ENTRY: _entry(entry, language, index, pages=0),
    }
    return _folder("engine", files)


def _canonical(shard: str, made: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    entry = json.loads(made[_ENTRY])
    language, index = _only(entry["languages"])
    meta = cbor2.loads(_decoded(made[f"pagefind.{index['hash']}.pf_meta"]))
    version, pages, chunks, filters, sorts, fields = meta
    width = len(str(len(pages)))
    named = [(f"{shard}.{number:0{width}}", _length(n)) for number, (_, n) in enumerate(pages)]
    for (old, _), (new, _) in zip(pages, named, strict=True):
        fragment = _fragment(json.loads(_decoded(made[f"fragment/{old}.pf_fragment"])))
        written = json.dumps(fragment, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        yield f"fragment/{new}.pf_fragment", _encoded(written.encode())
    listed: list[tuple[str, str]] = []
    held = (cbor2.loads(_decoded(made[f"index/{name}.pf_index"]))[0] for _, _, name in chunks)
    for number, (first, last, words) in enumerate(_split(word for part in held for word in part)):
        listed.append((first, last))
        yield f"index/{number}.pf_index", _encoded(words)
    sorted_filters = sorted(
        cbor2.loads(_decoded(made[f"filter/{name}.pf_filter"])) for _, name in filters
    )
    for number, (name, values) in enumerate(sorted_filters):
        yield f"filter/{number}.pf_filter", _encoded(cbor2.dumps([name, sorted(values)]))
    names = [[name, str(number)] for number, (name, _) in enumerate(sorted_filters)]
    ranges = [[*bounds, str(number)] for number, bounds in enumerate(_bounds(listed))]
    meta = [version, [list(page) for page in named], ranges, names, sorted(sorts), fields]
    yield "pagefind.0.pf_meta", _encoded(cbor2.dumps(meta))
    yield _ENTRY, _entry(entry, language, index, pages=len(pages))


def _length(words: int) -> int:
    """Return how long a page is beside others, in as few figures as that takes.

    Every query needs the lengths of all pages; up to 23, CBOR writes a number in one byte.
    """
    return max(1, min(23, round(words / _USUAL)))


def _fragment(fragment: dict[str, Any]) -> dict[str, Any]:
    """Return what a result is shown with, without what it holds twice."""
    for anchor in fragment["anchors"]:
        if not re.fullmatch("h[1-6]", anchor["element"]):
            anchor["text"] = ""
    del fragment["filters"]
    return fragment


def _split(words: Iterable[Any]) -> Iterator[tuple[str, str, bytes]]:
    """Yield the first and the last of ``words`` that are fetched together, and all of them."""
    names: list[str] = []
    chunk: list[bytes] = []
    for word in words:
        written = cbor2.dumps(word)
        if chunk and sum(map(len, chunk)) + len(written) > _CHUNK:
            yield names[0], names[-1], _array([_array(chunk)])
            names, chunk = [], []
        names.append(word[0])
        chunk.append(written)
    if chunk:
        yield names[0], names[-1], _array([_array(chunk)])


def _bounds(chunks: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield for each of ``chunks`` the shortest words between which its first and last lie.

    Every query needs this list of every part, so each letter of it counts.
    """
    for number, (first, last) in enumerate(chunks):
        before = chunks[number - 1][1] if number else ""
        behind = chunks[number + 1][0] if number + 1 < len(chunks) else ""
        yield _shortest_from(first, before), _shortest_to(last, behind)


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


def _array(items: Sequence[bytes]) -> bytes:
    """Return ``items``, each in CBOR, as an array in CBOR (RFC 8949, section 3)."""
    count = len(items)
    if count < 24:  # noqa: PLR2004 -- the number fits into the first byte
        return bytes([0x80 + count]) + b"".join(items)
    return b"\x99" + count.to_bytes(2, "big") + b"".join(items)


def _entry(entry: Mapping[str, Any], language: str, index: Mapping[str, Any], pages: int) -> bytes:
    kept = {"hash": "0", "wasm": index["wasm"], "page_count": pages}
    made = {**entry, "languages": {language: kept}}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _folder(name: str, files: Mapping[str, bytes], pages: int = 0) -> Bundle:
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\0{len(files[path])}\0".encode() + files[path])
    return Bundle(name, pages, f"{name}-{digest.hexdigest()[:10]}", files)


def _only(languages: Mapping[str, Any]) -> tuple[str, Any]:
    ((language, index),) = languages.items()
    return language, index


def _decoded(data: bytes) -> bytes:
    content = gzip.decompress(data)
    if not content.startswith(_SIGNATURE):
        problem = "a file has no signature"
        raise ValueError(problem)
    return content[len(_SIGNATURE) :]


def _encoded(content: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + content, mtime=0)
