"""What a Word paper holds beside its paragraphs comes along, or is said to be left out."""

from collections.abc import Callable

import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from generator.council.scaffolds.layout import laid
from generator.imports import Paper, read_word
from tests.imports.papers import saved

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "application/vnd.openxmlformats-officedocument"
NAMED = f'xmlns:w="{WORDS}" xmlns:r="{RELATIONSHIP_TYPE.HYPERLINK.rpartition("/")[0]}"'


def read(write: Callable[[Document], None]) -> tuple[Paper, str]:
    paper = read_word(saved(write))
    return paper, laid(list(paper.blocks), paper.footnotes, "a").body


def put(paragraph: Paragraph, xml: str) -> None:
    """Put XML of Word behind what ``paragraph`` holds."""
    for element in parse_xml(f"<w:p {NAMED}>{xml}</w:p>"):
        paragraph._p.append(element)  # noqa: SLF001 -- python-docx has no other way in


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def part(paper: Document, name: str, kind: str, data: str, relation: str) -> str:
    made = Part(PackURI(name), f"{OFFICE}.{kind}+xml", data.encode(), paper.part.package)
    return paper.part.relate_to(made, relation)


class TestEndnotes:
    def test_their_words_come_with_signs_of_their_own(self):
        def write(paper: Document) -> None:
            note = f'<w:endnote w:id="2"><w:p>{run("Laid in 1890.")}</w:p></w:endnote>'
            data = f"<w:endnotes {NAMED}>{note}</w:endnotes>"
            part(
                paper,
                "/word/endnotes.xml",
                "wordprocessingml.endnotes",
                data,
                RELATIONSHIP_TYPE.ENDNOTES,
            )
            put(
                paper.add_paragraph("The drains are old"),
                '<w:r><w:endnoteReference w:id="2"/></w:r>',
            )

        _, body = read(write)
        (sign,) = {each.partition("]")[0] for each in body.split("[^")[1:]}
        assert sign.startswith("e")
        assert f"The drains are old[^{sign}]" in body
        assert f"[^{sign}]: Laid in 1890." in body


class TestLinks:
    @staticmethod
    def linked(target: str) -> str:
        def write(paper: Document) -> None:
            paragraph = paper.add_paragraph("Look at ")
            name = paper.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            put(paragraph, f'<w:hyperlink r:id="{name}">{run("the map")}</w:hyperlink>')

        return read(write)[1]

    @pytest.mark.parametrize(
        "target", ["https://example.org/map?a=1&b=2", "mailto:clerk@example.org"]
    )
    def test_those_out_of_the_paper_lead_where_they_led(self, target):
        assert f"Look at [the map]({target})" in self.linked(target)

    @pytest.mark.parametrize("target", ["file:///C:/Users/clerk/map.docx", "javascript:alert(1)"])
    def test_those_that_lead_nowhere_for_readers_become_words(self, target):
        body = self.linked(target)
        assert "Look at the map" in body
        assert target not in body

    def test_those_within_the_paper_become_words(self):
        def write(paper: Document) -> None:
            link = f'<w:hyperlink w:anchor="part">{run("part two")}</w:hyperlink>'
            put(paper.add_paragraph("See "), link)

        assert "See part two" in read(write)[1]


class TestComments:
    def test_their_words_are_told_and_stand_in_no_text(self):
        def write(paper: Document) -> None:
            paragraph = paper.add_paragraph("The green is wide.")
            paper.add_comment(paragraph.runs, text="Is it? Ask Ann.", author="Ben")

        paper, body = read(write)
        assert "A comment was left out: Is it? Ask Ann." in paper.doubts
        assert "The green is wide." in body
        assert "Ask Ann" not in body


class TestTrackedChanges:
    def test_what_was_put_in_stands_and_what_was_struck_out_does_not_and_both_are_told(self):
        def write(paper: Document) -> None:
            change = 'w:id="1" w:author="Ben" w:date="2024-01-01T00:00:00Z"'
            gone = f"<w:del {change}><w:r><w:delText>narrow</w:delText></w:r></w:del>"
            new = f"<w:ins {change}>{run('wide')}</w:ins>"
            put(paper.add_paragraph("The green is "), gone + new + run("."))

        paper, body = read(write)
        assert "The green is wide." in body
        assert "narrow" not in body
        told = " ".join(paper.doubts)
        assert "struck out while changes were tracked were left out" in told
        assert "put in while changes were tracked stand in the text" in told


class TestCharts:
    def test_a_chart_is_told_and_the_words_around_it_stay(self):
        def write(paper: Document) -> None:
            space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
            data = f'<c:chartSpace xmlns:c="{space}"/>'
            chart = RELATIONSHIP_TYPE.CHART
            name = part(paper, "/word/charts/chart1.xml", "drawingml.chart", data, chart)
            drawing = (
                '<w:r><w:drawing><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/'
                f'2006/main"><a:graphicData uri="{space}"><c:chart xmlns:c="{space}" '
                f'r:id="{name}"/></a:graphicData></a:graphic></w:drawing></w:r>'
            )
            put(paper.add_paragraph("Before the chart."), drawing)
            paper.add_paragraph("Behind the chart.")

        paper, body = read(write)
        assert paper.doubts.count("A chart was left out: save it as a picture.") == 1
        assert "Before the chart.\n\nBehind the chart." in body


def test_a_plain_paper_is_told_to_have_lost_nothing():
    paper, _ = read(lambda paper: paper.add_paragraph("Words."))
    assert paper.doubts == ()
