"""A matter as layouts see it: its whole journey, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue import marked
from generator.council.journeys import Consulted, Earlier, Journey, Sat, Step, journey_of
from generator.council.keys import address_of
from generator.council.meetings import Agenda
from generator.council.promises import ACTION, Promise
from generator.council.records import Record
from generator.council.site import Site
from generator.council.views import words
from generator.council.views.chrome import Link, href, to
from generator.council.views.decided import EntryView, entries_of, paper_links
from generator.council.views.names import held_or_absent, meeting_link, title_of
from generator.council.views.promised import PromiseView, place_of, promise_view
from generator.council.views.prose import ProseView, Shown
from generator.markdown import safe


@dataclass(frozen=True, slots=True)
class StepView:
    """A step: when, in what way, where, and what was brought, decided, asked for, answered."""

    day: str
    iso: str
    until: str
    stage: str
    heading: Link
    agenda: tuple[Link, ...]
    papers: tuple[Link, ...]
    told: tuple[Link, ...]
    answers: tuple[Link, ...]
    decisions: tuple[EntryView, ...]
    promises: tuple[PromiseView, ...]


@dataclass(frozen=True, slots=True)
class MatterView:
    """A subject and its journey, oldest step first."""

    body: ProseView
    steps: tuple[StepView, ...]
    strategies: tuple[tuple[Link, str], ...]


_STAGES = {
    "council": marked("Full council"),
    "executive": marked("Executive"),
    "scrutiny": marked("Scrutiny"),
    "regulatory": marked("Regulatory"),
    "other": marked("Meeting"),
}
_STATUS = {
    "draft": marked("Draft"),
    "adopted": marked("Adopted"),
    "superseded": marked("Superseded"),
}


def matter_view(site: Site, record: Record) -> MatterView:
    """Return the matter ``record`` with its journey."""
    name = record.key.rpartition("/")[2]
    journey = journey_of(site, name)
    return MatterView(
        Shown(site, record).prose(record.body.parts),
        tuple(_step(site, step) for step in journey.steps),
        tuple(_strategies(site, journey)),
    )


def _step(site: Site, step: Step) -> StepView:
    if isinstance(step, Sat):
        return _sat(site, step)
    day = words.short_day(step.day, site.settings.language)
    iso = step.day.isoformat()
    paper = (Link(title_of(site, step.paper), to(site, step.paper)),)
    if isinstance(step, Earlier):
        stage = site.say("Earlier decision")
        named = Link(step.named.title, str(step.named.url or ""))
        return StepView(day, iso, "", stage, named, (), (), paper, (), (), ())
    return _consulted(site, step, day, paper)


def _consulted(site: Site, step: Consulted, day: str, paper: tuple[Link, ...]) -> StepView:
    until = words.short_day(step.consultation.closes, site.settings.language)
    heading, iso = Link(site.say("Consultation")), step.day.isoformat()
    return StepView(day, iso, until, site.say("Consultation"), heading, (), (), paper, (), (), ())


def _sat(site: Site, step: Sat) -> StepView:
    committee = site.committee(step.meeting.sitting.committee)
    asked = tuple(promise for promise in step.promises if promise.asked.kind != ACTION)
    return StepView(
        words.short_day(step.day, site.settings.language),
        step.day.isoformat(),
        "",
        site.say(_STAGES[committee.kind if committee else "other"]),
        meeting_link(site, step.meeting.key),
        tuple(_items(site, step)),
        paper_links(site, step.papers),
        (),
        tuple(_answered(site, step)),
        entries_of(site, step.business),
        tuple(promise_view(site, promise) for promise in asked),
    )


def _items(site: Site, step: Sat) -> Iterator[Link]:
    for key, anchor in step.items:
        agenda: Agenda = site.records[key].front.value
        titles = {
            f"item-{safe(number)}": f"{number}. {item.title}"
            for number, item in zip(agenda.numbers, agenda.items, strict=True)
        }
        yield Link(titles[anchor], to(site, key, anchor))


def _answered(site: Site, step: Sat) -> Iterator[Link]:
    seen: set[tuple[str, str]] = set()
    for promise in step.answered:
        for anchor in _limbs(promise, step):
            place = (promise.asked.key, anchor)
            if place not in seen:
                seen.add(place)
                yield place_of(site, *place)


def _limbs(promise: Promise, step: Sat) -> Iterator[str]:
    """Yield the limbs of ``promise`` to which an answer came with ``step``, or all as one."""
    for answer in promise.answers:
        if answer.key.startswith(f"{step.meeting.key}/"):
            whole = answer.limbs == promise.asked.limbs
            yield from (promise.asked.anchor,) if whole else answer.limbs


def _strategies(site: Site, journey: Journey) -> Iterator[tuple[Link, str]]:
    for key in journey.strategies:
        strategy = site.records[key].front.value
        said = [site.say(_STATUS[strategy.status]), strategy.version or strategy.period or ""]
        if strategy.adopted_by:
            said.append(held_or_absent(site, strategy.adopted_by, key).text)
        yield Link(strategy.title, href(site, address_of(key))), ", ".join(filter(None, said))
