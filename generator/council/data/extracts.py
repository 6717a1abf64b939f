"""What a meeting or a paper has for the tables that everybody can take home."""

from collections.abc import Iterable, Iterator
from functools import partial

from generator.council.accounts import sheets_in
from generator.council.attendance import VISITOR, Attended, attended_at
from generator.council.committees import Committee
from generator.council.data.permanence import reference_to, url
from generator.council.data.rows import (
    AttendanceRow,
    CommitteeRow,
    DecisionRow,
    FigureRow,
    ItemRow,
    MeetingRow,
    PersonRow,
    Row,
    VoteRow,
)
from generator.council.fields import Absent
from generator.council.keys import Kind, address_of, folder_of, place_of, sitting_of
from generator.council.meetings import Agenda, Item, Minutes
from generator.council.motions import Ballot, Motion, ballot_of
from generator.council.people import Person
from generator.council.resolutions import Business, Decided, Resolution
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.tables import Sheet
from generator.council.tables.places import anchor_of
from generator.council.views.names import committee_name
from generator.markdown import Directive, limbs_of, paragraphs_of, plain, safe


def rows_at(site: Site, meeting: Meeting) -> Iterator[tuple[str, Row]]:
    """Yield what ``meeting`` has for the tables of its year, each with the table's name."""
    yield "meetings", meeting_row(site, meeting)
    yield from (("items", row) for row in item_rows(site, meeting))
    yield from (("decisions", row) for row in decision_rows(site, meeting))
    yield from (("votes", row) for row in vote_rows(site, meeting))
    yield from (("attendance", row) for row in attendance_rows(site, meeting))
    for key in (f"{meeting.key}/agenda", f"{meeting.key}/minutes", *meeting.papers):
        yield from (("tables", row) for row in figure_rows(site, key))


def meeting_row(site: Site, meeting: Meeting) -> MeetingRow:
    """Return ``meeting`` as a row."""
    sitting = meeting.sitting
    council, settings = site.council_of(sitting.committee)
    agenda: Agenda | None = meeting.agenda.front.value if meeting.agenda else None
    minutes: Minutes | None = meeting.minutes.front.value if meeting.minutes else None
    begins = agenda.time if agenda else minutes and minutes.starts
    confirmed = minutes.confirmed if minutes else None
    return MeetingRow(
        id=sitting.name,
        url=_address(site, meeting.key),
        date=sitting.date.isoformat(),
        time=begins.isoformat("minutes") if begins else "",
        council=council,
        council_name=settings.name,
        committee=sitting.committee,
        committee_name=committee_name(site, sitting.committee),
        venue=(agenda and agenda.venue) or (minutes and minutes.venue) or "",
        status=str(agenda.status or "") if agenda else "",
        agenda_published=str(agenda.published or "") if agenda else "",
        minutes=("confirmed" if confirmed else "draft") if minutes else "",
        confirmed_at=confirmed.title if isinstance(confirmed, Absent) else confirmed or "",
        chair=str(minutes.chair or "") if minutes else "",
    )


def item_rows(site: Site, meeting: Meeting) -> Iterator[ItemRow]:
    """Yield the items on the agenda of ``meeting``."""
    if meeting.agenda is None:
        return
    agenda: Agenda = meeting.agenda.front.value
    for number, item in zip(agenda.numbers, agenda.items, strict=True):
        yield ItemRow(
            **_at(site, meeting, meeting.agenda.key, f"item-{safe(number)}"),
            number=number,
            title=item.title,
            kind=item.kind,
            paper=item.paper if item.report or item.paper != "report" else "",
            reports=tuple(_reports(meeting, item)),
            matters=item.matter,
            wards=_wards(item.wards),
            exempt=tuple(map(int, item.exempt.paragraphs)) if item.exempt else (),
            urgent=item.urgent or "",
        )


def decision_rows(site: Site, meeting: Meeting) -> Iterator[DecisionRow]:
    """Yield what ``meeting`` decided: limb by limb, and motion by motion."""
    for business in Decided(site).at_meetings([meeting]):
        for resolution in business.resolutions:
            yield from _limbs(site, business, resolution)
        for motion in business.motions:
            yield from _motions(site, business, motion)


