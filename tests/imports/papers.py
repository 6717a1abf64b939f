"""Ten Word papers in the styles that councils use, made by python-docx."""

import io
import struct
import zlib
from collections.abc import Callable

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches

Write = Callable[[Document], None]


def saved(write: Write) -> bytes:
    paper = docx.Document()
    write(paper)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def picture() -> io.BytesIO:
    """Return a PNG of one white pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + crc

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    data = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + data)


def bold(paper: Document, words: str) -> None:
    paper.add_paragraph().add_run(words).bold = True


def rows(paper: Document, cells: list[list[str]]) -> None:
    table = paper.add_table(rows=0, cols=len(cells[0]))
    for row in cells:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def opening(paper: Document, kind: str) -> None:
    paper.add_paragraph("RIVERTON PARISH COUNCIL")
    paper.add_paragraph(f"{kind} of the Planning Committee")
    paper.add_paragraph("Wednesday, 3 April 2024 at 7.30 pm")


def typed_agenda(paper: Document) -> None:
    opening(paper, "Agenda")
    paper.add_paragraph("Venue: Village Hall, High Street")
    paper.add_paragraph("Members: Cllr A. Archer (Chairman), Cllr B. Bellamy")
    for number, title in enumerate(
        [
            "Apologies",
            "Minutes of the meeting held on 6 March 2024",
            "The green: a report",
            "Trees #5",
        ],
        1,
    ):
        paper.add_paragraph(f"{number}.\t{title}")
    paper.add_paragraph("A. Clerk, 27 March 2024")


def listed_agenda(paper: Document) -> None:
    opening(paper, "Agenda")
    for title in ("Apologies", "Declarations of interest", "Budget [draft]"):
        paper.add_paragraph(title, style="List Number")
    paper.add_paragraph("The public may speak for three minutes.")
    paper.add_paragraph("Bring your own cup.", style="List Bullet")


def agenda_with_headings(paper: Document) -> None:
    paper.add_heading("Agenda of the Planning Committee, 3 April 2024", 0)
    for number in range(1, 13):
        paper.add_heading(f"{number}. Item called {number}", 2)
        paper.add_paragraph(f"Words about item {number}, which has * and _ and <b> in them.")


def minutes_with_bold_headings(paper: Document) -> None:
    opening(paper, "Minutes")
    paper.add_paragraph("Present: Cllr A. Archer (Chairman), Cllr B. Bellamy")
    bold(paper, "13. Apologies")
    paper.add_paragraph("There were none.")
    bold(paper, "14. The green")
    paper.add_paragraph("RESOLVED")
    paper.add_paragraph("That the green be mown;", style="List Number")
    paper.add_paragraph("That the Clerk write to the owner.", style="List Number")
    paper.add_paragraph("The meeting ended at 9.15 pm.")


def minutes_in_a_table(paper: Document) -> None:
    opening(paper, "Minutes")
    rows(
        paper,
        [
            ["No.", "Minute", "Action"],
            ["13", "Apologies were received from Cllr Carter.", ""],
            ["14", "The pond | the ditch were discussed.", "Clerk"],
        ],
    )


def report_with_budget(paper: Document) -> None:
    paper.add_heading("Budget for 2024/25", 0)
    opening(paper, "Report to a meeting")
    paper.add_paragraph("Report of the Responsible Financial Officer")
    paper.add_heading("Purpose", 1)
    paper.add_paragraph("1. This report proposes a budget.")
    paper.add_paragraph("Table 1: Proposed budget (£)")
    rows(
        paper,
        [
            ["Heading", "2023/24", "2024/25", "Total"],
            ["Mowing", "1,000", "1,100", "2,100"],
            ["Benches", "200", "-", "200"],
            ["Trees", "300", "400", "700"],
            ["Total", "1,500", "1,500", "3,000"],
        ],
    )
    paper.add_heading("Recommendation", 1)
    paper.add_paragraph("2. That the budget be approved.")


def report_with_numbers_of_words_own(paper: Document) -> None:
    paper.add_heading("Trees in the park", 1)
    opening(paper, "For the meeting")
    for part in ("Purpose", "Background"):
        paper.add_heading(part, 2)
        for number in range(2):
            paper.add_paragraph(f"A numbered paragraph, {part} {number}.", style="List Number")
    paper.add_paragraph("Oaks", style="List Bullet")
    paper.add_paragraph("Elms", style="List Bullet 2")


def report_with_footnotes(paper: Document) -> None:
    paper.add_heading("Drains", 1)
    opening(paper, "For the meeting")
    one = paper.add_paragraph("The drains are old")
    noted(paper, one, 1)
    one.add_run(" and deep")
    noted(paper, one, 2)
    one.add_run(".")


def report_with_pictures(paper: Document) -> None:
    paper.add_heading("Map of the green", 1)
    opening(paper, "For the meeting")
    paper.add_paragraph("The map shows the green.")
    paper.add_picture(picture(), width=Inches(1))
    paper.add_paragraph("Words behind the map.")


def report_with_all_sorts(paper: Document) -> None:
    paper.sections[0].header.paragraphs[0].text = "DRAFT 3"
    paper.sections[0].footer.paragraphs[0].text = "Page foot"
    paper.add_heading("All sorts", 1)
    opening(paper, "For the meeting")
    marked = paper.add_paragraph("Some words are ")
    marked.add_run("bold").bold = True
    marked.add_run(" and some ")
    marked.add_run("sloping").italic = True
    marked.add_run(".\nA line that was broken.")
    table = paper.add_table(rows=3, cols=3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"cell {row}{column}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    paper.add_heading("A heading far below", 5)
    paper.add_paragraph("::: not a directive")
    paper.add_paragraph("# not a heading")
    paper.add_paragraph("Contact a@example.org & co. for £5–£10.")


PAPERS: dict[str, Write] = {
    write.__name__.replace("_", " "): write
    for write in (
        typed_agenda,
        listed_agenda,
        agenda_with_headings,
        minutes_with_bold_headings,
        minutes_in_a_table,
        report_with_budget,
        report_with_numbers_of_words_own,
        report_with_footnotes,
        report_with_pictures,
        report_with_all_sorts,
    )
}
NOTES = {1: "Laid in 1890.", 2: "Three metres, where it was measured."}


def noted(paper: Document, paragraph, number: int) -> None:
    """Put a footnote behind ``paragraph``: python-docx cannot, so its parts are made here."""
    if not any(rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES for rel in paper.part.rels.values()):
        notes = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
            for n, words in NOTES.items()
        )
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        data = f'<w:footnotes xmlns:w="{space}">{notes}</w:footnotes>'.encode()
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, data, paper.part.package)
        paper.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    paragraph.add_run().element.append(reference)
