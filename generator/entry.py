"""What can be found, before it is indexed: entries with places, things with exact names, names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a result can lead to: its anchor, its heading, and HTML of what stands there.

    Elements of the HTML that have an ``id`` are places inside this one. A place that does not
    weigh is found only where nothing else is.
    """

    anchor: str
    heading: str
    html: str
    weighs: bool = True


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is named exactly, such as by a number or a date.

    ``key`` is how programs spell that name; things with one key are told apart by their
    ``context``, and come in the order of ``order``, last first.
    """

    key: str
    title: str
    context: str
    address: str
    order: str


@dataclass(frozen=True, slots=True)
class Name:
    """Something that is called by words: by its title, or by any of the other names."""

    title: str
    address: str
    context: str
    others: tuple[str, ...] = ()


class Card(NamedTuple):
    """What tells of an entry where it belongs, and whether it is another than before."""

    order: str
    address: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything of one kind that is found at one address.

    ``shard`` names the part of the index that the entry stands in, ``order`` its place among all
    entries of that shard. ``told`` is shown with each result and can be searched as well;
    ``filters`` narrow a search. ``things`` are named exactly in it, ``names`` are terms that it
    explains, and ``explains`` abbreviations, each with its meaning. Two entries with one ``digest``
    are found alike.
    """

    shard: str
    order: str
    address: str
    title: str
    places: tuple[Place, ...]
    told: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    things: tuple[Thing, ...] = ()
    names: tuple[Name, ...] = ()
    explains: tuple[tuple[str, str], ...] = ()
    digest: bytes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out the digest once: whoever keeps entries compares them by it."""
        said = [self.shard, self.order, self.address, self.title]
        for place in self.places:
            said += (place.anchor, place.heading, place.html, str(place.weighs))
        for thing in self.things:
            said += (thing.key, thing.title, thing.context, thing.address, thing.order)
        for short, meaning in self.explains:
            said += (short, meaning)
        said += (f"{name}={value}" for name, value in self.told.items())
        said += (f"{name}:{value}" for name, values in self.filters.items() for value in values)
        # Lengths keep apart what would read alike when it stands together.
        lengths = ",".join(str(len(each)) for each in said)
        digest = blake2b("\n".join((lengths, *said)).encode(), digest_size=16).digest()
        object.__setattr__(self, "digest", digest)

    @property
    def card(self) -> Card:
        """What tells of it in lists."""
        return Card(self.order, self.address, self.digest)


@dataclass(frozen=True, slots=True)
class Findable:
    """Everything that can be found, and groups of words that mean the same."""

    entries: tuple[Entry, ...] = ()
    names: tuple[Name, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
