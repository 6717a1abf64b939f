"""A Word paper → its blocks. Mammoth reads it; we say what it could not carry over."""

import base64
import io
import re
import zipfile
from collections.abc import Iterator

import mammoth

from generator.imports.blocks import Block, Heading, Listing, Paper, Paragraph, Picture, Point, Rows
from generator.imports.elements import Element, tree_of
from generator.imports.inlines import markdown_of, note_name
from generator.imports.losses import losses_of
from generator.markdown import opened

_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"
_HEADING = re.compile("h([1-6])")
_NOTE = re.compile(r"((?:foot|end)note)-(\d+)")
_ENDINGS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/svg+xml": "svg",
    "image/webp": "webp",
}


class NotAPaperError(Exception):
    """A file is no Word paper in the format docx; the words say what to do."""


def read_word(data: bytes) -> Paper:
    """Return the paper whose file holds ``data``. Raises ``NotAPaperError``."""
    try:
        done = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES)
        losses = tuple(losses_of(data))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        words = (
            "This is no Word paper of the format .docx. In Word: Save as, Word Document (.docx)."
        )
        raise NotAPaperError(words) from None
    tree = tree_of(done.value)
    notes = tuple(_notes(tree))
    blocks = tuple(_blocks(each for each in tree.elements() if not _holds_notes(each)))
    said = {message.message for message in done.messages if "style" not in message.message}
    return Paper(blocks, notes, (*losses, *sorted(said), *_merged(tree)))


def _holds_notes(element: Element) -> bool:
    return any(_NOTE.fullmatch(each.attributes.get("id", "")) for each in element.elements())


def _notes(tree: Element) -> Iterator[tuple[str, str]]:
    for point in tree.all("li"):
        if found := _NOTE.fullmatch(point.attributes.get("id", "")):
            parts = [markdown_of(_without_way_back(each)) for each in point.elements()]
            yield note_name(found[1], found[2]), "\n\n".join(filter(None, parts))


def _without_way_back(element: Element) -> Element:
    kept = [
        each
        for each in element.inside
        if isinstance(each, str) or "-ref-" not in each.attributes.get("href", "")
    ]
    return Element(element.name, element.attributes, kept)


def _merged(tree: Element) -> Iterator[str]:
    if any({"colspan", "rowspan"} & cell.attributes.keys() for cell in _cells(tree)):
        yield "Cells of a table were merged: each stands in its first place, the others are blank."
    if any(list(cell.all("table")) for cell in _cells(tree)):
        yield "A table stood in a cell of another: its words stand in that cell."


def _cells(tree: Element) -> Iterator[Element]:
    yield from tree.all("td")
    yield from tree.all("th")


def _blocks(elements: Iterator[Element]) -> Iterator[Block]:
    for element in elements:
        if heading := _HEADING.fullmatch(element.name):
            text = markdown_of(element).replace("\\\n", " ")
            if text:
                yield Heading(text.replace("**", ""), int(heading[1]))
        elif element.name in {"ol", "ul"}:
            points = tuple(_point(each) for each in element.elements())
            yield Listing(points, element.name == "ol")
        elif element.name == "table":
            yield Rows(_rows(element))
        else:
            yield from _paragraph(element)
        if element.name not in {"table", "ol", "ul"}:
            yield from (_picture(image) for image in element.all("img"))


def _paragraph(element: Element) -> Iterator[Paragraph]:
    text = markdown_of(element)
    if text:
        inner = [each for each in element.inside if isinstance(each, Element) or each.strip()]
        is_bold = all(isinstance(each, Element) and each.name == "strong" for each in inner)
        yield Paragraph(text if is_bold else _kept_number(text), is_bold)


def _kept_number(text: str) -> str:
    """Return a paragraph that may begin with a number as printed, and with no other sign."""
    return text if re.match(r"\d{1,3}\. ", text) else opened(text)


def _point(element: Element) -> Point:
    inline_: list[Element | str] = []
    below: list[Element] = []
    for each in element.inside:
        if isinstance(each, Element) and each.name in {"ol", "ul", "table", "p"}:
            below.append(each)
        else:
            inline_.append(each)
    own = list(_paragraph(Element("p", {}, inline_)))
    pictures = [
        _picture(image)
        for each in inline_
        if isinstance(each, Element)
        for image in each.all("img")
    ]
    return Point((*own, *pictures, *_blocks(iter(below))))


def _rows(table: Element) -> tuple[tuple[str, ...], ...]:
    """Return the cells of ``table``, blank where a merged cell covers others."""
    grid: dict[tuple[int, int], str] = {}
    for number, row in enumerate(table.all("tr")):
        column = 0
        for cell in row.elements():
            while (number, column) in grid:
                column += 1
            wide = int(cell.attributes.get("colspan", "1"))
            for down in range(int(cell.attributes.get("rowspan", "1"))):
                for right in range(wide):
                    grid[number + down, column + right] = ""
            grid[number, column] = _cell(cell)
            column += wide
    height = max((row for row, _ in grid), default=-1) + 1
    width = max((column for _, column in grid), default=-1) + 1
    return tuple(
        tuple(grid.get((row, column), "") for column in range(width)) for row in range(height)
    )


def _cell(cell: Element) -> str:
    parts = [markdown_of(each).replace("\\\n", " ") for each in _leaves(cell)]
    return " ".join(filter(None, parts))


def _leaves(element: Element) -> Iterator[Element]:
    """Yield the paragraphs of ``element``, and what stands in it outside of them."""
    loose = Element("p")
    for each in element.inside:
        if isinstance(each, Element) and each.name in {
            "p",
            "ul",
            "ol",
            "li",
            "table",
            "tbody",
            "thead",
            "tr",
            "td",
            "th",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        }:
            yield loose
            loose = Element("p")
            yield from _leaves(each)
        else:
            loose.inside.append(each)
    yield loose


def _picture(image: Element) -> Picture:
    kind, _, data = image.attributes.get("src", "").removeprefix("data:").partition(";base64,")
    alt = image.attributes.get("alt", "")
    return Picture(base64.b64decode(data), _ENDINGS.get(kind, ""), alt)
