"""What stands around every page: the site's name, the way here, the ways on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin

from generator.catalogue import marked
from generator.council.colours import DARK_PAPER, nearest_on
from generator.council.keys import Kind, address_of, folder_of
from generator.council.offers import CALENDAR, NAMES, offers_at
from generator.council.records import Record
from generator.council.relations import (
    ASKED,
    CORRECTED,
    DECIDED,
    FIGURES,
    HELD_IN,
    KIND,
    NOTED,
    WARD,
)
from generator.council.settings import Council
from generator.council.site import Site
from generator.council.versions import Version
from generator.council.views.notes import NoteView, notes_of
from generator.council.views.published import PublishedView, published_view
from generator.council.waivers import Waived
from generator.page import Page
from generator.proof import LIST


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; without ``href`` they lead nowhere and are shown as words."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Chrome:
    """What is around every page alike."""

    title: str
    language: str
    notice: str
    root: str
    navigation: tuple[Link, ...]
    councils: tuple[Link, ...]
    about: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What is around one page: its title, its address, the way to it.

    ``data`` says for programs what the page is about, as JSON-LD.
    """

    title: str
    heading: str
    canonical: str
    council: str
    council_name: str
    accent: str
    problem: str
    crumbs: tuple[Link, ...]
    notes: tuple[NoteView, ...]
    sums: Link | None
    proof: str
    data: Mapping[str, Any]
    offers: tuple["OfferView", ...]
    published: PublishedView | None = None


@dataclass(frozen=True, slots=True)
class OfferView:
    """What a program can fetch of a page; a calendar can be subscribed to."""

    text: str
    href: str
    type: str
    subscribe: str


_SECTIONS = {
    "meetings": marked("Meetings"),
    "resolutions": marked("Resolutions"),
    "actions": marked("Actions"),
    "matters": marked("Matters"),
    "committees": marked("Committees"),
    "people": marked("People"),
    "strategies": marked("Strategies"),
    "tables": marked("Tables"),
}
# Too seldom looked for to stand at the head of every page.
_AT_THE_FOOT = {"strategies", "tables"}
STATEMENT = "pages/accessibility"
PROOF = "/proof/"
DATA = "pages/data"
# Pages that are made of more than what an author writes for them.
OURS = frozenset({STATEMENT, DATA})
STYLE_GUIDE = Link(marked("Style guide"), "/style-guide/")


def href(site: Site, address: str) -> str:
    """Return the address, from the site's root, as a link from anywhere."""
    return f"{site.settings.prefix}{address}"


def to(site: Site, key: str, anchor: str = "") -> str:
    """Return the link to a place of the record ``key``."""
    return href(site, address_of(key)) + (f"#{anchor}" if anchor else "")


def section_name(site: Site, section: str) -> str:
    """Return how a section of the site, such as ``meetings``, is called."""
    return site.say(_SECTIONS[section])


def chrome_of(site: Site) -> Chrome:
    """Return what is around every page of ``site``."""
    sections = _sections(site)
    return Chrome(
        title=site.settings.title,
        language=site.settings.language,
        notice=site.settings.notice or "",
        root=site.settings.prefix,
        navigation=_ways(site, (each for each in sections if each not in _AT_THE_FOOT)),
        councils=_councils(site),
        about=(
            *_ways(site, (each for each in sections if each in _AT_THE_FOOT)),
            *_also(site),
            *_about(site),
        ),
    )


def _sections(site: Site) -> tuple[str, ...]:
    """Return the sections of the site in which something stands."""
    filled = {section for section, relation in _TOLD.items() if site.told.targets(relation)}
    kinds = site.told.targets(KIND)
    filled |= {section for section, kind in _HELD.items() if kind in kinds}
    return tuple(section for section in _SECTIONS if section in filled)


_TOLD = {"meetings": HELD_IN, "tables": FIGURES, "resolutions": DECIDED, "actions": ASKED}
_HELD = {
    "committees": Kind.COMMITTEE,
    "people": Kind.PERSON,
    "strategies": Kind.STRATEGY,
    "matters": Kind.MATTER,
}


def _ways(site: Site, sections: Iterable[str]) -> tuple[Link, ...]:
    return tuple(Link(section_name(site, each), href(site, f"/{each}/")) for each in sections)


@dataclass(frozen=True, slots=True)
class Colours:
    """A council's colour on light and on dark paper."""

    name: str
    light: str
    dark: str


def colours_of(site: Site) -> tuple[Colours, ...]:
    """Return the colours of all councils; on dark paper each is as light as it must be."""
    return tuple(
        Colours(name, council.accent, nearest_on(DARK_PAPER, council.accent))
        for name, council in site.settings.councils.items()
    )


