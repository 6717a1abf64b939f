"""Reports, strategies, matters and plain pages as layouts see them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue import marked
from generator.council.corrections import Erratum, errata_of
from generator.council.documents import Report, Strategy
from generator.council.fields import Absent
from generator.council.keys import Kind, folder_of
from generator.council.promises import Promised, outcome_of
from generator.council.records import Record
from generator.council.resolutions import Decided
from generator.council.site import Site
from generator.council.views import words
from generator.council.views.chrome import Link, to
from generator.council.views.corrections import errata_view
from generator.council.views.decided import EntryView, entries_of, paper_links
from generator.council.views.names import (
    held_or_absent,
    meeting_link,
    person_link,
    place_link,
    spoken,
    title_of,
    together,
    ward_link,
)
from generator.council.views.promised import (
    PromiseView,
    ResponseView,
    answered_by,
    outcome_words,
    place_of,
    promise_view,
    responses_in,
)
from generator.council.views.prose import CorrectionView, HeadingView, ProseView, Shown
from generator.graph import Reference


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What became of one recommendation, and where that is told."""

    recommendation: Link
    outcome: str
    place: Link


@dataclass(frozen=True, slots=True)
class PaperView:
    """A report with its header, its text and what became of it."""

    kind: str
    meeting: Link
    status: str
    marking: str
    report_by: str
    header: tuple[tuple[str, str], ...]
    wards: tuple[Link, ...]
    considered_at: tuple[Link, ...]
    minutes: tuple[Link, ...]
    answers: tuple[Link, ...]
    strategy: Link | None
    matters: tuple[Link, ...]
    part_of: tuple[Link, ...]
    appendices: tuple[Link, ...]
    background: tuple[Link, ...]
    no_background: bool
    contacts: tuple[str, ...]
    signed_by: str
    response_due: str
    recommended: ProseView
    decided: tuple[EntryView, ...]
    verdicts: tuple[VerdictView, ...]
    asked: tuple[PromiseView, ...]
    responses: tuple[ResponseView, ...]
    errata: tuple[CorrectionView, ...]
    outline: tuple[Link, ...]
    body: ProseView


@dataclass(frozen=True, slots=True)
class StrategyView:
    """A strategy, or one of its chapters, with the way through the others."""

    number: str
    facts: tuple[tuple[str, str], ...]
    adopted_by: Link | None
    supersedes: Link | None
    papers: tuple[Link, ...]
    matters: tuple[Link, ...]
    chapters: tuple[Link, ...]
    here: str
    previous: Link | None
    next: Link | None
    body: ProseView


@dataclass(frozen=True, slots=True)
class StatementView:
    """What is said of accessibility, and which tools tested it."""

    said: ProseView
    kinds: int
    widths: str
    axe: str
    html: str
    lighthouse: str
    links: str


def report_view(site: Site, record: Record) -> PaperView:
    """Return the report ``record``."""
    report: Report = record.front.value
    folder = folder_of(record.key)
    errata = errata_of(site, record.key)
    shown = Shown(site, record, errata=_at_paragraphs(site, record, errata))
    body = shown.prose(record.body.parts)
    repeats = any(directive.get("show") == "all" for directive in record.body.directives())
    ties = site.graph.into(record.key, "report")
    language = site.settings.language
    return PaperView(
        kind=site.say(_KINDS[report.kind]),
        meeting=meeting_link(site, folder),
        status=site.say("Draft") if report.status == "draft" else "",
        marking=report.marking or "",
        report_by=together(site, report.report_by),
        header=tuple(_header(site, report)),
        wards=tuple(ward_link(site, ward) for ward in report.wards)
        if isinstance(report.wards, tuple)
        else (),
        considered_at=tuple(place_link(site, tie) for tie in ties),
        minutes=tuple(_minutes_of_items(site, ties)),
        answers=tuple(answered_by(site, record)),
        strategy=_named(site, "strategies", report.strategy),
        matters=_matters(site, report.matter),
        part_of=tuple(
            Link(title_of(site, tie.source), to(site, tie.source))
            for tie in site.graph.into(record.key, "appendix")
        ),
        appendices=paper_links(site, (f"{folder}/{name}" for name in report.appendices)),
        background=_background(site, report),
        no_background=report.background_papers == "none",
        contacts=report.contacts,
        signed_by=_signature(site, report),
        response_due=words.day_or_month(report.response_due, language)
        if report.response_due
        else "",
        recommended=ProseView() if repeats else shown.recommended(),
        decided=entries_of(site, Decided(site).on(record.key)),
        verdicts=tuple(_verdicts(site, record)),
        asked=tuple(
            promise_view(site, promise) for promise in Promised(site).in_record(record.key)
        ),
        responses=tuple(responses_in(site, record)),
        errata=errata_view(site, errata),
        outline=_outline(body),
        body=body,
    )


