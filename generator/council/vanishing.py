"""What answers an address without a page: where it moved, or that it was withdrawn."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field

from generator.council.addresses import LOCK, Lock, Promise
from generator.council.fields import OldAddress
from generator.council.keys import address_of, is_day
from generator.council.offers import data_address, page_address
from generator.council.relations import MOVED
from generator.council.site import Site
from generator.diagnostics import Diagnostic, Severity
from generator.schema import Day, Placed, Strict, Text, YesNo
from generator.source import START, Position, Span

TOLD = "content/addresses.yaml"
# Where every file is an object, or lists objects: what is gone is said to be deleted.
OBJECTS = "/data/oparl/"
_MEETING = re.compile(r"/meetings/(?P<committee>[^/]+)/(?P<day>\d{4}-\d\d-\d\d)(?:-\d)?/.*")
_YEARS, _YEARS_OF_BACKGROUND = 6, 4
_ENGLAND_AND_WALES = ("Local Government Act 1972, section 100C(1)", "section 100D(2)")
_SCOTLAND = ("Local Government (Scotland) Act 1973, section 50C(1)", "section 50D(2)")
# Whom these Acts bind: principal councils.
_LAWS = {
    "england-principal": _ENGLAND_AND_WALES,
    "wales-principal": _ENGLAND_AND_WALES,
    "scotland": _SCOTLAND,
}


class Move(Strict):
    """Something that stands elsewhere now and cannot say so itself, as a file cannot."""

    from_: Annotated[OldAddress, Field(alias="from")]
    to: OldAddress


class Withdrawal(Strict):
    """What was taken back: when, by whom and why; with ``law``, where it should be open still.

    An address that ends in a slash is withdrawn with everything below it that is gone.
    """

    address: OldAddress
    on: Day
    by: Text
    reason: Text
    law: Text | None = None
    background_paper: YesNo = False


class Addresses(Strict):
    """``content/addresses.yaml``."""

    moved: tuple[Move, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()


NOTHING_TOLD: Placed[Addresses] = Placed(Addresses(), {(): START})


@dataclass(frozen=True, slots=True)
class Answered:
    """Addresses without pages of their own, what answers each, and what is not explained.

    ``deleted`` are those of objects in data, which go with what they were made from.
    """

    moved: Mapping[str, str] = field(default_factory=dict)
    withdrawn: Mapping[str, Withdrawal] = field(default_factory=dict)
    deleted: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Moved:
    old: str
    new: str
    path: str
    span: Span


def answered(site: Site, lock: Lock, standing: Lock, told: Placed[Addresses]) -> Answered:
    """Return what answers each address of ``lock`` that is not among those ``standing``.

    A page of a register that has become empty leads to the page above it. Everything else must
    have been explained: by ``moved_from`` of a record, or in ``content/addresses.yaml``.
    """
    moves = (*_said_by_records(site), *_said_by_file(told))
    ways = {move.old: move.new for move in moves}
    moved = {move.old: move.new for move in moves if move.new in standing}
    moved = {old: new for old, new in moved.items() if old not in standing}
    withdrawn: dict[str, Withdrawal] = {}
    unexplained: list[str] = []
    gone = sorted(lock.keys() - standing.keys() - moved.keys())
    deleted = tuple(address for address in gone if address.startswith(OBJECTS))
    for address in gone:
        if address.startswith(OBJECTS):
            continue
        if new := _led(ways, address, standing):
            moved[address] = new
        elif withdrawal := _taken_back(told.value, address):
            withdrawn[address] = withdrawal
        elif not lock[address].source:
            moved[address] = _above(address, standing)
        else:
            unexplained.append(address)
    found = (*_wrong_moves(moves, standing), *_wrong_withdrawals(site, lock, standing, told))
    return Answered(moved, withdrawn, deleted, (*_vanished(lock, unexplained), *found))


def _said_by_records(site: Site) -> Iterator[_Moved]:
    for old, key, path, place in site.told.of(MOVED, ""):
        yield _Moved(old, address_of(key), path, place)


def _said_by_file(told: Placed[Addresses]) -> Iterator[_Moved]:
    for number, move in enumerate(told.value.moved):
        yield _Moved(move.from_, move.to, TOLD, told.place("moved", number, "from"))


def _led(ways: Mapping[str, str], address: str, standing: Lock) -> str:
    """Return where ``address`` is now, if something above it moved and took it along.

    What a page says as data moves with the page.
    """
    if (page := page_address(address)) != address:
        new = data_address(_led(ways, page, standing))
        return new if new in standing else ""
    for old in sorted(ways, key=len, reverse=True):
        if old.endswith("/") and address.startswith(old):
            new = ways[old] + address.removeprefix(old)
            if new in standing:
                return new
    return ""


def _taken_back(told: Addresses, address: str) -> Withdrawal | None:
    page = page_address(address)
    matching = (each for each in told.withdrawn if _covers(each, address) or _covers(each, page))
    return max(matching, key=lambda each: len(each.address), default=None)


def _covers(withdrawal: Withdrawal, address: str) -> bool:
    if withdrawal.address.endswith("/"):
        return address.startswith(withdrawal.address)
    return address == withdrawal.address


def _above(address: str, standing: Lock) -> str:
    while address not in standing and address != "/":
        address = address.rstrip("/").rpartition("/")[0] + "/"
    return address


def _vanished(lock: Lock, unexplained: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each address that nothing explains, and none for what stood below it."""
    pages = tuple(address for address in unexplained if address.endswith("/"))
    tops = [
        address
        for address in unexplained
        if not any(
            address != page
            and address.startswith(page)
            and lock[address].source == lock[page].source
            for page in pages
        )
    ]
    for address in tops:
        yield _vanished_one(address, lock[address])


