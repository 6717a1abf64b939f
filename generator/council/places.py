"""Wards: whom they elect, and which papers and items touch them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.council.keys import Sitting
from generator.council.records import Record
from generator.council.relations import WARD
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.markdown import safe


@dataclass(frozen=True, slots=True)
class Touch:
    """An item or a report that names a ward."""

    sitting: Sitting
    key: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward: its name, its members, and what touches it, newest first."""

    slug: str
    name: str
    members: tuple[str, ...]
    touches: tuple[Touch, ...]


def ward_of(site: Site, slug: str) -> Ward:
    """Return the ward called ``slug`` in addresses.

    Its name is as a member's file writes it, or else the newest paper.
    """
    told: tuple[tuple[str, str | Touch], ...] = site.told.of(WARD, slug)
    members = tuple((name, who) for name, who in told if isinstance(who, str))
    touches = [(name, touch) for name, touch in told if isinstance(touch, Touch)]
    touches.sort(key=lambda each: (each[1].sitting.date, each[1].sitting.committee), reverse=True)
    name = next(name for name, _ in (*members, *touches))
    return Ward(slug, name, tuple(who for _, who in members), tuple(each for _, each in touches))


def touches_at(meeting: Meeting) -> Iterator[tuple[str, Touch]]:
    """Yield the wards that items and reports of ``meeting`` name, and what names them."""
    if meeting.agenda:
        yield from _items(meeting, meeting.agenda)
    for report in meeting.reports:
        yield from _report(meeting, report)


def _items(meeting: Meeting, record: Record) -> Iterator[tuple[str, Touch]]:
    agenda = record.front.value
    for number, item in zip(agenda.numbers, agenda.items, strict=True):
        if isinstance(item.wards, tuple):
            touch = Touch(meeting.sitting, record.key, f"item-{safe(number)}", item.title)
            yield from ((ward, touch) for ward in item.wards)


def _report(meeting: Meeting, report: Record) -> Iterator[tuple[str, Touch]]:
    wards = report.front.value.wards
    if isinstance(wards, tuple):
        touch = Touch(meeting.sitting, report.key, "", report.front.value.title)
        yield from ((ward, touch) for ward in wards)
