"""Prose as layouts see it: links filled in, directives as values."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape
from mdurl import encode

from generator.catalogue import marked
from generator.council.keys import place_of, target_of
from generator.council.motions import ballot_of
from generator.council.records import Record
from generator.council.site import Site
from generator.council.tables.places import normal, shown_at
from generator.council.views.chrome import Link, to
from generator.council.views.names import person_link, spoken, title_of
from generator.council.views.tables import TableView, table_view
from generator.council.views.votes import VoteView, vote_view
from generator.markdown import Directive, Footnotes, Heading, Part, Prose
from generator.markdown import Link as Hole


@dataclass(frozen=True, slots=True)
class ProseView:
    """Parts in order; each names by ``kind`` the component that shows it."""

    parts: tuple["PartView", ...] = ()
    kind: str = "prose"


@dataclass(frozen=True, slots=True)
class Html:
    """HTML made by our own parser, with every link filled in."""

    html: Markup
    kind: str = "html"


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading with its permanent place."""

    level: int
    number: str
    anchor: str
    html: Markup
    text: str
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class MotionView:
    """A motion or amendment: who, what, and how it was decided."""

    words: str
    anchor: str
    moved: Link
    seconded: Link | None
    body: ProseView
    vote: VoteView | None
    kind: str = "motion"


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A resolution, or something that was noted."""

    words: str
    anchor: str
    body: ProseView
    kind: str = "decision"


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """An erratum to a paper, reported at a meeting."""

    anchor: str
    paper: Link
    page: str
    paragraph: str
    old: str
    new: str
    reported: Link | None
    body: ProseView
    kind: str = "correction"


@dataclass(frozen=True, slots=True)
class RecommendationsView:
    """What a paper recommends, and to what end; ``repeats`` leads to where they stand."""

    outcome: str
    body: ProseView
    repeats: Link | None = None
    kind: str = "recommendations"


@dataclass(frozen=True, slots=True)
class CommitmentsView:
    """A strategy's promises."""

    body: ProseView
    kind: str = "commitments"


@dataclass(frozen=True, slots=True)
class CaseStudyView:
    """An example told at some length."""

    anchor: str
    title: str
    theme: str
    body: ProseView
    kind: str = "case-study"


