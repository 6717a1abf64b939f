"""Things that are called by a number, a date, a reference or a sum, and names made of words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import unescape

from generator.council.findable.papers import name_of
from generator.council.findable.text import words_of
from generator.council.keys import Kind
from generator.council.records import Record
from generator.council.relations import REFERENCE
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.views.chrome import to
from generator.council.views.names import meeting_title, spoken
from generator.entry import Entry, Name, Place, Thing

_PLACE = re.compile(
    r'<(?:li|p|div|i|h3)[^>]* id="([^"]+)"[^>]*>([^<]*)'
    r"|£\s?([0-9][0-9,]*(?:\.[0-9]+)?)\s?(\w*)"
)
_REFERENCE = re.compile(r"[A-Z]{1,3}[0-9]{1,4}[A-Z]?")
_TERM = re.compile('<dt id="([^"]+)">(.*?)</dt>')
_TIMES = {"m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9, "k": 10**3}
# Smaller sums are fees and fares, which many papers name.
_LEAST_SUM = 1_000
_BY_NUMBER = re.compile(r"(minute|resolution|item)-(.+)")
# How far into a paragraph its reference may stand, behind signs such as asterisks.
_BEGINNING = 24


# Records that are called by words, in the order in which they are offered.
CALLABLE = (Kind.MATTER, Kind.STRATEGY, Kind.COMMITTEE, Kind.PERSON, Kind.PAGE)


def name_in(site: Site, record: Record) -> Name:
    """Return how ``record``, of a kind that is called by words, is called."""
    return Name(name_of(site, record), to(site, record.key), str(record.kind), _others(record))


def _others(record: Record) -> tuple[str, ...]:
    front = record.front.value
    # A file's name is often what people say in short.
    slug = record.key.rpartition("/")[2].replace("-", " ")
    ward = getattr(front, "ward", None)
    return (slug, *getattr(front, "also_known_as", ()), *((ward,) if ward else ()))


def terms_in(entry: Entry) -> Iterator[Name]:
    """Yield the terms that ``entry`` explains, as a glossary does."""
    for place in entry.places:
        for anchor, term in _TERM.findall(place.html):
            yield Name(words_of(term), f"{entry.address}#{anchor}", "term")


def things_in(site: Site, entry: Entry) -> Iterator[Thing]:
    """Yield all in ``entry`` that is called by a number, a reference or a sum of money.

    Keys are ``minute 156``, ``resolution 156-b-i``, ``item 8 2015-01-28``, ``ref t24`` and
    ``sum 284000000``; layouts/js/query.js makes them of a query.
    """
    for place in entry.places:
        yield from _Reader(site, entry, place).things()


def days_of(site: Site, meeting: Meeting) -> Iterator[Thing]:
    """Yield the day and the month of ``meeting``: ``day 2014-11-05`` and ``month 2014-11``."""
    day = meeting.sitting.date.isoformat()
    title = meeting_title(site, meeting)
    told = [(title, to(site, meeting.key))]
    if meeting.minutes:
        minutes = site.say("Minutes: %(meeting)s", meeting=title)
        told.append((minutes, to(site, meeting.minutes.key)))
    for shown, address in told:
        yield Thing(f"day {day}", shown, "", address, address)
    yield Thing(f"month {day[:7]}", title, "", to(site, meeting.key), day)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Finds the things in one place of an entry."""

    site: Site
    entry: Entry
    place: Place

    def things(self) -> Iterator[Thing]:
        """Yield numbers, references and sums, each once for each place."""
        anchor, title = self.place.anchor, self.place.heading
        if key := self._number(anchor):
            yield self._thing(key, anchor, title)
        seen = {(key, anchor)}
        for found in _PLACE.finditer(self.place.html):
            if found[1]:
                title = self._title(found, title)
                anchor = self.place.anchor if found[1].startswith("-") else found[1]
                key = self._number(anchor) or self._reference(found.start(2))
            else:
                key = self._sum(found[3], found[4])
            if key and (key, anchor) not in seen:
                seen.add((key, anchor))
                yield self._thing(key, anchor, title)

    def _title(self, found: re.Match[str], title: str) -> str:
        """Return how what stands behind a tag is called: a table by its own title."""
        if found[0].startswith("<h3"):
            is_table = found[1].startswith("table-")
            return unescape(found[2]) if is_table else title
        return self.place.heading if found[1] == "--" else title

    def _number(self, anchor: str) -> str:
        numbered = _BY_NUMBER.fullmatch(anchor)
        if not numbered:
            return ""
        # Every meeting has an item 8: only with its day is it one thing.
        day = f" {self.entry.order[:10]}" if numbered[1] == "item" else ""
        return f"{numbered[1]} {numbered[2]}{day}"

    def _reference(self, start: int) -> str:
        """Return the key of the reference with which what stands at ``start`` begins."""
        own, _, _ = self.place.html[start : start + 4 * _BEGINNING].partition(' id="')
        said = words_of(own)[:_BEGINNING].split()
        found = next((word for word in said if self._is_reference(word)), "")
        return f"ref {found.lower()}" if found else ""

    def _is_reference(self, word: str) -> bool:
        """Tell whether ``word`` is such as T24, and stands beside a row of some table."""
        return bool(_REFERENCE.fullmatch(word) and self.site.told.of(REFERENCE, word))

    def _sum(self, figures: str, unit: str) -> str:
        amount = Decimal(figures.replace(",", "")) * _TIMES.get(unit.lower(), 1)
        whole = amount.to_integral_value()
        return f"sum {whole}" if whole == amount and whole >= _LEAST_SUM else ""

    def _thing(self, key: str, anchor: str, title: str) -> Thing:
        heading = title or self.entry.title
        if anchor != self.place.anchor and not anchor.startswith("table-"):
            heading = f"{heading} ({spoken(self.site, anchor)})"
        address = self.entry.address + (f"#{anchor}" if anchor else "")
        return Thing(key, heading, self.entry.title, address, self.entry.order)
