"""All papers of an archive, linked into a site: at once, or as they are asked for."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator import source
from generator.cache import Desk, unpickled
from generator.cache.store import Facts
from generator.catalogue import Catalogue
from generator.council.facts import facts_of
from generator.council.folders import Folder, record_at, unit_of
from generator.council.keys import CONTENT, Kind, key_of, kind_of
from generator.council.records import Record
from generator.council.relations import BROKEN, HELD
from generator.council.settings import Settings
from generator.council.site import Site, Told, graph_of
from generator.council.today import Today
from generator.diagnostics import Diagnostic
from generator.graph import Reference, dangling

_PATHS = {Kind.STRATEGY: ("{}.md", "{}/index.md")}
# Enough for a few meetings with all their neighbours, few enough for small machines.
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Gathered:
    """What all papers tell, at hand."""

    facts: Mapping[tuple[str, str], tuple[Any, ...]]

    def of(self, relation: str, target: str) -> tuple[Any, ...]:
        """Return what is told as ``relation`` of ``target``."""
        return self.facts.get((relation, target), ())

    def targets(self, relation: str) -> tuple[str, ...]:
        """Return everything of which something is told as ``relation``, in order."""
        return tuple(sorted(target for named, target in self.facts if named == relation))


@dataclass(frozen=True, slots=True)
class Remembered:
    """What all papers told when they were last read; what is asked is noted at ``desk``."""

    facts: Facts
    desk: Desk

    def of(self, relation: str, target: str) -> tuple[Any, ...]:
        """Return what is told as ``relation`` of ``target``."""
        return self.desk.once("told", (relation, target), lambda: self._of(relation, target))

    def targets(self, relation: str) -> tuple[str, ...]:
        """Return everything of which something is told as ``relation``, in order."""
        return self.desk.once("all", relation, lambda: self._targets(relation))

    def by(self, relation: str, source: str) -> tuple[Any, ...]:
        """Return what ``source`` tells as ``relation``."""
        self.desk.note(f"{relation} by {source}")
        return tuple(map(unpickled, self.facts.by(relation, source)))

    def _of(self, relation: str, target: str) -> tuple[Any, ...]:
        self.desk.note(f"{relation} of {target}")
        return tuple(map(unpickled, self.facts.of(relation, target)))

    def _targets(self, relation: str) -> tuple[str, ...]:
        self.desk.note(f"all {relation}")
        return self.facts.targets(relation)


@dataclass(frozen=True, slots=True)
class Shelf(Mapping[str, Record]):
    """The records without errors in the folder ``root``, read when they are asked for."""

    root: Path
    told: Told
    desk: Desk

    def __getitem__(self, key: str) -> Record:
        held = self.told.of(HELD, key)
        if not held:
            raise KeyError(key)
        return self.desk.once("record", key, lambda: self._read(key, held[0]))

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and bool(self.told.of(HELD, key))

    def __iter__(self) -> Iterator[str]:
        return iter(self.told.targets(HELD))

    def __len__(self) -> int:
        return len(self.told.targets(HELD))

    def _read(self, key: str, kind: Kind) -> Record:
        for form in _PATHS.get(kind, ("{}.md",)):
            path = f"{CONTENT}/{form.format(key)}"
            record = record_at(path, reader(self.root, self.desk)).value
            if record is not None:
                return record
        raise KeyError(key)


def reader(root: Path, desk: Desk) -> Callable[[str], source.Source | source.Unreadable | None]:
    """Return what reads a text below ``root`` by its path; what it reads is noted at ``desk``."""

    def read(path: str) -> source.Source | source.Unreadable | None:
        desk.note(f"file {path}")
        return source.read(root, path) if source.is_here(root, path) else None

    return read


def adrift(told: Told, ties: Iterable[Reference]) -> Iterator[Diagnostic]:
    """Yield a finding for each of ``ties`` that leads nowhere."""
    yield from dangling(graph_of(told), ties, _Broken(told))


@dataclass(frozen=True, slots=True)
class _Broken(Collection[str]):
    told: Told

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and bool(self.told.of(BROKEN, key))

    def __iter__(self) -> Iterator[str]:
        return iter(self.told.targets(BROKEN))

    def __len__(self) -> int:
        return len(self.told.targets(BROKEN))


def remembered(root: Path, facts: Facts, settings: Settings, today: date, words: Catalogue) -> Site:
    """Return the site in the folder ``root``, of which the papers told ``facts``."""
    desk = Desk(_MOST)
    told = Remembered(facts, desk)
    return Site(Shelf(root, told, desk), told, settings, Today(today, desk.note), words, desk)


@dataclass(frozen=True, slots=True)
class Archive:
    """All records, and what they tell."""

    records: Mapping[str, Record]
    told: Gathered

    def site(self, settings: Settings, today: date, words: Catalogue) -> Site:
        """Return the archive as the site that ``settings`` describe, on one day, in its words."""
        return Site(self.records, self.told, settings, Today(today), words, Desk(_MOST))


def assemble(
    records: Iterable[Record], broken: Iterable[Record], paths: Iterable[str]
) -> tuple[Archive, tuple[Diagnostic, ...]]:
    """Link ``records`` into an archive, with a finding for each reference that leads nowhere.

    ``broken`` are records in which something is wrong: only what they refer to is looked at.
    ``paths`` are all files, those too that could not be read.
    """
    good = {record.key: record for record in records}
    bad = {record.key: record for record in broken}
    units: dict[str, list[str]] = {}
    for path in paths:
        units.setdefault(unit_of(path), []).append(path)
    found: dict[tuple[str, str], list[Any]] = {}
    for unit, held in sorted(units.items()):
        for relation, target, value in facts_of(_folder(unit, sorted(held), good, bad)):
            found.setdefault((relation, target), []).append(value)
    told = Gathered({place: tuple(values) for place, values in found.items()})
    archive = Archive(dict(sorted(good.items())), told)
    named = sorted((*good.values(), *bad.values()), key=lambda record: record.key)
    ties = (tie for record in named for tie in record.references)
    # Minutes are tied to the items of an agenda that the archive need not hold.
    led = (tie for tie in ties if tie.kind != "item" or tie.key in good)
    return archive, tuple(adrift(told, led))


def _folder(
    unit: str, paths: list[str], good: Mapping[str, Record], bad: Mapping[str, Record]
) -> Folder:
    keys = [key_of(path) for path in paths if path.endswith(".md")]
    return Folder(
        unit,
        {key: good[key] for key in keys if key in good},
        {key: bad[key] for key in keys if key in bad},
        tuple(key for key in keys if key not in good and key not in bad),
        tuple(path for path in paths if kind_of(path) is Kind.ATTACHMENT),
    )
