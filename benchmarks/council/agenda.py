"""Agendas: what a meeting will deal with, in which order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.council.business import Business
from benchmarks.council.calendar import Sitting
from benchmarks.council.people import Roster
from benchmarks.council.text import clock, directive, document, entry, listed, long_date, quoted

_RECORDING = (
    "Anyone may film or record this meeting. Please tell the Chair beforehand, and do not film "
    "members of the public who do not wish it."
)
_GUIDANCE = (
    "Members of the public may speak for three minutes. Those who wish to do so should tell "
    "Democratic Services by noon on the day before the meeting."
)


@dataclass(frozen=True)
class Entry:
    """An item of an agenda: one of the standing ones, minutes to confirm, or business."""

    title: str
    confirms: Sitting | None = None
    business: Business | None = None


def entries(
    sitting: Sitting, pending: Sequence[Sitting], business: Sequence[Business], *, elects: bool
) -> list[Entry]:
    """Return the items in their order; urgent ones stand at the end, exempt ones before them."""
    standing = sitting.committee.standing
    found = [Entry("Election of the Chair")] if elects else []
    found += [Entry(title) for title in standing[:2]]
    found += [
        Entry(f"Minutes of the meeting held on {long_date(before.day)}{_second(before)}", before)
        for before in pending
    ]
    found += [Entry(title) for title in standing[2:-1]]
    for is_last in (False, True):
        for is_exempt in (False, True):
            found += [
                Entry(each.title, business=each)
                for each in business
                if bool(each.exempt) is is_exempt and bool(each.urgent) is is_last
            ]
    return [*found, Entry(standing[-1])]


def _second(sitting: Sitting) -> str:
    return f" at {clock(sitting.time)}" if sitting.nth > 1 else ""


def agenda(sitting: Sitting, roster: Roster, items: Sequence[Entry], next_meeting: str) -> str:
    """Return the file of an agenda."""
    return document(_front(sitting, roster, items, next_meeting), _notices(sitting, items))


def _front(
    sitting: Sitting, roster: Roster, items: Sequence[Entry], next_meeting: str
) -> Iterator[str]:
    committee = sitting.committee
    yield f'time: "{sitting.time}"'
    yield f"venue: {quoted(committee.venue)}"
    yield f"status: {sitting.status}"
    if items or sitting.status != "scheduled":
        yield f"published: {sitting.published}"
    if committee.kind == "scrutiny" and sitting.nth == 1:
        yield f"pre_meeting: {entry(time=_half_an_hour_before(sitting.time), public='false')}"
    yield "membership:"
    for place, member in enumerate(roster.members):
        role = ("chair", "vice-chair")[place] if place < 2 else None
        yield f"  - {entry(person=member.key, role=role) if role else member.key}"
    yield f"contact: {entry(role='Democratic Services')}"
    if committee.kind in {"council", "executive"} and sitting.day.year > 2010:
        yield "webcast: https://webcast.example.org/"
    yield f"next_meeting: {next_meeting}"
    if items:
        yield "items:"
    page = 3
    for item in items:
        pages = _pages(item)
        yield from _item(item, f"{page}-{page + pages - 1}" if pages else None)
        page += pages


def _half_an_hour_before(time: str) -> str:
    return '"17:00"' if time == "17:30" else f'"{int(time[:2]) - 1:02}:30"'


def _pages(item: Entry) -> int:
    if item.confirms:
        return 4
    return item.business.pages if item.business else 0


def _item(item: Entry, pages: str | None) -> Iterator[str]:
    title = quoted(item.title)
    if item.business is None:
        minutes = item.confirms.name if item.confirms else None
        kind = None if item.confirms else "procedural"
        yield f"  - {entry(title=title, kind=kind, minutes=minutes, pages=pages)}"
        return
    yield f"  - title: {title}"
    yield from (f"    {line}" for line in _details(item.business))
    if pages:
        yield f"    pages: {pages}"


def _details(about: Business) -> Iterable[str]:
    if about.posts:
        yield f"report_by: {listed(about.posts)}"
    if about.report:
        yield f"report: {about.report}"
    elif about.paper_is:
        yield f"paper: {about.paper_is}"
    if about.matter:
        yield f"matter: {about.matter}"
    if about.wards is not None:
        yield f"wards: {about.wards if isinstance(about.wards, str) else listed(about.wards)}"
    if about.equality is not None:
        yield f"equality: {'true' if about.equality else 'false'}"
    yield from _circumstances(about)


def _circumstances(about: Business) -> Iterable[str]:
    if about.invited:
        yield f"invited: [{about.invited[1].key}]"
    if about.exempt:
        paragraph, reason, _ = about.exempt
        yield f"exempt: {entry(paragraphs=f'[{paragraph}]', reason=quoted(reason))}"
    if about.urgent:
        yield f"urgent: {quoted(about.urgent)}"
    if about.attachments:
        yield "attachments:"
    for title, file in about.attachments:
        access = None if file else "members"
        yield f"  - {entry(title=quoted(title), file=file, access=access)}"


def _notices(sitting: Sitting, items: Sequence[Entry]) -> Iterator[str]:
    if sitting.status == "cancelled":
        yield directive(
            "notice", "This meeting is cancelled, as there is no business for it.", kind="general"
        )
    if sitting.status == "postponed" and sitting.following:
        later = long_date(sitting.following.day)
        yield directive(
            "notice", f"This meeting is postponed to {later}.", kind="general", title="Postponed"
        )
    if not items:
        return
    yield directive("notice", _RECORDING, kind="recording", title="Recording")
    if sitting.committee.kind in {"regulatory", "scrutiny"}:
        yield directive("notice", _GUIDANCE, kind="guidance", title="Speaking at the meeting")
    for number, item in enumerate(items, 1):
        if item.title == "Declarations of interest":
            yield f"## {item.title} {{item={number}}}"
            yield "Members should declare any interest that they have in an item on this agenda."
