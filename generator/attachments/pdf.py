"""PDF: words on each page, words that the page covers, comments and enclosed files."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from generator.attachments.contents import Hidden, Inside, Run, Trace, UnreadableError

_SCALE = 2  # pixels for a point: enough to tell letters from a plain surface
_PLAIN = 24  # of 255: a surface with less contrast shows no letters
_DARK = 90
_BEYOND = 0xD800  # halves of signs, which are no letters
_DAMAGED = "one of its pages is damaged"
_SEEN = 60  # of 255: a contrast that a reader sees
_COMMENTS = {
    pdfium.FPDF_ANNOT_TEXT: "a comment",
    pdfium.FPDF_ANNOT_HIGHLIGHT: "a comment on marked words",
    pdfium.FPDF_ANNOT_UNDERLINE: "a comment on underlined words",
    pdfium.FPDF_ANNOT_SQUIGGLY: "a comment on underlined words",
    pdfium.FPDF_ANNOT_STRIKEOUT: "a comment on struck-out words",
    pdfium.FPDF_ANNOT_CARET: "a comment",
    pdfium.FPDF_ANNOT_FILEATTACHMENT: "an enclosed file",
    pdfium.FPDF_ANNOT_REDACT: "words marked for blacking out, which was not done",
}
_ALWAYS = {pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FILEATTACHMENT, pdfium.FPDF_ANNOT_REDACT}


@dataclass
class _Word:
    """A word on its way: its letters, the box around them, and the letter that it began with."""

    first: int
    text: str
    box: tuple[float, float, float, float]


def read_pdf(data: bytes) -> Inside:
    """Return the words of a PDF and what it holds besides."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise UnreadableError("it is locked by a password" if locked else "it is damaged") from None
    runs: list[Run] = []
    hidden: list[Hidden] = []
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            place = f"page {number + 1}"
            runs.append(Run(place, text.get_text_range().replace("\r\n", "\n")))
            hidden += _comments(page, place)
            if covered := sum(1 for _ in _covered(page, text)):
                words = "a word" if covered == 1 else f"{covered} words"
                hidden.append(Hidden(Trace.COVERED, place, f"{words} under something else"))
            text.close()
            page.close()
        if document.count_attachments():
            hidden.append(Hidden(Trace.HIDDEN, "", "an enclosed file"))
    except pypdfium2.PdfiumError:
        raise UnreadableError(_DAMAGED) from None
    finally:
        document.close()
    return Inside(tuple(runs), tuple(hidden))


def _comments(page: pypdfium2.PdfPage, place: str) -> Iterator[Hidden]:
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        says_something = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0) > len(
            b"\0\0"
        )
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in _COMMENTS and (says_something or kind in _ALWAYS):
            yield Hidden(Trace.COMMENT, place, _COMMENTS[kind])


def _covered(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Iterator[str]:
    """Yield the words of which nothing can be seen where they stand.

    The page is drawn, and each word's place looked at: letters make a surface uneven. So whatever
    covers words is found: a box, a picture, an annotation. White words on white paper are not
    covered, nor the invisible words that a scanner puts behind the picture of a page.
    """
    words = list(_words(text))
    if not words:
        return
    bitmap = page.render(scale=_SCALE, grayscale=True)
    where = bitmap.get_posconv(page)
    picture = bitmap.to_pil()
    for word in words:
        left, bottom, right, top = word.box
        fifth = (top - bottom) / 5
        corners = where.to_bitmap(left, top - fifth), where.to_bitmap(right, bottom + fifth)
        shade = _plain_shade(picture, corners)
        if shade is not None and _is_covered(text, word.first, shade):
            yield word.text


def _words(text: pypdfium2.PdfTextPage) -> Iterator[_Word]:
    """Yield the words of two letters and more, each with the box around it."""
    word: _Word | None = None
    for index, sign in enumerate(_signs(text)):
        if not sign.isalnum():
            if word and len(word.text) > 1:
                yield word
            word = None
            continue
        box = text.get_charbox(index)
        if word is None:
            word = _Word(index, sign, box)
            continue
        left, bottom, right, top = word.box
        word.text += sign
        word.box = (
            min(left, box[0]), min(bottom, box[1]), max(right, box[2]), max(top, box[3])
        )  # fmt: skip
    if word and len(word.text) > 1:
        yield word


def _signs(text: pypdfium2.PdfTextPage) -> Iterator[str]:
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        yield chr(code) if 0 < code < _BEYOND else " "


def _plain_shade(
    picture: Image.Image, corners: tuple[tuple[int, int], tuple[int, int]]
) -> int | None:
    """Return the shade of a place, from 0 for black, if it is the same all over."""
    (x, y), (to_x, to_y) = corners
    box = (
        max(0, min(x, to_x)), max(0, min(y, to_y)),
        min(picture.width, max(x, to_x)), min(picture.height, max(y, to_y)),
    )  # fmt: skip
    if box[2] - box[0] < 2 or box[3] - box[1] < 1:  # noqa: PLR2004 -- too small to show anything
        return None
    shades = [shade for shade, count in enumerate(picture.crop(box).histogram()) if count]
    return (shades[0] + shades[-1]) // 2 if shades[-1] - shades[0] < _PLAIN else None


def _is_covered(text: pypdfium2.PdfTextPage, letter: int, shade: int) -> bool:
    if shade < _DARK:
        return True
    owner = pdfium.FPDFText_GetTextObject(text, letter)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
    if mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, letter, red, green, blue, alpha)
    ink = (red.value * 299 + green.value * 587 + blue.value * 114) // 1000
    return alpha.value > 0 and abs(ink - shade) > _SEEN
