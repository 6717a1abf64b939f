"""The minutes of a whole meeting: who was there, every item, and what is to happen next."""

from collections.abc import Callable, Iterator, Sequence

from benchmarks.council.agenda import Entry
from benchmarks.council.business import Business
from benchmarks.council.calendar import Sitting
from benchmarks.council.fates import minute
from benchmarks.council.papers import Limb
from benchmarks.council.people import Person
from benchmarks.council.plan import Plan
from benchmarks.council.scribe import Scribe
from benchmarks.council.text import (
    clock,
    document,
    entry,
    long_date,
    quoted,
    together,
    weekday_date,
)

_PROCEDURE = 2_200
_LONGEST = 165


def protocol(
    plan: Plan, scribe: Scribe, items: Sequence[Entry], confirmed: str | None, next_meeting: str
) -> str:
    """Return the file of the minutes; ``scribe`` has written nothing yet."""
    business = [(number, each.business) for number, each in enumerate(items, 1) if each.business]
    _declare(scribe, [(number, each) for number, each in business])
    size = plan.size * (0.6 + 0.8 * scribe.chance.random())
    length = int(max(size - _PROCEDURE, 0) / max(1, len(business))) - 150
    for number, item in enumerate(items, 1):
        if item.business:
            minute(scribe, item.business, number, max(length, 150))
        elif item.confirms:
            _confirm(scribe, item, item.confirms, number)
        else:
            scribe.begin(item.title, number)
            _STANDING[item.title](scribe, items)
    length_in_minutes = min(_LONGEST, 25 + 17 * len(business))
    return document(_front(scribe, length_in_minutes, confirmed, next_meeting), scribe.blocks)


def _declare(scribe: Scribe, business: Sequence[tuple[int, Business]]) -> None:
    """Decide who has an interest in which item: never the chair, and a quorum stays."""
    attended = scribe.attended
    for number, _ in business:
        is_quorate = len(attended.present) - 1 >= scribe.sitting.committee.quorum
        if is_quorate and len(attended.present) > 3 and scribe.chance.happens(0.08):
            others = [person for person in attended.present if person is not attended.chair]
            scribe.interests[number] = scribe.chance.pick(others)
            scribe.truth.business["interests"] += 1


def _confirm(scribe: Scribe, item: Entry, before: Sitting, number: int) -> None:
    scribe.begin(item.title, number)
    at = f" at {clock(before.time)}" if before.nth > 1 else ""
    scribe.say(f"The minutes of the meeting on {weekday_date(before.day)}{at} were taken as read.")
    held = f"the minutes of the meeting held on {long_date(before.day)}{at}"
    correct = "be confirmed as a correct record and signed by the Chair"
    scribe.resolve(Limb(f"That {held} {correct}"))


def _apologies(scribe: Scribe, _items: Sequence[Entry]) -> None:
    attended = scribe.attended
    if attended.chair is not scribe.usual_chair:
        scribe.say(f"{attended.chair.called} took the chair.")
    if not attended.apologies:
        scribe.say("There were no apologies.")
    else:
        scribe.say(f"Apologies were received from {_people(attended.apologies)}.")
    for person, member in attended.substitutes:
        scribe.say(f"{person.called} attended in place of {member.called}.")
    if attended.absent:
        scribe.say(f"{_people(attended.absent)} did not attend.")


def _people(people: Sequence[Person]) -> str:
    return together([person.called for person in people])


def _interests(scribe: Scribe, items: Sequence[Entry]) -> None:
    if not scribe.interests:
        scribe.say("No interests were declared.")
    for number, person in scribe.interests.items():
        scribe.say(
            f"{person.called} declared an interest in item {number}, {items[number - 1].title}, "
            "and took no part in it."
        )


def _urgent(scribe: Scribe, items: Sequence[Entry]) -> None:
    found = [(number, each.business) for number, each in enumerate(items, 1) if each.business]
    urgent = [(number, about) for number, about in found if about.urgent]
    if not urgent:
        scribe.say("There were no urgent items.")
    for number, about in urgent:
        scribe.say(
            f"The Chair had agreed to take item {number}, {about.title}, as urgent. "
            f"The reason: {about.urgent}."
        )


def _questions(scribe: Scribe, _items: Sequence[Entry]) -> None:
    scribe.say("No member of the public had put a question.")


def _petitions(scribe: Scribe, _items: Sequence[Entry]) -> None:
    scribe.say("No petitions were presented.")


def _members(scribe: Scribe, _items: Sequence[Entry]) -> None:
    scribe.say("Members had put no questions.")


def _election(scribe: Scribe, _items: Sequence[Entry]) -> None:
    chair = scribe.usual_chair
    scribe.resolve(Limb(f"That {chair.called} be elected Chair for the coming municipal year"))


def _next(scribe: Scribe, _items: Sequence[Entry]) -> None:
    following = scribe.sitting.following
    if following is None:
        scribe.say("The date of the next meeting was to be confirmed.")
        return
    when = f"{weekday_date(following.day)} at {clock(following.time)}"
    scribe.note(f"The next meeting would be held on {when}.")


_STANDING: dict[str, Callable[[Scribe, Sequence[Entry]], None]] = {
    "Apologies for absence and substitutes": _apologies,
    "Declarations of interest": _interests,
    "Urgent items": _urgent,
    "Questions from the public": _questions,
    "Petitions": _petitions,
    "Questions from members": _members,
    "Election of the Chair": _election,
    "Date of the next meeting": _next,
}


def _front(scribe: Scribe, length: int, confirmed: str | None, next_meeting: str) -> Iterator[str]:
    attended, sitting = scribe.attended, scribe.sitting
    yield f"present: [{_keys(attended.present)}]"
    yield f"chair: {attended.chair.key}"
    if attended.apologies:
        yield f"apologies: [{_keys(attended.apologies)}]"
    if attended.substitutes:
        yield "substitutes:"
    for person, member in attended.substitutes:
        yield f"  - {entry(person=person.key, for_=member.key)}"
    yield from _in_attendance(scribe)
    yield f"venue: {quoted(sitting.committee.venue)}"
    yield f'starts: "{sitting.time}"'
    yield f'ends: "{_later(sitting.time, length)}"'
    if confirmed:
        yield f"confirmed: {confirmed}"
    yield f"next_meeting: {next_meeting}"
    if scribe.actions:
        yield "actions:"
    for place, owner, due in scribe.actions:
        yield f"  - {entry(resolution=place, owner=quoted(owner), due=due)}"


def _keys(people: Sequence[Person]) -> str:
    return ", ".join(person.key for person in people)


def _in_attendance(scribe: Scribe) -> Iterator[str]:
    if scribe.invited or scribe.officers:
        yield "in_attendance:"
    for key, (role, minutes) in scribe.invited.items():
        numbers = ", ".join(str(number) for number in minutes)
        yield f"  - {entry(person=key, role=quoted(role), minutes=f'[{numbers}]')}"
        scribe.truth.people[key]["in attendance"] += 1
    for role, minutes in scribe.officers.items():
        numbers = ", ".join(str(number) for number in minutes)
        yield f"  - {entry(role=quoted(role), minutes=f'[{numbers}]')}"


def _later(time: str, minutes: int) -> str:
    hour, minute = divmod(int(time[:2]) * 60 + int(time[3:]) + minutes, 60)
    return f"{hour:02}:{minute:02}"
