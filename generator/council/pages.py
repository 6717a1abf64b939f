"""Which pages exist, where, and from which layout."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from generator.council import lines
from generator.council.data.using import data_page
from generator.council.judging import notes_on
from generator.council.keys import Kind, address_of, folder_of
from generator.council.linked import schema_org
from generator.council.linked.files import data_units
from generator.council.records import Record
from generator.council.register_pages import MAKERS, crumb, register_links, register_units
from generator.council.relations import FIGURES
from generator.council.site import Site
from generator.council.version_pages import MAKERS as VERSION_MAKERS
from generator.council.version_pages import version_units
from generator.council.views import (
    budgets,
    calendar,
    home,
    lists,
    matters,
    meetings,
    minutes,
    papers,
    people,
    proof,
    search,
)
from generator.council.views.chrome import (
    OURS,
    PROOF,
    STATEMENT,
    STYLE_GUIDE,
    Framing,
    Link,
    chrome_of,
    colours_of,
    href,
    section_name,
    to,
)
from generator.council.views.lists import DirectoryView
from generator.council.views.names import committee_link, meeting_link, meeting_title, title_of
from generator.council.views.prose import Shown
from generator.page import Page

SEARCH = "/search/"


def framed(site: Site) -> Framing:
    """Return what the pages of ``site`` are made with: what is around them, and its notes."""
    return Framing(site, chrome_of(site), partial(notes_on, site))


def units_of(site: Site) -> Iterator[str]:
    """Yield what pages and files are made of, one after the other: a maker, and for what."""
    yield "home"
    yield "missing"
    yield "proof"
    yield "data"
    yield from _with_years("meetings", site)
    yield from _with_years("calendar", site)
    yield from (f"directory {section}" for section in _DIRECTORIES)
    yield from _tables_units(site)
    yield from register_units(site)
    yield from version_units(site)
    yield from (f"meeting {key}" for key in site.meetings)
    yield from data_units(site)
    for kind in _BY_KIND:
        yield from (f"record {key}" for key in site.keys_of(kind) if key not in OURS)


def _with_years(maker: str, site: Site) -> Iterator[str]:
    yield maker
    yield from (f"{maker} {year}" for year in site.years())


def pages_in(framing: Framing, unit: str) -> Iterator[Page]:
    """Yield the pages of one of the units of the site."""
    maker, _, about = unit.partition(" ")
    makers = {**_MAKERS, **MAKERS, **VERSION_MAKERS}
    yield from makers[maker](framing, about)


def _home(framing: Framing, _: str) -> Iterator[Page]:
    site = framing.site
    data = schema_org.home(site)
    yield framing.page("/", "pages/home.html", site.settings.title, home.home_view(site), data=data)


def _missing(framing: Framing, _: str) -> Iterator[Page]:
    heading = framing.site.say("Page not found")
    yield framing.page("/404.html", "pages/missing.html", heading, None)


def _proof(framing: Framing, _: str) -> Iterator[Page]:
    site = framing.site
    heading = site.say("Checking what you read")
    view = proof.proof_view(site)
    yield framing.page(PROOF, "pages/proof.html", heading, view)


def statement_pages(
    framing: Framing, kinds: int, widths: Sequence[int], tools: Mapping[str, str]
) -> Iterator[Page]:
    """Yield the page about accessibility: what the site says of it, and what was tested.

    It is asked for by the Public Sector Bodies (Websites and Mobile Applications) (No. 2)
    Accessibility Regulations 2018, regulation 8.
    """
    site = framing.site
    record = site.records.get(STATEMENT)
    title = record.front.value.title if record else site.say("Accessibility")
    view = papers.statement_view(site, record, kinds, widths, tools)
    layout = "pages/accessibility.html"
    yield framing.page(address_of(STATEMENT), layout, title, view, record=record)


def search_pages(framing: Framing, filters: Mapping[str, tuple[str, ...]]) -> Iterator[Page]:
    """Yield the page on which is searched; ``filters`` are the values that can be chosen."""
    site = framing.site
    view = search.search_view(site, filters)
    yield framing.page(SEARCH, "pages/search.html", site.say("Search"), view)


def guide_pages(framing: Framing, components: Sequence[object]) -> Iterator[Page]:
    """Yield the page that shows ``components`` by example, where the site asks for it."""
    site = framing.site
    if site.settings.style_guide:
        layout = "pages/style-guide.html"
        yield framing.page(STYLE_GUIDE.href, layout, site.say(STYLE_GUIDE.text), components)


def machine_pages(site: Site, addresses: Iterable[str]) -> Iterator[Page]:
    """Yield what programs read: all ``addresses``, leave to read them, the councils' colours."""
    url = site.settings.url.rstrip("/")
    yield Page("/sitemap.xml", "feeds/sitemap.xml", {"addresses": [url + a for a in addresses]})
    yield Page("/assets/councils.css", "feeds/councils.css", {"councils": colours_of(site)})
    yield Page("/robots.txt", "feeds/robots.txt", {"sitemap": f"{url}/sitemap.xml"})


