"""Whether a file is what its name says, and harmless to whoever opens it."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from generator.diagnostics import Diagnostic
from generator.source import START, Position, Span

_ARCHIVE = (b"PK\x03\x04",)
_BEGINNINGS = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"),
} | dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"), _ARCHIVE)
# Names at a place behind the beginning.
_LATER = {"webp": (8, b"WEBP"), "mp4": (4, b"ftyp")}
_TEXTS = ("csv", "txt", "svg")
_OFFICE = ("docx", "xlsx", "pptx")
_MACROS = re.compile(r"(?:.*/)?vbaProject.*\.bin|.*/activeX/.*", re.IGNORECASE)
# Elements of a drawing that draw (SVG 2). What is not named may run, load or embed something.
_DRAWING = frozenset({
    "svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "path", "rect", "circle",
    "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "image", "clipPath",
    "mask", "pattern", "marker", "linearGradient", "radialGradient", "stop", "style", "switch",
    "view", "filter",
})  # fmt: skip
_EFFECT = "fe"  # as in feGaussianBlur; feImage alone loads something
_SVG = "{http://www.w3.org/2000/svg}"
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_LOADING = re.compile(
    r"@import|expression\(|javascript:|url\(\s*[\"']?(?!\s*#|data:image/(?:png|jpeg|gif|webp))|\\",
    re.IGNORECASE,
)
# What a spreadsheet takes for a formula (OWASP, "CSV Injection"); a sign and a figure are none.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?=.*[(|!=@])")


def unsound(path: str, data: bytes, largest: int) -> Iterator[Diagnostic]:
    """Yield what is wrong with ``data`` as the file at ``path``, of at most ``largest`` bytes.

    What is found cannot be waived: it endangers whoever opens the file.
    """
    ending = path.rpartition(".")[2]
    if len(data) > largest:
        message = f"this file is too large: {len(data):,} bytes, and {largest:,} are the most"
        remedy = "Make it smaller, or raise  largest_attachment:  in site.yaml (in megabytes)."
        yield Diagnostic(path, START, "attachment-too-large", message, remedy)
    elif not _is_what_it_says(ending, data):
        message = f"this is no {ending.upper()} file, although its name says so"
        remedy = "Save it again as what it is, and name it so; a renamed file can run as another."
        yield Diagnostic(path, START, "attachment-not-its-type", message, remedy)
    elif ending in _CHECKS:
        yield from _CHECKS[ending](path, data)


def _is_what_it_says(ending: str, data: bytes) -> bool:
    if ending in _TEXTS:
        return b"\0" not in data
    place, name = _LATER.get(ending, (0, b""))
    return data.startswith(_BEGINNINGS.get(ending, b"")) and data[place:].startswith(name)


def _drawing(path: str, data: bytes) -> Iterator[Diagnostic]:
    remedy = "Export the drawing again as plain SVG, without scripts and links; or as PNG."
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        message = "this drawing is no well-formed SVG, or it declares entities"
        yield Diagnostic(path, START, "svg-broken", message, remedy)
        return
    if b"<?xml-stylesheet" in data:
        yield _active(path, "it loads a style sheet", remedy)
    for element in root.iter():
        for what in _harms(element):
            yield _active(path, what, remedy)


def _harms(element: Element) -> Iterator[str]:
    name = element.tag.removeprefix(_SVG)
    if element.tag.startswith("{") and not element.tag.startswith(_SVG):
        # What drawing programs note for themselves is drawn by nobody, unless it is HTML.
        if element.tag.startswith("{http://www.w3.org/"):
            yield f"it holds the foreign element {name.rpartition('}')[2]!r}"
    elif name not in _DRAWING and not (name.startswith(_EFFECT) and name != "feImage"):
        yield f"it holds the element {name!r}"
    if name == "style" and _LOADING.search(element.text or ""):
        yield "its style loads something"
    for key, value in element.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute.startswith("on"):
            yield f"it runs a script: {attribute}"
        elif attribute in {"href", "src"} and not _INSIDE.match(value):
            yield "it links to something outside itself"
        elif _LOADING.search(value) and attribute not in {"d", "href"}:
            yield f"its attribute {attribute!r} loads something"


def _active(path: str, what: str, remedy: str) -> Diagnostic:
    message = f"this drawing is more than a drawing: {what}"
    return Diagnostic(path, START, "svg-active", message, remedy)


def _office(path: str, data: bytes) -> Iterator[Diagnostic]:
    try:
        names = ZipFile(BytesIO(data)).namelist()
    except BadZipFile:
        return  # which those who look into it say better
    if any(_MACROS.fullmatch(name) for name in names):
        message = "this file holds macros: programs that run when it is opened"
        remedy = "Save it without macros, or publish it as a PDF."
        yield Diagnostic(path, START, "attachment-macros", message, remedy)


def _cells(path: str, data: bytes) -> Iterator[Diagnostic]:
    lines = data.decode("utf-8-sig", errors="replace").splitlines(keepends=True)
    reader = csv.reader(lines)
    try:
        for fields in reader:
            for field in fields:
                if _FORMULA.match(field):
                    yield _formula(path, reader.line_num, lines[reader.line_num - 1], field)
    except csv.Error:
        return  # a table says it better; a spreadsheet shows it as text


def _formula(path: str, number: int, line: str, field: str) -> Diagnostic:
    place = Position(number, max(line.find(field), 0) + 1)
    message = f"a spreadsheet would take this cell for a formula, as it begins with {field[0]!r}"
    remedy = "Put an apostrophe before it, or write the value that it comes to."
    return Diagnostic(path, Span(place, place), "csv-formula", message, remedy)


_CHECKS: Mapping[str, Callable[[str, bytes], Iterator[Diagnostic]]] = {
    "svg": _drawing,
    "csv": _cells,
    **dict.fromkeys(_OFFICE, _office),
}
