"""What each kind of record refers to, with the place where it says so."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.council.decisions import VOTE_KEYS, side_of
from generator.council.documents import Chapter, Report, Strategy
from generator.council.fields import Response
from generator.council.keys import PICTURE, Kind, folder_of, key_of, kind_of, place_of, target_of
from generator.council.meetings import Agenda, Minutes
from generator.council.tables.checks import ColumnEquals, Equals, Yearly
from generator.council.tables.model import Row
from generator.council.tables.places import Sheet, normal
from generator.graph import Reference
from generator.markdown import Attribute, Prose
from generator.markdown.lettering import safe
from generator.schema import Placed
from generator.source import Span

Found = Iterator[Reference]


@dataclass(frozen=True)
class _Author:
    """A record that says things: makes references out of what it says and where."""

    path: str
    key: str
    folder: str
    front: Placed[Any]

    def named(
        self,
        kind: str,
        folder: str,
        name: str,
        *way: str | int,
        at: str = "",
        wanted: tuple[str, ...] = (),
    ) -> Reference:
        """Refer to the record ``name`` in ``folder``."""
        span = self.front.place(*way)
        key = f"{folder}/{name}"
        return Reference(kind, self.key, at, key, "", name, self.path, span, wanted)

    def person(self, kind: str, name: str, *way: str | int, at: str = "") -> Reference:
        return self.named(kind, "people", name, *way, at=at)

    def placed(
        self,
        kind: str,
        name: object,
        *way: str | int,
        at: str = "",
        wanted: tuple[str, ...] = (),
    ) -> Found:
        """Refer to a meeting, a report or a place in one, unless it is not held."""
        if isinstance(name, str):
            key, anchor = place_of(name, self.folder)
            span = self.front.place(*way)
            yield Reference(kind, self.key, at, key, anchor, name, self.path, span, wanted)

    def said(
        self, kind: str, at: str, target: tuple[str, str], attribute: Attribute, *wanted: str
    ) -> Reference:
        """Refer to the place ``target`` that an attribute of a directive names."""
        value, span = attribute.value, attribute.span
        return Reference(kind, self.key, at, *target, value, self.path, span, wanted)

    def figure(self, kind: str, name: str, path: str, span: Span) -> Reference:
        """Refer to a table or a part of one, in this record where no report is named."""
        target, _, anchor = name.partition("#")
        key = place_of(target, self.folder)[0] if target else self.key
        return Reference(kind, self.key, "", key, normal(anchor), name, path, span)

    def own(self, kind: str, anchor: str, said: str, span: Span) -> Reference:
        """Refer to a place in the record itself."""
        return Reference(kind, self.key, "", self.key, anchor, said, self.path, span)


def references_of(
    path: str, front: Placed[Any], body: Prose, sheets: Iterable[Sheet]
) -> tuple[Reference, ...]:
    """Return all that the record at ``path`` refers to: front matter, tables and body."""
    key = key_of(path)
    author = _Author(path, key, folder_of(key), front)
    by_type = _FRONT.get(type(front.value))
    in_front = by_type(author, front.value) if by_type else iter(())
    return (
        *in_front,
        *_tables(author, sheets),
        *_items(author, body),
        *_links(author, body),
        *_said_in_directives(author, body),
    )


def _agenda(author: _Author, agenda: Agenda) -> Found:
    for number, member in enumerate(agenda.membership):
        yield author.person("membership", member.person, "membership", number, "person")
    yield from author.placed("next_meeting", _held(agenda.next_meeting), "next_meeting")
    yield from _answers(author, agenda.answers, "answers")
    for index, (item, said) in enumerate(zip(agenda.items, agenda.numbers, strict=True)):
        way = ("items", index)
        at = f"item-{safe(said)}"
        for number, person in enumerate(item.invited):
            yield author.person("invited", person, *way, "invited", number, at=at)
        for number, matter in enumerate(item.matter):
            yield author.named("matter", "matters", matter, *way, "matter", number, at=at)
        for number, report in enumerate(item.report):
            yield from author.placed(
                "report", report, *way, "report", number, at=at, wanted=(Kind.REPORT,)
            )
        yield from author.placed("confirms", item.minutes, *way, "minutes", at=at)
        yield from _answers(author, item.answers, *way, "answers", at=at)
        for number, attachment in enumerate(item.attachments):
            kind = "announces" if attachment.access == "to-follow" else "answers"
            place = (*way, "attachments", number, "answers")
            yield from _answers(author, attachment.answers, *place, at=at, kind=kind)
            if attachment.file:
                yield author.named(
                    "attachment",
                    author.folder,
                    attachment.file,
                    *(*way, "attachments", number, "file"),
                    at=at,
                    wanted=(Kind.ATTACHMENT, PICTURE),
                )


def _minutes(author: _Author, minutes: Minutes) -> Found:
    for field in ("present", "apologies"):
        for number, person in enumerate(getattr(minutes, field)):
            yield author.person(field, person, field, number)
    if minutes.chair:
        yield author.person("chair", minutes.chair, "chair")
    for number, substitute in enumerate(minutes.substitutes):
        way = ("substitutes", number)
        yield author.person("substitute", substitute.person, *way, "person")
        yield author.person("substituted", substitute.for_, *way, "for")
    for number, partly in enumerate(minutes.in_part):
        way = ("in_part", number)
        yield author.person("in_part", partly.person, *way, "person")
        yield from _own_minutes(author, partly.minutes, *way)
    for number, attendance in enumerate(minutes.in_attendance):
        way = ("in_attendance", number)
        if attendance.person:
            yield author.person("in_attendance", attendance.person, *way, "person")
        yield from _own_minutes(author, attendance.minutes, *way)
    for number, action in enumerate(minutes.actions):
        span = author.front.place("actions", number, "resolution")
        yield author.own("action", f"resolution-{action.resolution}", action.resolution, span)
    yield from _responses(author, minutes.responses)
    yield from author.placed("confirmed", minutes.confirmed, "confirmed")
    yield from author.placed("next_meeting", _held(minutes.next_meeting), "next_meeting")


def _report(author: _Author, report: Report) -> Found:
    for number, matter in enumerate(report.matter):
        yield author.named("matter", "matters", matter, "matter", number)
    if report.strategy:
        yield author.named("strategy", "strategies", report.strategy, "strategy")
    yield from _answers(author, report.answers, "answers")
    yield from _responses(author, report.responses)
    for number, decision in enumerate(report.previous_decisions):
        yield from author.placed("previous", decision, "previous_decisions", number)
    for number, appendix in enumerate(report.appendices):
        yield author.named(
            "appendix", author.folder, appendix, "appendices", number, wanted=(Kind.REPORT,)
        )
    if report.signed_by:
        yield author.person("signed", report.signed_by.person, "signed_by", "person")


def _strategy(author: _Author, strategy: Strategy) -> Found:
    for number, matter in enumerate(strategy.matter):
        yield author.named("matter", "matters", matter, "matter", number)
    for number, chapter in enumerate(strategy.chapters):
        yield author.named("chapter", author.key, chapter, "chapters", number)
    if strategy.supersedes:
        yield author.named("supersedes", "strategies", strategy.supersedes, "supersedes")
    yield from author.placed("adopted_by", strategy.adopted_by, "adopted_by")


def _chapter(author: _Author, _chapter: Chapter) -> Found:
    span = author.front.place()
    yield Reference(
        "strategy_of", author.key, "", author.folder, "", author.folder, author.path, span
    )


def _tables(author: _Author, sheets: Iterable[Sheet]) -> Found:
    """Tie the checks of tables, and their lines, to figures elsewhere."""
    for sheet in sheets:
        for number, check in enumerate(sheet.table.checks):
            if isinstance(check, Equals | ColumnEquals | Yearly):
                named = check.to if isinstance(check.to, tuple) else (check.to,)
                for each, name in enumerate(named):
                    yield author.figure("figures", name, *sheet.place("checks", number, "to", each))
        for number, row in enumerate(sheet.table.rows):
            if isinstance(row, Row) and row.was:
                yield author.figure("was", row.was, *sheet.place("rows", number, "was"))


def _answers(
    author: _Author,
    answered: tuple[str, ...],
    *way: str | int,
    at: str = "",
    kind: str = "answers",
) -> Found:
    for number, place in enumerate(answered):
        yield from author.placed(kind, place, *way, number, at=at)


def _responses(author: _Author, responses: tuple[Response, ...]) -> Found:
    for number, response in enumerate(responses):
        at = f"resolution-{response.resolution}" if response.resolution else ""
        yield from author.placed("responds", response.to, "responses", number, "to", at=at)
        if at:
            span = author.front.place("responses", number, "resolution")
            yield author.own("response", at, response.resolution or "", span)


def _own_minutes(author: _Author, minutes: tuple[str, ...], *way: str | int) -> Found:
    for number, minute in enumerate(minutes):
        span = author.front.place(*way, "minutes", number)
        yield author.own("attended", f"minute-{safe(minute)}", minute, span)


def _items(author: _Author, body: Prose) -> Found:
    """Tie minutes to the items of the agenda beside them, and to their matters."""
    for heading in body.headings():
        if heading.number and (named := heading.attributes.get("matter")):
            for matter in filter(None, (name.strip() for name in named.value.split(","))):
                key = f"matters/{matter}"
                yield author.said("matter", heading.anchor, (key, ""), named)
        if heading.number and (item := heading.attributes.get("item")):
            agenda = f"{author.folder}/agenda"
            anchor = f"item-{safe(item.value)}"
            yield Reference(
                "item",
                author.key,
                heading.anchor,
                agenda,
                anchor,
                item.value,
                author.path,
                item.span,
            )


def _links(author: _Author, body: Prose) -> Found:
    """Refer to where links lead, unless that is a place in the text itself, as numbers have."""
    own = {f"#{anchor}" for anchor in body.lines}
    for link in body.links():
        if link.target and link.target not in own and not link.is_external:
            key, anchor = target_of(link.target, author.path)
            anchor = normal(anchor)
            if anchor and kind_of(key) is Kind.ATTACHMENT:
                anchor = ""  # what an attachment has inside is not known here
            wanted = (PICTURE,) if link.is_picture else ()
            yield Reference(
                "link", author.key, "", key, anchor, link.target, author.path, link.span, wanted
            )


def _said_in_directives(author: _Author, body: Prose) -> Found:
    for directive in body.directives():
        at, attributes = directive.anchor, directive.attributes
        for kind in ("moved", "seconded"):
            if named := attributes.get(kind):
                yield author.said(kind, at, (f"people/{named.value}", ""), named)
        for kind in VOTE_KEYS:
            side = side_of(attributes.get(kind))
            for person in side.people if side else ():
                yield author.said(f"voted_{kind}", at, (f"people/{person}", ""), attributes[kind])
        if source := attributes.get("src"):
            target = (target_of(source.value, author.path)[0], "")
            yield author.said("figure", at, target, source, PICTURE)
        if directive.name == "correction" and (report := attributes.get("report")):
            target = place_of(report.value, author.folder)
            yield author.said("corrects", at, target, report, Kind.REPORT)


def _held(next_meeting: object) -> object:
    return None if next_meeting == "to be confirmed" else next_meeting


_FRONT: dict[type, Callable[[_Author, Any], Found]] = {
    Agenda: _agenda,
    Minutes: _minutes,
    Report: _report,
    Strategy: _strategy,
    Chapter: _chapter,
}
