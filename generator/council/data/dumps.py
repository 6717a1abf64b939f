"""The tables that everybody can take home, as JSON Lines and CSV, and the schemas of all data."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from generator.council.data.extracts import all_committees, everybody, figure_rows, rows_at
from generator.council.data.papers import RECORDS, SCHEMAS
from generator.council.data.permanence import url
from generator.council.data.rows import WHOLE, YEARLY, Row
from generator.council.downloads import as_json, harmless
from generator.council.keys import Sitting
from generator.council.relations import ROWS
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.page import Artifact

FOLDER = "/data/"
# Where figures stand that no meeting had before it.
STANDING = "standing"
ENDINGS = {"csv": "text/csv", "jsonl": "application/jsonl"}
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")
Fact = tuple[str, str, object]


def facts_at(site: Site, meeting: Meeting) -> Iterator[Fact]:
    """Yield what ``meeting`` tells to the tables of its year: for each table, its lines."""
    lines: dict[str, list[str]] = {}
    for table, row in rows_at(site, meeting):
        lines.setdefault(table, []).append(row.model_dump_json())
    sitting = meeting.sitting
    for table, told in lines.items():
        yield ROWS, f"{table} {sitting.date.year}", (sitting, tuple(told))


def facts_of(site: Site, key: str) -> Iterator[Fact]:
    """Yield what a record outside of meetings tells: its figures."""
    told = tuple(row.model_dump_json() for row in figure_rows(site, key))
    if told:
        yield ROWS, f"tables {STANDING}", (key, told)


def address(table: str, year: str, ending: str) -> str:
    """Return the address of a table of a year, or of a whole one, from the site's root."""
    return f"{FOLDER}{year}/{table}.{ending}" if year else f"{FOLDER}{table}.{ending}"


def files_of_year(site: Site, table: str, year: str) -> Iterator[Artifact]:
    """Yield a table of a year as files: its meetings in their order."""
    told = site.told.of(ROWS, f"{table} {year}")
    ordered = told if year == STANDING else sorted(told, key=lambda each: _order(each[0]))
    lines = [line for _, some in ordered for line in some]
    yield from _files(table, year, YEARLY[table].row, lines)


def files_of_whole(site: Site, table: str) -> Iterator[Artifact]:
    """Yield a table that is not cut by years as files."""
    rows: Iterable[Row] = everybody(site) if table == "people" else all_committees(site)
    yield from _files(table, "", WHOLE[table].row, [row.model_dump_json() for row in rows])


def schemas(site: Site) -> Iterator[Artifact]:
    """Yield a JSON Schema for each table and each kind of record."""
    rows = {name: table.row for name, table in {**YEARLY, **WHOLE}.items()}
    for name, model in {**rows, **RECORDS}.items():
        address = f"{SCHEMAS}{name}.json"
        schema = model.model_json_schema(by_alias=True, mode="serialization")
        told = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": url(site, address),
            **_plain(schema),
        }
        yield Artifact(address[1:], as_json(told))


def _order(sitting: Sitting) -> tuple[date, str, int]:
    return sitting.date, sitting.committee, sitting.nth


def _files(table: str, year: str, row: type[Row], lines: list[str]) -> Iterator[Artifact]:
    jsonl = "".join(f"{line}\n" for line in lines)
    yield Artifact(address(table, year, "jsonl")[1:], jsonl.encode())
    yield Artifact(address(table, year, "csv")[1:], _csv(row, lines).encode())


def _csv(row: type[Row], lines: list[str]) -> str:
    text = io.StringIO()
    written = csv.writer(text)
    written.writerow(row.model_fields)
    for line in lines:
        told = json.loads(line)
        written.writerow(_cell(told[name]) for name in row.model_fields)
    return text.getvalue()


def _cell(value: object) -> str:
    """Return a value as a cell: lists parted by semicolons, words that are no formula."""
    if isinstance(value, list):
        return _cell("; ".join(map(str, value)))
    if isinstance(value, bool):
        return "yes" if value else ""
    if value is None:
        return ""
    said = str(value)
    return said if _FIGURE.fullmatch(said) else harmless(said)


def _plain(node: Any) -> Any:  # noqa: ANN401 -- a schema is any JSON
    """Return a schema without the titles that repeat the names of fields."""
    if isinstance(node, list):
        return [_plain(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _plain(value)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str))
    }
