"""What the law asks of an agenda and of what follows a meeting, by jurisdiction."""

from collections.abc import Iterator
from datetime import date

from generator.council.keys import Kind, folder_of, sitting_of
from generator.council.records import Record
from generator.council.rules.days import told
from generator.council.rules.places import minuted
from generator.council.rules.rule import (
    AGENDA,
    ENGLAND,
    MINUTES,
    PRINCIPAL,
    REPORT,
    SCOTLAND,
    SETTINGS,
    WALES,
    Found,
    Rule,
    at,
    of_site,
)
from generator.council.rules.working_days import calendar_of
from generator.council.settings import Council
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.diagnostics import Severity

LOCAL = ("england-parish", "wales-community")
_WELSH = (WALES, "wales-community")
_FIVE_DAYS_SINCE = date(2002, 10, 1)
_WELSH_ACT_SINCE = date(2021, 5, 1)
_WELSH_NOTE_DAYS = 7
_ENOUGH = 60  # days: notice that nobody needs to count
_LAWS = {
    ENGLAND: "Local Government Act 1972, sections 100A(6)(a) and 100B(3); SI 2002/715 since "
    "1 October 2002; R v Swansea City Council, ex parte Elitestone Ltd (1993)",
    WALES: "Local Government Act 1972, sections 100A(6)(a) and 100B(3); "
    "R v Swansea City Council, ex parte Elitestone Ltd (1993)",
    SCOTLAND: "Local Government (Scotland) Act 1973, sections 50A(6)(a) and 50B(3)",
}
_SCHEDULE_12 = "Local Government Act 1972, Schedule 12, paragraphs 10(2) and 26(2), and section 243"


def agendas_are_open_in_time(site: Site, record: Record) -> Iterator[Found]:
    """An agenda is open to inspection for the clear working days that the law asks for."""
    return _short_notice(site, record, PRINCIPAL)


def local_agendas_are_open_in_time(site: Site, record: Record) -> Iterator[Found]:
    """The notice of a parish or community council's meeting is given three clear days before."""
    return _short_notice(site, record, LOCAL)


def _short_notice(site: Site, record: Record, jurisdictions: tuple[str, ...]) -> Iterator[Found]:
    agenda, sitting = record.front.value, sitting_of(folder_of(record.key))
    council, held = site.council_of(sitting.committee)[1], sitting.date
    if council.jurisdiction not in jurisdictions or agenda.published is None:
        return
    is_excused = agenda.short_notice or agenda.status in _NOT_HELD
    if is_excused or (held - agenda.published).days > _ENOUGH:
        return
    wanted, saturdays = _notice(council, held)
    calendar = calendar_of(council.jurisdiction, saturdays=saturdays)
    clear = calendar.clear_days(agenda.published, held)
    if clear < wanted:
        message = (
            f"the agenda was open to inspection on {told(agenda.published)}, "
            f"{_days(clear)} before the meeting on {told(held)}; {wanted} are wanted"
        )
        remedy = (
            f"The last day for it was {told(calendar.latest_before(held, wanted))}: the day of "
            f"the agenda, the day of the meeting, Sundays{'' if saturdays else ', Saturdays'} "
            "and bank holidays do not count. If the notice was short and lawful, say why: "
            " short_notice: the reason."
        )
        law = _LAWS.get(council.jurisdiction, _SCHEDULE_12)
        yield Found(record.path, record.front.place("published"), message, remedy, law=law)


_NOT_HELD = {"cancelled", "postponed"}


def _days(number: int) -> str:
    return f"{number} clear {'day' if number == 1 else 'days'}"


def _notice(council: Council, held: date) -> tuple[int, bool]:
    """Return how many clear days a council's notice takes, and whether Saturdays count."""
    said = council.notice
    is_five = council.jurisdiction == ENGLAND and held >= _FIVE_DAYS_SINCE
    days = said.days if said and said.days is not None else (5 if is_five else 3)
    if said and said.saturdays is not None:
        return days, said.saturdays
    return days, council.jurisdiction in LOCAL


