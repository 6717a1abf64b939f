"""The pages of the registers: decisions, promises, wards and corrections."""

from collections.abc import Callable, Iterator, Mapping

from generator.council.places import ward_of
from generator.council.promises import Promised
from generator.council.relations import ASKED, CORRECTED, NOTED, WARD
from generator.council.site import Site
from generator.council.views import actions, corrections, lists, places, resolutions
from generator.council.views.actions import ActionsView
from generator.council.views.chrome import Framing, Link, href, section_name
from generator.council.views.names import committee_link
from generator.council.views.resolutions import RegisterView
from generator.page import Page


def register_units(site: Site) -> Iterator[str]:
    """Yield what the pages of all registers are made of in which something stands."""
    yield from _resolutions_units(site)
    yield from _actions_units(site)
    if wards := site.told.targets(WARD):
        yield "wards"
        yield from (f"wards {slug}" for slug in wards)
    if site.told.targets(CORRECTED) or site.told.targets(NOTED):
        yield "corrections"


def _resolutions_units(site: Site) -> Iterator[str]:
    years = resolutions.years_of(site)
    if years:
        yield "resolutions"
    for year in years:
        yield f"resolutions {year}"
        committees = {tally.sitting.committee for tally in resolutions.told_in(site, year)}
        yield from (f"resolutions {year}/{committee}" for committee in sorted(committees))


def _actions_units(site: Site) -> Iterator[str]:
    promised = Promised(site)
    years = promised.groups("year")
    if years:
        yield "actions"
    yield from (f"actions {year}" for year in years)
    yield from (f"actions committees/{each}" for each in promised.groups("committee"))
    yield from (f"actions owners/{each}" for each in promised.groups("owner"))


def crumb(framing: Framing, section: str) -> Link:
    """Return the way to a section of the site."""
    return Link(section_name(framing.site, section), href(framing.site, f"/{section}/"))


def register_links(framing: Framing, committee: str) -> tuple[tuple[Link, ...], Link | None]:
    """Return the ways from a committee to its decisions, by year, and to its promises."""
    site, name = framing.site, committee.rpartition("/")[2]
    years = (
        year
        for year in resolutions.years_of(site)
        if any(each.sitting.committee == name for each in resolutions.told_in(site, year))
    )
    address = href(site, f"/actions/committees/{name}/")
    return (
        tuple(Link(year, href(site, f"/resolutions/{year}/{name}/")) for year in years),
        Link(site.say("What this committee asked for"), address)
        if site.told.of(ASKED, f"committee {name}")
        else None,
    )


def _resolutions(framing: Framing, about: str) -> Iterator[Page]:
    site = framing.site
    address = "/resolutions/"
    if not about:
        view = resolutions.register_view(site)
        yield _register(framing, address, site.say("Resolutions"), view)
        return
    way = crumb(framing, "resolutions")
    year, _, committee = about.partition("/")
    address = f"{address}{year}/"
    if not committee:
        heading = site.say("Resolutions of %(year)s", year=year)
        yield _register(framing, address, heading, resolutions.year_view(site, year), way)
        return
    view = resolutions.committee_year_view(site, year, committee)
    name = committee_link(site, committee).text
    heading = site.say("%(committee)s: resolutions of %(year)s", committee=name, year=year)
    crumbs = (way, Link(year, href(site, address)))
    yield _register(framing, f"{address}{committee}/", heading, view, *crumbs)


def _register(
    framing: Framing, address: str, heading: str, view: RegisterView, *crumbs: Link
) -> Page:
    return framing.page(address, "pages/resolutions.html", heading, view, crumbs=crumbs)


def _actions(framing: Framing, about: str) -> Iterator[Page]:
    site, promised = framing.site, Promised(framing.site)
    group, _, name = about.partition("/")
    if not about:
        view = actions.actions_view(site, tuple(promised))
        yield framing.page("/actions/", "pages/actions.html", section_name(site, "actions"), view)
    elif group == "committees":
        said = committee_link(site, name).text
        heading = site.say("%(committee)s: actions", committee=said)
        view = actions.part_view(site, promised.of("committee", name))
        yield _part(framing, f"/actions/{about}/", heading, view)
    elif group == "owners":
        made = promised.of("owner", name)
        heading = site.say("Actions: %(owner)s", owner=made[0].asked.owner)
        yield _part(framing, f"/actions/{about}/", heading, actions.part_view(site, made))
    else:
        heading = site.say("Actions of %(year)s", year=about)
        view = actions.year_view(site, promised.of("year", about))
        yield _part(framing, f"/actions/{about}/", heading, view)


def _part(framing: Framing, address: str, heading: str, view: ActionsView) -> Page:
    crumbs = [crumb(framing, "actions")]
    return framing.page(address, "pages/actions.html", heading, view, crumbs=crumbs)


def _wards(framing: Framing, slug: str) -> Iterator[Page]:
    site, heading = framing.site, framing.site.say("Wards")
    if not slug:
        wards = (ward_of(site, each) for each in site.told.targets(WARD))
        links = (Link(ward.name, href(site, f"/wards/{ward.slug}/")) for ward in wards)
        yield framing.page("/wards/", "pages/directory.html", heading, lists.links_view(links))
        return
    ward = ward_of(site, slug)
    crumbs = [Link(heading, href(site, "/wards/"))]
    view = places.ward_view(site, ward)
    yield framing.page(f"/wards/{slug}/", "pages/ward.html", ward.name, view, crumbs=crumbs)


def _corrections(framing: Framing, _: str) -> Iterator[Page]:
    site = framing.site
    records = (site.records[key] for key in site.told.targets(NOTED))
    noted = ((record, framing.notes(record)) for record in records)
    view = corrections.corrections_view(site, noted)
    yield framing.page("/corrections/", "pages/corrections.html", site.say("Corrections"), view)


MAKERS: Mapping[str, Callable[[Framing, str], Iterator[Page]]] = {
    "resolutions": _resolutions,
    "actions": _actions,
    "wards": _wards,
    "corrections": _corrections,
}
