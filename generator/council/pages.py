"""Which pages exist, where, and from which layout."""

from collections.abc import Iterator, Mapping, Sequence

from generator.council import lines
from generator.council.keys import Kind, address_of, folder_of
from generator.council.records import Record
from generator.council.register_pages import crumb, register_links, register_pages
from generator.council.registers import registers_of
from generator.council.site import Meeting, Site
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
    search,
)
from generator.council.views.chrome import (
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
from generator.council.views.names import committee_link, meeting_link, meeting_title, title_of
from generator.council.views.prose import Shown
from generator.council.waivers import Waived
from generator.entry import Entry
from generator.page import Page


def framed(site: Site, notes: Mapping[str, tuple[Waived, ...]]) -> Framing:
    """Return what the pages of ``site`` are made with: its registers, and what is around them.

    ``notes`` are the waived findings by the path of their file.
    """
    registers = registers_of(site)
    return Framing(site, chrome_of(site, registers, notes), notes, registers)


def pages_of(framing: Framing) -> Iterator[Page]:
    """Yield every page of the site."""
    site = framing.site
    yield framing.page(
        "/", "pages/home.html", site.settings.title, home.home_view(site, framing.registers)
    )
    yield from _meeting_lists(framing)
    for meeting in site.meetings.values():
        yield from _meeting(framing, meeting)
    yield from _calendar(framing)
    yield from _directories(framing)
    yield from _tables(framing)
    yield from register_pages(framing)
    for record in site.records.values():
        if record.kind in _BY_KIND and record.key != STATEMENT:
            yield from _BY_KIND[record.kind](framing, record)
    yield framing.page("/404.html", "pages/missing.html", site.say("Page not found"), None)


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


def search_pages(framing: Framing, entries: Sequence[Entry]) -> Iterator[Page]:
    """Yield the page on which ``entries`` are searched."""
    site = framing.site
    view = search.search_view(site, entries)
    yield framing.page("/search/", "pages/search.html", site.say("Search"), view)


def guide_pages(framing: Framing, components: Sequence[object]) -> Iterator[Page]:
    """Yield the page that shows ``components`` by example, where the site asks for it."""
    site = framing.site
    if site.settings.style_guide:
        layout = "pages/style-guide.html"
        yield framing.page(STYLE_GUIDE.href, layout, site.say(STYLE_GUIDE.text), components)


def machine_pages(site: Site, pages: Iterator[Page]) -> Iterator[Page]:
    """Yield what programs read: all addresses, leave to read them, the councils' colours."""
    url = site.settings.url.rstrip("/")
    addresses = [url + page.address for page in pages if page.address != "/404.html"]
    yield Page("/sitemap.xml", "feeds/sitemap.xml", {"addresses": sorted(addresses)})
    yield Page("/assets/councils.css", "feeds/councils.css", {"councils": colours_of(site)})
    yield Page("/robots.txt", "feeds/robots.txt", {"sitemap": f"{url}/sitemap.xml"})


def _meeting_lists(framing: Framing) -> Iterator[Page]:
    site = framing.site
    way = crumb(framing, "meetings")
    yield framing.page(
        "/meetings/",
        "pages/meetings.html",
        site.say("Meetings"),
        lists.meetings_view(site, None),
    )
    for year in lists.years_of(site):
        view = lists.meetings_view(site, year)
        heading = site.say("Meetings in %(year)s", year=year)
        yield framing.page(f"/meetings/{year}/", "pages/meetings.html", heading, view, crumbs=[way])


def _calendar(framing: Framing) -> Iterator[Page]:
    site = framing.site
    crumbs = [crumb(framing, "meetings")]
    layout, heading = "pages/calendar.html", site.say("Calendar")
    view = calendar.calendar_view(site, None)
    yield framing.page("/calendar/", layout, heading, view, crumbs=crumbs)
    crumbs.append(Link(heading, href(site, "/calendar/")))
    for year in lists.years_of(site):
        heading = site.say("Calendar of %(year)s", year=year)
        view = calendar.calendar_view(site, year)
        yield framing.page(f"/calendar/{year}/", layout, heading, view, crumbs=crumbs)


def _meeting(framing: Framing, meeting: Meeting) -> Iterator[Page]:
    site = framing.site
    council = site.council_of(meeting.sitting.committee)
    crumbs = [crumb(framing, "committees"), committee_link(site, meeting)]
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
    )
    crumbs.append(meeting_link(site, meeting.key))
    if record := meeting.minutes:
        yield framing.page(
            address_of(record.key),
            "pages/minutes.html",
            site.say("Minutes: %(meeting)s", meeting=title),
            minutes.minutes_view(site, framing.registers, meeting, record),
            crumbs=crumbs,
            council=council,
            record=record,
        )
    for report in meeting.reports:
        yield framing.page(
            address_of(report.key),
            "pages/report.html",
            title_of(site, report.key),
            papers.report_view(site, framing.registers, report),
            crumbs=crumbs,
            council=council,
            record=report,
        )


