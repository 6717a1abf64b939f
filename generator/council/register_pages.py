"""The pages of the registers: decisions, promises, wards and corrections."""

from collections.abc import Iterator

from generator.council.views import actions, corrections, lists, places, resolutions
from generator.council.views.actions import ActionsView
from generator.council.views.chrome import Framing, Link, href, section_name
from generator.council.views.names import committee_link
from generator.council.views.resolutions import RegisterView
from generator.page import Page


def register_pages(framing: Framing) -> Iterator[Page]:
    """Yield the pages of all registers in which something stands."""
    yield from _resolutions(framing)
    yield from _actions(framing)
    yield from _wards(framing)
    site, waived = framing.site, framing.waived
    view = corrections.corrections_view(site, framing.registers, waived)
    if view.errata or view.notes:
        heading = site.say("Corrections")
        yield framing.page("/corrections/", "pages/corrections.html", heading, view)


def crumb(framing: Framing, section: str) -> Link:
    """Return the way to a section of the site."""
    return Link(section_name(framing.site, section), href(framing.site, f"/{section}/"))


def register_links(framing: Framing, committee: str) -> tuple[tuple[Link, ...], Link | None]:
    """Return the ways from a committee to its decisions, by year, and to its promises."""
    site, name = framing.site, committee.rpartition("/")[2]
    registers = framing.registers
    years = {
        business.meeting.sitting.date.year
        for business in registers.decided.business
        if business.has_decisions and business.meeting.sitting.committee == name
    }
    promised = any(
        promise.asked.meeting.sitting.committee == name for promise in registers.promised.promises
    )
    return (
        tuple(
            Link(str(year), href(site, f"/resolutions/{year}/{name}/"))
            for year in sorted(years, reverse=True)
        ),
        Link(site.say("What this committee asked for"), href(site, f"/actions/committees/{name}/"))
        if promised
        else None,
    )


def _resolutions(framing: Framing) -> Iterator[Page]:
    site, registers = framing.site, framing.registers
    years = tuple(resolutions.by_year_and_committee(registers))
    if years:
        view = resolutions.register_view(site, registers)
        yield _register(framing, "/resolutions/", site.say("Resolutions"), view)
    crumbs = [crumb(framing, "resolutions")]
    for year, business, committees in years:
        address = f"/resolutions/{year}/"
        heading = site.say("Resolutions of %(year)s", year=year)
        view = resolutions.year_view(site, registers, business)
        yield _register(framing, address, heading, view, *crumbs)
        way = (*crumbs, Link(str(year), href(site, address)))
        for committee, decided in committees.items():
            view = resolutions.committee_year_view(site, registers, decided)
            name = committee_link(site, decided[0].meeting).text
            heading = site.say("%(committee)s: resolutions of %(year)s", committee=name, year=year)
            yield _register(framing, f"{address}{committee}/", heading, view, *way)


def _register(
    framing: Framing, address: str, heading: str, view: RegisterView, *crumbs: Link
) -> Page:
    return framing.page(address, "pages/resolutions.html", heading, view, crumbs=crumbs)


def _actions(framing: Framing) -> Iterator[Page]:
    site, promises = framing.site, framing.registers.promised.promises
    if not promises:
        return
    heading = section_name(site, "actions")
    view = actions.actions_view(site, promises)
    yield framing.page("/actions/", "pages/actions.html", heading, view)
    for year, made in actions.by_year(promises).items():
        heading = site.say("Actions of %(year)s", year=year)
        view = actions.year_view(site, made)
        yield _part(framing, f"/actions/{year}/", heading, view)
    for committee, made in actions.by_committee(promises).items():
        name = committee_link(site, made[0].asked.meeting).text
        heading = site.say("%(committee)s: actions", committee=name)
        view = actions.part_view(site, made)
        yield _part(framing, f"/actions/committees/{committee}/", heading, view)
    for owner, made in actions.by_owner(promises).items():
        heading = site.say("Actions: %(owner)s", owner=made[0].asked.owner)
        view = actions.part_view(site, made)
        yield _part(framing, f"/actions/owners/{owner}/", heading, view)


def _part(framing: Framing, address: str, heading: str, view: ActionsView) -> Page:
    crumbs = [crumb(framing, "actions")]
    return framing.page(address, "pages/actions.html", heading, view, crumbs=crumbs)


def _wards(framing: Framing) -> Iterator[Page]:
    site, wards = framing.site, framing.registers.wards
    if not wards:
        return
    heading = site.say("Wards")
    links = lists.links_view(Link(each.name, href(site, f"/wards/{each.slug}/")) for each in wards)
    yield framing.page("/wards/", "pages/directory.html", heading, links)
    crumbs = [Link(heading, href(site, "/wards/"))]
    for ward in wards:
        view = places.ward_view(site, ward)
        address = f"/wards/{ward.slug}/"
        yield framing.page(address, "pages/ward.html", ward.name, view, crumbs=crumbs)
