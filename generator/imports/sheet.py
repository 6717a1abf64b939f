"""A range of a spreadsheet → its cells as they are typed in a record."""

import io
import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException

_LISTED = 6

Cells = tuple[tuple[str, ...], ...]
_RANGE = re.compile(
    r"(?:(?P<sheet>.+)!)?(?P<cells>[A-Z]{1,3}[0-9]+:[A-Z]{1,3}[0-9]+)?", re.IGNORECASE
)


class NotASheetError(Exception):
    """A file is no spreadsheet, or holds no such range; the words say what to do."""


def read_sheet(data: bytes, wanted: str) -> Cells:
    """Return the cells of ``wanted``, as ``Budget!A1:G20``, or of all of the first sheet.

    Rows and columns that are blank throughout are left out. Raises ``NotASheetError``.
    """
    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        words = "This is no spreadsheet of the format .xlsx. Save it as Excel Workbook (.xlsx)."
        raise NotASheetError(words) from None
    found = _RANGE.fullmatch(wanted) if wanted not in book.sheetnames else None
    name = (found["sheet"] or "").strip("'") if found else wanted
    if name and name not in book.sheetnames:
        words = f"There is no sheet {name!r}. There are: {', '.join(book.sheetnames)}."
        raise NotASheetError(words)
    sheet = book[name] if name else book.worksheets[0]
    area = sheet[found["cells"].upper()] if found and found["cells"] else sheet.iter_rows()
    grid = [tuple(row) for row in area]
    _refuse_uncomputed(data, sheet.title, grid)
    rows = [[_typed(cell.value) for cell in row] for row in grid]
    columns = [n for n in range(max(map(len, rows), default=0)) if any(row[n] for row in rows)]
    return tuple(tuple(row[n] for n in columns) for row in rows if any(row))


def _refuse_uncomputed(data: bytes, sheet: str, grid: Sequence[Sequence[Cell]]) -> None:
    """Raise ``NotASheetError`` where formulas stand whose values no program has saved."""
    formulas = load_workbook(io.BytesIO(data))[sheet]
    blank = (cell.coordinate for row in grid for cell in row if cell.value is None)
    lost = [place for place in blank if formulas[place].data_type == "f"]
    if lost:
        words = f"The formulas in {', '.join(lost[:_LISTED])}{' …' * (len(lost) > _LISTED)} were "
        words += "saved without their results. Open the file in Excel or LibreOffice, and save it."
        raise NotASheetError(words)


def _typed(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        # A spreadsheet's sums are binary fractions; sixteen figures are what it shows at most.
        return format(Decimal(f"{value:.12g}"), "f")
    return " ".join(str(value).split())
