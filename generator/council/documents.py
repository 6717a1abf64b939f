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
from generator.schema import Day, Many, Strict, Text, When, YesNo, chosen_by, told, variant


def _papers_kind(value: object) -> str:
    return "none" if isinstance(value, str) else "papers"


BackgroundPapers = Annotated[
    Annotated[Literal["none"], variant("none")] | Annotated[tuple[Absent, ...], variant("papers")],
    chosen_by(_papers_kind),
]


class Consultation(Strict):
    """When people could say what they think of what a report brings."""

    opens: Annotated[Day, told("Its first day", "2014-11-19")]
    closes: Annotated[Day, told("Its last day", "2015-01-15")]


class Report(Front):
    """A paper before a meeting."""

    title: Annotated[Text, told("The title", "Annual performance report")]
    kind: Annotated[
        Literal["report", "appendix", "inquiry", "note"], told("What kind of paper it is", "report")
    ] = "report"
    status: Annotated[Literal["draft", "final"], told("Whether it is still a draft", "final")] = (
        "final"
    )
    marking: Annotated[
        Text | None,
        told("A marking printed on the paper, kept for the record", "Confidential draft"),
    ] = None
    report_by: Annotated[
        Many[Text],
        told("The posts whose report it is, never names", ["Director of Corporate Resources"]),
    ] = ()
    wards: Annotated[Wards | None, told("Which wards it touches", "none")] = None
    equality: Annotated[YesNo | None, told("Whether it has implications for equality", "false")] = (
        None
    )
    call_in: Annotated[YesNo | None, told("Whether the decision can be called in", "false")] = None
    exempt: Annotated[
        YesNo | None,
        told("Whether the printed header says that it holds exempt information", "false"),
    ] = None
    matter: Annotated[
        Many[Name], told("The file names of the matters that it belongs to", "mtfs-2015-19")
    ] = ()
    strategy: Annotated[
        Name | None, told("The file name of the strategy that it brings", "parks")
    ] = None
    answers: Annotated[
        Many[Asked],
        told("What it was asked for by", ["scrutiny-commission/2014-11-05#resolution-155"]),
    ] = ()
    responses: Annotated[
        tuple[Response, ...],
        told(
            "What became of recommendations",
            [{"to": "scrutiny-commission/2014-11-05/review#recommendation-1", "outcome": "agreed"}],
        ),
    ] = ()
    previous_decisions: Annotated[
        HeldDecisions, told("Decisions that went before", ["cabinet/2014-09-16#resolution-4"])
    ] = ()
    consultation: Annotated[
        Consultation | None,
        told(
            "When people could say what they think", {"opens": "2014-11-19", "closes": "2015-01-15"}
        ),
    ] = None
    background_papers: Annotated[
        BackgroundPapers | None, told("What it was written from", "none")
    ] = None
    appendices: Annotated[
        Many[Name],
        told("The file names of its appendices, reports in the same folder", ["appendix-a"]),
    ] = ()
    contacts: Annotated[
        Many[Text], told("The posts to ask", ["Director of Corporate Resources"])
    ] = ()
    signed_by: Annotated[
        PersonInRole | None, told("Who signed it", {"person": "k-groves", "role": "Chair"})
    ] = None
    response_due: Annotated[
        When | None, told("When its recommendations are to be answered: a day or month", "2017-07")
    ] = None
    tables: Annotated[tuple[Table, ...], told("Tables of figures that the body shows")] = ()


class Strategy(Front):
    """A plan for years, with chapters where it is long."""

    title: Annotated[Text, told("The title", "Commissioning and Procurement Strategy")]
    council: Annotated[
        Name | None,
        told(
            "The key of its council in site.yaml; may be left out where there is one",
            "leicestershire",
        ),
    ] = None
    period: Annotated[Text | None, told("The years that it is for", "2014–2018")] = None
    status: Annotated[
        Literal["draft", "adopted", "superseded"],
        told("Whether it is a draft, adopted or superseded", "adopted"),
    ] = "draft"
    version: Annotated[Text | None, told("Which version this is", "19 January 2015")] = None
    adopted_by: Annotated[
        HeldDecision | None,
        told("The resolution that adopted it", "cabinet/2015-02-06#resolution-12"),
    ] = None
    supersedes: Annotated[
        Name | None,
        told("The file name of the strategy that it takes the place of", "procurement-2010"),
    ] = None
    matter: Annotated[
        Many[Name], told("The file names of the matters that it belongs to", "mtfs-2015-19")
    ] = ()
    chapters: Annotated[
        Many[Name], told("The file names of its chapters, in order", ["foreword", "introduction"])
    ] = ()
    tables: Annotated[tuple[Table, ...], told("Tables of figures that the body shows")] = ()


class Chapter(Front):
    """A chapter of a strategy; its commitments carry its number."""

    title: Annotated[Text, told("The title", "Foreword")]
    number: Annotated[
        Text | None, told("Its number, where it has one: commitments carry it", "2")
    ] = None
    tables: Annotated[tuple[Table, ...], told("Tables of figures that the body shows")] = ()


class Matter(Front):
    """A subject that is followed across meetings."""

    title: Annotated[
        Text, told("What the subject is called", "Medium Term Financial Strategy 2015 to 2019")
    ]


class Page(Front):
    """A page about the site itself."""

    title: Annotated[Text, told("The title", "About this site")]
    tables: Annotated[tuple[Table, ...], told("Tables of figures that the body shows")] = ()