def _vanished_one(address: str, promise: Promise) -> Diagnostic:
    line = max(promise.line, 1)
    span = Span(Position(line, 1), Position(line, len(address) + 1))
    message = f"{address} was published, from {promise.source}, and nothing answers it any more"
    remedy = (
        f"If the record moved, write  moved_from: {address}  in its front matter where it stands "
        f"now; a file that moved stands under  moved:  in {TOLD}. What stood below it comes along. "
        "If it was withdrawn, write there "
        f"under  withdrawn:  {{address: {address}, on: …, by: …, reason: …}}. If neither, restore "
        f"{promise.source}."
    )
    return Diagnostic(LOCK, span, "address-vanished", message, remedy)


def _wrong_moves(moves: tuple[_Moved, ...], standing: Lock) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for move in moves:
        if move.old in standing:
            message = f"{move.old} is the address of a page that stands"
            remedy = "Only what is gone can have moved: correct the address, or delete the line."
            yield Diagnostic(move.path, move.span, "moved-and-standing", message, remedy)
        elif move.old in seen:
            message = f"{move.old} is said to have moved to two places"
            remedy = "Keep one of the two."
            yield Diagnostic(move.path, move.span, "moved-twice", message, remedy)
        elif move.new not in standing:
            message = f"there is nothing at {move.new}, where this is said to have moved"
            remedy = "Correct the address; pages end in a slash."
            yield Diagnostic(move.path, move.span, "moved-nowhere", message, remedy)
        seen.add(move.old)


def _wrong_withdrawals(
    site: Site, lock: Lock, standing: Lock, told: Placed[Addresses]
) -> Iterator[Diagnostic]:
    for number, each in enumerate(told.value.withdrawn):
        place = told.place("withdrawn", number, "address")
        if each.address in standing:
            message = f"{each.address} is said to be withdrawn, and it is published all the same"
            remedy = "Remove the record or file behind it, or delete this withdrawal."
            yield Diagnostic(TOLD, place, "withdrawn-and-standing", message, remedy)
        elif not any(_covers(each, address) for address in lock):
            message = f"{each.address} was never published"
            remedy = "Correct the address: urls.lock lists them all."
            yield Diagnostic(
                TOLD, place, "withdrawn-nothing", message, remedy, severity=Severity.WARNING
            )
        elif (rule := _still_open(site, each)) and not each.law:
            years = _YEARS_OF_BACKGROUND if each.background_paper else _YEARS
            message = (
                f"{each.address} was withdrawn within {years} years after its meeting, when it "
                "must be open to inspection"
            )
            remedy = (
                "If a law demands it, name that law:  law: …  ; otherwise publish it again. The "
                "page that says so shows the law."
            )
            yield Diagnostic(TOLD, place, "withdrawn-too-early", message, remedy, rule=rule)


def _still_open(site: Site, withdrawal: Withdrawal) -> str:
    """Return the law by which something had to be open on the day when it was withdrawn.

    Agendas, minutes and reports stay open for six years after the meeting, background papers for
    four (Local Government Act 1972, sections 100C(1) and 100D(2)).
    """
    found = _MEETING.fullmatch(withdrawal.address)
    if not found or not is_day(found["day"]):
        return ""
    council = site.council_of(found["committee"])[1]
    laws = _LAWS.get(council.jurisdiction)
    years = _YEARS_OF_BACKGROUND if withdrawal.background_paper else _YEARS
    held = date.fromisoformat(found["day"])
    if laws is None or withdrawal.on >= _years_after(held, years):
        return ""
    return f"{laws[0]} and {laws[1]}" if withdrawal.background_paper else laws[0]


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