def vote_rows(site: Site, meeting: Meeting) -> Iterator[VoteRow]:
    """Yield how everything ended on which ``meeting`` voted."""
    for business in Decided(site).at_meetings([meeting]):
        vote = partial(_vote, site, business)
        for motion in business.motions:
            own = [(directive, ballot_of(directive)) for directive in _moved(motion)]
            yield from (vote(ballot, each.anchor) for each, ballot in own if ballot.outcome)
            for ballot in (*motion.parts, *motion.ballots):
                yield vote(ballot, motion.anchor)
        for ballot in business.votes:
            yield vote(ballot, "")


def attendance_rows(site: Site, meeting: Meeting) -> Iterator[AttendanceRow]:
    """Yield who was at ``meeting`` and who was not; officers by their posts alone."""
    if meeting.minutes is None:
        return
    minutes: Minutes = meeting.minutes.front.value
    roles = {each.person: each.role or "" for each in minutes.in_attendance if each.person}
    for attended in attended_at(meeting):
        yield _attendance(site, attended, roles.get(attended.person, ""))
    for each in minutes.in_attendance:
        if not each.person:
            officer = Attended("", meeting.sitting, VISITOR, minutes=each.minutes)
            yield _attendance(site, officer, each.role or "")


def figure_rows(site: Site, key: str) -> Iterator[FigureRow]:
    """Yield the cells of the tables of the record ``key``."""
    for sheet in sheets_in(site, key):
        for number, row, group, subgroup in sheet.table.grouped():
            for column, typed in enumerate(row.values):
                figure = sheet.figures.get((number, column))
                yield FigureRow(
                    url=_address(site, key, anchor_of(sheet.table, row)),
                    paper=reference_to(key),
                    date=_day(sheet),
                    table=sheet.table.id,
                    title=sheet.table.title,
                    group=group,
                    subgroup=subgroup,
                    row=row.name,
                    ref=row.ref or "",
                    label=row.label,
                    total=row.total is not None,
                    column=sheet.table.columns[column].title,
                    unit=sheet.table.unit_of(column),
                    value="" if figure is None else f"{figure:f}",
                    words=(typed or "") if figure is None else "",
                )


def person_row(site: Site, key: str, person: Person) -> PersonRow:
    """Return somebody as a row: what the page says, and nothing by which to reach her."""
    return PersonRow(
        id=key.rpartition("/")[2],
        url=_address(site, key),
        name=person.name,
        honorific=person.honorific or "",
        suffix=person.suffix or "",
        ward=person.ward or "",
        also_known_as=person.also_known_as,
    )


def committee_row(site: Site, key: str, committee: Committee) -> CommitteeRow:
    """Return a committee as a row."""
    council, settings = site.council(committee.council)
    return CommitteeRow(
        id=key.rpartition("/")[2],
        url=_address(site, key),
        name=committee.name,
        council=council,
        council_name=settings.name,
        kind=committee.kind,
        quorum=committee.quorum,
    )


def everybody(site: Site) -> Iterator[PersonRow]:
    """Yield all people."""
    for key in site.keys_of(Kind.PERSON):
        if person := site.person(key.rpartition("/")[2]):
            yield person_row(site, key, person)


def all_committees(site: Site) -> Iterator[CommitteeRow]:
    """Yield all committees."""
    for key in site.keys_of(Kind.COMMITTEE):
        if committee := site.committee(key.rpartition("/")[2]):
            yield committee_row(site, key, committee)


def _address(site: Site, key: str, anchor: str = "") -> str:
    return url(site, address_of(key)) + (f"#{anchor}" if anchor else "")


def _at(site: Site, meeting: Meeting, key: str, anchor: str) -> dict[str, str]:
    return {
        "id": reference_to(key, anchor),
        "url": _address(site, key, anchor),
        "meeting": meeting.sitting.name,
        "date": meeting.sitting.date.isoformat(),
        "council": site.council_of(meeting.sitting.committee)[0],
        "committee": meeting.sitting.committee,
    }


