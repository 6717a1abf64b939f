"""A record as it was: its words and figures, with links only to what is still there."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from markupsafe import Markup, escape
from pydantic import BaseModel

from generator.council.keys import target_of
from generator.council.records import Record
from generator.council.relations import TITLE
from generator.council.site import Site, Told
from generator.council.spoken import Speech, facts_in, items_of
from generator.council.tables import Sheet
from generator.council.tables.model import Row
from generator.council.tables.places import normal, shown_at
from generator.council.views import words
from generator.council.views.chrome import Link, to
from generator.council.views.names import person_link
from generator.council.views.prose import Html, ProseView, Shown
from generator.council.views.tables import TableView, table_view
from generator.markdown import Link as Hole
from generator.markdown import Part

_GONE = re.compile(r'<img src=""[^>]*?(?:alt="([^"]*)")?[^>]*>')


@dataclass(frozen=True, slots=True)
class ItemThen:
    """An item of business as it was on the agenda."""

    number: str
    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EarlierView:
    """A record as it was."""

    facts: tuple[tuple[str, str], ...]
    items: tuple[ItemThen, ...]
    body: ProseView


def speech_of(site: Site) -> Speech:
    """Return how the pages of ``site`` say things."""
    language = site.settings.language
    return Speech(
        site.say,
        lambda name: person_link(site, name).text,
        lambda day: words.short_day(day, language),
        lambda clock: words.clock(clock, site.words),
    )


def earlier_view(site: Site, record: Record) -> EarlierView:
    """Return all that ``record``, an earlier state of one of ``site``, said to the public."""
    speech, front = speech_of(site), record.front.value
    then = replace(site, told=_Then(site.told))
    body = _Earlier(then, record).prose(record.body.parts)
    return EarlierView(
        tuple(_facts(front, "", speech)),
        tuple(
            ItemThen(number, title, tuple(_facts(item, title, speech)))
            for (number, title), item in zip(
                items_of(front), getattr(front, "items", ()), strict=False
            )
        ),
        body,
    )


def _facts(front: BaseModel, title: str, speech: Speech) -> Iterator[tuple[str, str]]:
    for name, said in (block.cells for block in facts_in(front, speech)):
        if said != title:
            yield name, said


@dataclass(frozen=True, slots=True)
class _Then(Told):
    """What is told today, and of papers that are gone at least their names."""

    told: Told

    def of(self, relation: str, target: str) -> tuple[Any, ...]:
        found = self.told.of(relation, target)
        if not found and relation == TITLE:
            return (target.rpartition("/")[2],)
        return found

    def targets(self, relation: str) -> tuple[str, ...]:
        return self.told.targets(relation)


class _Earlier(Shown):
    """Shows prose so that every link leads somewhere, and no figure claims to be today's."""

    __slots__ = ()

    def prose(self, parts: Iterable[Part]) -> ProseView:
        return ProseView(
            tuple(
                view if isinstance(view, Html | ProseView) else _unlinked(view)
                for view in super().prose(parts).parts
            )
        )

    def _html(self, html: str) -> tuple[Html, ...]:
        html = _GONE.sub(lambda found: str(escape(found[1] or "")), html)
        return super()._html(html.replace(' href=""', ""))

    def _href(self, hole: Hole) -> str:
        if hole.is_external:
            return hole.target
        key, anchor = target_of(hole.target, self.record.path)
        place = normal(anchor)
        if hole.target.startswith("#"):
            return f"#{shown_at(place)}" if place in self.record.node.anchors else ""
        found = self.site.graph.find(key, place)
        return to(self.site, found[0], shown_at(found[1])) if found else ""

    def _table_called(self, name: str, anchor: str) -> TableView:
        sheets = {sheet.table.id: sheet for sheet in self.record.tables}
        view = table_view(self.site, _alone(sheets[name]), anchor)
        return replace(view, sums="", rounded=(), downloads=())


def _alone(sheet: Sheet) -> Sheet:
    """Return a table that refers to no other."""
    rows = tuple(
        row.model_copy(update={"was": None}) if isinstance(row, Row) else row
        for row in sheet.table.rows
    )
    return replace(sheet, table=sheet.table.model_copy(update={"checks": (), "rows": rows}))


def _unlinked(view: Any) -> Any:  # noqa: ANN401 -- any view
    """Return ``view`` without its links to pages of the site, which may be there no more."""
    if isinstance(view, Link):
        return view if view.href.startswith(("#", "http")) else Link(view.text)
    if isinstance(view, Markup | str) or not view:
        return view
    if isinstance(view, tuple):
        return tuple(map(_unlinked, view))
    if isinstance(view, Mapping) or not is_dataclass(view) or isinstance(view, type | Html):
        return view
    held = {each.name: _unlinked(getattr(view, each.name)) for each in fields(view)}
    if "src" in held and held["src"].startswith("/"):
        held["src"] = ""
    return replace(view, **held)
