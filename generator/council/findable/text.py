"""Bodies of records as HTML to be found: links lead nowhere, tables and decisions stand inside."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape

from generator.council.records import Record
from generator.council.site import Site
from generator.council.tables import Cell, Group, Row, Sheet
from generator.council.views.names import person_link, spoken
from generator.council.views.words import amount
from generator.entry import Place
from generator.markdown import Directive, Footnotes, Heading, Part
from generator.markdown import Link as Hole

_TAG = re.compile("<[^>]*>")
# The printed number of a limb or paragraph, which is also a link to itself.
_NUMBER = re.compile(r'<a [^>]*class="number"[^>]*>[^<]*</a>')
_ID = re.compile(r' id="[^"]*"')
# Where a place inside ends, and what follows is only part of what is around it: first the end of a
# limb or paragraph, then that of a table or decision.
_END = '<i id="-"></i>'
_END_OF_PART = '<i id="--"></i>'
_MOVED = ("motion", "amendment")
_DECIDED = (*_MOVED, "resolved", "noted")
_PART = re.compile('<h3 id="(table|resolution|motion|amendment)-')
PARTS = {
    "table": "table",
    "resolution": "decision",
    "motion": "decision",
    "amendment": "decision",
}


@dataclass(frozen=True, slots=True)
class Text:
    """The body of a record of a site, to be read for what can be found in it."""

    site: Site
    record: Record

    def html(self, parts: Iterable[Part]) -> str:
        """Return ``parts`` as HTML in which every place that can be linked to has its ``id``.

        Tables and decisions have headings of level 3.
        """
        return _NUMBER.sub("", "".join(self._part(part) for part in parts))

    def sections(self, parts: Iterable[Part]) -> Iterator[Place]:
        """Yield what stands under each heading; what stands before the first has no anchor."""
        anchor, title, held = "", "", list[Part]()
        for part in parts:
            if isinstance(part, Heading):
                yield Place(anchor, title, self.html(held))
                anchor, held = part.anchor, []
                title = f"{part.number}. {part.text}" if part.number else part.text
            else:
                held.append(part)
        yield Place(anchor, title, self.html(held))

    def notices(self) -> str:
        """Return the notices of the record: recording, guidance and the like."""
        return "".join(
            _paragraph(each.get("title")) + self.html(each.body.parts)
            for each in self.record.body.directives()
            if each.name == "notice"
        )

    def _part(self, part: Part) -> str:
        if isinstance(part, str):
            return part.replace("</ol>", f"</ol>{_END}")
        if isinstance(part, Hole):
            return ""
        if isinstance(part, Heading):
            return _paragraph(part.text)
        if isinstance(part, Footnotes):
            return _ID.sub("", self.html(part.content.parts))
        return self._directive(part)

    def _directive(self, directive: Directive) -> str:
        if directive.name == "notice" or directive.get("show") == "all":
            return ""
        if directive.name == "table":
            return self._table(directive.argument)
        said = self._said(directive)
        if directive.name in _DECIDED and directive.anchor:
            cited = spoken(self.site, directive.anchor)
            return _headed(directive.anchor, cited[:1].upper() + cited[1:], said)
        if directive.anchor:
            return f'<div id="{directive.anchor}">{said}</div>{_END}'
        return said

    def _said(self, directive: Directive) -> str:
        """Return what a directive says: the words of its first line, who moved it, its body."""
        told = [directive.get(key) for key in ("title", "theme", "of", "alt", "outcome")]
        if directive.name in _MOVED:
            named = [directive.get(key) for key in ("moved", "seconded")]
            told += [person_link(self.site, name).text for name in named if name]
        said = "".join(_paragraph(words) for words in told if words)
        data = self._table(directive.get("table")) if directive.get("table") else ""
        return said + self.html(directive.body.parts) + data

    def _table(self, name: str) -> str:
        sheet = next(each for each in self.record.tables if each.table.id == name)
        table = sheet.table
        columns = _paragraph(" ".join(column.title for column in table.columns))
        rows = "".join(_row(sheet, number, row) for number, row in enumerate(table.rows))
        return _headed(f"table-{table.id}", table.title, columns + rows)


def kinds_in(places: Iterable[Place]) -> tuple[str, ...]:
    """Return the kinds of what stands inside ``places``: tables, decisions."""
    found = {PARTS[part] for place in places for part in _PART.findall(place.html)}
    return tuple(sorted(found))


def words_of(html: str) -> str:
    """Return the words of ``html``, without its tags."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def sections_of(site: Site, record: Record) -> tuple[Place, ...]:
    """Return the sections of a record; an empty one before the first heading is left out."""
    places = Text(site, record).sections(record.body.parts)
    return tuple(place for place in places if place.anchor or place.html.strip())


def _headed(anchor: str, heading: str, html: str) -> str:
    return f'<h3 id="{anchor}">{escape(heading)}</h3>{html}{_END_OF_PART}'


def _paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _row(sheet: Sheet, number: int, row: Row | Group) -> str:
    if isinstance(row, Group):
        return _paragraph(row.group)
    cells = (_cell(sheet, (number, column), typed) for column, typed in enumerate(row.values))
    told = " ".join(filter(None, (row.ref, row.label, *cells)))
    return f'<p id="table-{sheet.table.id}.{row.name}">{escape(told)}</p>'


def _cell(sheet: Sheet, cell: Cell, typed: str | None) -> str | None:
    return amount(sheet.figures[cell]) if cell in sheet.figures else typed