@dataclass(frozen=True, slots=True)
class Framing:
    """Puts the frame around the pages of a site.

    Pages in place of what is gone offer nothing to programs: ``has_offers`` is not so.
    """

    site: Site
    chrome: Chrome
    notes: Callable[[Record], tuple[Waived, ...]]
    recall: Callable[[str, Version], Record | None] | None = None
    has_offers: bool = True

    def page(
        self,
        address: str,
        layout: str,
        heading: str,
        view: object,
        *,
        crumbs: Iterable[Link] = (),
        council: tuple[str, Council] | None = None,
        record: Record | None = None,
        data: Iterable[Mapping[str, Any]] = (),
    ) -> Page:
        """Return the page at ``address`` with its frame around ``view``.

        What is waived in ``record``, of which the page is, is told on it; ``data`` says for
        programs what it is about.
        """
        settings = self.site.settings
        way = (Link(self.site.say("Home"), href(self.site, "/")), *crumbs)
        here = () if address == "/" else (Link(heading, href(self.site, address)),)
        first = next(iter(settings.councils.values()))
        around = Heading(
            title=settings.title if address == "/" else f"{heading} – {settings.title}",
            heading=heading,
            canonical=settings.url.rstrip("/") + address,
            council=council[1].name if council else "",
            council_name=council[0] if council else "",
            accent=(council[1] if council else first).accent,
            problem=_problem(self.site, council[1] if council else first, address),
            crumbs=way,
            notes=notes_of(self.site, record, self.notes(record)) if record else (),
            sums=_sums(self.site, record) if record else None,
            proof=href(self.site, PROOF),
            data=_data(settings.url, (*way, *here), data),
            offers=tuple(_offers(self.site, address, record)) if self.has_offers else (),
            published=published_view(self.site, record.key) if record else None,
        )
        return Page(address, layout, {"site": self.chrome, "page": around, "view": view})


def _sums(site: Site, record: Record) -> Link | None:
    """Return the link to the list of digests in which the page of ``record`` is named."""
    is_paper = record.key.startswith("meetings/")
    address = address_of(folder_of(record.key) if is_paper else record.key)
    return Link(LIST, href(site, f"{address}{LIST}")) if record.key not in OURS else None


def _data(url: str, way: tuple[Link, ...], data: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return ``data`` of a page of the site at ``url``, with the way to the page (schema.org)."""
    steps = [
        {
            "@type": "ListItem",
            "position": place,
            "name": step.text,
            "item": {"@id": urljoin(url, step.href)},
        }
        for place, step in enumerate(way, 1)
    ]
    crumbs = {"@type": "BreadcrumbList", "itemListElement": steps}
    return {"@context": "https://schema.org", "@graph": [*data, crumbs]}


def _problem(site: Site, council: Council, address: str) -> str:
    """Return where a reader can say what is wrong with the page at ``address``."""
    contact = council.contact
    if contact and contact.email:
        page = site.settings.url.rstrip("/") + address
        subject = quote(site.say("Problem with %(address)s", address=address))
        body = quote(site.say("Page: %(address)s", address=page))
        return f"mailto:{contact.email}?subject={subject}&body={body}"
    return str(contact.url or "") if contact else ""


def _offers(site: Site, address: str, record: Record | None) -> Iterator[OfferView]:
    """Yield what programs can fetch of the page at ``address``."""
    key = record.key if record and record.key not in OURS else ""
    for offer in offers_at(address, key):
        _, _, host = site.settings.url.rstrip("/").partition("://")
        is_calendar = offer.type == CALENDAR
        yield OfferView(
            site.say(NAMES[offer.type]),
            href(site, offer.address),
            offer.type,
            f"webcal://{host}{offer.address}" if is_calendar else "",
        )


def _also(site: Site) -> Iterator[Link]:
    """Yield the ways to what is too seldom looked for to stand at the head of every page."""
    if site.told.targets(WARD):
        yield Link(site.say("Wards"), href(site, "/wards/"))
    if site.told.targets(CORRECTED) or site.told.targets(NOTED):
        yield Link(site.say("Corrections"), href(site, "/corrections/"))
    yield Link(site.say("What changed"), href(site, "/changes/"))


def _about(site: Site) -> tuple[Link, ...]:
    keys = site.keys_of(Kind.PAGE)
    links = [Link(site.title(key), to(site, key)) for key in keys]
    if DATA not in keys:
        links.append(Link(site.say("Use this data"), to(site, DATA)))
    if STATEMENT not in keys:
        links.append(Link(site.say("Accessibility"), to(site, STATEMENT)))
    if site.settings.style_guide:
        links.append(Link(site.say(STYLE_GUIDE.text), href(site, STYLE_GUIDE.href)))
    return tuple(links)


def _councils(site: Site) -> tuple[Link, ...]:
    return tuple(
        Link(council.name, str(council.contact.url or "") if council.contact else "")
        for council in site.settings.councils.values()
    )
