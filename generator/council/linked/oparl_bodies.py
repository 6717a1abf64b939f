"""Councils, committees, people and the lists of everything, as OParl 1.1 has them."""

from collections.abc import Iterator, Sequence

from generator.council.attendance import Office, offices_of, seats_on
from generator.council.keys import Kind, sitting_of
from generator.council.linked import ids, moments
from generator.council.linked.oparl import (
    FOLDER,
    SCHEMA,
    Object,
    body_name,
    meeting_of,
    name,
    paper_of,
    typed,
)
from generator.council.relations import ATTENDED, HELD_IN, SAT_IN
from generator.council.site import Site, in_order

SYSTEM = f"{FOLDER}/system.json"
BODIES = f"{FOLDER}/bodies.json"
_MAY = 5


def system(site: Site) -> Object:
    """Return where a program begins to read."""
    contact = next(iter(site.settings.councils.values())).contact
    return typed(
        "System",
        ids.url(site, SYSTEM),
        oparlVersion=SCHEMA,
        body=ids.url(site, BODIES),
        name=site.settings.title,
        contactName=contact.role if contact else "",
        contactEmail=contact.email if contact else "",
        website=ids.url(site, "/"),
    )


def bodies(site: Site) -> Object:
    """Return the list of all councils."""
    return _page(site, [BODIES], 0, [body(site, each) for each in site.settings.councils])


def body(site: Site, council: str) -> Object:
    """Return a council, with the lists of what is its own."""
    settings = site.settings.councils[council]
    contact = settings.contact
    this = body_name(site, council)
    return typed(
        "Body",
        this,
        system=ids.url(site, SYSTEM),
        name=settings.name,
        shortName=council,
        website=contact.url if contact else "",
        contactName=contact.role if contact else "",
        contactEmail=contact.email if contact else "",
        organization=ids.url(site, _list(council, "organizations")),
        person=ids.url(site, _list(council, "people")),
        meeting=ids.url(site, parts_of(site, council, "meetings")[0]),
        paper=ids.url(site, parts_of(site, council, "papers")[0]),
        web=ids.url(site, "/"),
    ) | {"legislativeTerm": list(_terms(site, this))}


def organization(site: Site, committee: str) -> Object:
    """Return a committee, with all seats that its agendas have ever shown."""
    key = f"committees/{committee}"
    front = site.committee(committee)
    offices = seats_on(site, committee)
    return typed(
        "Organization",
        name(site, key),
        body=body_name(site, site.council_of(committee)[0]),
        name=front.name if front else committee,
        organizationType="Gremium",
        classification=front.kind if front else "",
        membership=[_membership_name(site, office) for office in offices],
        web=ids.page(site, key),
        **moments.changed(site, key),
    )


def person(site: Site, who: str) -> Object:
    """Return a person with all seats; how to reach her is for her council to say."""
    key = f"people/{who}"
    front = site.person(who)
    assert front is not None  # noqa: S101 -- her record is held
    family, given = front.sort_name
    return typed(
        "Person",
        name(site, key),
        body=body_name(site, _councils_of(site, who)[0]),
        name=front.full_name,
        familyName=family,
        givenName=given,
        formOfAddress=front.honorific,
        affix=front.suffix,
        membership=[_membership(site, office) for office in offices_of(site, who)],
        web=ids.page(site, key),
        **moments.changed(site, key),
    )


def lists_of(site: Site, council: str) -> Iterator[tuple[str, Object]]:
    """Yield the lists of a council, with their addresses, that are in one part each.

    They are those of its committees and of the people who have sat on them or came to them, and
    where it has not met, the empty ones of its meetings and papers.
    """
    names = (key.rpartition("/")[2] for key in site.keys_of(Kind.COMMITTEE))
    ours = [each for each in names if site.council_of(each)[0] == council]
    who = (key.rpartition("/")[2] for key in site.keys_of(Kind.PERSON))
    lists = {
        "organizations": [organization(site, each) for each in ours],
        "people": [person(site, each) for each in who if council in _councils_of(site, each)],
    }
    if not seasons(site, council):
        lists |= {"meetings": [], "papers": []}
    for what, data in lists.items():
        address = _list(council, what)
        yield address, _page(site, [address], 0, data)


