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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"
# Bytes of words that are fetched together, before compression: a query needs one chunk for each of
# its words from each shard, and each chunk costs a line in the list that every query needs.
_CHUNK = 6_000
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

    ``made`` are the files as Pagefind made them from pages added in their order. The id of each page
    in results is the name of the part and the page's number in it. Raises ``OSError`` where a file
    is not whole.
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
    named = [(f"{shard}.{number:0{width}}", words) for number, (_, words) in enumerate(pages)]
    for (old, _), (new, _) in zip(pages, named, strict=True):
        fragment = _fragment(json.loads(_decoded(made[f"fragment/{old}.pf_fragment"])))
        written = json.dumps(fragment, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        yield f"fragment/{new}.pf_fragment", _encoded(written.encode())
    words = [
        word
        for _, _, name in chunks
        for word in cbor2.loads(_decoded(made[f"index/{name}.pf_index"]))[0]
    ]
    split = list(_split(words))
    for number, chunk in enumerate(split):
        yield f"index/{number}.pf_index", _encoded(cbor2.dumps([chunk]))
    sorted_filters = sorted(
        cbor2.loads(_decoded(made[f"filter/{name}.pf_filter"])) for _, name in filters
    )
    for number, (name, values) in enumerate(sorted_filters):
        yield f"filter/{number}.pf_filter", _encoded(cbor2.dumps([name, sorted(values)]))
    listed = [[chunk[0][0], chunk[-1][0], str(number)] for number, chunk in enumerate(split)]
    names = [[name, str(number)] for number, (name, _) in enumerate(sorted_filters)]
    meta = [version, [list(page) for page in named], listed, names, sorted(sorts), fields]
    yield "pagefind.0.pf_meta", _encoded(cbor2.dumps(meta))
    yield _ENTRY, _entry(entry, language, index, pages=len(pages))


def _fragment(fragment: dict[str, Any]) -> dict[str, Any]:
    """Return what a result is shown with, without what it holds twice."""
    for anchor in fragment["anchors"]:
        if not re.fullmatch("h[1-6]", anchor["element"]):
            anchor["text"] = ""
    del fragment["filters"]
    return fragment


def _split(words: Iterable[Any]) -> Iterator[list[Any]]:
    chunk: list[Any] = []
    size = 0
    for word in words:
        more = len(cbor2.dumps(word))
        if chunk and size + more > _CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append(word)
        size += more
    if chunk:
        yield chunk


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
