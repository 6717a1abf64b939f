"""Each table as a file: CSV with its description (CSV on the Web), and JSON."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from generator.council.accounts import comparisons_of, sheets_in
from generator.council.keys import address_of
from generator.council.site import Site
from generator.council.tables import Row, Sheet, Table
from generator.council.tables.places import anchor_of
from generator.page import Artifact

# What a spreadsheet would take for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Record = dict[str, str]


def files_of(site: Site, key: str) -> Iterator[Artifact]:
    """Yield the files of every table of the record ``key``, each beside the page that shows it."""
    for sheet in sheets_in(site, key):
        path = address(sheet, "csv").removeprefix("/")
        yield Artifact(path, _csv(sheet).encode())
        yield Artifact(f"{path}-metadata.json", as_json(_description(site, sheet)))
        yield Artifact(address(sheet, "json").removeprefix("/"), as_json(_data(site, sheet)))


def address(sheet: Sheet, ending: str) -> str:
    """Return the address, from the site's root, of a table as a file."""
    return f"{address_of(sheet.key)}{sheet.table.id}.{ending}"


def as_json(value: object) -> bytes:
    """Return ``value`` as the text of a file."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def _csv(sheet: Sheet) -> str:
    """Return a table as CSV (RFC 4180). Figures stay figures, negative ones too."""
    fields = _fields(sheet)
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow([harmless(title) for title in fields.values()])
    for record in _records(sheet):
        lines.writerow([record.get(name, "") for name in fields])
    return text.getvalue()


def harmless(words: str) -> str:
    """Return words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(_FORMULA) else words


def _fields(sheet: Sheet) -> dict[str, str]:
    """Return names and titles of the file's columns: of what a row is, then of its figures."""
    table = sheet.table
    used = {name for record in _records(sheet) for name in record}
    own = ("id", "group", "subgroup", "ref", "note", "label", "total")
    fields = {name: name for name in own if name in used}
    for name, column in zip(_names(table), table.columns, strict=True):
        fields[name] = column.title
        if f"{name}_note" in used:
            fields[f"{name}_note"] = f"{column.title} (note)"
    return fields


def _names(table: Table) -> tuple[str, ...]:
    """Return the columns' names as CSV on the Web allows them: letters, figures and underlines."""
    return tuple(f"c_{name.replace('-', '_')}" for name in table.column_names)


def _records(sheet: Sheet) -> Iterator[Record]:
    for number, row, group, subgroup in sheet.table.grouped():
        words = {
            "group": group,
            "subgroup": subgroup,
            "ref": row.ref or "",
            "note": row.note or "",
            "label": row.label,
        }
        record = {name: harmless(said) for name, said in words.items() if said}
        record |= {"id": row.name} | ({"total": "yes"} if row.total else {})
        yield record | _values(sheet, number, row)


def _values(sheet: Sheet, number: int, row: Row) -> Record:
    table, found = sheet.table, Record()
    for column, (name, typed) in enumerate(zip(_names(table), row.values, strict=True)):
        figure = sheet.figures.get((number, column))
        if figure is not None:
            found[name] = f"{figure:f}"
            if sign := table.parted(typed or "")[1]:
                found[f"{name}_note"] = harmless(sign)
        elif typed is not None:
            found[name] = harmless(typed)
    return found


def _description(site: Site, sheet: Sheet) -> dict[str, Any]:
    """Return what CSV on the Web says of a file (W3C, "Metadata Vocabulary for Tabular Data")."""
    table = sheet.table
    units = dict(zip(_names(table), map(table.unit_of, range(len(table.columns))), strict=True))
    page = _page(site, sheet)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": site.settings.language}],
        "url": f"{table.id}.csv",
        "dc:title": table.title,
        "dc:source": f"{page}#{anchor_of(table)}",
        "tableSchema": {
            "columns": [
                _field(name, title, units.get(name)) for name, title in _fields(sheet).items()
            ],
            "primaryKey": "id",
            "rowTitles": ["label"],
            "aboutUrl": f"{page}#{anchor_of(table)}.{{id}}",
        },
    }


def _field(name: str, title: str, unit: str | None) -> dict[str, str]:
    field = {"name": name, "titles": harmless(title)}
    if unit is None or unit == "text":
        return field | {"datatype": "string"}
    return field | {"datatype": "decimal", "schema:unitText": unit}


def _page(site: Site, sheet: Sheet) -> str:
    return site.settings.url.rstrip("/") + address_of(sheet.key)


def _data(site: Site, sheet: Sheet) -> dict[str, Any]:
    """Return a table as JSON has it; figures are texts, so that no program rounds them."""
    table = sheet.table
    found = comparisons_of(site, sheet)
    return {
        "id": table.id,
        "title": table.title,
        "url": f"{_page(site, sheet)}#{anchor_of(table)}",
        "unit": table.unit,
        "columns": [
            {"name": name, "title": column.title, "unit": table.unit_of(number)}
            for number, (name, column) in enumerate(
                zip(table.column_names, table.columns, strict=True)
            )
        ],
        "rows": list(_rows(site, sheet)),
        "legend": table.legend,
        "sums": {
            "checked": len(found),
            "exact": sum(each.is_exact for each in found),
            "tolerance": f"{table.tolerance:f}",
        },
    }


def _rows(site: Site, sheet: Sheet) -> Iterator[dict[str, Any]]:
    table = sheet.table
    for number, row, *groups in table.grouped():
        yield {
            "id": row.name,
            "url": f"{_page(site, sheet)}#{anchor_of(table, row)}",
            "groups": [group for group in groups if group],
            "ref": row.ref,
            "note": row.note,
            "label": row.label,
            "total": row.total is not None,
            "values": dict(zip(table.column_names, _shown(sheet, number, row), strict=True)),
            "provisional": [
                name
                for name, typed in zip(table.column_names, row.values, strict=True)
                if typed and table.parted(typed)[1] in table.provisional
            ],
        }


def _shown(sheet: Sheet, number: int, row: Row) -> Iterator[str | None]:
    for column, typed in enumerate(row.values):
        figure = sheet.figures.get((number, column))
        yield typed if figure is None else f"{figure:f}"