def seasons(site: Site, council: str) -> tuple[str, ...]:
    """Return the committees of a council with the years in which each met: ``cabinet/2015``."""
    told = (season.split() for season in site.told.targets(SAT_IN))
    ours = [(year, each) for each, year in told if site.council_of(each)[0] == council]
    return tuple(f"{each}/{year}" for year, each in sorted(ours))


def parts_of(site: Site, council: str, what: str) -> tuple[str, ...]:
    """Return the addresses of the parts of the list of a council's ``meetings`` or ``papers``.

    Each holds those of one committee and year, the oldest first, so that a change in one meeting
    touches one part.
    """
    parts = (f"{FOLDER}/bodies/{council}/{what}/{each}.json" for each in seasons(site, council))
    return tuple(parts) or (_list(council, what),)


def sat_in(site: Site, season: str) -> Iterator[tuple[str, Object]]:
    """Yield the parts, with their addresses, that list the meetings and papers of a season."""
    committee, _, year = season.partition("/")
    council = site.council_of(committee)[0]
    keys = in_order(site.told.of(SAT_IN, f"{committee} {year}"))
    meetings = [site.meetings[key] for key in keys]
    reports = [report for meeting in meetings for report in meeting.reports]
    place = seasons(site, council).index(season)
    held = {
        "meetings": [meeting_of(site, each) for each in meetings],
        "papers": [paper_of(site, each) for each in reports],
    }
    for what, data in held.items():
        parts = parts_of(site, council, what)
        yield parts[place], _page(site, parts, place, data)


def _list(council: str, what: str) -> str:
    return f"{FOLDER}/bodies/{council}/{what}.json"


def _page(site: Site, parts: Sequence[str], place: int, data: list[Object]) -> Object:
    """Return one part of a list, which leads to the others."""
    urls = [ids.url(site, each) for each in parts]
    links = {"first": urls[0], "self": urls[place], "last": urls[-1]}
    if place:
        links["prev"] = urls[place - 1]
    if place + 1 < len(urls):
        links["next"] = urls[place + 1]
    pages = {"currentPage": place + 1, "totalPages": len(urls)}
    return {"data": data, "pagination": pages, "links": links}


def _terms(site: Site, body: str) -> Iterator[Object]:
    """Yield the municipal years in which meetings fell: each begins at an annual meeting in May.

    On which day is not told, so no day is said.
    """
    held = (key for year in site.told.targets(HELD_IN) for key in site.told.of(HELD_IN, year))
    days = (sitting_of(key).date for key in held)
    firsts = sorted({day.year if day.month >= _MAY else day.year - 1 for day in days})
    for first in firsts:
        years = f"{first}/{(first + 1) % 100:02d}"
        named = f"{body}#term-{first}"
        yield typed("LegislativeTerm", named, body=body, name=f"Municipal year {years}")


def _councils_of(site: Site, who: str) -> tuple[str, ...]:
    committees = [office.committee for office in offices_of(site, who)] or [
        attended.sitting.committee for attended in site.told.of(ATTENDED, who)
    ]
    councils = sorted({site.council_of(each)[0] for each in committees})
    return tuple(councils) or (site.council(None)[0],)


def _membership_name(site: Site, office: Office) -> str:
    place = f"{office.committee}-{office.role}-{office.first.date.isoformat()}"
    return name(site, f"people/{office.person}", f"membership-{place}")


def _membership(site: Site, office: Office) -> Object:
    """Return a seat: from the first meeting that shows it to the last, if others came after."""
    latest = max(each.last for each in seats_on(site, office.committee))
    is_over = office.last < latest
    return typed(
        "Membership",
        _membership_name(site, office),
        organization=name(site, f"committees/{office.committee}"),
        role=office.role,
        startDate=office.first.date.isoformat(),
        endDate=office.last.date.isoformat() if is_over else "",
    )
