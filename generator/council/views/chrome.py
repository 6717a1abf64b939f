"""What stands around every page: the site's name, the way here, the ways on."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.council.keys import address_of
from generator.council.settings import Council
from generator.council.site import Site
from generator.page import Page


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; without ``href`` they lead nowhere and are shown as words."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Chrome:
    """The frame around a page."""

    site: str
    language: str
    notice: str
    root: str
    canonical: str
    title: str
    heading: str
    council: str
    accent: str
    description: str
    navigation: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    councils: tuple[Link, ...]
    about: tuple[Link, ...]


_SECTIONS = (
    ("Meetings", "/meetings/"),
    ("Committees", "/committees/"),
    ("People", "/people/"),
    ("Strategies", "/strategies/"),
    ("Matters", "/matters/"),
)


def href(site: Site, address: str) -> str:
    """Return the address, from the site's root, as a link from anywhere."""
    return f"{site.settings.prefix}{address}"


def to(site: Site, key: str, anchor: str = "") -> str:
    """Return the link to a place of the record ``key``."""
    return href(site, address_of(key)) + (f"#{anchor}" if anchor else "")


def framed(
    site: Site,
    address: str,
    layout: str,
    heading: str,
    view: object,
    *,
    crumbs: Iterable[Link] = (),
    council: tuple[str, Council] | None = None,
    description: str = "",
) -> Page:
    """Return the page at ``address`` with its frame around ``view``."""
    settings = site.settings
    is_home = address == "/"
    chrome = Chrome(
        site=settings.title,
        language=settings.language,
        notice=settings.notice or "",
        root=settings.prefix,
        canonical=settings.url.rstrip("/") + address,
        title=settings.title if is_home else f"{heading} – {settings.title}",
        heading=heading,
        council=council[1].name if council else "",
        accent=council[1].accent if council else next(iter(settings.councils.values())).accent,
        description=description or heading,
        navigation=tuple(
            Link(words, href(site, to)) for words, to in _SECTIONS if _exists(site, to)
        ),
        crumbs=(Link("Home", href(site, "/")), *crumbs),
        councils=_councils(site),
        about=tuple(
            Link(record.front.value.title, to(site, key))
            for key, record in site.records.items()
            if key.startswith("pages/")
        ),
    )
    return Page(address, layout, {"page": chrome, "view": view})


def _exists(site: Site, address: str) -> bool:
    folder = address.strip("/") + "/"
    return any(key.startswith(folder) for key in site.records)


def _councils(site: Site) -> tuple[Link, ...]:
    return tuple(
        Link(council.name, str(council.contact.url or "") if council.contact else "")
        for council in site.settings.councils.values()
    )
