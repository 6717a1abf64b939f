"""The tables of the whole site: what their declared sums come to, and the amounts in sentences."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.council.keys import folder_of, place_of, target_of
from generator.council.records import Record
from generator.council.relations import SHEETS
from generator.council.site import Site
from generator.council.tables import Amount, Cell, Sheet, Unit, amounts
from generator.council.tables.comparison import Cells, Comparison, Other
from generator.council.tables.figures import in_pounds
from generator.council.tables.places import is_cell, normal, place_in
from generator.council.tables.sums import comparisons
from generator.markdown import Link


@dataclass(frozen=True, slots=True)
class Told:
    """A link from a sentence to a figure, and the amounts of its kind that the link's words say."""

    link: Link
    sheet: Sheet
    cell: Cell
    figure: Decimal | None
    amounts: tuple[Amount, ...]

    @property
    def unit(self) -> Unit:
        """The unit of the figure."""
        return self.sheet.table.unit_of(self.cell[1])

    @property
    def agrees(self) -> bool:
        """Whether the words say the figure, as finely as they say it.

        Words without a sign may speak of a reduction: then only its size counts.
        """
        if self.figure is None or len(self.amounts) != 1:
            return False
        (said,) = self.amounts
        figure = in_pounds(self.figure, self.unit)
        out = (figure if said.is_signed else abs(figure)) - said.value
        return out == 0 or abs(out) * 2 <= said.step


def printed(sheet: Sheet) -> Cells:
    """Return the figures of a table as they stand there."""
    return sheet.figures


def comparisons_of(
    site: Site, sheet: Sheet, figures: Callable[[Sheet], Cells] = printed
) -> tuple[Comparison, ...]:
    """Return every comparison that the table of ``sheet`` declares.

    ``figures`` returns those of a table: as printed, or as they would be.
    """
    folder = folder_of(sheet.key)

    def find(name: str) -> Other | None:
        target, _, anchor = name.partition("#")
        key = place_of(target, folder)[0] if target else sheet.key
        return _other(site, key, normal(anchor), figures)

    return tuple(comparisons(sheet.table, figures(sheet), find))


def told_in(site: Site, record: Record) -> Iterator[Told]:
    """Yield the links of the record's body that lead to figures."""
    for link in record.body.links():
        if link.is_external or not is_cell(link.target.partition("#")[2]):
            continue
        key, anchor = target_of(link.target, record.path)
        sheet = sheet_at(site, key, anchor)
        row, column = place_in(sheet.table, normal(anchor)) if sheet else (None, None)
        if sheet is None or row is None or column is None:
            continue  # that it leads nowhere is a finding already
        unit = sheet.table.unit_of(column)
        said = tuple(amounts(link.words, unit)) if unit != "text" else ()
        yield Told(link, sheet, (row, column), sheet.figures.get((row, column)), said)


def sheets_in(site: Site, key: str) -> tuple[Sheet, ...]:
    """Return the tables of the record ``key``."""
    return next(iter(site.told.of(SHEETS, key)), ())


def sheet_at(site: Site, key: str, anchor: str) -> Sheet | None:
    """Return the table that an anchor of the record ``key`` is in."""
    name = anchor.removeprefix("table-").partition(".")[0]
    return next((sheet for sheet in sheets_in(site, key) if sheet.table.id == name), None)


def _other(site: Site, key: str, anchor: str, figures: Callable[[Sheet], Cells]) -> Other | None:
    sheet = sheet_at(site, key, anchor)
    if sheet is None:
        return None
    row, column = place_in(sheet.table, anchor)
    parts = anchor.count(".")
    if (row is None and parts > 0) or (column is None and parts > 1):
        return None  # that it leads nowhere is a finding already
    return Other(sheet.name, sheet.table, figures(sheet), row, column)
