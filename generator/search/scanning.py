"""A file of words as Pagefind writes it → each word with the bytes of its pages, as they are.

Made into values by a library and written again they take ten times as long, and most of the time
that indexing takes in Python. The form, in CBOR (RFC 8949): ``[[[word, pages, forms], …]]``, where
forms are ``[form, pages]`` and pages ``[number, places, places in what is told]``; each number of a
page counts from the one before.
"""

from collections.abc import Iterator
from dataclasses import dataclass

_ARRAY = 4
_TEXT = 3
# How many bytes a whole number takes, by its first byte; what is no such number takes too many.
_ENDLESS = 1 << 30
_SIZES = tuple(
    (1, 2, 3, 5, 9)[max(0, (byte & 31) - 23)] if byte < 0x40 and byte & 31 < 28 else _ENDLESS  # noqa: PLR2004 -- the form of CBOR
    for byte in range(256)
)


@dataclass(frozen=True, slots=True)
class Holders:
    """The pages that hold a word: how many, the first, the last, and the bytes behind the first."""

    word: str
    form: str
    count: int
    first: int
    last: int
    body: bytes


def words_in(data: bytes) -> Iterator[Holders]:
    """Yield the words in a file of words, each before its forms.

    Raises ``ValueError`` or ``IndexError`` where the file is not of that form.
    """
    at = _array(data, 0, 1)
    count, at = _number(data, at, _ARRAY)
    for _ in range(count):
        word, at = _text(data, _array(data, at, 3))
        plain, at = _holders(data, at, word, "")
        if plain.count:
            yield plain
        forms, at = _number(data, at, _ARRAY)
        for _ in range(forms):
            form, at = _text(data, _array(data, at, 2))
            accented, at = _holders(data, at, word, form)
            yield accented
    if at != len(data):
        raise ValueError(at)


def _holders(data: bytes, at: int, word: str, form: str) -> tuple[Holders, int]:
    count, at = _number(data, at, _ARRAY)
    first = page = 0
    start = at
    for number in range(count):
        step, at = _number(data, _array(data, at, 3), 0)
        page += step
        if not number:
            first, start = page, at
        at = _past(data, _past(data, at))
    return Holders(word, form, count, first, page, data[start:at]), at


def _past(data: bytes, at: int) -> int:
    """Return where the list of whole numbers that begins at ``at`` ends."""
    byte = data[at]
    if byte == 0x80:  # noqa: PLR2004 -- an empty list, as most are
        return at + 1
    count, at = _number(data, at, _ARRAY)
    for _ in range(count):
        at += _SIZES[data[at]]
    return at


def _array(data: bytes, at: int, count: int) -> int:
    """Return where the first of ``count`` items begins."""
    if data[at] != _ARRAY << 5 | count:
        raise ValueError(at)
    return at + 1


def _text(data: bytes, at: int) -> tuple[str, int]:
    size, at = _number(data, at, _TEXT)
    return data[at : at + size].decode(), at + size


def _number(data: bytes, at: int, major: int) -> tuple[int, int]:
    """Return the number in the head of an item, and where what follows begins."""
    byte = data[at]
    if byte >> 5 != major:
        raise ValueError(at)
    end = at + _SIZES[byte & 31]
    if end == at + 1:
        return byte & 31, end
    return int.from_bytes(data[at + 1 : end], "big"), end
