"""Files that leak, and the same files without the leak, made by the libraries that people use."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.comments import Comment
from PIL import Image
from PIL.TiffImagePlugin import IFDRational
from reportlab.lib.colors import black, darkblue, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WORDS = "Jennifer Aldridge pays 4,200 pounds"


def pdf(draw: Callable[[Canvas], None], **options: object) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, **options)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 760, "The hedges of the green are cut in spring.")
    draw(canvas)
    canvas.save()
    return file.getvalue()


def _words(canvas: Canvas, colour=black) -> None:
    canvas.setFillColor(colour)
    canvas.drawString(72, 700, WORDS)


def _box(canvas: Canvas, colour=black) -> None:
    canvas.setFillColor(colour)
    canvas.rect(70, 695, 220, 18, fill=1, stroke=0)


def boxed(canvas: Canvas) -> None:
    _words(canvas)
    _box(canvas)


def boxed_first(canvas: Canvas) -> None:
    _box(canvas)
    _words(canvas)


def white_boxed(canvas: Canvas) -> None:
    _words(canvas)
    _box(canvas, white)


def blue_boxed(canvas: Canvas) -> None:
    _words(canvas)
    _box(canvas, darkblue)


def thick_line(canvas: Canvas) -> None:
    _words(canvas)
    canvas.setLineWidth(16)
    canvas.line(70, 704, 290, 704)


def under_a_picture(canvas: Canvas) -> None:
    _words(canvas)
    canvas.drawInlineImage(Image.new("RGB", (220, 18), "black"), 70, 695, 220, 18)


def on_the_second_page(canvas: Canvas) -> None:
    canvas.showPage()
    boxed(canvas)


def turned(canvas: Canvas) -> None:
    canvas.setPageRotation(90)
    canvas.translate(0, -300)
    boxed(canvas)


def only_a_box(canvas: Canvas) -> None:
    _box(canvas)


def white_on_black(canvas: Canvas) -> None:
    _box(canvas)
    _words(canvas, white)


def behind_a_scan(canvas: Canvas) -> None:
    text = canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    text.textLine(WORDS)
    canvas.drawText(text)


def noted(canvas: Canvas) -> None:
    canvas.textAnnotation("Do not tell the press.", Rect=[72, 600, 92, 620])


def highlighted(canvas: Canvas) -> None:
    _words(canvas)
    canvas.highlightAnnotation("Is this right?", Rect=[72, 695, 290, 713])


def linked(canvas: Canvas) -> None:
    canvas.linkURL("https://example.org/", (72, 600, 92, 620))


def saying(*lines: str) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            canvas.drawString(72, 700 - 20 * number, line)

    return draw


def workbook(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Costs"
    for row in (("Hedge", "Cost"), ("North", 100), ("South", 120)):
        sheet.append(row)
    change(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _second_sheet(state: str, *cells: str) -> Callable[[openpyxl.Workbook], None]:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Names")
        sheet.sheet_state = state
        sheet.append(cells)

    return change


def _row_hidden(number: int) -> Callable[[openpyxl.Workbook], None]:
    def change(book: openpyxl.Workbook) -> None:
        book.active.row_dimensions[number].hidden = True

    return change


def _column_hidden(letter: str) -> Callable[[openpyxl.Workbook], None]:
    def change(book: openpyxl.Workbook) -> None:
        book.active.column_dimensions[letter].hidden = True

    return change


def _columns_grouped(book: openpyxl.Workbook) -> None:
    book.active.column_dimensions.group("A", "B", hidden=True)


def _cell_commented(book: openpyxl.Workbook) -> None:
    book.active["B2"].comment = Comment("She has not paid.", "Clerk")


def _nothing(_: object) -> None:
    pass


def document(change: Callable[[docx.document.Document], object]) -> bytes:
    paper = docx.Document()
    paper.core_properties.created = datetime(2024, 3, 1, tzinfo=UTC)
    paper.add_paragraph("The hedges of the green are cut in spring.")
    change(paper)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def _commented(paper) -> None:
    paper.add_comment(paper.paragraphs[0].runs, text="Really?", author="Clerk", initials="C")


def _changed(kind: str, inner: str) -> Callable:
    def change(paper) -> None:
        changed, run, text = (OxmlElement(name) for name in (f"w:{kind}", "w:r", f"w:{inner}"))
        changed.set(qn("w:author"), "Clerk")
        text.text = WORDS
        run.append(text)
        changed.append(run)
        paper.paragraphs[0]._p.append(changed)  # noqa: SLF001 -- python-docx cannot track changes

    return change


def _vanished(paper) -> None:
    paper.paragraphs[0].add_run(WORDS).font.hidden = True


def _told(words: str) -> Callable:
    return lambda paper: paper.add_paragraph(words)


def picture(format_: str, *, placed: bool) -> bytes:
    image = Image.new("RGB", (8, 8), "green")
    exif = image.getexif()
    exif[0x010F] = "A camera"
    if placed:
        degrees = tuple(IFDRational(number) for number in (52, 11, 30))
        exif.get_ifd(0x8825).update({1: "N", 2: degrees, 3: "W", 4: degrees})
    file = BytesIO()
    image.save(file, format_, exif=exif)
    return file.getvalue()


def presentation(slide: str, *, notes: str = "") -> bytes:
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    words = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("ppt/slides/slide1.xml", f"<sld {space}{slide}>{words.format('A')}</sld>")
        if notes:
            path = "ppt/notesSlides/notesSlide1.xml"
            archive.writestr(path, f"<notes {space}>{words.format(notes)}</notes>")
    return file.getvalue()


def open_text(inner: str) -> bytes:
    file = BytesIO()
    spaces = 'xmlns:office="urn:o" xmlns:text="urn:t"'
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", f"<office:body {spaces}>{inner}</office:body>")
    return file.getvalue()


NI, MOBILE, HOME = (
    "Her number is AB 12 34 56 C.",
    "Ring 07700 900123.",
    "Mrs J. Hall of 12 Church Lane, Ambridge",
)
# What leaks, its file's name, the file with the leak, the file without it, and the rule's code.
CORPUS = (
    ("words under a black box", "a.pdf", pdf(boxed), pdf(only_a_box), "covered-words"),
    ("black words on a black box", "a.pdf", pdf(boxed_first), pdf(white_on_black), "covered-words"),
    ("words under a white box", "a.pdf", pdf(white_boxed), pdf(behind_a_scan), "covered-words"),
    ("words under a blue box", "a.pdf", pdf(blue_boxed), pdf(saying(WORDS)), "covered-words"),
    ("words under a thick line", "a.pdf", pdf(thick_line), pdf(_nothing), "covered-words"),
    ("words under a picture", "a.pdf", pdf(under_a_picture), pdf(_nothing), "covered-words"),
    ("a box on page 2", "a.pdf", pdf(on_the_second_page), pdf(Canvas.showPage), "covered-words"),
    ("a box on a turned page", "a.pdf", pdf(turned), pdf(_nothing), "covered-words"),
    ("a box in a packed file", "a.pdf", pdf(boxed, pageCompression=1), pdf(_nothing),
     "covered-words"),
    ("a note on a page", "a.pdf", pdf(noted), pdf(linked), "comments-left"),
    ("a comment on marked words", "a.pdf", pdf(highlighted), pdf(_nothing), "comments-left"),
    ("an insurance number", "a.pdf", pdf(saying(NI)), pdf(saying("AB 12 34")), "insurance-number"),
    ("a mobile number", "a.pdf", pdf(saying(MOBILE)), pdf(saying("01632 960123")), "mobile-number"),
    ("a home address", "a.pdf", pdf(saying(HOME)), pdf(saying("12 Church Lane")), "home-address"),
    ("a marking", "a.pdf", pdf(saying("NOT FOR PUBLICATION")), pdf(saying("For publication")),
     "marked-confidential"),
    ("a marking in capitals", "a.pdf", pdf(saying("CONFIDENTIAL REPORT")),
     pdf(saying("Confidential waste is shredded.")), "marked-confidential"),
    ("a hidden sheet", "a.xlsx", workbook(_second_sheet("hidden", WORDS)),
     workbook(_second_sheet("visible", WORDS)), "hidden-inside"),
    ("a very hidden sheet", "a.xlsx", workbook(_second_sheet("veryHidden", WORDS)),
     workbook(_second_sheet("veryHidden")), "hidden-inside"),
    ("a hidden row", "a.xlsx", workbook(_row_hidden(2)), workbook(_row_hidden(9)),
     "hidden-inside"),
    ("a hidden column", "a.xlsx", workbook(_column_hidden("B")), workbook(_column_hidden("F")),
     "hidden-inside"),
    ("hidden columns in a group", "a.xlsx", workbook(_columns_grouped), workbook(_nothing),
     "hidden-inside"),
    ("a comment on a cell", "a.xlsx", workbook(_cell_commented), workbook(_nothing),
     "comments-left"),
    ("a number in a cell", "a.xlsx", workbook(lambda book: book.active.append((NI,))),
     workbook(lambda book: book.active.append(("AB123",))), "insurance-number"),
    ("a comment", "a.docx", document(_commented), document(_nothing), "comments-left"),
    ("a tracked insertion", "a.docx", document(_changed("ins", "t")), document(_nothing),
     "changes-left"),
    ("a tracked deletion", "a.docx", document(_changed("del", "delText")), document(_nothing),
     "changes-left"),
    ("hidden words", "a.docx", document(_vanished), document(_nothing), "hidden-inside"),
    ("a telephone number", "a.docx", document(_told(MOBILE)), document(_told("£0 7700 900 123")),
     "mobile-number"),
    ("a home in a document", "a.docx", document(_told(HOME)), document(_told("Mrs J. Hall")),
     "home-address"),
    ("a marking of a document", "a.docx", document(_told("STRICTLY CONFIDENTIAL")),
     document(_told("Nothing here is strictly secret.")), "marked-confidential"),
    ("a photograph's place", "a.jpg", picture("JPEG", placed=True), picture("JPEG", placed=False),
     "place-in-picture"),
    ("a PNG's place", "a.png", picture("PNG", placed=True), picture("PNG", placed=False),
     "place-in-picture"),
    ("a WebP's place", "a.webp", picture("WEBP", placed=True), picture("WEBP", placed=False),
     "place-in-picture"),
    ("a hidden slide", "a.pptx", presentation(' show="0"'), presentation(""), "hidden-inside"),
    ("speaker's notes", "a.pptx", presentation("", notes="Say less"), presentation("", notes="1"),
     "hidden-inside"),
    ("a comment in OpenDocument", "a.odt",
     open_text("<text:p>A<office:annotation>B</office:annotation></text:p>"),
     open_text("<text:p>A</text:p>"), "comments-left"),
    ("changes in OpenDocument", "a.odt",
     open_text("<text:changed-region><text:p>B</text:p></text:changed-region>"),
     open_text("<text:p>A</text:p>"), "changes-left"),
    ("a number in a CSV file", "a.csv", NI.encode(), b"AB,12,34", "insurance-number"),
    ("a locked PDF", "a.pdf", pdf(_nothing, encrypt="secret"), pdf(_nothing),
     "attachment-unreadable"),
    ("a damaged PDF", "a.pdf", b"%PDF-1.7 and nothing", pdf(_nothing), "attachment-unreadable"),
    ("a damaged workbook", "a.xlsx", b"PK\3\4 and nothing", workbook(_nothing),
     "attachment-unreadable"),
    ("a picture that is none", "a.png", b"not a picture", picture("PNG", placed=False),
     "attachment-unreadable"),
    ("an archive", "a.zip", b"PK", None, "attachment-unreadable"),
)  # fmt: skip
