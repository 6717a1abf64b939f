"""A Word paper becomes a record, and no word of it is lost."""

import io
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest

from generator import drafts
from generator.build import prepare
from generator.council.keys import Kind, Sitting
from generator.council.records import Record, read_record
from generator.council.scaffolds import NotPossibleError, Scaffold
from generator.council.scaffolds.guessing import Opening, is_told
from generator.council.scaffolds.incoming import incoming
from generator.imports import NotAPaperError, read_word
from generator.source import Source
from tests.imports.papers import NOTES, PAPERS, saved

SITE = Path(__file__).parent.parent / "site"
TODAY = date(2024, 3, 1)


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    return Path(shutil.copytree(SITE, tmp_path_factory.mktemp("papers") / "site"))


@pytest.fixture(scope="module")
def brought_in(root) -> dict[str, Scaffold]:
    """Return what each paper becomes, each as of a meeting of its own."""
    made = {}
    for day, (name, write) in enumerate(PAPERS.items(), 3):
        meeting = f"planning/2024-04-{day:02}"
        paper, stem = read_word(saved(write)), name.replace(" ", "-")
        made[name] = incoming(root, paper, stem, meeting if day > 3 else "", "")
        drafts.write(root, made[name].files)
    return made


def record_of(made: Scaffold) -> Record:
    file = made.files[0]
    text = file.data.decode().replace("FILL-IN when it begins, as 19:00", "19:00")
    return read_record(Source(file.path, text), lambda _: None).value


def words_in(record: Record) -> str:
    """Return every word that readers of the record see, in one line."""
    shown = [passage.text for passage in record.words]
    front = record.front.value
    shown += [getattr(front, "title", ""), *getattr(front, "report_by", ())]
    for item in getattr(front, "items", ()):
        shown += [item.number or "", item.title]
    for table in getattr(front, "tables", ()):
        shown += [table.stub or "", *(column.title for column in table.columns)]
        for row in table.rows:
            shown += [getattr(row, "label", ""), *(v or "" for v in getattr(row, "values", ()))]
    return " ".join(" ".join(shown).split())


def words_of(data: bytes) -> Iterator[str]:
    """Yield the words of each paragraph and cell that python-docx finds in a paper."""
    paper = docx.Document(io.BytesIO(data))
    for paragraph in paper.paragraphs:
        yield paragraph.text
    for table in paper.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


@pytest.mark.parametrize("name", PAPERS)
def test_no_paragraph_or_cell_is_lost(brought_in, name):
    made = brought_in[name]
    shown = " ".join([words_in(record_of(made)), *made.notes])
    for typed in words_of(saved(PAPERS[name])):
        for line in typed.split("\n"):
            words = " ".join(line.split())
            _, _, unnumbered = words.partition(". ")
            is_number = words[:1].isdigit() and unnumbered
            kept = unnumbered if is_number else words
            assert kept in shown or kept == "-", f"{kept!r} is not in {shown}"


def test_what_is_brought_in_lacks_only_what_it_says(root, brought_in):
    written = {made.files[0].path for made in brought_in.values()}
    found = [
        (each.path, each.code, each.message)
        for each in prepare(root, TODAY).findings
        if each.severity == "error" and each.path in written
    ]
    assert {path for path, *_ in found} == written
    assert {code for _, code, _ in found} == {"left-to-fill-in"}, found


def test_footnotes_come_with_their_signs(brought_in):
    body = brought_in["report with footnotes"].files[0].data.decode()
    assert "The drains are old[^1] and deep[^2]." in body
    for number, words in NOTES.items():
        assert f"[^{number}]: {words}" in body


def test_a_budget_becomes_a_table_whose_sums_are_checked(brought_in):
    made = brought_in["report with budget"]
    (table,) = record_of(made).front.value.tables
    assert table.title == "Proposed budget (£)"
    assert table.unit == "£"
    assert [row.total for row in table.figures] == [None, None, None, "above"]
    assert table.checks[0].row_total == "Total"
    notes = " ".join(made.notes)
    assert "found 1 total of rows and that 'Total' adds up each row" in notes
    assert "Dashes became blanks" in notes


def test_an_agenda_knows_its_day_time_place_and_items(brought_in):
    agenda = record_of(brought_in["typed agenda"])
    assert agenda.path == "content/meetings/planning/2024-04-03/agenda.md"
    front = agenda.front.value
    assert (front.time.hour, front.time.minute) == (19, 30)
    assert front.venue == "Village Hall, High Street"
    assert [item.title for item in front.items] == [
        "Apologies",
        "Minutes of the meeting held on 6 March 2024",
        "The green: a report",
        "Trees #5",
    ]


def test_lines_that_the_page_says_by_itself_are_left_out_and_listed(brought_in):
    made = brought_in["typed agenda"]
    body = made.files[0].data.decode().rpartition("\n---\n")[2]
    # Of that council this site knows nothing.
    assert body.split("\n\n")[:2] == [
        "\nRIVERTON PARISH COUNCIL",
        "Members: Cllr A. Archer (Chairman), Cllr B. Bellamy",
    ]
    left_out = [note for note in made.notes if note.startswith("Left out")]
    assert [note.partition(": ")[2] for note in left_out] == [
        "Agenda of the Planning Committee",
        "Wednesday, 3 April 2024 at 7.30 pm",
        "Venue: Village Hall, High Street",
    ]


