"""What an archive is told of each record: what it is, whose, when, and what was done with it."""

from collections.abc import Iterator

from generator.council.keys import Kind, address_of, folder_of, sitting_of
from generator.council.records import Record
from generator.council.site import Site
from generator.council.versions import versions_of
from generator.council.views.names import title_of
from generator.holding import Collection, Event, Holding

_PAPERS = {Kind.AGENDA, Kind.MINUTES, Kind.REPORT}


def collection_of(site: Site) -> Collection:
    """Return all records of ``site`` as an archive is told of them."""
    settings = site.settings
    return Collection(
        title=settings.title,
        url=settings.url,
        language=settings.language,
        publishers=tuple(council.name for council in settings.councils.values()),
        holdings=tuple(_holding(site, site.records[key]) for key in sorted(site.records)),
    )


def _holding(site: Site, record: Record) -> Holding:
    front, is_paper = record.front.value, record.kind in _PAPERS
    whole = folder_of(record.key)
    council = (
        site.council_of(sitting_of(whole).committee)
        if is_paper
        else site.council(getattr(front, "council", None))
    )
    address = address_of(record.key)
    part_of = address_of(whole) if is_paper or record.kind is Kind.CHAPTER else ""
    return Holding(
        source=record.path,
        address=address,
        title=_title(site, record),
        kind=record.kind,
        publisher=council[1].name if council else "",
        creators=tuple(getattr(front, "report_by", ())),
        on=sitting_of(whole).date if is_paper else None,
        part_of=part_of if part_of != address else "",
        events=tuple(_events(site, record)),
    )


def _title(site: Site, record: Record) -> str:
    if record.kind is Kind.AGENDA:
        return title_of(site, folder_of(record.key))
    if record.kind is Kind.MINUTES:
        return site.say("Minutes: %(meeting)s", meeting=title_of(site, folder_of(record.key)))
    return title_of(site, record.key)


def _events(site: Site, record: Record) -> Iterator[Event]:
    if published := getattr(record.front.value, "published", None):
        yield Event("publication", published, detail="Open to inspection, as the agenda says.")
    for version in versions_of(site, record.key):
        reason = version.withheld.reason if version.withheld else version.reason
        yield Event(version.kind, version.on, version.by, reason)
