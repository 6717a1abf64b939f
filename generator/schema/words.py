"""What pydantic complains of, in words for an author."""

import difflib
from collections.abc import Sequence

from pydantic_core import ErrorDetails

Complaint = tuple[str, str, str]
_LONGEST = 300


def complaint(details: ErrorDetails, way: tuple[str | int, ...], known: Sequence[str]) -> Complaint:
    """Return code, message and help for one of pydantic's errors.

    ``way`` leads to the value from the root of the file; ``known`` are the keys allowed beside it.
    """
    kind = details["type"]
    context = details.get("ctx", {})
    if kind == "missing":
        return "missing-key", f"{way[-1]!r} is missing here", f"Add a line  {way[-1]}: …"
    if kind == "extra_forbidden":
        return _unknown_key(str(way[-1]), known)
    if details["input"] is None or kind in {"too_short", "string_too_short"}:
        name = next((step for step in reversed(way) if isinstance(step, str)), "this")
        remedy = "Write it behind the colon, or delete the line."
        return "blank-value", f"{name!r} is left blank", remedy
    if kind in {"literal_error", "enum"}:
        return _unknown_word(details["input"], str(context["expected"]))
    if "help" in context:
        return kind, str(context["message"]), str(context["help"])
    return _wrong_type(kind, way, details["input"])


def shortened(message: str) -> str:
    """Return ``message`` without the middle of what was typed, where that is a whole page."""
    if len(message) <= _LONGEST:
        return message
    return f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the one of ``known`` that ``word`` was most likely meant to be, or nothing."""
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.6)), "")


def _unknown_key(key: str, known: Sequence[str]) -> Complaint:
    allowed = f"Keys that can stand here: {', '.join(sorted(known))}."
    meant = nearest(key, known)
    remedy = f"Did you mean {meant!r}? {allowed}" if meant else allowed
    return "unknown-key", f"{key!r} is no key that can stand here", remedy


def _unknown_word(given: object, expected: str) -> Complaint:
    word = given if isinstance(given, str) else ""
    known = [each.strip("'") for each in expected.replace(" or ", ", ").split(", ")]
    meant = nearest(word, known)
    remedy = f"Write one of: {', '.join(known)}."
    return (
        "unknown-word",
        f"{word!r} cannot stand here" if word else "one word is wanted here",
        f"Did you mean {meant!r}? {remedy}" if meant else remedy,
    )


def _wrong_type(kind: str, way: tuple[str | int, ...], given: object) -> Complaint:
    name = next((step for step in reversed(way) if isinstance(step, str)), "this")
    if kind in {"tuple_type", "list_type"}:
        return "wrong-type", f"a list is wanted for {name!r}", f"Write  {name}: [one, two]"
    if kind == "string_type":
        meant = '"' + ", ".join(map(str, given)) + '"' if isinstance(given, list) else "some words"
        return "wrong-type", f"a text is wanted for {name!r}", f"Write  {name}: {meant}"
    if kind == "string_too_long":
        return "too-long", f"the text of {name!r} is too long", "Move it into the body."
    return "wrong-type", f"keys with values are wanted for {name!r}", "Write  {key: value}"