def welsh_notices_say_where(_site: Site, meeting: Meeting) -> Iterator[Found]:
    """The notice of a meeting in Wales says where it is, or how to join it."""
    agenda = meeting.agenda
    if agenda is None or meeting.sitting.date < _WELSH_ACT_SINCE:
        return
    front = agenda.front.value
    if not (front.venue or front.join or front.webcast):
        message = "it is not said where this meeting is, nor how to join it"
        remedy = "Add  venue:, or  join: with the address at which people take part."
        yield at(agenda, (), message, remedy)


def welsh_decisions_are_noted_in_time(site: Site, meeting: Meeting) -> Iterator[Found]:
    """Within seven working days of a meeting in Wales, what was decided is published."""
    council = _council_of(site, meeting)
    if (
        meeting.agenda is None
        or meeting.minutes
        or council.jurisdiction not in _WELSH
        or meeting.sitting.date < _WELSH_ACT_SINCE
        or meeting.agenda.front.value.status in _NOT_HELD
    ):
        return
    calendar = calendar_of(council.jurisdiction)
    last = calendar.last_of(meeting.sitting.date, _WELSH_NOTE_DAYS)
    if last < site.today:
        message = f"who attended and what was decided was to be published by {told(last)}"
        remedy = "Add minutes.md; draft minutes are enough."
        yield at(meeting.agenda, (), message, remedy)


def reports_list_their_background_papers(_site: Site, record: Record) -> Iterator[Found]:
    """A report before a principal council lists its background papers, or says there are none."""
    report = record.front.value
    if report.kind == "report" and report.background_papers is None:
        message = "this report does not say on which background papers it rests"
        remedy = "Add  background_papers: none, or a list of {title: …, url: …}."
        yield at(record, (), message, remedy)


def urgency_is_minuted(_site: Site, meeting: Meeting) -> Iterator[Found]:
    """Why an item was urgent is said in the minutes."""
    if meeting.agenda is None or meeting.minutes is None:
        return
    words = {
        told.minute.item: " ".join(passage.text for passage in told.passages).lower()
        for told in minuted(meeting.minutes)
    }
    everything = " ".join(passage.text for passage in meeting.minutes.body.passages).lower()
    agenda = meeting.agenda.front.value
    for place, (number, item) in enumerate(zip(agenda.numbers, agenda.items, strict=True)):
        if item.urgent and not _tells_urgency(words.get(number, everything)):
            message = f"item {number} was urgent, and the minutes do not say why"
            remedy = "Add the special circumstances to the minutes, with the word urgent."
            yield at(meeting.agenda, ("items", place, "urgent"), message, remedy)


def _tells_urgency(words: str) -> bool:
    return "urgen" in words or "special circumstances" in words


def _council_of(site: Site, meeting: Meeting) -> Council:
    return site.council_of(meeting.sitting.committee)[1]


