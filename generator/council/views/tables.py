"""Tables of figures as layouts see them."""

from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue import marked
from generator.council.accounts import comparisons_of
from generator.council.downloads import address
from generator.council.lines import is_registered, registered_at
from generator.council.site import Site
from generator.council.tables import Cell, Row, Sheet, Table
from generator.council.tables.comparison import Comparison
from generator.council.tables.figures import POUNDS, in_pounds
from generator.council.views.charts import ChartView, chart_view
from generator.council.views.chrome import Link, href
from generator.council.views.words import amount


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell: ``kind`` is ``figure``, ``text`` or ``blank``; ``note`` is a sign of the legend."""

    text: str
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of figures; ``role`` is ``row`` or ``total``."""

    anchor: str
    label: str
    ref: Link | None
    note: str
    role: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A run of rows under its headings; the first run may have none."""

    headings: tuple[tuple[str, str], ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column's heading; ``unit`` is told where it is not the table's."""

    title: str
    unit: str
    kind: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table of figures with its caption and legend.

    ``sums`` says whether it adds up, ``rounded`` where its printed figures are rounded.
    """

    anchor: str
    title: str
    unit: str
    stub: str
    columns: tuple[ColumnView, ...]
    groups: tuple[GroupView, ...]
    legend: tuple[tuple[str, str], ...]
    width: int
    sums: str
    rounded: tuple[Link, ...]
    downloads: tuple[Link, ...]
    chart: ChartView | None
    kind: str = "table"


_UNITS = {
    "£": "£",
    "£000": marked("thousands of pounds (£000)"),
    "£m": marked("millions of pounds (£m)"),
    "%": "%",
    "headcount": marked("number of people"),
    "number": "",
    "text": "",
}


def table_view(site: Site, sheet: Sheet, anchor: str) -> TableView:
    """Return the table of ``sheet`` as it is shown.

    Figures get their separators, and a true minus sign.
    """
    table = sheet.table
    found = comparisons_of(site, sheet)
    rounded = [each for each in found if each.holds and not each.is_exact]
    return TableView(
        anchor,
        table.title,
        site.say(_UNITS[table.unit]),
        table.stub or "",
        tuple(_column(table, number) for number in range(len(table.columns))),
        _groups(site, sheet, anchor),
        tuple(table.legend.items()),
        len(table.columns) + 1,
        sums_line(site, table, found),
        tuple(_rounded(site, table, each, anchor) for each in rounded),
        (
            Link(site.say("CSV"), href(site, address(sheet, "csv"))),
            Link(site.say("JSON"), href(site, address(sheet, "json"))),
        ),
        chart_view(site.words, table, anchor),
    )


def sums_line(site: Site, table: Table, found: tuple[Comparison, ...]) -> str:
    """Return in one line whether a table adds up; nothing where no sum is declared."""
    if not found:
        return ""
    checked = site.say_some("%(num)s sum checked", "%(num)s sums checked", len(found))
    wrong = sum(not each.holds for each in found)
    if wrong:
        return site.say_some(
            "%(checked)s, of which %(num)s does not add up: see the editor’s notes",
            "%(checked)s, of which %(num)s do not add up: see the editor’s notes",
            wrong,
            checked=checked,
        )
    rounded = sum(not each.is_exact for each in found)
    if rounded:
        tolerance = _with_unit(table, table.tolerance)
        checked = site.say(
            "%(checked)s, %(rounded)s within %(tolerance)s rounding",
            checked=checked,
            rounded=rounded,
            tolerance=tolerance,
        )
    return site.say("Adds up: %(checked)s", checked=checked)


def _with_unit(table: Table, figure: Decimal) -> str:
    """Return a figure of the table with its unit: 1 in £000 is £1,000."""
    if table.unit in POUNDS:
        return f"£{amount(in_pounds(figure, table.unit))}"
    return f"{amount(figure)}%" if table.unit == "%" else amount(figure)


def _rounded(site: Site, table: Table, found: Comparison, anchor: str) -> Link:
    row = table.rows[found.cell[0]]
    said = site.say(
        "%(row)s, %(column)s: printed %(printed)s; the figures make %(computed)s",
        row=table.called(found.cell[0]),
        column=table.columns[found.cell[1]].title,
        printed=amount(found.printed),
        computed=amount(found.computed),
    )
    return Link(said, f"#{anchor}.{row.name}" if isinstance(row, Row) else "")


def _column(table: Table, number: int) -> ColumnView:
    column = table.columns[number]
    unit = column.unit if column.unit not in {None, table.unit, "text", "number"} else ""
    kind = "text" if table.unit_of(number) == "text" else "figure"
    return ColumnView(column.title, unit or "", kind)


def _groups(site: Site, sheet: Sheet, anchor: str) -> tuple[GroupView, ...]:
    groups: list[GroupView] = []
    headings: list[tuple[str, str]] = []
    rows: list[RowView] = []
    for number, row in enumerate(sheet.table.rows):
        if isinstance(row, Row):
            rows.append(_row(site, sheet, number, row, anchor))
            continue
        if rows:
            groups.append(GroupView(tuple(headings), tuple(rows)))
            headings, rows = [], []
        headings.append((row.level, row.group))
    return (*groups, GroupView(tuple(headings), tuple(rows)))


def _row(site: Site, sheet: Sheet, number: int, row: Row, anchor: str) -> RowView:
    cells = (_cell(sheet, (number, column), typed) for column, typed in enumerate(row.values))
    return RowView(
        f"{anchor}.{row.name}",
        row.label,
        _ref(site, sheet, row),
        row.note or "",
        "total" if row.total else "row",
        tuple(cells),
    )


def _ref(site: Site, sheet: Sheet, row: Row) -> Link | None:
    """Return a row's reference, which leads to the register where that holds it."""
    if row.ref is None:
        return None
    held = is_registered(sheet, row)
    return Link(row.ref, href(site, registered_at(site, sheet, row)) if held else "")


def _cell(sheet: Sheet, cell: Cell, typed: str | None) -> CellView:
    if typed is None:
        return CellView("", "blank")
    if cell not in sheet.figures:
        return CellView(typed, "text")
    return CellView(amount(sheet.figures[cell]), "figure", sheet.table.parted(typed)[1])