TOLD = Opening(
    Kind.AGENDA, Sitting("planning", date(2024, 4, 3), 1), "19:30", "Village Hall", "Clerk"
)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("AGENDA of the meeting of the PLANNING COMMITTEE", True),
        ("Riverton Parish Council", True),
        ("AGENDA", True),
        ("to be held at Village Hall on Wednesday, 3rd April 2024 at 7.30pm", True),
        ("Report by the Clerk", True),
        ("Wednesday, 10 April 2024 at 7.30 pm", False),
        ("Wednesday, 3 April 2024 at 8 pm", False),
        ("Planning Committee: the public may speak", False),
        ("1. Minutes of the Planning Committee", False),
        ("Minutes", False),
    ],
)
def test_a_line_is_told_if_it_says_nothing_else(line, told):
    assert is_told(line, TOLD, ["Planning Committee", "Riverton Parish Council"]) == told


def test_a_time_that_may_be_morning_or_evening_is_left_to_say(root):
    def agenda(paper):
        paper.add_paragraph("Agenda of the Planning Committee, 8 May 2024 at 7.30")
        paper.add_paragraph("1. Apologies")

    made = incoming(root, read_word(saved(agenda)), "a", "", "")
    assert 'time: "FILL-IN 07:30 or 19:30"\n' in made.files[0].data.decode()


def test_a_paper_that_names_its_council_is_of_the_committee_that_it_names(root):
    (root / "content/committees/full.md").write_text("---\nname: Council\nkind: council\n---\n")

    def paper(*lines):
        return read_word(saved(lambda made: [made.add_paragraph(line) for line in lines]))

    head, day = "AMBRIDGE TOWN COUNCIL", "Agenda for 9 May 2024"
    of_committee = incoming(root, paper(head, "Planning Committee", day), "a", "", "")
    assert "/planning/2024-05-09/" in of_committee.files[0].path
    of_council = incoming(root, paper(head, day), "a", "", "")
    assert "/full/2024-05-09/" in of_council.files[0].path


def test_a_place_stands_behind_the_time(root):
    def agenda(paper):
        paper.add_paragraph("Agenda of the Planning Committee")
        paper.add_paragraph("to be held on Wednesday 8 May 2024 at 7.30 pm in the Village Hall")
        paper.add_paragraph("1. Apologies")

    text = incoming(root, read_word(saved(agenda)), "a", "", "").files[0].data.decode()
    assert 'time: "19:30"\nvenue: the Village Hall\n' in text
    assert text.endswith("\n---\n\n\n")


def test_a_place_ends_where_its_day_begins(root):
    def agenda(paper):
        paper.add_paragraph("Agenda of the Planning Committee")
        paper.add_paragraph("held at the Village Hall, High Street, on Wednesday 8 May 2024, 7 pm")
        paper.add_paragraph("1. Apologies")

    made = incoming(root, read_word(saved(agenda)), "a", "", "")
    assert 'venue: "the Village Hall, High Street"\n' in made.files[0].data.decode()


def test_words_below_an_item_are_shown_at_the_item(brought_in):
    body = brought_in["agenda with headings"].files[0].data.decode()
    assert "## Item called 7 {item=7}\n\nWords about item 7" in body


def test_bold_numbered_lines_become_minutes(brought_in):
    minutes = record_of(brought_in["minutes with bold headings"])
    assert [h.number for h in minutes.body.headings() if h.number] == ["13", "14"]


def test_pictures_become_figures_that_ask_for_words(brought_in):
    made = brought_in["report with pictures"]
    picture = made.files[1]
    assert picture.path.endswith("/report-with-pictures-picture-1.png")
    assert picture.data.startswith(b"\x89PNG")
    assert 'alt="FILL-IN what the picture shows"' in made.files[0].data.decode()


def test_what_could_not_be_carried_over_is_listed(brought_in):
    notes = " ".join(brought_in["report with all sorts"].notes)
    assert "At the head of the pages stood: DRAFT 3" in notes
    assert "At the foot of the pages stood: Page foot" in notes
    assert "Cells of a table were merged" in notes


def test_marks_and_signs_mean_what_they_meant(brought_in):
    body = brought_in["report with all sorts"].files[0].data.decode()
    assert "Some words are **bold** and some *sloping*.\\\nA line that was broken." in body
    assert "\\::: not a directive" in body
    assert "\\# not a heading" in body


def test_a_paper_that_does_not_tell_its_meeting_asks_for_it(root):
    paper = read_word(saved(lambda paper: paper.add_paragraph("Some words.")))
    with pytest.raises(NotPossibleError, match="--meeting"):
        incoming(root, paper, "a", "", "")
    made = incoming(root, paper, "a", "planning/2024-05-01", "report")
    assert made.files[0].path == "content/meetings/planning/2024-05-01/a.md"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"plain text"])
def test_what_is_no_word_paper_says_so(data):
    with pytest.raises(NotAPaperError, match="Save as"):
        read_word(data)
