"""People, matters, committees, strategies and plain pages as entries: what has no day."""

from html import escape

from generator.council.findable.text import Text, kinds_in
from generator.council.keys import Kind, folder_of
from generator.council.records import Record
from generator.council.site import Site
from generator.council.views.chrome import to
from generator.entry import Entry, Place

# It comes before every year.
UNDATED = "0-undated"
_KINDS = {
    Kind.PERSON: "person",
    Kind.MATTER: "matter",
    Kind.COMMITTEE: "committee",
    Kind.STRATEGY: "strategy",
    Kind.CHAPTER: "strategy",
    Kind.PAGE: "page",
}


def paper_entry(site: Site, record: Record) -> Entry | None:
    """Return what can be found in ``record``, which belongs to no meeting."""
    kind = _KINDS.get(record.kind)
    return _entry(site, record, kind, _places(site, record)) if kind else None


def _entry(site: Site, record: Record, kind: str, places: tuple[Place, ...]) -> Entry:
    council, committees = _belongs(site, record)
    ward = getattr(record.front.value, "ward", None)
    filters = {"kind": (kind, *kinds_in(places)), "council": council, "committee": committees}
    filters["ward"] = (ward,) if ward else ()
    told = {"kind": kind, "council": ", ".join(council), "committee": ", ".join(committees)}
    order = f"{kind} {record.key}"
    title = name_of(site, record)
    return Entry(UNDATED, order, to(site, record.key), title, places, told, filters)


def name_of(site: Site, record: Record) -> str:
    """Return how a record without a day is called; a chapter with its strategy."""
    front = record.front.value
    if record.kind is Kind.PERSON:
        return str(front.full_name)
    if record.kind is Kind.COMMITTEE:
        return str(front.name)
    if record.kind is Kind.CHAPTER:
        number = f"{front.number}. " if front.number else ""
        return f"{site.records[folder_of(record.key)].front.value.title}: {number}{front.title}"
    return str(front.title)


def _belongs(site: Site, record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the councils and the committees that a record belongs to."""
    front = record.front.value
    if record.kind is Kind.COMMITTEE:
        return (site.council(front.council)[1].name,), (front.name,)
    if record.kind is Kind.STRATEGY:
        return (site.council(front.council)[1].name,), ()
    if record.kind is Kind.CHAPTER:
        strategy = site.records[folder_of(record.key)].front.value
        return (site.council(strategy.council)[1].name,), ()
    if record.kind is Kind.PAGE:
        return (), ()
    return _where_named(site, record)


def _where_named(site: Site, record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the councils and committees whose meetings speak of a person or matter."""
    names = sorted(
        {
            site.meetings[folder_of(tie.source)].sitting.committee
            for tie in site.graph.incoming(record.key)
            if folder_of(tie.source) in site.meetings
        }
    )
    councils = dict.fromkeys(site.council_of(name)[1].name for name in names)
    committees = (site.committee(name) for name in names)
    return tuple(councils), tuple(committee.name for committee in committees if committee)


def _places(site: Site, record: Record) -> tuple[Place, ...]:
    told = [getattr(record.front.value, "ward", None)]
    told += getattr(record.front.value, "also_known_as", ())
    html = "".join(f"<p>{escape(each)}</p>" for each in told if each)
    first, *others = Text(site, record).sections(record.body.parts)
    return (Place("", "", html + first.html), *others)
