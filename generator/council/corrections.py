"""Errata to papers, reported at meetings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.council.keys import folder_of, place_of
from generator.council.records import Record
from generator.council.relations import CORRECTED
from generator.council.resolutions import Business, Decided
from generator.council.site import Site, in_order
from generator.council.sittings import Meeting
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


def errata_at(business: Iterable[Business]) -> Iterator[Erratum]:
    """Yield the corrections that ``business`` reports."""
    for each in business:
        for directive in each.minute.directives():
            if directive.name == "correction":
                yield Erratum(each.meeting, each.record, directive, _paper(each.meeting, directive))


def errata_of(site: Site, paper: str = "") -> tuple[Erratum, ...]:
    """Return the corrections of one paper, or all of them, oldest first."""
    decided = Decided(site)
    told: tuple[str, ...] = site.told.of(CORRECTED, paper)
    keys = in_order(iter(dict.fromkeys(folder_of(key) for key in told)))
    errata = (
        erratum for key in keys for erratum in errata_at(decided.in_minutes(f"{key}/minutes"))
    )
    return tuple(each for each in errata if not paper or each.paper == paper)


def _paper(meeting: Meeting, directive: Directive) -> str:
    named = directive.get("report")
    return place_of(named, meeting.key)[0] if named else ""
