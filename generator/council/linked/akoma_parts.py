"""The parts of a text → sections and blocks of Akoma Ntoso."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from generator.council.linked.akoma_text import blocks_of, paragraph
from generator.council.site import Site
from generator.council.views.prose import (
    CaseStudyView,
    CommitmentsView,
    CorrectionView,
    DecisionView,
    FigureView,
    HeadingView,
    Html,
    MotionView,
    NoticeView,
    PartView,
    ProseView,
    RecommendationsView,
)
from generator.council.views.tables import RowView, TableView
from generator.council.views.votes import VoteView


@dataclass
class _Section:
    """A heading, what stands below it, and the sections inside it."""

    heading: HeadingView | None
    blocks: list[Element] = field(default_factory=list)
    inside: list["_Section"] = field(default_factory=list)


@dataclass(frozen=True)
class Blocks:
    """Makes blocks of what the page ``base`` shows."""

    site: Site
    base: str
    with_places: bool = True

    def sections(self, shown: ProseView) -> list[Element]:
        """Return a whole text: what stands before its first heading, and its sections."""
        top = _Section(None)
        way = [top]
        for part in shown.parts:
            if isinstance(part, HeadingView):
                while way[-1].heading and way[-1].heading.level >= part.level:
                    way.pop()
                way[-1].inside.append(_Section(part))
                way.append(way[-1].inside[-1])
            else:
                way[-1].blocks += self.of(part)
        return [*top.blocks, *map(self._section, top.inside)]

    def within(self, shown: ProseView) -> list[Element]:
        """Return a part of a text as blocks; a heading in it is a paragraph."""
        return [block for part in shown.parts for block in self.of(part)]

    def of(self, part: PartView) -> Iterator[Element]:
        """Yield one part of a text as blocks."""
        if isinstance(part, Html):
            yield from blocks_of(str(part.html), self.base, with_places=self.with_places)
        elif isinstance(part, HeadingView):
            yield paragraph(part.text)
        elif isinstance(part, ProseView):
            yield from self.within(part)
        elif isinstance(part, TableView):
            yield self._table(part)
        elif isinstance(part, VoteView):
            yield self._block("vote", part.anchor, "", [_vote(part)])
        elif not (isinstance(part, RecommendationsView) and part.repeats):
            yield from self._of_directive(part)

    def _of_directive(self, part: PartView) -> Iterator[Element]:
        if isinstance(part, MotionView):
            blocks = [paragraph(self._movers(part)), *self.within(part.body)]
            blocks += [_vote(part.vote)] if part.vote else []
            yield self._block("motion", part.anchor, part.words, blocks)
        elif isinstance(part, DecisionView):
            yield self._block("resolution", part.anchor, part.words, self.within(part.body))
        elif isinstance(part, CorrectionView):
            yield self._block("correction", part.anchor, part.paper.text, self._corrected(part))
        elif isinstance(part, RecommendationsView):
            yield self._block("recommendations", "", part.outcome, self.within(part.body))
        elif isinstance(part, CommitmentsView):
            yield self._block("commitments", "", "", self.within(part.body))
        elif isinstance(part, CaseStudyView):
            yield self._block("case-study", part.anchor, part.title, self.within(part.body))
        elif isinstance(part, NoticeView):
            yield self._block("notice", "", part.title, self.within(part.body))
        elif isinstance(part, FigureView):
            words = [paragraph(part.alt), *self.within(part.caption)]
            table = [self._table(part.table)] if part.table else []
            yield self._block("figure", part.anchor, "", [*words, *table])

    def _section(self, section: _Section) -> Element:
        heading = section.heading
        assert heading is not None  # noqa: S101 -- only the whole text has none
        name = "minute" if heading.anchor.startswith("minute-") else "section"
        made = Element("hcontainer", {"name": name, **self._place(heading.anchor)})
        if heading.number:
            SubElement(made, "num").text = heading.number
        SubElement(made, "heading").text = heading.text
        if not section.inside:
            SubElement(made, "content").extend(section.blocks)
            return made
        if section.blocks:
            SubElement(made, "intro").extend(section.blocks)
        made.extend(map(self._section, section.inside))
        return made

    def _block(self, kind: str, anchor: str, heading: str, blocks: Iterable[Element]) -> Element:
        made = Element("tblock", {"class": kind, **self._place(anchor)})
        if heading:
            SubElement(made, "heading").text = heading
        made.extend(list(blocks) or [paragraph("")])
        return made

    def _place(self, anchor: str) -> dict[str, str]:
        return {"eId": anchor} if anchor and self.with_places else {}

    def _movers(self, motion: MotionView) -> str:
        say, mover = self.site.say, motion.moved.text
        if motion.seconded is None:
            return say("moved by %(mover)s", mover=mover)
        second = motion.seconded.text
        return say("moved by %(mover)s, seconded by %(seconder)s", mover=mover, seconder=second)

    def _corrected(self, part: CorrectionView) -> Iterator[Element]:
        say = self.site.say
        if part.page:
            yield paragraph(say("page %(number)s", number=part.page))
        if part.paragraph:
            yield paragraph(say("paragraph %(number)s", number=part.paragraph))
        if part.old or part.new:
            made = Element("p")
            for tag, words in (("del", part.old), ("ins", part.new)):
                if words:
                    SubElement(made, tag).text = words
            yield made
        yield from self.within(part.body)

    def _table(self, table: TableView) -> Element:
        made = Element("table", self._place(table.anchor))
        SubElement(made, "caption").text = " – ".join(filter(None, (table.title, table.unit)))
        titles = (table.stub, *(f"{each.title} {each.unit}" for each in table.columns))
        made.append(_row("th", titles))
        for group in table.groups:
            for _, heading in group.headings:
                made.append(_row("th", [heading]))
            made.extend(map(_figures, group.rows))
        return made


def _vote(vote: VoteView) -> Element:
    counts = (f"{side.words} {side.count}{_voters(side.people)}" for side in vote.sides)
    return paragraph(". ".join(filter(None, (vote.on, vote.outcome, *counts))))


def _voters(people: Iterable[object]) -> str:
    names = ", ".join(str(getattr(each, "text", "")) for each in people)
    return f" ({names})" if names else ""


def _figures(row: RowView) -> Element:
    label = " ".join(filter(None, (row.ref.text if row.ref else "", row.label, row.note)))
    cells = (f"{cell.text} {cell.note}".strip() for cell in row.cells)
    return _row("td", (label, *cells))


def _row(tag: str, cells: Iterable[str]) -> Element:
    made = Element("tr")
    for words in cells:
        SubElement(made, tag).append(paragraph(words.strip()))
    return made
