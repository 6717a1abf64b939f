"""Strategies: chapters of commitments, before scrutiny, adopted, and superseded by the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from benchmarks.council.calendar import Sitting
from benchmarks.council.chance import Chance
from benchmarks.council.people import Council
from benchmarks.council.plan import Plan
from benchmarks.council.text import directive, document, listed, quoted, slug
from benchmarks.council.truth import Truth
from benchmarks.council.vocabulary import SUBJECTS, Subject
from benchmarks.council.words import Words

_YEARS_EACH = 4


@dataclass
class Strategy:
    """A strategy: ``adopted`` is the resolution that adopted it, once there is one."""

    key: str
    title: str
    council: Council
    subject: Subject
    first_year: int
    scrutiny: Sitting | None
    decision: Sitting | None
    supersedes: "Strategy | None" = None
    adopted: str | None = None
    is_superseded: bool = False

    @property
    def report(self) -> str:
        """The name of the report that brings it."""
        return f"{self.key}-report"


@dataclass
class Shelf:
    """All strategies, and which of them come before which meeting."""

    strategies: list[Strategy] = field(default_factory=list)
    scrutinised: dict[str, Strategy] = field(default_factory=dict)
    decided: dict[str, Strategy] = field(default_factory=dict)

    def adopt(self, strategy: Strategy, resolution: str) -> None:
        """Let ``strategy`` be adopted by ``resolution``, in place of the one before."""
        strategy.adopted = resolution
        if strategy.supersedes:
            strategy.supersedes.is_superseded = True


def shelf_of(plan: Plan, councils: Sequence[Council], sittings: Sequence[Sitting]) -> Shelf:
    """Return the strategies: two subjects for each council, anew every few years."""
    chance, shelf = Chance(f"{plan.seed}/strategies"), Shelf()
    for council in councils:
        own = [each for each in sittings if each.committee.council is council and each.nth == 1]
        decisions = [each for each in own if _is_open(plan, each, "executive")]
        scrutinies = [each for each in own if _is_open(plan, each, "scrutiny")]
        for place, subject in enumerate(chance.some(SUBJECTS, 2)):
            _series(plan, shelf, council, subject, decisions, scrutinies, place)
        shelf.strategies.append(_draft(plan, council, chance.pick(SUBJECTS)))
    return shelf


def _is_open(plan: Plan, sitting: Sitting, kind: str) -> bool:
    is_kind = sitting.committee.kind == kind
    return is_kind and (sitting.status == "held" or _is_soon(plan, sitting))


def _is_soon(plan: Plan, sitting: Sitting) -> bool:
    return sitting.status == "scheduled" and sitting.published <= plan.today


def _series(  # noqa: PLR0917 -- what a series depends on
    plan: Plan,
    shelf: Shelf,
    council: Council,
    subject: Subject,
    decisions: Sequence[Sitting],
    scrutinies: Sequence[Sitting],
    place: int,
) -> None:
    count = max(2, plan.years // _YEARS_EACH)
    before = None
    for number in range(count):
        index = (2 * number + 1) * len(decisions) // (2 * count) + place
        free = (each for each in decisions[index:] if each.name not in shelf.decided)
        decision = next(free, None)
        if decision is None:
            return
        earlier = [each for each in scrutinies if each.day < decision.day]
        scrutiny = next((e for e in reversed(earlier) if e.name not in shelf.scrutinised), None)
        strategy = _strategy(council, subject, decision.day.year, scrutiny, decision)
        if any(strategy.key == other.key for other in shelf.strategies):
            continue
        strategy.supersedes = before
        shelf.strategies.append(strategy)
        shelf.decided[decision.name] = strategy
        if scrutiny and (not before or (before.decision and before.decision.day < scrutiny.day)):
            shelf.scrutinised[scrutiny.name] = strategy
        before = strategy


def _strategy(
    council: Council,
    subject: Subject,
    year: int,
    scrutiny: Sitting | None,
    decision: Sitting | None,
) -> Strategy:
    name = " ".join(word[0].upper() + word[1:] for word in subject.name.split())
    title = f"{name} Strategy {year} to {year + _YEARS_EACH}"
    key = slug(f"{council.key} {title}", most=12)
    return Strategy(key, title, council, subject, year, scrutiny, decision)


def _draft(plan: Plan, council: Council, subject: Subject) -> Strategy:
    return _strategy(council, subject, plan.last_day.year + 1, None, None)


def files(plan: Plan, strategy: Strategy, truth: Truth) -> Iterator[tuple[str, str]]:
    """Yield the paths and texts of a strategy; one of three fits into a single file."""
    chance = Chance(f"{plan.seed}/{strategy.key}")
    words = Words(
        chance, strategy.subject, strategy.council.places, date(strategy.first_year, 4, 1)
    )
    chapters = [] if chance.happens(0.33) else chance.some(strategy.subject.things, 3)
    names = ["foreword", *(slug(f"{place} {title}") for place, title in enumerate(chapters, 1))]
    body = list(words.paragraphs("background", plan.size // 6))
    truth.strategies[_status(strategy)] += 1
    truth.strategies["all"] += 1
    if not chapters:
        body += ["## What we will do", _commitments(words, truth)]
        yield f"strategies/{strategy.key}.md", document(_front(strategy, ()), body)
        return
    yield f"strategies/{strategy.key}/index.md", document(_front(strategy, names), body)
    texts = [_foreword(words, plan.size)]
    texts += [
        _chapter(words, number, title, plan.size, truth) for number, title in enumerate(chapters, 1)
    ]
    truth.strategies["chapters"] += len(texts)
    for name, text in zip(names, texts, strict=True):
        yield f"strategies/{strategy.key}/{name}.md", text


def _status(strategy: Strategy) -> str:
    if not strategy.adopted:
        return "draft"
    return "superseded" if strategy.is_superseded else "adopted"


def _front(strategy: Strategy, chapters: Sequence[str]) -> Iterator[str]:
    yield f"title: {quoted(strategy.title)}"
    yield f"council: {strategy.council.key}"
    yield f"period: {strategy.first_year}–{strategy.first_year + _YEARS_EACH}"
    yield f"status: {_status(strategy)}"
    yield f"version: {'1.0' if strategy.adopted else 'First draft'}"
    if strategy.adopted:
        yield f'adopted_by: "{strategy.adopted}"'
    if strategy.supersedes:
        yield f"supersedes: {strategy.supersedes.key}"
    if chapters:
        yield f"chapters: {listed(chapters)}"


def _foreword(words: Words, size: int) -> str:
    return document(["title: Foreword"], words.paragraphs("next", size // 8))


def _chapter(words: Words, number: int, title: str, size: int, truth: Truth) -> str:
    body = ["## Where we are now", *words.paragraphs("position", size // 4)]
    body += ["## What we will do", _commitments(words, truth)]
    if words.chance.happens(0.5):
        story = " ".join(words.several("background", 3))
        name = f"What was done in {words.word('place')}"
        body.append(directive("case-study", story, title=name))
    title = title[0].upper() + title[1:]
    return document([f"title: {quoted(title)}", f"number: {number}"], body)


def _commitments(words: Words, truth: Truth) -> str:
    promised = words.several("commitments", words.chance.number(3, 6))
    truth.strategies["commitments"] += len(promised)
    return directive(
        "commitments", *(f"{number}. {text}" for number, text in enumerate(promised, 1))
    )
