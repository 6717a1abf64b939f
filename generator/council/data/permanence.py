"""Names that stay with what they name, wherever it moves, and the day a thing is of."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.council.keys import address_of, folder_of
from generator.council.records import Record
from generator.council.site import Site
from generator.council.sittings import Meeting


def first_address(record: Record) -> str:
    """Return the address at which ``record`` was published first, as far as it tells."""
    return next(iter(record.front.value.moved_from), address_of(record.key))


def first_address_of(meeting: Meeting) -> str:
    """Return the address at which the page of ``meeting`` was published first.

    A meeting that got another day has another folder; its papers tell where they stood before.
    """
    for record, below in _papers(meeting):
        first = first_address(record)
        if first.endswith(below):
            return f"{first.removesuffix(below).rstrip('/')}/"
    return address_of(meeting.key)


def _papers(meeting: Meeting) -> Iterator[tuple[Record, str]]:
    if meeting.agenda:
        yield meeting.agenda, ""
    if meeting.minutes:
        yield meeting.minutes, "minutes/"


def url(site: Site, address: str) -> str:
    """Return the whole address of what stands at ``address`` from the site's root."""
    return site.settings.url.rstrip("/") + address


def host(site: Site) -> str:
    """Return the site's host, with the path under which it lives there."""
    parts = urlsplit(site.settings.url)
    return f"{parts.netloc}{parts.path}".rstrip("/")


def reference_to(key: str, anchor: str = "") -> str:
    """Return how front matter names a place of a record: ``planning/2024-05-01#resolution-7``.

    Agenda and minutes of a meeting are named as the meeting is.
    """
    if key.startswith("meetings/"):
        key = key.removeprefix("meetings/")
        key = folder_of(key) if key.endswith(("/agenda", "/minutes")) else key
    return f"{key}#{anchor}" if anchor else key
