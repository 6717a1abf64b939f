"""What a page offers to programs: its calendar, its feed, itself as data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue import marked
from generator.council.keys import address_of

CALENDAR, FEED, RECORD = "text/calendar", "application/atom+xml", "application/json"
_DATA = re.compile(r"/data/(.+)\.json")
_MEETING = re.compile(r"/meetings/[^/]+/\d{4}-\d\d-\d\d(?:-\d)?/")
_COMMITTEE = re.compile(r"/committees/[^/]+/")
_OF_ALL_MEETINGS = re.compile(r"/(?:meetings/(?:\d{4}/)?|calendar/.*)?")
# What has a feed of its own: records, and all pages of two registers.
_FED = re.compile(r"(/(?:committees|matters|people|wards)/[^/]+/|/resolutions/|/corrections/)")
NAMES = {
    CALENDAR: marked("Calendar"),
    FEED: marked("Feed"),
    RECORD: marked("This page as data"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that a program can fetch: its type and its address, from the site's root."""

    type: str
    address: str


def data_address(page: str) -> str:
    """Return the address of a record as data, by that of its page."""
    return f"/data/{page.strip('/')}.json"


def page_address(address: str) -> str:
    """Return the address of the page of which that at ``address`` is the record as data, if so."""
    found = _DATA.fullmatch(address)
    return f"/{found[1]}/" if found else address


def offers_at(page: str, key: str = "") -> Iterator[Offer]:
    """Yield what the page at an address offers; ``key`` is that of the record that it shows."""
    if _OF_ALL_MEETINGS.fullmatch(page):
        yield Offer(CALENDAR, "/calendar.ics")
    elif _MEETING.fullmatch(page) or _COMMITTEE.fullmatch(page):
        yield Offer(CALENDAR, f"{page}calendar.ics")
    fed = _FED.match(page)
    yield Offer(FEED, f"{fed[1] if fed else '/'}feed.atom")
    if _MEETING.fullmatch(page) or (key and address_of(key) == page):
        yield Offer(RECORD, data_address(page))
