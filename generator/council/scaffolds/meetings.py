"""An agenda begun from the committee, and minutes begun from their agenda."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.council.keys import CONTENT, Sitting
from generator.council.meetings import Item, Membership
from generator.council.scaffolds.known import (
    Earlier,
    agenda_of,
    committee_called,
    committee_of,
    earlier,
    meeting_named,
    people,
)
from generator.council.scaffolds.scaffold import NotPossibleError, Scaffold, filled, spelt
from generator.page import Artifact

_OF_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)


def new_meeting(root: Path, committee: str, day: date, today: date, nth: int = 1) -> Scaffold:
    """Return an agenda with the standing items of ``committee`` and its members as last time.

    The committee is named by its file, or as it is printed. The minutes of the last meeting are
    linked to be confirmed. What was before ``today`` was held. Raises ``NotPossibleError``.
    """
    committee = committee_called(root, committee)
    sitting = Sitting(committee, day, nth)
    body, before = committee_of(root, committee), earlier(root, sitting)
    last = next((each.agenda for each in before if each.agenda), None)
    members = last.membership if last else ()
    values = {
        "time": last.time if last else None,
        "venue": last.venue if last else None,
        "contact": last.contact if last else None,
        "status": "held" if day < today else "scheduled",
        "members": [(each.person, each.role) for each in members],
        "everybody": () if members else people(root),
        "items": _items(body.standing_items, before),
    }
    path = f"{CONTENT}/meetings/{sitting.name}/agenda.md"
    return Scaffold((Artifact(path, filled("meeting.md", values)),), tuple(_notes(before)))


def _items(standing: Sequence[str], before: Sequence[Earlier]) -> list[dict[str, str]]:
    """Return the standing items, the one about the minutes tied to those of the last meeting."""
    others = [{"title": title, "minutes": ""} for title in standing]
    if not before:
        return others
    confirmed = before[0].sitting
    tied = {
        "title": f"Minutes of the meeting held on {spelt(confirmed.date)}",
        "minutes": confirmed.name,
    }
    place = next((n for n, title in enumerate(standing) if _OF_MINUTES.search(title)), None)
    if place is None:
        return [tied, *others]
    return [*others[:place], tied, *others[place + 1 :]]


def _notes(before: Sequence[Earlier]) -> list[str]:
    taken = next((each.sitting for each in before if each.agenda), None)
    if taken is None:
        return []
    return [
        f"Time, place, contact and members are those of {taken.name}: look whether they still hold."
    ]


def new_minutes(root: Path, meeting: str) -> Scaffold:
    """Return minutes of ``meeting`` with a numbered heading for each item of its agenda.

    The numbers run on from the last minutes of the committee. Raises ``NotPossibleError``.
    """
    sitting = meeting_named(meeting)
    agenda = agenda_of(root, sitting)
    if agenda.status in {"cancelled", "postponed"}:
        words = f"The agenda says that {sitting.name} was {agenda.status}."
        raise NotPossibleError(words)
    last = _last_number(earlier(root, sitting))
    values = {
        "chair": _chair(agenda.membership),
        "members": [each.person for each in agenda.membership],
        "starts": agenda.time,
        "minutes": [
            _minute(number, place, item)
            for number, place, item in zip(
                _numbers(last, len(agenda.items)), agenda.numbers, agenda.items, strict=True
            )
        ],
    }
    path = f"{CONTENT}/meetings/{sitting.name}/minutes.md"
    begins = (
        f"The numbers run on from minute {last}."
        if last
        else "There are no earlier minutes of this committee, so that the numbers begin with 1."
    )
    return Scaffold((Artifact(path, filled("minutes.md", values)),), (begins,))


def _chair(members: Sequence[Membership]) -> str:
    return next((each.person for each in members if each.role == "chair"), "")


def _minute(number: str, place: str, item: Item) -> dict[str, object]:
    return {
        "number": number,
        "item": place,
        "title": item.title,
        "confirms": item.minutes is not None,
        "exempt": item.exempt,
        "urgent": item.urgent,
    }


def _last_number(before: Sequence[Earlier]) -> str:
    """Return the last minute's number in the latest minutes that have any."""
    return next((each.numbers[-1] for each in before if each.numbers), "")


def _numbers(last: str, count: int) -> list[str]:
    """Return the numbers after ``last``: of ``20/22`` the first figure counts on."""
    figures = re.match("[0-9]+", last)
    first, behind = (int(figures.group()), last[figures.end() :]) if figures else (0, "")
    behind = behind if re.fullmatch(r"/[0-9/]+", behind) else ""
    return [f"{first + more}{behind}" for more in range(1, count + 1)]
