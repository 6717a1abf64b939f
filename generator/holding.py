"""What an archive is told of the records it takes in, without knowing what they are."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done with a record: what, when, by whom, and a line about it."""

    kind: str
    on: date
    by: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """A record: its file in the site's folder, its address from the site's root, what is known.

    ``part_of`` is the address of what it is a part of.
    """

    source: str
    address: str
    title: str
    kind: str
    publisher: str = ""
    creators: tuple[str, ...] = ()
    on: date | None = None
    part_of: str = ""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """All records of a site, and the site."""

    title: str
    url: str
    language: str
    publishers: tuple[str, ...]
    holdings: tuple[Holding, ...] = field(default=())
