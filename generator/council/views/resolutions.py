"""The register of decisions as layouts see it: by year, by committee, by kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from generator.catalogue import marked
from generator.council.relations import DECIDED
from generator.council.resolutions import KINDS, MOVED, NOTED, RESOLVED, Business, Decided, Tally
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


def register_view(site: Site) -> RegisterView:
    """Return the counts of all years and the latest decisions."""
    counts = [
        CountView(Link(year, href(site, f"/resolutions/{year}/")), _summed(told_in(site, year)))
        for year in years_of(site)
    ]
    return _view(site, site.say("Year"), counts, _latest(site, Decided(site).newest()))


def year_view(site: Site, year: str) -> RegisterView:
    """Return the counts of all committees in one year, and its latest decisions."""
    by_committee: dict[str, list[Tally]] = {}
    for tally in told_in(site, year):
        by_committee.setdefault(tally.sitting.committee, []).append(tally)
    counts = [
        CountView(
            Link(
                committee_link(site, committee).text,
                href(site, f"/resolutions/{year}/{committee}/"),
            ),
            _summed(tallies),
        )
        for committee, tallies in by_committee.items()
    ]
    counts.sort(key=lambda count: count.link.text)
    latest = _latest(site, Decided(site).newest([int(year)]))
    return _view(site, site.say("Committee"), counts, latest)


def committee_year_view(site: Site, year: str, committee: str) -> RegisterView:
    """Return all that one committee decided in one year, by kind and newest first."""
    tallies = [each for each in told_in(site, year) if each.sitting.committee == committee]
    sittings = sorted(
        (each.sitting for each in tallies), key=lambda s: (s.date, s.nth), reverse=True
    )
    newest = list(Decided(site).at_meetings(site.meetings[sitting.key] for sitting in sittings))
    sections = (
        SectionView(site.say(_SECTIONS[kind]), kind, entries_of(site, newest, kind))
        for kind in KINDS
    )
    found = tuple(section for section in sections if section.entries)
    return _view(site, "", [], found, _summed(tallies))


def years_of(site: Site) -> tuple[str, ...]:
    """Return the years in which something was decided, newest first."""
    return tuple(reversed(site.told.targets(DECIDED)))


def told_in(site: Site, year: str) -> tuple[Tally, ...]:
    """Return how much each meeting of ``year`` decided."""
    return site.told.of(DECIDED, year)


def _summed(tallies: Iterable[Tally]) -> tuple[int, ...]:
    """Return how many limbs were resolved, motions moved and limbs noted."""
    return tuple(map(sum, zip(*(tally.counts for tally in tallies), strict=True)))


def _latest(site: Site, newest: Iterable[Business]) -> tuple[SectionView, ...]:
    latest = islice((each for each in newest if each.has_decisions), LATEST)
    return (SectionView(site.say("Latest decisions"), "latest", entries_of(site, latest)),)


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
