"""Wards: whom they elect, and which papers and items touch them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.council.keys import Kind
from generator.council.records import Record
from generator.council.site import Meeting, Site
from generator.markdown import safe, slug


@dataclass(frozen=True, slots=True)
class Touch:
    """An item or a report that names a ward."""

    meeting: Meeting
    key: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward: its name as first written, its members, and what touches it, newest first."""

    slug: str
    name: str
    members: tuple[str, ...]
    touches: tuple[Touch, ...]


def wards_of(site: Site) -> tuple[Ward, ...]:
    """Return all wards that people, items or reports name, by name."""
    names: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    touches: dict[str, list[Touch]] = {}
    for record in site.of(Kind.PERSON):
        if ward := record.front.value.ward:
            names.setdefault(slug(ward), ward)
            members.setdefault(slug(ward), []).append(record.key.rpartition("/")[2])
    for ward, touch in _touches(site):
        names.setdefault(slug(ward), ward)
        touches.setdefault(slug(ward), []).append(touch)
    return tuple(
        Ward(each, names[each], tuple(members.get(each, ())), tuple(touches.get(each, ())))
        for each in sorted(names)
    )


def _touches(site: Site) -> Iterator[tuple[str, Touch]]:
    for meeting in reversed(tuple(site.meetings.values())):
        if meeting.agenda:
            yield from _items(meeting, meeting.agenda)
        for report in meeting.reports:
            yield from _report(meeting, report)


def _items(meeting: Meeting, record: Record) -> Iterator[tuple[str, Touch]]:
    agenda = record.front.value
    for number, item in zip(agenda.numbers, agenda.items, strict=True):
        if isinstance(item.wards, tuple):
            touch = Touch(meeting, record.key, f"item-{safe(number)}", item.title)
            yield from ((ward, touch) for ward in item.wards)


def _report(meeting: Meeting, report: Record) -> Iterator[tuple[str, Touch]]:
    wards = report.front.value.wards
    if isinstance(wards, tuple):
        touch = Touch(meeting, report.key, "", report.front.value.title)
        yield from ((ward, touch) for ward in wards)