def strategy_view(site: Site, record: Record) -> StrategyView:
    """Return a strategy's own page, or one chapter of it."""
    is_chapter = record.kind is Kind.CHAPTER
    key = record.key.rpartition("/")[0] if is_chapter else record.key
    front: Strategy = site.records[key].front.value
    body = Shown(site, record).prose(record.body.parts)
    keys = [f"{key}/{name}" for name in front.chapters]
    here = keys.index(record.key) if record.key in keys else -1
    chapters = tuple(_chapter_link(site, chapter) for chapter in keys)
    strategy = Link(front.title, to(site, key))
    return StrategyView(
        number=str(getattr(record.front.value, "number", None) or ""),
        facts=tuple(_facts(site, front)),
        adopted_by=held_or_absent(site, front.adopted_by, key) if front.adopted_by else None,
        supersedes=_named(site, "strategies", front.supersedes),
        papers=tuple(_paper_link(site, tie) for tie in site.graph.into(key, "strategy")),
        matters=_matters(site, front.matter),
        chapters=chapters,
        here=to(site, record.key),
        previous=chapters[here - 1] if here > 0 else strategy if is_chapter else None,
        next=chapters[here + 1] if here + 1 < len(chapters) else None,
        body=body,
    )


def statement_view(
    site: Site, record: Record | None, kinds: int, widths: Sequence[int], tools: Mapping[str, str]
) -> StatementView:
    """Return what ``record`` says of accessibility, and what was tested.

    ``kinds`` of pages were tested at ``widths`` in pixels by ``tools``, which are versions by name.
    """
    named = {name: f"{name} {version}" for name, version in tools.items()}
    return StatementView(
        Shown(site, record).prose(record.body.parts) if record else ProseView(),
        kinds,
        together(site, tuple(str(width) for width in widths)),
        axe=named["axe-core"],
        html=named["Nu HTML Checker"],
        lighthouse=named["Lighthouse"],
        links=named["LinkChecker"],
    )


_KINDS = {
    "report": marked("Report"),
    "appendix": marked("Appendix"),
    "inquiry": marked("Inquiry report"),
    "note": marked("Note"),
}
_STATUS = {
    "draft": marked("Draft"),
    "adopted": marked("Adopted"),
    "superseded": marked("Superseded"),
}


def _header(site: Site, report: Report) -> Iterator[tuple[str, str]]:
    say = site.say
    if isinstance(report.wards, str):
        yield say("Wards affected"), words.wards_affected(report.wards, site.words)
    for question, answer in (
        (say("Implications for equality"), report.equality),
        (say("Eligible for call-in"), report.call_in),
        (say("Confidential or exempt information"), report.exempt),
    ):
        if answer is not None:
            yield question, say("Yes") if answer else say("No")


def _minutes_of_items(site: Site, ties: tuple[Reference, ...]) -> list[Link]:
    return [
        place_link(site, minute)
        for tie in ties
        for minute in site.graph.into(tie.source, "item", tie.source_anchor)
    ]


def _verdicts(site: Site, record: Record) -> Iterator[VerdictView]:
    for tie in site.graph.into(record.key, "responds"):
        yield VerdictView(
            Link(spoken(site, tie.anchor), f"#{tie.anchor}"),
            outcome_words(site, outcome_of(site, tie)),
            place_of(site, tie.source, tie.source_anchor),
        )


def _at_paragraphs(
    site: Site, record: Record, errata: tuple[Erratum, ...]
) -> Mapping[str, tuple[CorrectionView, ...]]:
    """Return those of ``errata`` that can be shown at their paragraphs, by the anchors of these."""
    found: dict[str, tuple[CorrectionView, ...]] = {}
    for erratum, view in zip(errata, errata_view(site, errata), strict=True):
        if erratum.paragraph in record.body.anchors:
            found[erratum.paragraph] = (*found.get(erratum.paragraph, ()), view)
    return found


def _named(site: Site, folder: str, name: str | None) -> Link | None:
    return Link(title_of(site, f"{folder}/{name}"), to(site, f"{folder}/{name}")) if name else None


def _matters(site: Site, names: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple(Link(title_of(site, f"matters/{n}"), to(site, f"matters/{n}")) for n in names)


def _background(site: Site, report: Report) -> tuple[Link, ...]:
    papers = report.background_papers
    if papers is None or isinstance(papers, str):
        return ()
    return tuple(held_or_absent(site, paper, "") for paper in papers if isinstance(paper, Absent))


def _signature(site: Site, report: Report) -> str:
    if report.signed_by is None:
        return ""
    return ", ".join(
        filter(None, (person_link(site, report.signed_by.person).text, report.signed_by.role))
    )


def _chapter_link(site: Site, key: str) -> Link:
    number = getattr(site.records[key].front.value, "number", None)
    title = title_of(site, key)
    return Link(f"{number}. {title}" if number else title, to(site, key))


def _facts(site: Site, front: Strategy) -> list[tuple[str, str]]:
    say = site.say
    facts = (
        (say("Council"), site.council(front.council)[1].name),
        (say("Period"), front.period),
        (say("Status"), say(_STATUS[front.status])),
        (say("Version"), front.version),
    )
    return [(name, value) for name, value in facts if value]


def _outline(body: ProseView) -> tuple[Link, ...]:
    return tuple(
        Link(part.text, f"#{part.anchor}")
        for part in body.parts
        if isinstance(part, HeadingView) and part.level == 2  # noqa: PLR2004 -- the sections
    )


def _paper_link(site: Site, tie: Reference) -> Link:
    meeting = meeting_link(site, folder_of(tie.source)).text
    return Link(f"{title_of(site, tie.source)} ({meeting})", to(site, tie.source))
