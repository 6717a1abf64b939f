"""The whole site: settings, records, what they tell, and what links them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from generator.cache import Desk
from generator.catalogue import Catalogue
from generator.council.committees import Committee
from generator.council.keys import MEETING, Kind, sitting_of
from generator.council.people import Person
from generator.council.records import Record
from generator.council.relations import (
    FRONT,
    HELD_IN,
    KIND,
    NODE,
    OUTLINE,
    PAPER,
    SITTING,
    TIE,
    TITLE,
)
from generator.council.settings import Council, Settings
from generator.council.sittings import Meeting, Outline
from generator.council.today import Today
from generator.graph import Graph, Node, Reference


class Told(Protocol):
    """What all papers tell: values by relation and target, in the order of who tells them."""

    def of(self, relation: str, target: str) -> tuple[Any, ...]:
        """Return what is told as ``relation`` of ``target``."""

    def targets(self, relation: str) -> tuple[str, ...]:
        """Return everything of which something is told as ``relation``, in order."""


@dataclass(frozen=True, slots=True)
class _Nodes(Mapping[str, Node]):
    told: Told

    def __getitem__(self, key: str) -> Node:
        for kind, anchors, parts, whole in self.told.of(NODE, key):
            return Node(key, kind, frozenset(anchors), (), parts, whole)
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self.told.targets(NODE))

    def __len__(self) -> int:
        return len(self.told.targets(NODE))


@dataclass(frozen=True, slots=True)
class _Ties(Mapping[str, tuple[Reference, ...]]):
    told: Told

    def __getitem__(self, key: str) -> tuple[Reference, ...]:
        return self.told.of(TIE, key)

    def __iter__(self) -> Iterator[str]:
        return iter(self.told.targets(TIE))

    def __len__(self) -> int:
        return len(self.told.targets(TIE))


@dataclass(frozen=True, slots=True)
class _Meetings(Mapping[str, Meeting]):
    """All meetings; to go through them, oldest first, is to depend on every one."""

    told: Told
    records: Mapping[str, Record]

    def __getitem__(self, key: str) -> Meeting:
        if not self._is_here(key):
            raise KeyError(key)
        return Meeting(key, sitting_of(key), self.told.of(PAPER, key), self.records)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._is_here(key)

    def __iter__(self) -> Iterator[str]:
        keys = (key for year in self.told.targets(HELD_IN) for key in self.told.of(HELD_IN, year))
        return iter(in_order(keys))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _is_here(self, key: str) -> bool:
        return any(kind == MEETING for kind, *_ in self.told.of(NODE, key))


def graph_of(told: Told) -> Graph:
    """Return all that can be named, and all references, from what papers told."""
    return Graph(_Nodes(told), _Ties(told))


def in_order(keys: Iterator[str] | tuple[str, ...]) -> list[str]:
    """Return keys of meetings in the order in which they were held."""
    by_day = ((sitting_of(key), key) for key in keys)
    return [
        key
        for _, key in sorted(by_day, key=lambda each: (each[0].date, each[0].committee, each[1]))
    ]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that pages and rules may ask about."""

    records: Mapping[str, Record]
    told: Told
    settings: Settings
    today: Today
    words: Catalogue
    desk: Desk

    @property
    def meetings(self) -> Mapping[str, Meeting]:
        """All meetings by their keys."""
        return _Meetings(self.told, self.records)

    @property
    def graph(self) -> Graph:
        """All that can be named, and all references."""
        return graph_of(self.told)

    def say(self, message: str, **values: object) -> str:
        """Return ``message`` of the catalogue in the site's language, filled from ``values``."""
        return self.words.say(message, **values)

    def say_some(self, one: str, many: str, num: int, **values: object) -> str:
        """Return the message for ``num`` things in the site's language."""
        return self.words.say_some(one, many, num, **values)

    def keys_of(self, kind: Kind) -> tuple[str, ...]:
        """Return the keys of the records of ``kind``, in order."""
        return self.told.of(KIND, kind)

    def of(self, kind: Kind) -> Iterator[Record]:
        """Yield the records of ``kind``, in the order of their keys."""
        return (self.records[key] for key in self.keys_of(kind))

    def title(self, key: str) -> str:
        """Return how the record ``key`` is called."""
        return str(self.told.of(TITLE, key)[0])

    def person(self, name: str) -> Person | None:
        """Return the person whose file is called ``name``."""
        return next(iter(self.told.of(FRONT, f"people/{name}")), None)

    def committee(self, name: str) -> Committee | None:
        """Return the committee whose file is called ``name``."""
        return next(iter(self.told.of(FRONT, f"committees/{name}")), None)

    def council_of(self, committee: str) -> tuple[str, Council]:
        """Return name and settings of the council to which ``committee`` belongs."""
        found = self.committee(committee)
        return self.council(found.council if found else None)

    def council(self, name: str | None) -> tuple[str, Council]:
        """Return the council called ``name``, or the site's first."""
        councils = self.settings.councils
        chosen = name if name in councils else next(iter(councils))
        return chosen, councils[chosen]

    def sittings_of(self, committee: str) -> tuple[Meeting, ...]:
        """Return the meetings of ``committee``, oldest first."""
        meetings = self.meetings
        return tuple(meetings[key] for key in in_order(self.told.of(SITTING, committee)))

    def years(self) -> tuple[int, ...]:
        """Return the years in which there were meetings, newest first."""
        return tuple(sorted(map(int, self.told.targets(HELD_IN)), reverse=True))

    def held_in(self, year: int) -> tuple[Meeting, ...]:
        """Return the meetings of ``year``, oldest first."""
        meetings = self.meetings
        return tuple(meetings[key] for key in in_order(self.told.of(HELD_IN, str(year))))

    def to_come(self) -> tuple[Meeting, ...]:
        """Return the meetings of today and after, the next one first."""
        found: list[Meeting] = []
        for year in self.years():
            coming = [each for each in self.held_in(year) if each.sitting.date >= self.today]
            if not coming:
                break
            found = [*coming, *found]
        return tuple(found)

    def past(self) -> Iterator[Meeting]:
        """Yield the meetings before today, the last one first."""
        for year in self.years():
            yield from (e for e in reversed(self.held_in(year)) if e.sitting.date < self.today)

    def outline(self, key: str) -> Outline:
        """Return what lists tell of the meeting ``key``."""
        found: Outline = self.told.of(OUTLINE, key)[0]
        return found
