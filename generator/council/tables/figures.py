"""Figures: how they are spelled, in which unit, and what they come to, exactly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Unit = Literal["£", "£000", "£m", "%", "headcount", "number", "text"]
# How many noughts of pounds a unit of money leaves out.
POUNDS: dict[str, int] = {"£": 0, "£000": 3, "£m": 6}
# Where money is spelled in another unit than its table's: how fine it may come out.
_PLACES = {"£": 2, "£000": 0, "£m": 3}
_NOUGHTS = {"": 0, "k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_MINUS = "-\N{MINUS SIGN}\N{EN DASH}"
# So many digits that any sum of them is exact in the 28 that decimals have.
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,6})?"
_SCALE = r"(?:thousand|million|billion|k|m|bn)\b"
_FIGURE = re.compile(
    rf"""(?P<open>\()? (?P<sign>[{_MINUS}])? (?P<pound>£)? (?P<inner>[{_MINUS}])?
    (?P<digits>{_DIGITS}) (?:\s?(?P<scale>{_SCALE}))? (?P<percent>\s?%)? (?P<close>\))?""",
    re.VERBOSE,
)
_MONEY = re.compile(
    rf"(?P<sign>[{_MINUS}])?£(?P<inner>[{_MINUS}])?(?P<digits>{_DIGITS})(?:\s?(?P<scale>{_SCALE}))?"
)
_SHARE = re.compile(rf"(?P<sign>[{_MINUS}])?(?P<digits>{_DIGITS})\s?(?:%|per\s?cent\b)")
_COUNT = re.compile(rf"(?<![\w.,/£])(?P<sign>[{_MINUS}])?(?P<digits>{_DIGITS})(?![\w/%])")


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why a text is no figure, and what to write in its place."""

    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount said in a sentence: in the smallest unit of its kind, and how finely it was said.

    ``step`` is one unit of its last place. Without a sign it may stand for a reduction too.
    """

    said: str
    value: Decimal
    step: Decimal
    is_signed: bool


def read(text: str, unit: Unit) -> Decimal | Unclear:
    """Return what ``text`` comes to in ``unit``, exactly, or why it is no figure in it.

    ``-2,285``, ``−2,285`` and ``(2,285)`` are the same. Money with a £ or with ``m``, ``k`` or
    ``bn`` is what it says, whatever unit its table has: £9.946m in £000 is 9946.
    """
    found = _FIGURE.fullmatch(text)
    if found is None or not _is_signed_once(found):
        return Unclear(f"{text!r} is not a figure", _meant(text))
    value = _value(found)
    if found["percent"] and unit != "%":
        return Unclear(f"{text!r} is a share, in a column in {unit}", 'Give the column  unit: "%"')
    if not found["pound"] and not found["scale"]:
        return value
    if unit not in POUNDS or found["percent"]:
        return Unclear(f"{text!r} is money, in a column in {unit}", "Give the column a unit of £.")
    return _converted(text, value, _NOUGHTS[found["scale"] or ""], unit)


def exact(text: str, unit: Unit) -> Decimal | None:
    """Return what ``text`` comes to in ``unit``, or nothing where it is no figure."""
    value = read(text, unit)
    return value if isinstance(value, Decimal) else None


def step_of(value: Decimal) -> Decimal:
    """Return one unit of the last place of ``value``: 0.1 for 9.9, and 1 for 2285."""
    return Decimal((0, (1,), min(0, int(value.as_tuple().exponent))))


def in_pounds(value: Decimal, unit: Unit) -> Decimal:
    """Return ``value`` in pounds where ``unit`` is one of money, and as it is elsewhere."""
    return value.scaleb(POUNDS.get(unit, 0))


def in_unit(value: Decimal, unit: Unit) -> Decimal:
    """Return so many pounds, or anything else as it is, in ``unit``."""
    return plain(value.scaleb(-POUNDS[unit])) if POUNDS.get(unit) else value


def kind_of(unit: Unit) -> str:
    """Return what a unit measures: figures of one kind can be compared with each other."""
    return "money" if unit in POUNDS else unit


def plain(value: Decimal) -> Decimal:
    """Return ``value`` without noughts behind its point, and without an exponent."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if int(short.as_tuple().exponent) > 0 else short


def amounts(words: str, unit: Unit) -> Iterator[Amount]:
    """Yield the amounts that ``words`` say, of the kind that ``unit`` measures."""
    pattern = {"money": _MONEY, "%": _SHARE}.get(kind_of(unit), _COUNT)
    for found in pattern.finditer(words):
        groups = found.groupdict()
        noughts = _NOUGHTS[groups.get("scale") or ""]
        value = _value(found)
        is_signed = bool(groups.get("sign") or groups.get("inner"))
        yield Amount(
            found.group(), value.scaleb(noughts), step_of(value).scaleb(noughts), is_signed
        )


def _is_signed_once(found: re.Match[str]) -> bool:
    is_bracketed = bool(found["open"])
    signs = is_bracketed + bool(found["sign"]) + bool(found["inner"])
    return is_bracketed == bool(found["close"]) and signs <= 1


def _value(found: re.Match[str]) -> Decimal:
    groups = found.groupdict()
    value = Decimal(found["digits"].replace(",", ""))
    is_negative = groups.get("open") or groups.get("sign") or groups.get("inner")
    return -value if is_negative else value


def _converted(text: str, value: Decimal, noughts: int, unit: Unit) -> Decimal | Unclear:
    if noughts == POUNDS[unit]:
        return value
    converted = plain(value.scaleb(noughts - POUNDS[unit]))
    if -int(converted.as_tuple().exponent) > _PLACES[unit]:
        message = f"{text!r} is {converted:f} in {unit}, which is finer than such a table is"
        return Unclear(message, f"Write {plain(value):f} if it is in {unit} already.")
    return converted


def _meant(text: str) -> str:
    if not re.search("[0-9]", text):
        return "Write ~ for a blank cell, 0 for nought; words go into the row's label or note."
    if behind := re.fullmatch(rf"([0-9.,]+)[{_MINUS}]", text):
        return f"Write -{behind[1]} for a figure with its minus behind."
    return "Write digits, such as 32859 or -2285.50; a sign such as * must stand in the legend."
