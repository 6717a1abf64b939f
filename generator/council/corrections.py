"""Errata to papers, reported at meetings."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.council.keys import place_of
from generator.council.records import Record
from generator.council.resolutions import Decided
from generator.council.site import Meeting
from generator.markdown import Directive


@dataclass(frozen=True, slots=True)
class Erratum:
    """A correction: where it was reported, and of what.

    ``paper`` is the key of the corrected report, where the archive holds it.
    """

    meeting: Meeting
    record: Record
    directive: Directive
    paper: str

    @property
    def paragraph(self) -> str:
        """The anchor of the corrected paragraph, if one is named."""
        number = self.directive.get("paragraph")
        return f"paragraph-{number}" if number else ""


@dataclass(frozen=True, slots=True)
class Errata:
    """All corrections, oldest first, and those of each report."""

    errata: tuple[Erratum, ...]
    by_paper: Mapping[str, tuple[Erratum, ...]]


def errata_in(decided: Decided) -> Errata:
    """Return the corrections that minutes report."""
    found = tuple(
        Erratum(business.meeting, business.record, directive, _paper(business.meeting, directive))
        for business in decided.business
        for directive in business.minute.directives()
        if directive.name == "correction"
    )
    by_paper: dict[str, list[Erratum]] = {}
    for erratum in found:
        if erratum.paper:
            by_paper.setdefault(erratum.paper, []).append(erratum)
    return Errata(found, {paper: tuple(errata) for paper, errata in by_paper.items()})


def _paper(meeting: Meeting, directive: Directive) -> str:
    named = directive.get("report")
    return place_of(named, meeting.key)[0] if named else ""