def _meetings(framing: Framing, year: str) -> Iterator[Page]:
    site = framing.site
    if not year:
        view = lists.meetings_view(site, None)
        yield framing.page("/meetings/", "pages/meetings.html", site.say("Meetings"), view)
        return
    view = lists.meetings_view(site, int(year))
    heading = site.say("Meetings in %(year)s", year=year)
    way = crumb(framing, "meetings")
    yield framing.page(f"/meetings/{year}/", "pages/meetings.html", heading, view, crumbs=[way])


def _calendar(framing: Framing, year: str) -> Iterator[Page]:
    site = framing.site
    crumbs = [crumb(framing, "meetings")]
    layout, heading = "pages/calendar.html", site.say("Calendar")
    if not year:
        view = calendar.calendar_view(site, None)
        yield framing.page("/calendar/", layout, heading, view, crumbs=crumbs)
        return
    crumbs.append(Link(heading, href(site, "/calendar/")))
    heading = site.say("Calendar of %(year)s", year=year)
    view = calendar.calendar_view(site, int(year))
    yield framing.page(f"/calendar/{year}/", layout, heading, view, crumbs=crumbs)


def _meeting(framing: Framing, key: str) -> Iterator[Page]:
    site = framing.site
    meeting = site.meetings[key]
    council = site.council_of(meeting.sitting.committee)
    crumbs = [crumb(framing, "committees"), committee_link(site, meeting.sitting.committee)]
    title = meeting_title(site, meeting)
    view = meetings.meeting_view(site, meeting)
    yield framing.page(
        address_of(meeting.key),
        "pages/meeting.html",
        title,
        view,
        crumbs=crumbs,
        council=council,
        record=meeting.agenda,
        data=schema_org.meeting(site, meeting),
    )
    crumbs.append(meeting_link(site, meeting.key))
    if record := meeting.minutes:
        yield framing.page(
            address_of(record.key),
            "pages/minutes.html",
            site.say("Minutes: %(meeting)s", meeting=title),
            minutes.minutes_view(site, meeting, record),
            crumbs=crumbs,
            council=council,
            record=record,
            data=schema_org.minutes(site, meeting, record),
        )
    for report in meeting.reports:
        yield framing.page(
            address_of(report.key),
            "pages/report.html",
            title_of(site, report.key),
            papers.report_view(site, report),
            crumbs=crumbs,
            council=council,
            record=report,
            data=schema_org.report(site, report),
        )


_DIRECTORIES: Mapping[str, Callable[[Site], DirectoryView]] = {
    "committees": lists.committees_view,
    "people": lists.people_view,
    "strategies": partial(lists.titles_view, kind=Kind.STRATEGY),
    "matters": partial(lists.titles_view, kind=Kind.MATTER),
}


def _directory(framing: Framing, section: str) -> Iterator[Page]:
    site = framing.site
    view = _DIRECTORIES[section](site)
    if view.groups:
        heading = section_name(site, section)
        yield framing.page(f"/{section}/", "pages/directory.html", heading, view)


def _tables_units(site: Site) -> Iterator[str]:
    years = budgets.years_of(site)
    if years or site.told.of(FIGURES, ""):
        yield "tables"
    yield from (f"tables {year}" for year in years)
    beginnings = lines.beginnings_of(site)
    if beginnings:
        yield "references"
    yield from (f"references {council}/{each}" for council, each in beginnings)


