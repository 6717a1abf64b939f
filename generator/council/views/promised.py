"""Promises as layouts see them: what was asked for, of whom, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue import marked
from generator.council.keys import Kind, folder_of
from generator.council.promises import (
    ACTION,
    ANSWERED,
    OPEN,
    PAPER,
    PARTLY,
    RECOMMENDATION,
    Answer,
    Promise,
    outcome_of,
)
from generator.council.records import Record
from generator.council.site import Site
from generator.council.views import words
from generator.council.views.chrome import Link, href, to
from generator.council.views.names import meeting_link, spoken, title_of
from generator.markdown import slug


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What answers a promise, which parts of it, after how long, and how."""

    link: Link
    parts: str
    after: str
    outcome: str


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise: ``state`` is ``open``, ``overdue``, ``partly`` or ``answered``."""

    what: str
    words: str
    parts: tuple[tuple[str, str], ...]
    place: Link
    owner: Link | None
    due: str
    state: str
    status: str
    answers: tuple[AnswerView, ...]
    announced: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ResponseView:
    """What a record says became of a recommendation."""

    recommendation: Link
    outcome: str


OVERDUE = "overdue"
_WHAT = {
    ACTION: marked("Action"),
    PAPER: marked("Paper to follow"),
    RECOMMENDATION: marked("Recommendation"),
}
STATES = {
    OVERDUE: marked("Overdue"),
    OPEN: marked("Open"),
    PARTLY: marked("Partly answered"),
    ANSWERED: marked("Answered"),
}
_OUTCOMES = {
    "agreed": marked("Agreed"),
    "amended": marked("Agreed in part or amended"),
    "rejected": marked("Rejected"),
    "mixed": marked("Agreed in part or amended"),
}


def promise_view(site: Site, promise: Promise) -> PromiseView:
    """Return ``promise`` with its state on the day of the site."""
    asked = promise.asked
    return PromiseView(
        site.say(_WHAT[asked.kind]),
        asked.words,
        asked.parts,
        place_of(site, asked.key, asked.anchor),
        Link(asked.owner, owner_href(site, asked.owner)) if asked.owner else None,
        words.day_or_month(asked.due, site.settings.language) if asked.due else "",
        shown_state(promise),
        _status(site, promise),
        tuple(_answer(site, promise, answer) for answer in promise.answers),
        tuple(place_of(site, answer.key, answer.anchor) for answer in promise.announced),
    )


def shown_state(promise: Promise) -> str:
    """Return the state of ``promise``, which is ``overdue`` as well as open or partly answered."""
    return OVERDUE if promise.is_overdue else promise.state


def place_of(site: Site, key: str, anchor: str) -> Link:
    """Return how a place of a meeting's papers is cited, with the way to it."""
    if key in site.meetings:
        return meeting_link(site, key)
    meeting = title_of(site, folder_of(key))
    title = title_of(site, key) if site.graph.nodes[key].kind == Kind.REPORT else ""
    place = spoken(site, anchor.replace("resolution-", "minute-")) if anchor else ""
    return Link(", ".join(filter(None, (title, meeting, place))), to(site, key, anchor))


def answered_by(site: Site, record: Record, anchor: str = "") -> Iterator[Link]:
    """Yield what ``record``, or one place of it, says that it answers."""
    for tie in record.references:
        if tie.kind == "answers" and tie.source_anchor == anchor:
            place = site.graph.find(tie.key, tie.anchor)
            if place:
                yield place_of(site, *place)


def responses_in(
    site: Site, record: Record, anchors: frozenset[str] | None = None
) -> Iterator[ResponseView]:
    """Yield what ``record`` says became of recommendations; of ``anchors`` alone, if given."""
    for tie in record.references:
        if tie.kind != "responds" or (anchors is not None and tie.source_anchor not in anchors):
            continue
        if place := site.graph.find(tie.key, tie.anchor):
            outcome = outcome_words(site, outcome_of(site, tie))
            yield ResponseView(place_of(site, *place), outcome)


def owner_href(site: Site, owner: str) -> str:
    """Return the address of the page of all that ``owner`` is to do."""
    return href(site, f"/actions/owners/{slug(owner)}/")


def outcome_words(site: Site, outcome: str) -> str:
    """Return what became of a recommendation."""
    return site.say(_OUTCOMES[outcome]) if outcome else ""


def _status(site: Site, promise: Promise) -> str:
    if promise.outcome and promise.state == ANSWERED:
        return outcome_words(site, promise.outcome)
    state = shown_state(promise)
    said = site.say(STATES[state])
    if promise.state != PARTLY:
        return said
    limbs = promise.asked.limbs
    answered = {limb for answer in promise.answers for limb in answer.limbs}
    so_far = site.say(
        "%(answered)s of %(all)s parts answered", answered=len(answered), all=len(limbs)
    )
    return f"{said}, {so_far}" if promise.is_overdue else f"{said}: {so_far}"


def _answer(site: Site, promise: Promise, answer: Answer) -> AnswerView:
    asked = promise.asked
    is_whole = answer.limbs == asked.limbs
    parts = "" if is_whole else ", ".join(_limb(asked.anchor, limb) for limb in answer.limbs)
    return AnswerView(
        place_of(site, answer.key, answer.anchor),
        parts,
        _after(site, answer.days),
        outcome_words(site, answer.outcome),
    )


def _after(site: Site, days: int) -> str:
    if days <= 0:
        return ""
    return site.say_some("after %(num)s day", "after %(num)s days", days)


def _limb(anchor: str, limb: str) -> str:
    """Return ``resolution-90-b-i`` as ``(i)`` where ``resolution-90-b`` was asked for."""
    return " ".join(f"({part})" for part in limb.removeprefix(f"{anchor}-").split("-"))