@dataclass(frozen=True, slots=True)
class FigureView:
    """A picture, or what is known of one that is lost: words, and its data as a table."""

    anchor: str
    alt: str
    src: str
    caption: ProseView
    table: TableView | None
    kind: str = "figure"


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice about the meeting, such as that it is filmed."""

    title: str
    topic: str
    body: ProseView
    kind: str = "notice"


PartView = (
    Html
    | HeadingView
    | MotionView
    | VoteView
    | DecisionView
    | CorrectionView
    | RecommendationsView
    | CommitmentsView
    | CaseStudyView
    | TableView
    | FigureView
    | NoticeView
    | ProseView
)


def _encoded(href: str) -> str:
    """Return ``href`` with what cannot stand in an address written by its number (RFC 3986)."""
    return href if _FIT.fullmatch(href) else encode(href)


@dataclass(frozen=True, slots=True)
class Shown:
    """Where prose is shown: the record it is from, and how much deeper its headings are.

    What ``is_quoted`` away from its own place leaves its anchors and footnote signs there.
    ``errata`` are shown at the numbered paragraphs with whose anchors they go.
    """

    site: Site
    record: Record
    deeper: int = 0
    is_quoted: bool = False
    errata: Mapping[str, tuple[CorrectionView, ...]] = field(default_factory=dict)

    def prose(self, parts: Iterable[Part]) -> ProseView:
        """Return ``parts`` with every hole filled in."""
        views: list[PartView] = []
        html, here = "", ""
        for part in parts:
            if isinstance(part, str):
                number = _NUMBER.match(part) if here in self.errata else None
                if number:
                    views += [*self._html(html + number[0]), *self.errata[here]]
                    html, part = "", part[number.end() :]  # noqa: PLW2901 -- the rest of it
                html += part
            elif isinstance(part, Hole):
                html += str(escape(_encoded(self._href(part))))
                here = part.target.removeprefix("#")
            else:
                views += [*self._html(html), self._part(part)]
                html = ""
        return ProseView((*views, *self._html(html)))

    def line(self, prose: Prose) -> Markup:
        """Return prose of one line, such as a heading's, as HTML."""
        return Markup("").join(
            view.html for view in self.prose(prose.parts).parts if isinstance(view, Html)
        )

    def _html(self, html: str) -> tuple[Html, ...]:
        if self.is_quoted:
            html = _PLACES.sub("", html)
        return (Html(Markup(html)),) if html.strip() else ()  # noqa: S704 -- our parser wrote it

    def _part(self, part: Heading | Directive | Footnotes) -> PartView:
        if isinstance(part, Footnotes):
            return self.prose(part.content.parts)
        if isinstance(part, Heading):
            level = min(6, part.level + self.deeper)
            html = self.line(part.content)
            return HeadingView(level, part.number, part.anchor, html, part.text)
        return _SHOWN[part.name](self, part)

    def _href(self, hole: Hole) -> str:
        if hole.is_external:
            return hole.target
        key, anchor = target_of(hole.target, self.record.path)
        found, place = self.site.graph.find(key, normal(anchor)) or (key, anchor)
        return to(self.site, found, shown_at(place))

    def _body(self, directive: Directive) -> ProseView:
        return self.prose(directive.body.parts)

    def _motion(self, directive: Directive) -> MotionView:
        seconded = directive.get("seconded")
        ballot = ballot_of(directive)
        return MotionView(
            self.site.say(_MOVED[directive.name]),
            directive.anchor,
            person_link(self.site, directive.get("moved")),
            person_link(self.site, seconded) if seconded else None,
            self._body(directive),
            vote_view(self.site, ballot, "") if ballot.outcome else None,
        )

    def _vote(self, directive: Directive) -> VoteView:
        return vote_view(self.site, ballot_of(directive), directive.anchor)

    def _resolved(self, directive: Directive) -> DecisionView:
        return DecisionView(
            self.site.say(_DECIDED[directive.name]), directive.anchor, self._body(directive)
        )

    def correction(self, directive: Directive) -> CorrectionView:
        """Return an erratum as it stands in the minutes that report it."""
        paper = Link(directive.get("of"))
        if report := directive.get("report"):
            key, anchor = place_of(report, self.record.key.rpartition("/")[0])
            paper = Link(title_of(self.site, key), to(self.site, key, anchor))
        return CorrectionView(
            directive.anchor,
            paper,
            directive.get("page"),
            directive.get("paragraph"),
            directive.get("old"),
            directive.get("new"),
            None,
            self._body(directive),
        )

    def _recommendations(self, directive: Directive) -> RecommendationsView | ProseView:
        if directive.get("show") == "all":
            return self.recommended()
        return RecommendationsView(directive.get("outcome"), self._body(directive))

    def recommended(self) -> ProseView:
        """Return all that the record recommends, to be shown away from its own place."""
        elsewhere = replace(self, is_quoted=True)
        return ProseView(
            tuple(
                RecommendationsView(
                    directive.get("outcome"),
                    elsewhere.prose(directive.body.parts),
                    self._place(next(iter(directive.items), "")),
                )
                for directive in self.record.body.directives()
                if directive.name == "recommendations" and directive.get("show") != "all"
            )
        )

    def _place(self, anchor: str) -> Link | None:
        return Link(spoken(self.site, anchor), f"#{anchor}") if anchor else None

    def _commitments(self, directive: Directive) -> CommitmentsView:
        return CommitmentsView(self._body(directive))

    def _case_study(self, directive: Directive) -> CaseStudyView:
        return CaseStudyView(
            directive.anchor, directive.get("title"), directive.get("theme"), self._body(directive)
        )

    def _table(self, directive: Directive) -> TableView:
        return self._table_called(directive.argument, directive.anchor)

    def _figure(self, directive: Directive) -> FigureView:
        source = directive.get("src")
        data = directive.get("table")
        # A table that stands on the page is not shown again: its rows have one address each.
        placed = {each.argument for each in self.record.body.directives() if each.name == "table"}
        is_shown = bool(data) and data not in placed
        return FigureView(
            directive.anchor,
            directive.get("alt"),
            to(self.site, target_of(source, self.record.path)[0]) if source else "",
            self._body(directive),
            self._table_called(data, f"table-{data}") if is_shown else None,
        )

    def _notice(self, directive: Directive) -> NoticeView:
        topic = directive.get("kind") or "general"
        return NoticeView(
            directive.get("title") or self.site.say(_TOPICS[topic]),
            topic,
            self._body(directive),
        )

    def _table_called(self, name: str, anchor: str) -> TableView:
        sheets = {sheet.table.id: sheet for sheet in self.record.tables}
        return table_view(self.site, sheets[name], anchor)


_TOPICS: Mapping[str, str] = {
    "recording": marked("Recording"),
    "webcast": marked("Webcast"),
    "guidance": marked("Guidance"),
    "general": marked("Notice"),
}
_MOVED = {"motion": marked("Motion"), "amendment": marked("Amendment")}
_DECIDED = {"resolved": marked("Resolved"), "noted": marked("Noted")}


_NUMBER = re.compile(r'" class="number">[^<]*</a>')
_FIT = re.compile(r"[\w;/?:@&=+$,.!~*'()#-]*", re.ASCII)
_PLACES = re.compile(r' id="[^"]*"|<sup class="footnote-ref">.*?</sup>')
_SHOWN: Mapping[str, Callable[[Shown, Directive], PartView]] = {
    "motion": Shown._motion,  # noqa: SLF001 -- its own
    "amendment": Shown._motion,  # noqa: SLF001 -- its own
    "vote": Shown._vote,  # noqa: SLF001 -- its own
    "resolved": Shown._resolved,  # noqa: SLF001 -- its own
    "noted": Shown._resolved,  # noqa: SLF001 -- its own
    "correction": Shown.correction,
    "recommendations": Shown._recommendations,  # noqa: SLF001 -- its own
    "commitments": Shown._commitments,  # noqa: SLF001 -- its own
    "case-study": Shown._case_study,  # noqa: SLF001 -- its own
    "table": Shown._table,  # noqa: SLF001 -- its own
    "figure": Shown._figure,  # noqa: SLF001 -- its own
    "notice": Shown._notice,  # noqa: SLF001 -- its own
}