RULES = (
    Rule(
        "notice-too-short",
        agendas_are_open_in_time,
        (Kind.AGENDA,),
        "What is decided at a meeting without due notice can be set aside. Days are whole working "
        "days: neither that of the agenda nor that of the meeting counts.",
        {
            SETTINGS: of_site(WALES),
            AGENDA: "---\ntime: 19:00\nvenue: Hall\npublished: 2024-03-27"
            "  # error: 12 [notice-too-short]\n---\n",
        },
        {
            SETTINGS: of_site(WALES),
            AGENDA: "---\ntime: 19:00\nvenue: Hall\npublished: 2024-03-26\n---\n",
        },
        law=_LAWS[ENGLAND],
        jurisdictions=PRINCIPAL,
        is_waivable=True,
    ),
    Rule(
        "local-notice-too-short",
        local_agendas_are_open_in_time,
        (Kind.AGENDA,),
        "Three clear days. Whether a Saturday is one, no authority settles: here it is unless "
        "site.yaml says  notice: {saturdays: false}  for the council.",
        {
            AGENDA: "---\ntime: 19:00\npublished: 2024-03-28"
            "  # error: 12 [local-notice-too-short]\n---\n"
        },
        {AGENDA: "---\ntime: 19:00\npublished: 2024-03-27\n---\n"},
        severity=Severity.WARNING,
        law=_SCHEDULE_12,
        jurisdictions=LOCAL,
        is_waivable=True,
    ),
    Rule(
        "place-missing",
        welsh_notices_say_where,
        Meeting,
        "Since 2021 a notice in Wales tells the place, how to join from afar, or both.",
        {SETTINGS: of_site(WALES), AGENDA: "---\ntime: 19:00 # error: 1 [place-missing]\n---\n"},
        {
            SETTINGS: of_site(WALES),
            AGENDA: "---\ntime: 19:00\njoin: https://video.example.org/join\n---\n",
        },
        law="Local Government Act 1972, section 100A(6A), inserted by the Local Government and "
        "Elections (Wales) Act 2021, Schedule 4",
        jurisdictions=_WELSH,
        is_waivable=True,
    ),
    Rule(
        "note-overdue",
        welsh_decisions_are_noted_in_time,
        Meeting,
        "In Wales people need not wait for the minutes to learn what was decided.",
        {
            SETTINGS: of_site(WALES),
            "content/meetings/planning/2024-02-07/agenda.md": "---\ntime: 19:00 # error: 1 [note-overdue]\nvenue: Hall\n---\n",
        },
        {
            SETTINGS: of_site(WALES),
            "content/meetings/planning/2024-02-07/agenda.md": "---\ntime: 19:00\nvenue: Hall\n---\n",
            "content/meetings/planning/2024-02-07/minutes.md": "---\npresent: [a-archer]\n---\n",
        },
        law="Local Government Act 1972, section 100C(1C), inserted by the Local Government and "
        "Elections (Wales) Act 2021, Schedule 4, paragraph 8",
        jurisdictions=_WELSH,
        is_waivable=True,
        is_fleeting=True,
    ),
    Rule(
        "background-papers-missing",
        reports_list_their_background_papers,
        (Kind.REPORT,),
        "A reader may ask for the papers on which a report rests, for years: the list says which.",
        {
            SETTINGS: of_site(ENGLAND),
            REPORT: "---\ntitle: Hedges # error: 1 [background-papers-missing]\n---\n",
        },
        {SETTINGS: of_site(ENGLAND), REPORT: "---\ntitle: Hedges\nbackground_papers: none\n---\n"},
        severity=Severity.WARNING,
        law="Local Government Act 1972, section 100D; in Scotland, Local Government (Scotland) "
        "Act 1973, section 50D",
        jurisdictions=PRINCIPAL,
        is_waivable=True,
    ),
    Rule(
        "urgency-not-minuted",
        urgency_is_minuted,
        Meeting,
        "An item that was not on the agenda in time may be taken only for special circumstances, "
        "and the minutes must specify them.",
        {
            SETTINGS: of_site(ENGLAND),
            AGENDA: "---\ntime: 19:00\nitems:\n  - title: Flood\n"
            "    urgent: The river rises  # error: 13 [urgency-not-minuted]\n---\n",
            MINUTES: "---\n---\n\n## 21. Flood {item=1}\n\nThe flood was noted.\n",
        },
        {
            SETTINGS: of_site(ENGLAND),
            AGENDA: "---\ntime: 19:00\nitems:\n  - title: Flood\n    urgent: The river rises\n---\n",
            MINUTES: "---\n---\n\n## 21. Flood {item=1}\n\nIt was urgent: the river rose.\n",
        },
        law="Local Government Act 1972, section 100B(4)(b); in Scotland, Local Government "
        "(Scotland) Act 1973, section 50B(4)(b)",
        jurisdictions=PRINCIPAL,
        is_waivable=True,
    ),
)
