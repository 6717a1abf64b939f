"""Prose as layouts see it: links filled in, directives as values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape
from mdurl import encode

from generator.council.decisions import vote_of
from generator.council.keys import place_of, target_of
from generator.council.records import Record
from generator.council.site import Site
from generator.council.views import words
from generator.council.views.chrome import Link, to
from generator.council.views.tables import TableView, table_view
from generator.council.views.votes import VoteView, person_link, vote_view
from generator.markdown import Directive, Heading, Part
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
    body: ProseView
    kind: str = "correction"


@dataclass(frozen=True, slots=True)
class RecommendationsView:
    """What a paper recommends, and to what end; ``repeats`` leads to where they stand."""

    outcome: str
    body: ProseView
    repeats: str = ""
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


@dataclass(frozen=True, slots=True)
class Shown:
    """Where prose is shown: the record it is from, and how much deeper its headings are."""

    site: Site
    record: Record
    deeper: int = 0

    def prose(self, parts: Iterable[Part]) -> ProseView:
        """Return ``parts`` with every hole filled in."""
        views: list[PartView] = []
        html = ""
        for part in parts:
            if isinstance(part, str):
                html += part
            elif isinstance(part, Hole):
                html += str(escape(encode(self._href(part))))
            else:
                views += [*_html(html), self._part(part)]
                html = ""
        return ProseView((*views, *_html(html)))

    def _part(self, part: Heading | Directive) -> PartView:
        if isinstance(part, Heading):
            level = min(6, part.level + self.deeper)
            html = Markup("").join(
                view.html for view in self.prose(part.content.parts).parts if isinstance(view, Html)
            )
            return HeadingView(level, part.number, part.anchor, html, part.text)
        return getattr(self, "_" + part.name.replace("-", "_"))(part)  # type: ignore[no-any-return]

    def _href(self, hole: Hole) -> str:
        if ":" in hole.target.partition("#")[0]:
            return hole.target
        key, anchor = target_of(hole.target, self.record.path)
        found = self.site.graph.find(key, anchor) or (key, anchor)
        return to(self.site, *found)

    def _body(self, directive: Directive) -> ProseView:
        return self.prose(directive.body.parts)

    def _motion(self, directive: Directive) -> MotionView:
        seconded = directive.get("seconded")
        vote = vote_of(directive)
        return MotionView(
            directive.name.capitalize(),
            directive.anchor,
            person_link(self.site, directive.get("moved")),
            person_link(self.site, seconded) if seconded else None,
            self._body(directive),
            vote_view(self.site, vote, "") if vote else None,
        )

    _amendment = _motion

    def _vote(self, directive: Directive) -> VoteView | ProseView:
        vote = vote_of(directive)
        if vote is None:
            return self._body(directive)
        return vote_view(self.site, vote, directive.anchor, directive.get("on"))

    def _resolved(self, directive: Directive) -> DecisionView:
        return DecisionView(directive.name.capitalize(), directive.anchor, self._body(directive))

    _noted = _resolved

    def _correction(self, directive: Directive) -> CorrectionView:
        paper = Link(directive.get("of"))
        if report := directive.get("report"):
            key, anchor = place_of(report, self.record.key.rpartition("/")[0])
            paper = Link(title_of(self.site, key), to(self.site, key, anchor))
        return CorrectionView(
            directive.anchor,
            paper,
            directive.get("page"),
            directive.get("paragraph"),
            self._body(directive),
        )

    def _recommendations(self, directive: Directive) -> RecommendationsView | ProseView:
        if directive.get("show") != "all":
            return RecommendationsView(directive.get("outcome"), self._body(directive))
        others = [
            other
            for other in self.record.body.directives()
            if other.name == directive.name and other.get("show") != "all"
        ]
        return ProseView(
            tuple(
                RecommendationsView(
                    other.get("outcome"), self.prose(other.echo.parts), next(iter(other.items), "")
                )
                for other in others
            )
        )

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
        return FigureView(
            directive.anchor,
            directive.get("alt"),
            to(self.site, target_of(source, self.record.path)[0]) if source else "",
            self._body(directive),
            self._table_called(data, f"table-{data}") if data else None,
        )

    def _notice(self, directive: Directive) -> NoticeView:
        topic = directive.get("kind") or "general"
        return NoticeView(directive.get("title") or _TOPICS[topic], topic, self._body(directive))

    def _table_called(self, name: str, anchor: str) -> TableView:
        tables = {table.id: table for table in self.record.front.value.tables}
        return table_view(tables[name], anchor)


_TOPICS: Mapping[str, str] = {
    "recording": "Recording",
    "webcast": "Webcast",
    "guidance": "Guidance",
    "general": "Notice",
}


def title_of(site: Site, key: str) -> str:
    """Return how the record ``key`` is called."""
    if key in site.meetings:
        sitting = site.meetings[key].sitting
        committee = title_of(site, f"committees/{sitting.committee}")
        return f"{committee}, {words.short_day(sitting.date, site.settings.language)}"
    front = site.records[key].front.value
    return str(getattr(front, "title", "") or getattr(front, "name", ""))


def _html(html: str) -> tuple[Html, ...]:
    return (Html(Markup(html)),) if html.strip() else ()  # noqa: S704 -- written by our own parser