def _tables(framing: Framing, year: str) -> Iterator[Page]:
    site = framing.site
    if not year:
        has_references = bool(lines.beginnings_of(site))
        view = budgets.index_view(site, budgets.years_of(site), has_references=has_references)
        yield framing.page("/tables/", "pages/tables.html", section_name(site, "tables"), view)
        return
    heading = site.say("Tables of %(year)s", year=year)
    view = budgets.year_view(site, int(year))
    address, way = budgets.year_address(int(year)), crumb(framing, "tables")
    yield framing.page(address, "pages/tables.html", heading, view, crumbs=[way])


def _references(framing: Framing, about: str) -> Iterator[Page]:
    site = framing.site
    register = lines.register_of(site)
    heading = site.say("Savings and growth by reference")
    crumbs = [crumb(framing, "tables")]
    if not about:
        view = budgets.references_view(site, register)
        yield framing.page(lines.ADDRESS, "pages/references.html", heading, view, crumbs=crumbs)
        return
    council, _, beginning = about.partition("/")
    yield framing.page(
        lines.address_of(council, beginning),
        "pages/lines.html",
        site.say("References that begin with %(letters)s", letters=beginning.upper()),
        budgets.lines_view(site, lines.by_beginning(register[council])[beginning]),
        crumbs=[*crumbs, Link(heading, href(site, lines.ADDRESS))],
        council=site.council(council),
    )


def _record(framing: Framing, key: str) -> Iterator[Page]:
    record = framing.site.records[key]
    return _BY_KIND[record.kind](framing, record)


def _committee(framing: Framing, record: Record) -> Iterator[Page]:
    site = framing.site
    committee = record.front.value
    yield framing.page(
        address_of(record.key),
        "pages/committee.html",
        committee.name,
        lists.committee_view(site, record, *register_links(framing, record.key)),
        crumbs=[crumb(framing, "committees")],
        council=site.council(committee.council),
        record=record,
        data=schema_org.committee(site, record),
    )


def _person(framing: Framing, record: Record) -> Iterator[Page]:
    site = framing.site
    yield framing.page(
        address_of(record.key),
        "pages/person.html",
        record.front.value.full_name,
        people.person_view(site, record),
        crumbs=[crumb(framing, "people")],
        record=record,
        data=schema_org.person(site, record),
    )


def _strategy(framing: Framing, record: Record) -> Iterator[Page]:
    site = framing.site
    crumbs = [crumb(framing, "strategies")]
    strategy = record
    if record.kind is Kind.CHAPTER:
        strategy = site.records[folder_of(record.key)]
        crumbs.append(Link(strategy.front.value.title, to(site, strategy.key)))
    council = site.council(strategy.front.value.council)
    yield framing.page(
        address_of(record.key),
        "pages/strategy.html",
        record.front.value.title,
        papers.strategy_view(site, record),
        crumbs=crumbs,
        council=council,
        record=record,
        data=schema_org.strategy(site, record, council[0]),
    )


def _matter(framing: Framing, record: Record) -> Iterator[Page]:
    site = framing.site
    yield framing.page(
        address_of(record.key),
        "pages/matter.html",
        record.front.value.title,
        matters.matter_view(site, record),
        crumbs=[crumb(framing, "matters")],
        record=record,
    )


def _plain(framing: Framing, record: Record) -> Iterator[Page]:
    site = framing.site
    view = Shown(site, record).prose(record.body.parts)
    title = record.front.value.title
    yield framing.page(address_of(record.key), "pages/plain.html", title, view, record=record)


_BY_KIND = {
    Kind.COMMITTEE: _committee,
    Kind.PERSON: _person,
    Kind.STRATEGY: _strategy,
    Kind.CHAPTER: _strategy,
    Kind.MATTER: _matter,
    Kind.PAGE: _plain,
}
_MAKERS: Mapping[str, Callable[[Framing, str], Iterator[Page]]] = {
    "home": _home,
    "missing": _missing,
    "proof": _proof,
    "data": data_page,
    "meetings": _meetings,
    "calendar": _calendar,
    "directory": _directory,
    "tables": _tables,
    "references": _references,
    "meeting": _meeting,
    "record": _record,
}
