"""The whole site: settings, records, and what links them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.catalogue import Catalogue
from generator.council.committees import Committee
from generator.council.keys import (
    MEETING,
    Kind,
    Sitting,
    attached_as,
    folder_of,
    key_of,
    kind_of,
    sitting_of,
)
from generator.council.people import Person
from generator.council.records import Record
from generator.council.settings import Council, Settings
from generator.diagnostics import Diagnostic
from generator.graph import Graph, Node, Reference, link
from generator.source import START


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: what the archive holds of it."""

    key: str
    sitting: Sitting
    agenda: Record | None
    minutes: Record | None
    reports: tuple[Record, ...]

    def status(self, today: date) -> str:
        """Return what the agenda says, or what follows: one with minutes was held.

        Of a past meeting of which only the announcement is held, nothing is known: an agenda that
        calls itself scheduled was written before its day, and says nothing of the time after.
        """
        said = self.agenda.front.value.status if self.agenda else None
        if said and said != "scheduled":
            return str(said)
        if self.minutes:
            return "held"
        return "scheduled" if self.sitting.date >= today else ""


@dataclass(frozen=True, slots=True)
class Archive:
    """All records, and what links them."""

    records: Mapping[str, Record]
    meetings: Mapping[str, Meeting]
    by_committee: Mapping[str, tuple[Meeting, ...]]
    graph: Graph

    def site(self, settings: Settings, today: date, words: Catalogue) -> "Site":
        """Return the archive as the site that ``settings`` describe, on one day, in its words."""
        linked = (self.records, self.meetings, self.by_committee, self.graph)
        return Site(*linked, settings, today, words)


@dataclass(frozen=True, slots=True)
class Site(Archive):
    """Everything that pages and rules may ask about."""

    settings: Settings
    today: date
    words: Catalogue

    def say(self, message: str, **values: object) -> str:
        """Return ``message`` of the catalogue in the site's language, filled from ``values``."""
        return self.words.say(message, **values)

    def say_some(self, one: str, many: str, num: int, **values: object) -> str:
        """Return the message for ``num`` things in the site's language."""
        return self.words.say_some(one, many, num, **values)

    def of(self, kind: Kind) -> Iterator[Record]:
        """Yield the records of ``kind``, in the order of their keys."""
        return (record for record in self.records.values() if record.kind is kind)

    def person(self, name: str) -> Person | None:
        """Return the person whose file is called ``name``."""
        record = self.records.get(f"people/{name}")
        return record.front.value if record else None

    def committee(self, name: str) -> Committee | None:
        """Return the committee whose file is called ``name``."""
        record = self.records.get(f"committees/{name}")
        return record.front.value if record else None

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
        return self.by_committee.get(committee, ())


def assemble(
    records: Iterable[Record], broken: Iterable[Record], paths: Collection[str]
) -> tuple[Archive, tuple[Diagnostic, ...]]:
    """Link ``records`` into an archive, with a finding for each reference that leads nowhere.

    ``broken`` are records in which something is wrong: only what they refer to is looked at.
    ``paths`` are all files, those too that could not be read.
    """
    texts = [path for path in paths if path.endswith(".md")]
    twice = tuple(_same_key(texts))
    doubtful = {key_of(found.path) for found in twice}
    by_key = {
        record.key: record
        for record in sorted(records, key=lambda record: record.key)
        if record.key not in doubtful
    }
    missing = {key_of(path) for path in texts if kind_of(path)} - by_key.keys()
    meetings = _meetings(by_key, missing)
    # A misnamed file is a finding already; what refers to it by its right name is not another.
    uncertain = missing | {key_of(path).lower() for path in texts if not kind_of(path)}
    nodes = [_linkable(record.node, by_key) for record in by_key.values()]
    nodes += [_meeting_node(meeting) for meeting in meetings.values()]
    nodes += [_linkable(record.node, by_key) for record in broken if record.key in missing]
    nodes += [
        Node(key_of(path), attached_as(path)) for path in paths if kind_of(path) is Kind.ATTACHMENT
    ]
    graph, dangling = link(nodes, uncertain)
    by_committee = _by_committee(meetings.values())
    return Archive(by_key, meetings, by_committee, graph), (*dangling, *twice)


def _meetings(records: Mapping[str, Record], broken: Collection[str]) -> dict[str, Meeting]:
    reports: dict[str, list[Record]] = {
        folder_of(key): [] for key in (*records, *broken) if key.startswith("meetings/")
    }
    for record in records.values():
        if record.kind is Kind.REPORT:
            reports[folder_of(record.key)].append(record)
    found = [
        Meeting(
            key,
            sitting_of(key),
            records.get(f"{key}/agenda"),
            records.get(f"{key}/minutes"),
            tuple(papers),
        )
        for key, papers in reports.items()
    ]
    found.sort(key=lambda meeting: (meeting.sitting.date, meeting.sitting.committee, meeting.key))
    return {meeting.key: meeting for meeting in found}


def _by_committee(meetings: Iterable[Meeting]) -> dict[str, tuple[Meeting, ...]]:
    found: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault(meeting.sitting.committee, []).append(meeting)
    return {committee: tuple(sittings) for committee, sittings in found.items()}


def _meeting_node(meeting: Meeting) -> Node:
    """Return the meeting with the places of its papers; its folder names its committee."""
    key, committee = meeting.key, meeting.sitting.committee
    papers = [record for record in (meeting.agenda, meeting.minutes, *meeting.reports) if record]
    references = tuple(
        Reference("committee", key, "", f"committees/{committee}", "", committee, paper.path, START)
        for paper in papers[:1]
    )
    return Node(key, MEETING, references=references, parts=(f"{key}/agenda", f"{key}/minutes"))


def _linkable(node: Node, records: Mapping[str, Record]) -> Node:
    """Drop the ties of minutes to an agenda that the archive does not hold."""
    ties = tuple(r for r in node.references if r.kind != "item" or r.key in records)
    return replace(node, references=ties)


def _same_key(paths: Iterable[str]) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for path in sorted(paths):
        key = key_of(path)
        if key in seen:
            message = f"{path!r} and {seen[key]!r} would have the same address"
            remedy = "Keep one of the two."
            yield Diagnostic(path, START, "duplicate-address", message, remedy)
        seen[key] = path
