"""Rules: sentences that hold for a good record, each a pure function over the site.

A rule yields a finding for each place where its sentence does not hold. Its name is the sentence.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from generator.council.audit import (
    amounts_agree_with_their_tables,
    declared_sums_hold,
    downloads_have_addresses_of_their_own,
)
from generator.council.committees import Committee
from generator.council.documents import Strategy
from generator.council.fields import NextMeetingDay
from generator.council.keys import Kind, folder_of, sitting_of
from generator.council.meetings import Agenda, Minutes
from generator.council.records import Record
from generator.council.site import Site
from generator.diagnostics import Diagnostic
from generator.source import START, Span

_OWN_ADDRESSES = {
    "actions",
    "assets",
    "calendar",
    "committees",
    "corrections",
    "data",
    "matters",
    "meetings",
    "people",
    "resolutions",
    "search",
    "strategies",
    "style-guide",
    "tables",
    "versions",
    "wards",
}
Rule = Callable[[Site], Iterator[Diagnostic]]


def councils_are_known(site: Site) -> Iterator[Diagnostic]:
    """A committee or strategy belongs to a council of ``site.yaml``."""
    known = ", ".join(site.settings.councils)
    for record in site.records.values():
        front = record.front.value
        if not isinstance(front, Committee | Strategy):
            continue
        if front.council and front.council not in site.settings.councils:
            message = f"{front.council!r} is no council of this site"
            place = record.front.place("council")
            yield _at(record, place, "unknown-council", message, f"Councils in site.yaml: {known}.")
        elif not front.council and len(site.settings.councils) > 1:
            message = "it is not said which council this belongs to"
            remedy = f"Add a line  council: with one of {known}."
            yield _at(record, START, "council-missing", message, remedy)


def next_meeting_is_later(site: Site) -> Iterator[Diagnostic]:
    """The next meeting comes after this one."""
    for record in (*site.of(Kind.AGENDA), *site.of(Kind.MINUTES)):
        announced = record.front.value.next_meeting
        held = sitting_of(folder_of(record.key))
        if isinstance(announced, NextMeetingDay):
            is_later, day = announced.date > held.date, announced.date
        elif f"meetings/{announced}" in site.meetings:
            coming = site.meetings[f"meetings/{announced}"].sitting
            is_later, day = (coming.date, coming.nth) > (held.date, held.nth), coming.date
        else:
            continue
        if not is_later:
            message = f"the next meeting, on {day}, is not later than this one, on {held.date}"
            place = record.front.place("next_meeting")
            remedy = "Correct the date; is the year right?"
            yield _at(record, place, "next-meeting-not-later", message, remedy)


def cancelled_meetings_have_no_minutes(site: Site) -> Iterator[Diagnostic]:
    """A meeting that has minutes was neither cancelled nor postponed."""
    for meeting in site.meetings.values():
        if meeting.agenda is None or meeting.minutes is None:
            continue
        status = meeting.agenda.front.value.status
        if status in {"cancelled", "postponed"}:
            message = f"this meeting is {status}, and has minutes"
            remedy = "Write  status: held, or remove the minutes."
            place = meeting.agenda.front.place("status")
            yield _at(meeting.agenda, place, "minutes-of-no-meeting", message, remedy)


def people_are_counted_once(site: Site) -> Iterator[Diagnostic]:
    """Nobody is a member or present twice, or both present and absent."""
    for record in (*site.of(Kind.AGENDA), *site.of(Kind.MINUTES)):
        listed = _listed(record.front.value)
        seen: set[str] = set()
        counts: Counter[str] = Counter()
        for field, name in listed:
            if name in seen:
                message = f"{name!r} is listed a second time"
                remedy = "Keep the name once."
                place = record.front.place(field, counts[field])
                yield _at(record, place, "person-listed-twice", message, remedy)
            seen.add(name)
            counts[field] += 1


def _listed(front: Agenda | Minutes) -> list[tuple[str, str]]:
    if isinstance(front, Agenda):
        return [("membership", member.person) for member in front.membership]
    listed = [("present", name) for name in front.present]
    return listed + [("apologies", name) for name in front.apologies]


def chair_was_present(site: Site) -> Iterator[Diagnostic]:
    """Whoever chaired a meeting is among those present."""
    for record in site.of(Kind.MINUTES):
        minutes: Minutes = record.front.value
        if minutes.chair and minutes.present and minutes.chair not in minutes.present:
            message = f"{minutes.chair!r} was in the chair, but is not among those present"
            place = record.front.place("chair")
            yield _at(record, place, "chair-not-present", message, "Add the name to  present:")


def chapters_are_listed(site: Site) -> Iterator[Diagnostic]:
    """Every chapter of a strategy stands in its list of chapters."""
    for record in site.of(Kind.CHAPTER):
        strategy = site.records.get(record.key.rpartition("/")[0])
        name = record.key.rpartition("/")[2]
        if strategy and name not in strategy.front.value.chapters:
            message = f"the chapter {name!r} is not in the strategy's list of chapters"
            remedy = f"Add {name} to  chapters: in {strategy.path}."
            yield _at(record, START, "chapter-not-listed", message, remedy)


def tables_are_shown(site: Site) -> Iterator[Diagnostic]:
    """Every table of the front matter has its place in the body."""
    for record in site.records.values():
        shown = {
            directive.argument if directive.name == "table" else directive.get("table")
            for directive in record.body.directives()
        }
        for sheet in record.tables:
            name = sheet.table.id
            if name not in shown:
                message = f"the table {name!r} is shown nowhere"
                remedy = f"Put  ::: table {name}  and a line  :::  where it belongs in the body."
                _, place = sheet.place("id")
                yield _at(record, place, "table-not-shown", message, remedy)


def pages_have_addresses_of_their_own(site: Site) -> Iterator[Diagnostic]:
    """A plain page does not stand where the site's own lists stand."""
    for record in site.of(Kind.PAGE):
        name = record.key.rpartition("/")[2]
        if name in _OWN_ADDRESSES:
            message = f"the address /{name}/ belongs to the site itself"
            remedy = "Give the file another name."
            yield _at(record, START, "duplicate-address", message, remedy)


RULES: tuple[Rule, ...] = (
    councils_are_known,
    next_meeting_is_later,
    cancelled_meetings_have_no_minutes,
    people_are_counted_once,
    chair_was_present,
    chapters_are_listed,
    tables_are_shown,
    declared_sums_hold,
    amounts_agree_with_their_tables,
    downloads_have_addresses_of_their_own,
    pages_have_addresses_of_their_own,
)

# What can have been printed so, and may therefore stay with a waiver.
WAIVABLE = frozenset(
    {
        "next-meeting-not-later",
        "chair-not-present",
        "person-listed-twice",
        "sum-differs",
        "amount-differs",
    }
)


def findings_of(site: Site) -> Iterator[Diagnostic]:
    """Yield what the rules find on the whole site."""
    for rule in RULES:
        yield from rule(site)


def _at(record: Record, place: Span, code: str, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(record.path, place, code, message, remedy)
