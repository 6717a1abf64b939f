"""The front page as layouts see it: what is next, what was decided, the ways in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from generator.council.keys import Kind, folder_of, sitting_of
from generator.council.resolutions import RESOLVED, Decided, Resolution
from generator.council.site import Site
from generator.council.views.chrome import Link, to
from generator.council.views.lists import (
    MeetingLine,
    committees_by_council,
    meeting_lines,
)
from generator.council.views.names import meeting_link
from generator.markdown import plain

MOST_TO_COME = 6
MOST_RECENT = 5
MOST_DECISIONS = 5
MOST_MATTERS = 10
_ENOUGH_TO_KNOW = 220


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision in a few words, with the way to all of them."""

    minute: Link
    meeting: Link
    words: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """What is next, what was last decided, and the ways in."""

    upcoming: tuple[MeetingLine, ...]
    recent: tuple[MeetingLine, ...]
    decisions: tuple[DecisionLine, ...]
    committees: tuple[tuple[str, tuple[Link, ...]], ...]
    strategies: tuple[Link, ...]
    matters: tuple[Link, ...]


def home_view(site: Site) -> HomeView:
    """Return the front page's lists, each no longer than a glance."""
    return HomeView(
        meeting_lines(site, site.to_come()[:MOST_TO_COME]),
        meeting_lines(site, islice(site.past(), MOST_RECENT)),
        tuple(islice(_decisions(site), MOST_DECISIONS)),
        tuple(committees_by_council(site)),
        tuple(Link(site.title(key), to(site, key)) for key in site.keys_of(Kind.STRATEGY)),
        tuple(Link(site.title(key), to(site, key)) for key in _matters(site)),
    )


def _decisions(site: Site) -> Iterator[DecisionLine]:
    """Yield the newest decisions on a paper or a matter, rather than on the meeting itself."""
    for each in Decided(site).newest():
        if not (each.resolutions and (each.papers or each.matters)):
            continue
        resolved = [found for found in each.resolutions if found.kind == RESOLVED]
        heading = each.minute.heading
        yield DecisionLine(
            Link(f"{heading.number}. {heading.text}", to(site, each.record.key, heading.anchor)),
            meeting_link(site, each.meeting.key),
            _shortened(_words((resolved or each.resolutions)[0])),
        )


def _words(resolution: Resolution) -> str:
    return " ".join(filter(None, (plain(resolution.lead), plain(resolution.limbs[0].prose))))


def _shortened(words: str) -> str:
    if len(words) <= _ENOUGH_TO_KNOW:
        return words
    return words[:_ENOUGH_TO_KNOW].rpartition(" ")[0].rstrip(" ,;:") + " …"


def _matters(site: Site) -> list[str]:
    """Return the keys of the matters that were spoken of last."""

    def last(key: str) -> date:
        ties = site.graph.into(key, "matter")
        folders = (folder_of(tie.source) for tie in ties if tie.source.startswith("meetings/"))
        return max((sitting_of(folder).date for folder in folders), default=date.min)

    return sorted(site.keys_of(Kind.MATTER), key=last, reverse=True)[:MOST_MATTERS]
