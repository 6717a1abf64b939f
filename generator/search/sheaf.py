"""The files that Pagefind makes of some entries → a sheaf: what these entries give to any index.

Pagefind numbers pages and names files anew in each index. In a sheaf the pages are counted from 0
and each word has the bytes that stand behind its first page in a file of words, so that sheaves
are put together without being read again. Being decoded, every file is also known to be whole.
"""

import errno
import gzip
import json
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import cbor2

from generator.search.packing import ENTRY, decoded, encoded, head, only
from generator.search.scanning import Holders, words_in

# What stands between a word and the form of it that has accents; it comes before every letter.
FORM = "\t"
_BEHIND_FORMS = FORM + chr(0x10FFFF)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """What some entries give to an index: their texts, their words, and what narrows to them.

    ``words`` are parted by line ends; for each of them ``spans`` has how many pages hold it, the
    first and the last of these, and how many of ``bodies`` are its own.
    """

    fragments: tuple[bytes, ...]
    lengths: tuple[int, ...]
    filters: Mapping[str, Mapping[str, tuple[int, ...]]]
    words: str
    spans: "array[int]"
    bodies: bytes

    def slices(
        self, ranges: Sequence[tuple[str, str]] | None = None
    ) -> Iterator[tuple[str, int, int, int, bytes]]:
        """Yield each word with the count, the first and the last of its pages, and its bytes.

        Where ``ranges`` are given, only the words in them: behind one word, up to another or to
        the end.
        """
        words = self.words.split("\n") if self.words else []
        spans, bodies = self.spans, self.bodies
        ends = [0, *accumulate(spans[3::4])]
        for start, stop in [(0, len(words))] if ranges is None else _within(words, ranges):
            for at in range(start, stop):
                count, first, last, _ = spans[4 * at : 4 * at + 4]
                yield words[at], count, first, last, bodies[ends[at] : ends[at + 1]]


def _within(words: Sequence[str], ranges: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Yield where in ``words`` each of ``ranges`` begins and ends."""
    for behind, to in ranges:
        start = bisect_left(words, behind + _BEHIND_FORMS) if behind else 0
        yield start, bisect_left(words, to + _BEHIND_FORMS, start) if to else len(words)


def sheaf_of(made: Mapping[str, bytes], fields: Sequence[str]) -> Sheaf:
    """Return what Pagefind ``made`` of pages that were added in their order.

    ``fields`` are the names of all that any entry tells, as the index numbers them. Raises
    ``OSError`` where a file is not whole.
    """
    try:
        return _sheaf(made, fields)
    except (gzip.BadGzipFile, EOFError, ValueError, LookupError, cbor2.CBORDecodeError) as error:
        raise OSError(errno.EIO, f"the search index is not whole: {error}") from error


def _sheaf(made: Mapping[str, bytes], fields: Sequence[str]) -> Sheaf:
    languages = json.loads(made[ENTRY])["languages"]
    if not languages:  # no page has a word
        return Sheaf((), (), {}, "", array("I"), b"")
    _, index = only(languages)
    meta = cbor2.loads(decoded(made[f"pagefind.{index['hash']}.pf_meta"]))
    _, pages, chunks, filters, _, own = meta
    held = (decoded(made[f"index/{name}.pf_index"]) for *_, name in chunks)
    renamed = {number: fields.index(name) for number, name in enumerate(own)}
    words, spans, bodies = _words((word for part in held for word in words_in(part)), renamed)
    values = (cbor2.loads(decoded(made[f"filter/{name}.pf_filter"])) for _, name in filters)
    return Sheaf(
        tuple(_fragment(decoded(made[f"fragment/{name}.pf_fragment"])) for name, _ in pages),
        tuple(length for _, length in pages),
        {name: {value: tuple(at) for value, at in sorted(held)} for name, held in sorted(values)},
        words,
        spans,
        bodies,
    )


def _words(words: Iterator[Holders], renamed: Mapping[int, int]) -> tuple[str, "array[int]", bytes]:
    """Return the ``words``, spans and bodies of a sheaf."""
    names: list[str] = []
    spans = array("I")
    bodies: list[bytes] = []
    is_same = all(old == new for old, new in renamed.items())
    for each in words:
        body = each.body if is_same else _retold(each, renamed)
        names.append(f"{each.word}{FORM}{each.form}" if each.form else each.word)
        spans.extend((each.count, each.first, each.last, len(body)))
        bodies.append(body)
    return "\n".join(names), spans, b"".join(bodies)


def _retold(holders: Holders, renamed: Mapping[int, int]) -> bytes:
    """Return the body of ``holders`` with the numbers that fields have in the whole index.

    In the list of places in what is told, -1 says that those in the first field follow.
    """
    whole = head(4, holders.count) + head(4, 3) + head(0, 0) + holders.body
    pages = [
        [step, places, [p if p >= 0 else -renamed[-p - 1] - 1 for p in told]]
        for step, places, told in cbor2.loads(whole)
    ]
    return cbor2.dumps(pages)[len(head(4, holders.count)) + 2 :]


def _fragment(data: bytes) -> bytes:
    """Return what a result is shown with as a file, without what it holds twice."""
    fragment = json.loads(data)
    for anchor in fragment["anchors"]:
        if not re.fullmatch("h[1-6]", anchor["element"]):
            anchor["text"] = ""
    del fragment["filters"]
    # The number behind the address was there to tell entries of one address apart.
    fragment["url"] = fragment["url"].partition("#")[0]
    written = json.dumps(fragment, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return encoded(written.encode())
