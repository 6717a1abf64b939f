"""The pages of versions: their list, each of them, what changed, and what changed on the site."""

from collections.abc import Callable, Iterator, Mapping

from generator.council.keys import address_of
from generator.council.relations import CHANGED, VERSION
from generator.council.site import Site
from generator.council.versions import Change, Version, address_of_versions, versions_of
from generator.council.views import versions, words
from generator.council.views.chrome import Framing, Link, href, to
from generator.page import Page


def version_units(site: Site) -> Iterator[str]:
    """Yield what the pages of all versions are made of, and of what changed year by year."""
    yield "changes"
    yield from (f"changes {year}" for year in site.told.targets(CHANGED))
    yield from (f"versions {key}" for key in site.told.targets(VERSION))


def _versions(framing: Framing, key: str) -> Iterator[Page]:
    """Yield the list of the versions of a record and, once there are two, each of them."""
    site, recall = framing.site, framing.recall
    found = versions_of(site, key)
    title = versions.called(site, key)
    crumbs = [Link(title, to(site, key))]
    address = address_of_versions(address_of(key))
    heading = site.say("Versions: %(record)s", record=title)
    view = versions.timeline_view(site, key)
    yield framing.page(address, "pages/versions.html", heading, view, crumbs=crumbs)
    yield _timemap(site, key, found)
    crumbs.append(Link(site.say("Versions"), href(site, address)))
    if len(found) == 1 or recall is None:
        return
    before = None
    for version in found:
        record = recall(key, version)
        if version.blob:
            day = words.short_day(version.on, site.settings.language)
            told = {"number": version.number, "day": day, "record": title}
            here = address_of_versions(address_of(key), version.number)
            heading = site.say("Version %(number)s, %(day)s: %(record)s", **told)
            past = versions.past_view(site, key, version, record)
            yield framing.page(here, "pages/version.html", heading, past, crumbs=crumbs)
            if version.number > 1 and found[version.number - 2].blob:
                heading = site.say("Changes in version %(number)s: %(record)s", **told)
                changed = versions.changes_view(site, key, version, before, record)
                layout, here = "pages/changes.html", f"{here}changes/"
                yield framing.page(here, layout, heading, changed, crumbs=crumbs)
        before = record


def _timemap(site: Site, key: str, found: tuple[Version, ...]) -> Page:
    """Return the list of versions for programs (RFC 7089, section 5)."""
    url = site.settings.url.rstrip("/")
    address = address_of(key)
    shown = [each for each in found if each.blob and not each.withheld]
    mementos = [
        {
            "href": url + address_of_versions(address, each.number if len(found) > 1 else 0),
            "at": f"{_HTTP_DAYS[each.on.weekday()]}, {each.on.day:02d} "
            f"{_HTTP_MONTHS[each.on.month - 1]} {each.on.year:04d} 00:00:00 GMT",
        }
        for each in shown
    ]
    path = f"{address_of_versions(address)}timemap.link"
    values = {"original": url + address, "here": url + path, "mementos": mementos}
    return Page(path, "feeds/timemap.link", values)


# RFC 9110, section 5.6.7: in English, whatever the site's language.
_HTTP_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_HTTP_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


def _changes(framing: Framing, year: str) -> Iterator[Page]:
    site = framing.site
    heading, crumbs, address = site.say("What changed"), list[Link](), "/changes/"
    if year:
        crumbs.append(Link(heading, href(site, address)))
        heading = site.say("What changed in %(year)s", year=year)
        address = f"{address}{year}/"
    view = versions.what_changed_view(site, year)
    yield framing.page(address, "pages/what-changed.html", heading, view, crumbs=crumbs)
    url = site.settings.url.rstrip("/")
    if year:
        values = {"url": url, "year": year, "changes": tuple(_change_list(site, year))}
        yield Page(f"/changes/{year}/changelist.xml", "feeds/changelist.xml", values)
    elif years := site.told.targets(CHANGED):
        yield Page("/changelist.xml", "feeds/changelists.xml", {"url": url, "years": years})
        yield Page("/capabilitylist.xml", "feeds/capabilitylist.xml", {"url": url})


def _change_list(site: Site, year: str) -> Iterator[tuple[str, str, str]]:
    """Yield what changed in ``year``, oldest first: address, day and how (ResourceSync, 10)."""
    found: list[tuple[str, Version]] = sorted(
        site.told.of(CHANGED, year), key=lambda each: (each[1].on, each[0], each[1].number)
    )
    url = site.settings.url.rstrip("/")
    for key, version in found:
        how = "updated" if version.number > 1 else "created"
        said = _HOW.get(version.kind, how)
        yield url + address_of(key), version.on.isoformat(), said


_HOW = {Change.WITHDRAWAL: "deleted", Change.AGAIN: "created"}


MAKERS: Mapping[str, Callable[[Framing, str], Iterator[Page]]] = {
    "versions": _versions,
    "changes": _changes,
}
