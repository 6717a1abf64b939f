"""Office files: hidden sheets, rows, columns and slides, comments and tracked changes.

A document is an archive of XML (ECMA-376; ODF 1.3); a workbook is read by openpyxl.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.attachments.contents import Hidden, Inside, Run, Trace, UnreadableError

_LARGEST = 200 * 1024 * 1024  # bytes, unpacked
_MOST_CELLS = 5_000_000
_TOO_LARGE = "it is too large when unpacked"
_DAMAGED = "it is damaged, locked by a password, or of an older format"
_WORD_CHANGES = {"ins", "del", "moveFrom", "moveTo"}
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")


def read_document(data: bytes) -> Inside:
    """Return the words of a Word document, its comments, changes and hidden words."""
    parts = _parts(data, r"word/(?:document|comments|header\d*|footer\d*|footnotes)\.xml")
    if "word/document.xml" not in parts:
        raise UnreadableError(_DAMAGED)
    runs, hidden = [], []
    for name, root in parts.items():
        if name.endswith("comments.xml"):
            if count := _count(root, "comment"):
                hidden.append(Hidden(Trace.COMMENT, "", _several(count, "comment")))
            continue
        changes = sum(_count(root, change) for change in _WORD_CHANGES)
        if changes:
            hidden.append(Hidden(Trace.CHANGE, "", _several(changes, "tracked change")))
        if any(_is_vanished(run) for run in root.iter() if _local(run) == "r"):
            hidden.append(Hidden(Trace.HIDDEN, "", "words formatted as hidden"))
        runs += [Run("", text) for text in _texts(root, "p", "t") if text]
    return Inside(tuple(runs), tuple(hidden))


def _is_vanished(run: Element) -> bool:
    signs = {_local(each) for each in run.iter()}
    return "vanish" in signs and "t" in signs


def read_slides(data: bytes) -> Inside:
    """Return the words of a presentation, its comments, hidden slides and speaker's notes."""
    parts = _parts(data, r"ppt/(?:slides/slide\d+|comments/.+|notesSlides/notesSlide\d+)\.xml")
    if not any(_SLIDE.fullmatch(name) for name in parts):
        raise UnreadableError(_DAMAGED)
    runs, hidden = [], []
    for name, root in parts.items():
        texts = [text for text in _texts(root, "p", "t") if text]
        if slide := _SLIDE.fullmatch(name):
            place = f"slide {slide[1]}"
            runs += [Run(place, text) for text in texts]
            if root.get("show") == "0":
                hidden.append(Hidden(Trace.HIDDEN, place, "a hidden slide"))
        elif "/comments/" in name:
            hidden.append(Hidden(Trace.COMMENT, "", "comments"))
        elif any(not text.isdecimal() for text in texts):
            hidden.append(Hidden(Trace.HIDDEN, "", "speaker’s notes"))
    return Inside(tuple(runs), tuple(hidden))


def read_open_document(data: bytes) -> Inside:
    """Return the words of an OpenDocument file, its comments and tracked changes."""
    root = _parts(data, r"content\.xml").get("content.xml")
    if root is None:
        raise UnreadableError(_DAMAGED)
    hidden = []
    if count := _count(root, "annotation"):
        hidden.append(Hidden(Trace.COMMENT, "", _several(count, "comment")))
    if count := _count(root, "changed-region"):
        hidden.append(Hidden(Trace.CHANGE, "", _several(count, "tracked change")))
    collapsed = [each for each in root.iter() if "collapse" in each.attrib.values()]
    if any("".join(each.itertext()).strip() for each in collapsed):
        hidden.append(Hidden(Trace.HIDDEN, "", "hidden rows"))
    paragraphs = (each for each in root.iter() if _local(each) in {"p", "h"})
    return Inside(tuple(Run("", "".join(each.itertext())) for each in paragraphs), tuple(hidden))


def read_workbook(data: bytes) -> Inside:
    """Return the words of a workbook, its comments, and its hidden sheets, rows and columns."""
    _parts(data, r"nothing is read here: the archive is only looked at")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl cannot write again, it can read
            book = openpyxl.load_workbook(BytesIO(data))
    except Exception:  # noqa: BLE001 -- openpyxl raises whatever a damaged file leads to
        raise UnreadableError(_DAMAGED) from None
    runs: list[Run] = []
    hidden: list[Hidden] = []
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > _MOST_CELLS:
            raise UnreadableError(_TOO_LARGE)
        place = f"sheet {sheet.title!r}"
        filled = {
            (cell.row, cell.column)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        hidden += _hidden_on(sheet, place, filled)
        runs += [
            Run(place, " ".join(str(cell.value) for cell in row if cell.value is not None))
            for row in sheet.iter_rows()
        ]
    return Inside(tuple(run for run in runs if run.text), tuple(hidden))


def _hidden_on(sheet: Worksheet, place: str, filled: set[tuple[int, int]]) -> Iterator[Hidden]:
    if sheet.sheet_state != "visible" and filled:
        yield Hidden(Trace.HIDDEN, place, "a hidden sheet")
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    if shut := sorted({row for row, _ in filled} & rows):
        yield Hidden(Trace.HIDDEN, f"{place}, row {shut[0]}", _several(len(shut), "hidden row"))
    columns = {
        number
        for column in sheet.column_dimensions.values()
        if column.hidden and column.min and column.max
        for number in range(column.min, column.max + 1)
    }
    if shut := sorted({column for _, column in filled} & columns):
        letter = get_column_letter(shut[0])
        what = _several(len(shut), "hidden column")
        yield Hidden(Trace.HIDDEN, f"{place}, column {letter}", what)
    comments = sum(cell.comment is not None for row in sheet.iter_rows() for cell in row)
    if comments:
        yield Hidden(Trace.COMMENT, place, _several(comments, "comment"))


def _parts(data: bytes, pattern: str) -> dict[str, Element]:
    """Return the XML files of an archive whose names ``pattern`` matches, in their order."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise UnreadableError(_TOO_LARGE)
            names = [name for name in archive.namelist() if re.fullmatch(pattern, name)]
            return {name: fromstring(archive.read(name)) for name in names}
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, RuntimeError, OSError, EOFError):
        raise UnreadableError(_DAMAGED) from None


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _count(root: Element, name: str) -> int:
    return sum(_local(each) == name for each in root.iter())


def _texts(root: Element, block: str, run: str) -> Iterator[str]:
    for each in root.iter():
        if _local(each) == block:
            yield "".join(inner.text or "" for inner in each.iter() if _local(inner) == run)


def _several(count: int, noun: str) -> str:
    return f"a {noun}" if count == 1 else f"{count} {noun}s"


READERS = {
    "docx": read_document,
    "xlsx": read_workbook,
    "pptx": read_slides,
    "odt": read_open_document,
    "ods": read_open_document,
    "odp": read_open_document,
}
