"""Sheaves → the words of one part of the index, in chunks that are fetched together."""

import hashlib
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.search.packing import array_of, encoded, head, text_of
from generator.search.sheaf import FORM, Sheaf

# Bytes of words in a chunk, before compression: a query needs one chunk for each of its words from
# each part, and each chunk costs a line in the list that every query needs.
_MOST = 7_000
# Bytes of words in a section, on average: a changed word makes the chunks of its section anew.
_SECTION = 28_000

# For words that thousands of pages hold, the highest level takes twice as long to save a fiftieth.
_LEVEL = 7

Words = Iterable[tuple[str, bytes]]
Range = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A file of words, the first and the last word in it, and a digest of what it holds.

    One that closes is the last of a section.
    """

    first: str
    last: str
    closes: bool
    digest: bytes
    file: bytes


@dataclass(frozen=True, slots=True)
class Bound:
    """Sheaves, and the chunks that were made of them."""

    sheaves: Sequence[Sheaf] = ()
    chunks: tuple[Chunk, ...] = ()


def chunks_of(sheaves: Sequence[Sheaf], before: Bound) -> tuple[Chunk, ...]:
    """Return the words of ``sheaves`` in the order of the alphabet.

    What was made ``before`` saves work and changes nothing.
    """
    known = {chunk.digest: chunk.file for chunk in before.chunks}
    is_like = before.chunks and _are_alike(sheaves, before.sheaves)
    again = _mended(sheaves, before, known) if is_like else None
    return again or tuple(_split(_joined(sheaves), known))


def _are_alike(sheaves: Sequence[Sheaf], others: Sequence[Sheaf]) -> bool:
    """Tell whether every page has the same number in both."""
    return [len(each.lengths) for each in sheaves] == [len(each.lengths) for each in others]


def _mended(
    sheaves: Sequence[Sheaf], before: Bound, known: Mapping[bytes, bytes]
) -> tuple[Chunk, ...] | None:
    """Return the chunks of ``before``, but anew the sections in which a word has changed.

    It returns nothing where a section does not end any more where it did.
    """
    sections = list(_sections(before.chunks))
    lasts = [section[-1].last for section in sections]
    final = len(sections) - 1
    changed = _changed(sheaves, before.sheaves)
    opened = sorted({min(bisect_left(lasts, word), final) for word in changed})
    ranges = [(lasts[n - 1] if n else "", lasts[n] if n < final else "") for n in opened]
    words: dict[int, list[tuple[str, bytes]]] = {number: [] for number in opened}
    for word, written in _joined(sheaves, ranges):
        words[min(bisect_left(lasts, word), final)].append((word, written))
    if not all(number == final or (held and _closes(*held[-1])) for number, held in words.items()):
        return None
    return tuple(
        chunk
        for number, section in enumerate(sections)
        for chunk in (_split(words[number], known) if number in words else section)
    )


def _sections(chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, ...]]:
    section: list[Chunk] = []
    for chunk in chunks:
        section.append(chunk)
        if chunk.closes:
            yield tuple(section)
            section = []
    if section:
        yield tuple(section)


def _changed(sheaves: Sequence[Sheaf], others: Sequence[Sheaf]) -> set[str]:
    """Return the words of which any of ``sheaves`` says something else than its counterpart."""
    changed: set[str] = set()
    for new, old in zip(sheaves, others, strict=True):
        if new is not old and new != old:
            differing = set(new.slices()) ^ set(old.slices())
            changed |= {name.partition(FORM)[0] for name, *_ in differing}
    return changed


class _Held:
    """The pages that hold a word, while sheaves are put together."""

    __slots__ = ("count", "last", "pieces")

    def __init__(self) -> None:
        self.count = self.last = 0
        self.pieces: list[bytes] = []


def _joined(sheaves: Sequence[Sheaf], ranges: Sequence[Range] | None = None) -> Words:
    """Return every word of ``sheaves`` in the order of the alphabet, and all of it in CBOR.

    Where ``ranges`` are given, only the words in them: behind one word, up to another.
    """
    steps = [head(4, 3) + head(0, n) for n in range(sum(len(s.lengths) for s in sheaves))]
    held: dict[str, _Held] = {}
    base = 0
    for sheaf in sheaves:
        for word, count, first, last, body in sheaf.slices(ranges):
            own = held.get(word)
            if own is None:
                own = held[word] = _Held()
            own.count += count
            own.pieces += (steps[base + first - own.last], body)
            own.last = base + last
        base += len(sheaf.lengths)
    return _with_forms(
        {word: head(4, own.count) + b"".join(own.pieces) for word, own in held.items()}
    )


def _with_forms(written: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the words of ``written``, each with its forms that have accents."""
    forms: dict[str, list[bytes]] = {}
    for name in sorted(name for name in written if FORM in name):
        word, _, form = name.partition(FORM)
        forms.setdefault(word, []).append(head(4, 2) + text_of(form) + written[name])
    plain = {name for name in written if FORM not in name}
    nowhere = array_of(())
    for word in sorted(plain | forms.keys()):
        others = array_of(forms.get(word, ()))
        yield word, head(4, 3) + text_of(word) + written.get(word, nowhere) + others


def _split(words: Words, known: Mapping[bytes, bytes]) -> Iterator[Chunk]:
    """Yield ``words`` in chunks; files that are ``known`` are not compressed again."""
    names: list[str] = []
    held: list[bytes] = []
    size = 0
    for word, written in words:
        if held and size + len(written) > _MOST:
            yield _chunk(names, held, known)
            names, held, size = [], [], 0
        names.append(word)
        held.append(written)
        size += len(written)
        if _closes(word, written):
            yield _chunk(names, held, known, closes=True)
            names, held, size = [], [], 0
    if held:
        yield _chunk(names, held, known)


def _closes(word: str, written: bytes) -> bool:
    """Tell whether a section ends with ``word``, the likelier the larger it is.

    That follows from the word alone, so that a changed word moves no other into another section.
    """
    return zlib.crc32(word.encode()) * _SECTION < len(written) << 32


def _chunk(
    names: Sequence[str],
    held: Sequence[bytes],
    known: Mapping[bytes, bytes],
    *,
    closes: bool = False,
) -> Chunk:
    content = array_of([array_of(held)])
    digest = hashlib.blake2b(content, digest_size=16).digest()
    return Chunk(names[0], names[-1], closes, digest, known.get(digest) or encoded(content, _LEVEL))
