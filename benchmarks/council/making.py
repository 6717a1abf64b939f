"""The order in which a council is made: people, calendar, meetings, and what lies around them."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.council import strategies
from benchmarks.council.business import Invention, Matter, matters_of
from benchmarks.council.calendar import Sitting, calendar_of
from benchmarks.council.clerk import Clerk
from benchmarks.council.composing import Composer
from benchmarks.council.people import Committee, Council, Person, committees_of, councils_of
from benchmarks.council.plan import Plan
from benchmarks.council.promises import Promises
from benchmarks.council.text import document, entry, listed, quoted
from benchmarks.council.truth import Truth

_ABOUT = (
    "The councils, people and places of this record are made up, to try out how it is published."
)
_ACCESSIBILITY = "Please tell us if you cannot read a page of this site."


def make(root: Path, plan: Plan) -> Truth:
    """Write the site of the council that ``plan`` describes into ``root``, and return its truth.

    Raises ``ValueError`` for a council that could not be.
    """
    plan.check()
    truth = Truth(plan.today)
    folders: set[Path] = set()

    def write(name: str, text: str | bytes) -> None:
        path = root / "content" / name
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        data = text.encode() if isinstance(text, str) else text
        path.write_bytes(data)
        truth.bytes["all"] += len(data)
        truth.files[path.suffix[1:]] += 1

    councils = councils_of(plan)
    committees = committees_of(plan, councils)
    matters = matters_of(plan, committees)
    sittings = calendar_of(plan, committees)
    shelf = strategies.shelf_of(plan, councils, sittings)
    invention = Invention(plan, matters)
    promises = Promises(plan, invention.chance, truth)
    composer = Composer(plan, invention, shelf, promises, truth, write, _cabinets(sittings))
    clerk = Clerk(plan, composer)
    for sitting in sittings:
        clerk.meet(sitting)
    for name, text in _around(councils, committees, matters):
        write(name, text)
    for strategy in shelf.strategies:
        for name, text in strategies.files(plan, strategy, truth):
            write(name, text)
    _count_people(councils, truth)
    (root / "site.yaml").write_text(_settings(councils), encoding="utf-8")
    return truth


def save(truth: Truth, path: Path) -> None:
    """Write the truth as JSON."""
    path.write_text(json.dumps(truth.values(), indent=1, ensure_ascii=False) + "\n", "utf-8")


def _cabinets(sittings: Sequence[Sitting]) -> dict[str, list[Sitting]]:
    found: dict[str, list[Sitting]] = {}
    for sitting in sittings:
        if sitting.committee.kind == "executive" and sitting.status == "held" and sitting.nth == 1:
            found.setdefault(sitting.committee.council.key, []).append(sitting)
    return found


def _count_people(councils: Sequence[Council], truth: Truth) -> None:
    for council in councils:
        for person in council.people:
            truth.wards[person.ward]["members"] += 1
            truth.people.setdefault(person.key, Counter())


def _around(
    councils: Sequence[Council], committees: Sequence[Committee], matters: Sequence[Matter]
) -> Iterator[tuple[str, str]]:
    for council in councils:
        for person in council.people:
            yield f"people/{person.key}.md", document(_person(person))
    for committee in committees:
        yield f"committees/{committee.key}.md", document(_committee(committee), [committee.remit])
    for matter in matters:
        body = [f"This matter is before several committees since {matter.begins.year}."]
        yield f"matters/{matter.key}.md", document([f"title: {quoted(matter.title)}"], body)
    yield "pages/about.md", document(["title: About this record"], [_ABOUT])
    yield "pages/accessibility.md", document(["title: Accessibility"], [_ACCESSIBILITY])


def _person(person: Person) -> Iterator[str]:
    yield f"name: {quoted(person.name)}"
    yield f"honorific: {person.honorific}"
    if person.suffix:
        yield f"suffix: {person.suffix}"
    yield f"ward: {person.ward}"
    if person.alias:
        yield f"also_known_as: {listed([person.alias])}"


def _committee(committee: Committee) -> Iterator[str]:
    yield f"name: {quoted(committee.name)}"
    yield f"council: {committee.council.key}"
    yield f"kind: {committee.kind}"
    yield f"quorum: {committee.quorum}"
    yield f"standing_items: {listed(committee.standing)}"


def _settings(councils: Sequence[Council]) -> str:
    lines = ["title: A made-up record", "url: https://council.example.org/", "councils:"]
    for council in councils:
        contact = entry(role="Democratic Services", email=f"{council.key}@council.example.org")
        lines += [
            f"  {council.key}:",
            f"    name: {council.name}",
            f"    jurisdiction: {council.jurisdiction}",
            f'    accent: "{council.accent}"',
            f"    contact: {contact}",
        ]
    return "\n".join([*lines, ""])