def _reports(meeting: Meeting, item: Item) -> Iterator[str]:
    for named in item.report:
        if isinstance(named, Absent):
            yield named.title
        else:
            yield reference_to(*place_of(named, meeting.key))


def _wards(wards: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if isinstance(wards, tuple):
        return wards
    return ("all",) if wards == "all" else ()


def _decision(
    site: Site, business: Business, anchor: str, kind: str, **known: object
) -> DecisionRow:
    folder = business.meeting.key
    unknown = dict.fromkeys(
        ("part_of", "number", "lead", "moved_by", "seconded_by", "outcome", "in_force"), ""
    )
    told = {
        **_at(site, business.meeting, business.record.key, anchor),
        "minute": business.minute.number,
        "minute_title": business.minute.title,
        "kind": kind,
        "item": reference_to(f"{folder}/agenda", business.item) if business.item else "",
        "reports": tuple(map(reference_to, business.papers)),
        "matters": business.matters,
    }
    return DecisionRow.model_validate({**unknown, **told, **known})


def _limbs(site: Site, business: Business, resolution: Resolution) -> Iterator[DecisionRow]:
    whole = reference_to(business.record.key, resolution.anchor)
    for limb in resolution.limbs:
        yield _decision(
            site,
            business,
            limb.anchor,
            resolution.kind,
            part_of="" if limb.anchor == resolution.anchor else whole,
            number=limb.number,
            lead=plain(resolution.lead),
            text="\n".join(paragraphs_of(limb.prose)),
        )


def _moved(motion: Motion) -> Iterator[Directive]:
    yield motion.directive
    yield from (each.directive for each in motion.amendments)


def _motions(site: Site, business: Business, motion: Motion) -> Iterator[DecisionRow]:
    ballots: Iterable[Ballot] = (motion.ballot, *(each.ballot for each in motion.amendments))
    for directive, ballot in zip(_moved(motion), ballots, strict=True):
        is_first = directive is motion.directive
        words = (f"{line.number} {line.words}".strip() for line in motion.wording)
        yield _decision(
            site,
            business,
            directive.anchor,
            directive.name,
            part_of="" if is_first else reference_to(business.record.key, motion.anchor),
            text="\n".join(_words(directive)),
            moved_by=directive.get("moved"),
            seconded_by=directive.get("seconded"),
            outcome=ballot.outcome,
            in_force="\n".join(words) if is_first and motion.is_computed else "",
        )


def _words(directive: Directive) -> Iterator[str]:
    outside, limbs = limbs_of(directive.body)
    yield from paragraphs_of(outside)
    yield from (f"{limb.number} {plain(limb.prose)}".strip() for limb in limbs)


def _vote(site: Site, business: Business, ballot: Ballot, decision: str) -> VoteRow:
    key, vote = business.record.key, ballot.vote
    return VoteRow(
        **_at(site, business.meeting, key, ballot.anchor),
        minute=business.minute.number,
        decision=reference_to(key, decision) if decision else "",
        subject=f"part {ballot.part}" if ballot.part else ballot.on,
        outcome=ballot.outcome,
        counted=vote is not None,
        votes_for=vote.for_.count if vote else None,
        votes_against=vote.against.count if vote else None,
        abstained=vote.abstain.count if vote else None,
        casting=vote.casting if vote else "",
        people_for=vote.for_.people if vote else (),
        people_against=vote.against.people if vote else (),
        people_abstained=vote.abstain.people if vote else (),
    )


def _attendance(site: Site, attended: Attended, role: str) -> AttendanceRow:
    sitting = attended.sitting
    person = site.person(attended.person) if attended.person else None
    return AttendanceRow(
        meeting=sitting.name,
        date=sitting.date.isoformat(),
        council=site.council_of(sitting.committee)[0],
        committee=sitting.committee,
        person=attended.person,
        name=person.full_name if person else attended.person,
        role=role,
        state=attended.state,
        in_chair=attended.in_chair,
        instead_of=attended.instead_of,
        minutes=attended.minutes,
    )


def _day(sheet: Sheet) -> str:
    if not sheet.key.startswith("meetings/"):
        return ""
    return sitting_of(folder_of(sheet.key)).date.isoformat()
