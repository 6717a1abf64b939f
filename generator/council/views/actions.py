"""The register of promises as layouts see it: all, by year, by committee, by owner."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.council.promises import ANSWERED, OPEN, PARTLY, Promise
from generator.council.site import Site
from generator.council.views import words
from generator.council.views.chrome import Link, href
from generator.council.views.names import committee_link
from generator.council.views.promised import (
    OVERDUE,
    STATES,
    PromiseView,
    owner_href,
    promise_view,
    shown_state,
)
from generator.markdown import slug

MOST = 10
MOST_OF_A_PART = 100
_ORDER = (OVERDUE, PARTLY, OPEN, ANSWERED)


@dataclass(frozen=True, slots=True)
class TallyView:
    """How many promises are in each state: of a committee, an owner or a year."""

    link: Link
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TalliesView:
    """Tallies under a heading."""

    anchor: str
    heading: str
    stub: str
    lines: tuple[TallyView, ...]


@dataclass(frozen=True, slots=True)
class StateView:
    """Promises in one state; ``left_out`` says that more are elsewhere, and how many."""

    heading: str
    anchor: str
    promises: tuple[PromiseView, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class ActionsView:
    """Promises by their state on a day, and tallies that lead to parts of them."""

    day: str
    states: tuple[str, ...]
    total: tuple[tuple[str, int], ...]
    outline: tuple[Link, ...]
    sections: tuple[StateView, ...]
    tallies: tuple[TalliesView, ...]


def actions_view(site: Site, promises: Sequence[Promise]) -> ActionsView:
    """Return what is open, newest first, with the ways to committees, owners and years."""
    tallies = (
        TalliesView(
            "by-committee",
            site.say("By committee"),
            site.say("Committee"),
            _tallies(by_committee(promises), lambda name, _: _committee(site, name)),
        ),
        TalliesView(
            "by-owner",
            site.say("By owner"),
            site.say("Owner"),
            _tallies(
                by_owner(promises),
                lambda _, made: Link(made[0].asked.owner, owner_href(site, made[0].asked.owner)),
            ),
        ),
        _years(site, promises),
    )
    return _view(site, promises, tuple(each for each in tallies if each.lines), MOST)


def year_view(site: Site, promises: Sequence[Promise]) -> ActionsView:
    """Return all promises of a year."""
    return _view(site, promises, (), len(promises))


def part_view(site: Site, promises: Sequence[Promise]) -> ActionsView:
    """Return the promises of a committee or an owner, with the ways to the years of older ones."""
    return _view(site, promises, (_years(site, promises),), MOST_OF_A_PART)


def by_committee(promises: Iterable[Promise]) -> dict[str, list[Promise]]:
    """Return promises by the committee that asked."""
    found = _by(promises, lambda promise: promise.asked.sitting.committee)
    return dict(sorted(found.items()))


def by_owner(promises: Iterable[Promise]) -> dict[str, list[Promise]]:
    """Return promises by their owner's name in addresses; those of nobody are left out."""
    owned = (promise for promise in promises if promise.asked.owner)
    return dict(sorted(_by(owned, lambda promise: slug(promise.asked.owner)).items()))


def by_year(promises: Iterable[Promise]) -> dict[str, list[Promise]]:
    """Return promises by the year in which they were made, newest first."""
    found = _by(promises, lambda promise: str(promise.asked.day.year))
    return dict(sorted(found.items(), reverse=True))


def _by(promises: Iterable[Promise], name: Callable[[Promise], str]) -> dict[str, list[Promise]]:
    found: dict[str, list[Promise]] = {}
    for promise in promises:
        found.setdefault(name(promise), []).append(promise)
    return found


def _years(site: Site, promises: Sequence[Promise]) -> TalliesView:
    lines = _tallies(by_year(promises), lambda year, _: Link(year, href(site, f"/actions/{year}/")))
    return TalliesView("by-year", site.say("By year"), site.say("Year"), lines)


def _committee(site: Site, name: str) -> Link:
    text = committee_link(site, name).text
    return Link(text, href(site, f"/actions/committees/{name}/"))


def _tallies(
    groups: dict[str, list[Promise]], link: Callable[[str, Sequence[Promise]], Link]
) -> tuple[TallyView, ...]:
    lines = (TallyView(link(name, made), _counted(made)) for name, made in groups.items())
    return tuple(lines)


def _counted(promises: Iterable[Promise]) -> tuple[int, ...]:
    counts = Counter(shown_state(promise) for promise in promises)
    return tuple(counts[state] for state in _ORDER)


def _view(
    site: Site, promises: Sequence[Promise], tallies: tuple[TalliesView, ...], most: int
) -> ActionsView:
    sections = tuple(_sections(site, promises, most))
    states = tuple(site.say(STATES[state]) for state in _ORDER)
    return ActionsView(
        words.short_day(site.today.day, site.settings.language),
        states,
        tuple(zip(states, _counted(promises), strict=True)),
        (
            *(Link(each.heading, f"#{each.anchor}") for each in sections),
            *(Link(each.heading, f"#{each.anchor}") for each in tallies),
        ),
        sections,
        tallies,
    )


def _sections(site: Site, promises: Sequence[Promise], most: int) -> Iterator[StateView]:
    newest = sorted(promises, key=lambda promise: promise.asked.day, reverse=True)
    groups = _by(newest, shown_state)
    for state in _ORDER:
        if found := groups.get(state, []):
            more = len(found) - most
            yield StateView(
                site.say(STATES[state]),
                state,
                tuple(promise_view(site, promise) for promise in found[:most]),
                site.say_some("and %(num)s earlier one", "and %(num)s earlier ones", more)
                if more > 0
                else "",
            )
