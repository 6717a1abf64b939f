"""Papers that stand by themselves: reports, strategies and their chapters, matters, pages."""

from typing import Annotated, Literal

from generator.council.fields import (
    Absent,
    Asked,
    Front,
    HeldDecision,
    HeldDecisions,
    Name,
    PersonInRole,
    Response,
    Wards,
)
from generator.council.tables import Table
from generator.schema import Day, Many, Strict, Text, When, YesNo, chosen_by, variant


def _papers_kind(value: object) -> str:
    return "none" if isinstance(value, str) else "papers"


BackgroundPapers = Annotated[
    Annotated[Literal["none"], variant("none")] | Annotated[tuple[Absent, ...], variant("papers")],
    chosen_by(_papers_kind),
]


class Consultation(Strict):
    """When people could say what they think of what a report brings."""

    opens: Day
    closes: Day


class Report(Front):
    """A paper before a meeting."""

    title: Text
    kind: Literal["report", "appendix", "inquiry", "note"] = "report"
    status: Literal["draft", "final"] = "final"
    marking: Text | None = None
    report_by: Many[Text] = ()
    wards: Wards | None = None
    equality: YesNo | None = None
    call_in: YesNo | None = None
    exempt: YesNo | None = None
    matter: Many[Name] = ()
    strategy: Name | None = None
    answers: Many[Asked] = ()
    responses: tuple[Response, ...] = ()
    previous_decisions: HeldDecisions = ()
    consultation: Consultation | None = None
    background_papers: BackgroundPapers | None = None
    appendices: Many[Name] = ()
    contacts: Many[Text] = ()
    signed_by: PersonInRole | None = None
    response_due: When | None = None
    tables: tuple[Table, ...] = ()


class Strategy(Front):
    """A plan for years, with chapters where it is long."""

    title: Text
    council: Name | None = None
    period: Text | None = None
    status: Literal["draft", "adopted", "superseded"] = "draft"
    version: Text | None = None
    adopted_by: HeldDecision | None = None
    supersedes: Name | None = None
    matter: Many[Name] = ()
    chapters: Many[Name] = ()
    tables: tuple[Table, ...] = ()


class Chapter(Front):
    """A chapter of a strategy; its commitments carry its number."""

    title: Text
    number: Text | None = None
    tables: tuple[Table, ...] = ()


class Matter(Front):
    """A subject that is followed across meetings."""

    title: Text


class Page(Front):
    """A page about the site itself."""

    title: Text
    tables: tuple[Table, ...] = ()