def _directories(framing: Framing) -> Iterator[Page]:
    site = framing.site
    views = (
        ("committees", lists.committees_view(site)),
        ("people", lists.people_view(site)),
        ("strategies", lists.titles_view(site, Kind.STRATEGY)),
        ("matters", lists.titles_view(site, Kind.MATTER)),
    )
    for section, view in views:
        if view.groups:
            heading = section_name(site, section)
            yield framing.page(f"/{section}/", "pages/directory.html", heading, view)


def _tables(framing: Framing) -> Iterator[Page]:
    site = framing.site
    years, register = budgets.years_of(site), lines.listed(lines.lines_of(site))
    view = budgets.index_view(site, years, has_references=bool(register))
    if view.councils or view.undated:
        yield framing.page("/tables/", "pages/tables.html", section_name(site, "tables"), view)
    crumbs = [crumb(framing, "tables")]
    for year in years:
        heading = site.say("Tables of %(year)s", year=year)
        view = budgets.year_view(site, year)
        address = budgets.year_address(year)
        yield framing.page(address, "pages/tables.html", heading, view, crumbs=crumbs)
    yield from _references(framing, register, crumbs)


def _references(framing: Framing, register: lines.Register, crumbs: list[Link]) -> Iterator[Page]:
    site = framing.site
    heading = site.say("Savings and growth by reference")
    if register:
        view = budgets.references_view(site, register)
        yield framing.page(lines.ADDRESS, "pages/references.html", heading, view, crumbs=crumbs)
    way = [*crumbs, Link(heading, href(site, lines.ADDRESS))]
    for name, listed in register.items():
        for beginning, begun in lines.by_beginning(listed).items():
            yield framing.page(
                lines.address_of(name, beginning),
                "pages/lines.html",
                site.say("References that begin with %(letters)s", letters=beginning.upper()),
                budgets.lines_view(site, begun),
                crumbs=way,
                council=site.council(name),
            )


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
    )


def _person(framing: Framing, record: Record) -> Iterator[Page]:
    site = framing.site
    yield framing.page(
        address_of(record.key),
        "pages/person.html",
        record.front.value.full_name,
        people.person_view(site, framing.registers, record),
        crumbs=[crumb(framing, "people")],
        record=record,
    )


def _strategy(framing: Framing, record: Record) -> Iterator[Page]:
    site = framing.site
    crumbs = [crumb(framing, "strategies")]
    strategy = record
    if record.kind is Kind.CHAPTER:
        strategy = site.records[folder_of(record.key)]
        crumbs.append(Link(strategy.front.value.title, to(site, strategy.key)))
    yield framing.page(
        address_of(record.key),
        "pages/strategy.html",
        record.front.value.title,
        papers.strategy_view(site, record),
        crumbs=crumbs,
        council=site.council(strategy.front.value.council),
        record=record,
    )


def _matter(framing: Framing, record: Record) -> Iterator[Page]:
    site = framing.site
    yield framing.page(
        address_of(record.key),
        "pages/matter.html",
        record.front.value.title,
        matters.matter_view(site, framing.registers, record),
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
