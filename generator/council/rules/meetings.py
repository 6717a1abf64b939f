"""The facts of a meeting agree with those of the meetings around it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date

from generator.council.fields import NextMeetingDay
from generator.council.keys import Kind, Sitting, folder_of, sitting_of
from generator.council.records import Record
from generator.council.rules.days import Written, told, told_due, written_in
from generator.council.rules.rule import AGENDA, MINUTES, REPORT, Found, Rule, at
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.diagnostics import Label, Severity
from generator.markdown import Passage

_NEAR = 14  # days: a meeting that close to the announced day is probably the one meant
_NEXT = re.compile(r"\b(?:next meeting|meet next|next meet)\b", re.IGNORECASE)


def next_meeting_is_later(site: Site, record: Record) -> Iterator[Found]:
    """The next meeting comes after this one."""
    announced = record.front.value.next_meeting
    held = sitting_of(folder_of(record.key))
    if isinstance(announced, NextMeetingDay):
        is_later, day = announced.date > held.date, announced.date
    elif f"meetings/{announced}" in site.meetings:
        coming = site.meetings[f"meetings/{announced}"].sitting
        is_later, day = (coming.date, coming.nth) > (held.date, held.nth), coming.date
    else:
        return
    if not is_later:
        message = (
            f"the next meeting, on {told(day)}, is not later than this one, on {told(held.date)}"
        )
        yield at(record, ("next_meeting",), message, "Correct the date; is the year right?")


def next_meeting_is_the_one_that_exists(site: Site, record: Record) -> Iterator[Found]:
    """The next meeting is announced for the day on which it is held."""
    announced = record.front.value.next_meeting
    if not isinstance(announced, NextMeetingDay):
        return
    held = sitting_of(folder_of(record.key))
    coming = _nearest(site, held, announced.date)
    if coming is None or announced.date <= held.date:
        return
    distance = abs((coming.sitting.date - announced.date).days)
    time = coming.agenda.front.value.time if coming.agenda else None
    if 0 < distance <= _NEAR:
        message = (
            f"the next meeting is announced for {told(announced.date)}, "
            f"but one is held on {told(coming.sitting.date)}"
        )
    elif distance == 0 and announced.time and time and time != announced.time:
        message = (
            f"the next meeting is announced for {announced.time:%H:%M}, "
            f"but its agenda says {time:%H:%M}"
        )
    else:
        return
    yield at(record, ("next_meeting",), message, "Correct the one that is wrong.")


def _nearest(site: Site, held: Sitting, day: date) -> Meeting | None:
    """Return the meeting of a committee behind ``held`` that is nearest to ``day``."""
    sittings = site.sittings_of(held.committee)
    later = bisect_right(sittings, held.date, key=lambda each: each.sitting.date)
    place = max(later, bisect_left(sittings, day, key=lambda each: each.sitting.date))
    near = sittings[max(later, place - 1) : place + 1]
    return min(near, key=lambda each: abs((each.sitting.date - day).days), default=None)


def next_meeting_is_told_once(site: Site, record: Record) -> Iterator[Found]:
    """The body names the same day for the next meeting as the front matter."""
    day = _announced(site, record)
    if day is None:
        return
    for passage in record.body.passages:
        sign = _NEXT.search(passage.text)
        for written in written_in(passage) if sign else ():
            if written.date and written.date != day and _is_beside(passage, sign, written):
                message = (
                    f"the next meeting is on {written.text} here, "
                    f"but on {told(day)} in the front matter"
                )
                label = Label(record.path, record.front.place("next_meeting"), "as said here")
                remedy = "Correct the one that is wrong."
                span = passage.span(written.start, written.end)
                yield Found(record.path, span, message, remedy, (label,))


def _is_beside(passage: Passage, sign: re.Match[str] | None, written: Written) -> bool:
    """Tell whether a day stands in the same sentence as the words about the next meeting."""
    if sign is None:
        return False
    first, last = sorted((sign.start(), written.start))
    between = passage.text[first:last]
    return ". " not in between and ";" not in between


def cancelled_meetings_have_no_minutes(_site: Site, meeting: Meeting) -> Iterator[Found]:
    """A meeting that has minutes was neither cancelled nor postponed."""
    if meeting.agenda is None or meeting.minutes is None:
        return
    status = meeting.agenda.front.value.status
    if status in {"cancelled", "postponed"}:
        message = f"this meeting is {status}, and has minutes"
        remedy = "Write  status: held, or remove the minutes."
        yield at(meeting.agenda, ("status",), message, remedy)


def minutes_are_confirmed_later(_site: Site, record: Record) -> Iterator[Found]:
    """Minutes are confirmed at a later meeting than the one they are of."""
    confirmed, held = record.front.value.confirmed, sitting_of(folder_of(record.key))
    if isinstance(confirmed, str):
        meeting = sitting_of(f"meetings/{confirmed}")
        day, is_later = meeting.date, (meeting.date, meeting.nth) > (held.date, held.nth)
    elif confirmed and confirmed.date:
        day, is_later = confirmed.date, confirmed.date > held.date
    else:
        return
    if not is_later:
        message = (
            f"these minutes of {told(held.date)} are confirmed on {told(day)}, which is not later"
        )
        yield at(record, ("confirmed",), message, "Name the meeting that confirmed them.")


def items_confirm_earlier_minutes(_site: Site, record: Record) -> Iterator[Found]:
    """An agenda confirms the minutes of an earlier meeting, and says rightly of which day."""
    held = sitting_of(folder_of(record.key))
    for place, item in enumerate(record.front.value.items):
        if not isinstance(item.minutes, str):
            continue
        other = sitting_of(f"meetings/{item.minutes}")
        way: tuple[str | int, ...] = ("items", place, "minutes")
        if (other.date, other.nth) >= (held.date, held.nth):
            message = f"the minutes of {told(other.date)} cannot be confirmed before they exist"
            yield at(record, way, message, "Name an earlier meeting.")
            continue
        title = next((words for words in record.words if words.text == item.title), None)
        days = [written.date for written in written_in(title) if written.date] if title else []
        if days and other.date not in days:
            message = f"the title names {told(days[0])}, but the minutes are of {told(other.date)}"
            yield at(record, (*way[:2], "title"), message, "Correct the one that is wrong.")


def meetings_end_after_they_start(_site: Site, record: Record) -> Iterator[Found]:
    """A meeting ends after it starts."""
    starts, ends = record.front.value.starts, record.front.value.ends
    if starts and ends and ends <= starts:
        message = f"the meeting ends at {ends:%H:%M}, which is not after its start, {starts:%H:%M}"
        remedy = "Correct the time; is it the afternoon, as 16:20?"
        label = Label(record.path, record.front.place("starts"), "it starts here")
        yield at(record, ("ends",), message, remedy, label)


def promises_are_due_later(_site: Site, record: Record) -> Iterator[Found]:
    """What a meeting asks for is due after that meeting."""
    held = sitting_of(folder_of(record.key)).date.isoformat()
    for number, action in enumerate(getattr(record.front.value, "actions", ())):
        if action.due and action.due < held[: len(action.due)]:
            message = f"this is due {told_due(action.due)}, before the meeting that asks for it"
            yield at(record, ("actions", number, "due"), message, "Correct the date.")
    due = getattr(record.front.value, "response_due", None)
    if due and due < held[: len(due)]:
        message = f"the response is due {told_due(due)}, before the meeting that the report is for"
        yield at(record, ("response_due",), message, "Correct the date.")


def _announced(site: Site, record: Record) -> date | None:
    announced = record.front.value.next_meeting
    if isinstance(announced, NextMeetingDay):
        return announced.date
    meeting = site.meetings.get(f"meetings/{announced}")
    return meeting.sitting.date if meeting else None


RULES = (
    Rule(
        "next-meeting-not-later",
        next_meeting_is_later,
        (Kind.AGENDA, Kind.MINUTES),
        "Readers plan by the next meeting. A wrong year sends them to a meeting long past.",
        {
            MINUTES: "---\nnext_meeting: {date: 2023-05-01}"
            "  # error: 15 [next-meeting-not-later]\n---\n"
        },
        {MINUTES: "---\nnext_meeting: {date: 2024-05-01}\n---\n"},
        is_waivable=True,
    ),
    Rule(
        "next-meeting-unlike",
        next_meeting_is_the_one_that_exists,
        (Kind.AGENDA, Kind.MINUTES),
        "Where a meeting is held on another day than was announced, one of the two is wrong, "
        "or readers should be told.",
        {
            "content/meetings/planning/2024-03-06/minutes.md": "---\nnext_meeting: {date: 2024-04-10}  # error: 15 [next-meeting-unlike]\n---\n",
            AGENDA: "---\ntime: 19:00\n---\n",
        },
        {
            "content/meetings/planning/2024-03-06/minutes.md": "---\nnext_meeting: {date: 2024-04-03, time: 19:00}\n---\n",
            AGENDA: "---\ntime: 19:00\n---\n",
        },
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "next-meeting-told-otherwise",
        next_meeting_is_told_once,
        (Kind.AGENDA, Kind.MINUTES),
        "Software reads the front matter, people read the body: they must read the same day.",
        {
            MINUTES: "---\nnext_meeting: {date: 2024-05-01}\n---\n\n"
            "The next meeting is on 2 May 2024. <!-- error: 24 [next-meeting-told-otherwise] -->\n"
        },
        {
            MINUTES: "---\nnext_meeting: {date: 2024-05-01}\n---\n\n"
            "The next meeting is on 1 May 2024.\n"
        },
        is_waivable=True,
    ),
    Rule(
        "minutes-of-no-meeting",
        cancelled_meetings_have_no_minutes,
        Meeting,
        "A reader who sees “cancelled” stops looking for the minutes.",
        {
            AGENDA: "---\ntime: 19:00\nstatus: cancelled  # error: 9 [minutes-of-no-meeting]\n---\n",
            MINUTES: "---\npresent: [a-archer]\n---\n",
        },
        {
            AGENDA: "---\ntime: 19:00\nstatus: held\n---\n",
            MINUTES: "---\npresent: [a-archer]\n---\n",
        },
    ),
    Rule(
        "confirmed-before-held",
        minutes_are_confirmed_later,
        (Kind.MINUTES,),
        "Only a later meeting can agree that the minutes are right.",
        {
            MINUTES: "---\nconfirmed: planning/2024-03-06"
            "  # error: 12 [confirmed-before-held]\n---\n"
        },
        {MINUTES: "---\nconfirmed: {title: The meeting of May, date: 2024-05-01}\n---\n"},
        law="Local Government Act 1972, Schedule 12, paragraph 41(1)",
        is_waivable=True,
    ),
    Rule(
        "minutes-of-another-day",
        items_confirm_earlier_minutes,
        (Kind.AGENDA,),
        "The item that confirms minutes is where people look for their final form.",
        {
            AGENDA: "---\ntime: 19:00\nitems:\n  - title: Minutes of 7 March 2024"
            "  # error: 12 [minutes-of-another-day]\n    minutes: planning/2024-03-06\n---\n"
        },
        {
            AGENDA: "---\ntime: 19:00\nitems:\n  - title: Minutes of 6 March 2024\n"
            "    minutes: planning/2024-03-06\n---\n"
        },
        is_waivable=True,
    ),
    Rule(
        "ends-before-starts",
        meetings_end_after_they_start,
        (Kind.MINUTES,),
        "A time without its afternoon is the commonest slip of the clock.",
        {MINUTES: "---\nstarts: 14:00\nends: 04:20  # error: 7 [ends-before-starts]\n---\n"},
        {MINUTES: "---\nstarts: 14:00\nends: 16:20\n---\n"},
        is_waivable=True,
    ),
    Rule(
        "due-before-asked",
        promises_are_due_later,
        (Kind.MINUTES, Kind.REPORT),
        "A promise that was due before it was made is shown as broken from its first day.",
        {
            REPORT: "---\ntitle: Hedges\nresponse_due: 2023-07"
            "  # error: 15 [due-before-asked]\n---\n"
        },
        {REPORT: "---\ntitle: Hedges\nresponse_due: 2024-07\n---\n"},
        is_waivable=True,
    ),
)
