"""Numbers as they are printed, and the anchors made of them."""

import re
import unicodedata

_ROMAN = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def safe(number: str) -> str:
    """Return ``number`` as printed (``8a``, ``6.21.1``, ``20/22``) in a form fit for an anchor."""
    return re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-")


def slug(words: str) -> str:
    """Return an anchor made of ``words``."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return safe(plain.replace("'", "")) or "section"


def numeral(number: int, kind: str) -> str:
    """Return ``number`` written as ``kind`` says: ``1`` in figures, ``a`` letters, ``i`` Roman.

    Only figures go below 1, where neither letters nor Roman numerals exist.
    """
    if kind == "a" and number > 0:
        return _letters(number)
    if kind == "i" and number > 0:
        return _roman(number)
    return str(number)


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(ord("a") + last) + letters
    return letters


def _roman(number: int) -> str:
    if number >= 400:  # noqa: PLR2004 -- no list of a record is that long, and the signs end here
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written
