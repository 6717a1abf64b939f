"""The register of decisions as layouts see it: by year, by committee, by kind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.catalogue import marked
from generator.council.registers import Registers
from generator.council.resolutions import KINDS, MOVED, NOTED, RESOLVED, Business
from generator.council.site import Site
from generator.council.views.chrome import Link, href
from generator.council.views.decided import EntryView, entries_of
from generator.council.views.names import committee_link

LATEST = 20
_SECTIONS = {
    RESOLVED: marked("Resolved"),
    MOVED: marked("Motions"),
    NOTED: marked("Noted"),
}


@dataclass(frozen=True, slots=True)
class CountView:
    """How much was decided in a year or by a committee: one number for each kind."""

    link: Link
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """Entries under a heading."""

    heading: str
    anchor: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """Counts by year or by committee, under ``stub``, or a ``summary``; and entries."""

    stub: str
    kinds: tuple[str, ...]
    counts: tuple[CountView, ...]
    total: tuple[int, ...]
    summary: str
    sections: tuple[SectionView, ...]


def years_of(registers: Registers) -> tuple[int, ...]:
    """Return the years in which something was decided, newest first."""
    years = {each.meeting.sitting.date.year for each in _deciding(registers.decided.business)}
    return tuple(sorted(years, reverse=True))


def register_view(site: Site, registers: Registers) -> RegisterView:
    """Return the counts of all years and the latest decisions."""
    by_year: dict[str, list[Business]] = {}
    for each in _deciding(registers.decided.business):
        by_year.setdefault(str(each.meeting.sitting.date.year), []).append(each)
    counts = [
        CountView(Link(year, href(site, f"/resolutions/{year}/")), _counted(by_year[year]))
        for year in sorted(by_year, reverse=True)
    ]
    business = registers.decided.business
    return _view(site, site.say("Year"), counts, _latest(site, registers, business))


def year_view(site: Site, registers: Registers, business: Sequence[Business]) -> RegisterView:
    """Return the counts of all committees in one year, and its latest decisions."""
    by_committee: dict[str, list[Business]] = {}
    for each in business:
        by_committee.setdefault(each.meeting.sitting.committee, []).append(each)
    year = business[0].meeting.sitting.date.year
    counts = [
        CountView(
            Link(
                committee_link(site, decided[0].meeting).text,
                href(site, f"/resolutions/{year}/{committee}/"),
            ),
            _counted(decided),
        )
        for committee, decided in by_committee.items()
    ]
    counts.sort(key=lambda count: count.link.text)
    return _view(site, site.say("Committee"), counts, _latest(site, registers, business))


def committee_year_view(
    site: Site, registers: Registers, business: Sequence[Business]
) -> RegisterView:
    """Return all that one committee decided in one year, by kind and newest first."""
    newest = _newest(business)
    sections = (
        SectionView(site.say(_SECTIONS[kind]), kind, entries_of(site, registers, newest, kind))
        for kind in KINDS
    )
    found = tuple(section for section in sections if section.entries)
    return _view(site, "", [], found, _counted(business))


def by_year_and_committee(
    registers: Registers,
) -> Iterator[tuple[int, tuple[Business, ...], dict[str, tuple[Business, ...]]]]:
    """Yield each year with all that was decided in it, and the same by committee."""
    for year in years_of(registers):
        within = tuple(
            each
            for each in _deciding(registers.decided.business)
            if each.meeting.sitting.date.year == year
        )
        committees = dict.fromkeys(each.meeting.sitting.committee for each in within)
        yield (
            year,
            within,
            {
                committee: tuple(
                    each for each in within if each.meeting.sitting.committee == committee
                )
                for committee in committees
            },
        )


def _deciding(business: Iterable[Business]) -> Iterator[Business]:
    return (each for each in business if each.has_decisions)


def _newest(business: Iterable[Business]) -> list[Business]:
    """Return ``business`` with the newest meeting first, and its minutes in their order."""
    return sorted(business, key=lambda each: each.meeting.sitting.date, reverse=True)


def _counted(business: Iterable[Business]) -> tuple[int, ...]:
    """Return how many limbs were resolved, motions moved and limbs noted."""
    counts: Counter[str] = Counter()
    for each in business:
        for resolution in each.resolutions:
            counts[resolution.kind] += len(resolution.limbs)
        counts[MOVED] += len(each.motions)
    return tuple(counts[kind] for kind in KINDS)


def _latest(
    site: Site, registers: Registers, business: Sequence[Business]
) -> tuple[SectionView, ...]:
    latest = _newest(_deciding(business))[:LATEST]
    entries = entries_of(site, registers, latest)
    return (SectionView(site.say("Latest decisions"), "latest", entries),)


def _view(
    site: Site,
    stub: str,
    counts: list[CountView],
    sections: tuple[SectionView, ...],
    total: tuple[int, ...] = (),
) -> RegisterView:
    summed = total or tuple(map(sum, zip(*(count.counts for count in counts), strict=True)))
    kinds = tuple(site.say(_SECTIONS[kind]) for kind in KINDS)
    summary = " · ".join(f"{kind}: {count}" for kind, count in zip(kinds, summed, strict=False))
    return RegisterView(stub, kinds, tuple(counts), summed, summary, sections)
