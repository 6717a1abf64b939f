"""What people, bodies, meetings and papers are called, with the way to their pages."""

from generator.catalogue import marked
from generator.council.fields import Absent
from generator.council.keys import folder_of, place_of
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.views import words
from generator.council.views.chrome import Link, href, to
from generator.graph import Reference
from generator.markdown import slug


def title_of(site: Site, key: str) -> str:
    """Return how the record ``key`` is called."""
    if key in site.meetings:
        return meeting_title(site, site.meetings[key])
    return site.title(key)


def person_link(site: Site, name: str) -> Link:
    """Return the full name of the person whose file is called ``name``, with her page."""
    person = site.person(name)
    return Link(person.full_name if person else name, to(site, f"people/{name}"))


def meeting_link(site: Site, key: str) -> Link:
    """Return committee and day of the meeting ``key``, with its page."""
    meeting = site.meetings[key]
    return Link(meeting_title(site, meeting), to(site, key))


def meeting_title(site: Site, meeting: Meeting) -> str:
    """Return how a meeting is called: committee and day."""
    day = words.short_day(meeting.sitting.date, site.settings.language)
    title = f"{committee_name(site, meeting.sitting.committee)}, {day}"
    if meeting.sitting.nth == 1:
        return title
    say = site.say
    return say("%(title)s (meeting %(nth)s of that day)", title=title, nth=meeting.sitting.nth)


def committee_link(site: Site, name: str) -> Link:
    """Return the committee whose file is called ``name``, with its page."""
    return Link(committee_name(site, name), to(site, f"committees/{name}"))


def committee_name(site: Site, name: str) -> str:
    """Return how the committee whose file is called ``name`` is called."""
    committee = site.committee(name)
    return committee.name if committee else name


def ward_link(site: Site, ward: str) -> Link:
    """Return a ward with its page."""
    return Link(ward, href(site, f"/wards/{slug(ward)}/"))


def place_link(site: Site, tie: Reference) -> Link:
    """Return the place in a meeting's papers from which ``tie`` comes."""
    meeting = title_of(site, folder_of(tie.source))
    place = spoken(site, tie.source_anchor)
    return Link(", ".join(filter(None, (meeting, place))), to(site, tie.source, tie.source_anchor))


def together(site: Site, names: tuple[str, ...]) -> str:
    """Return several names as one phrase: ``A, B and C``."""
    if len(names) < 2:  # noqa: PLR2004 -- nothing to join
        return "".join(names)
    *most, last = names
    return site.say("%(most)s and %(last)s", most=", ".join(most), last=last)


def spoken(site: Site, anchor: str) -> str:
    """Return how a place is cited: ``resolution-90-b-i`` as ``resolution 90 (b) (i)``."""
    kind, *rest = anchor.split("-")
    if kind not in _PLACES or not rest:
        return anchor.replace("-", " ")
    limbs = (f".{limb}" if limb.isdigit() else f" ({limb})" for limb in rest[1:])
    number = rest[0] + "".join(limbs)
    return site.say(_PLACES[kind], number=number, minute=rest[0], nth=rest[-1])


_PLACES = {
    "item": marked("item %(number)s"),
    "minute": marked("minute %(number)s"),
    "resolution": marked("resolution %(number)s"),
    "motion": marked("minute %(minute)s, motion %(nth)s"),
    "amendment": marked("minute %(minute)s, amendment %(nth)s"),
    "vote": marked("minute %(minute)s, vote %(nth)s"),
    "correction": marked("minute %(minute)s, correction %(nth)s"),
    "paragraph": marked("paragraph %(number)s"),
    "recommendation": marked("recommendation %(number)s"),
    "commitment": marked("commitment %(number)s"),
}


def held_or_absent(site: Site, named: object, folder: str) -> Link:
    """Return a paper or meeting by its title; one that the archive does not hold has no page."""
    if isinstance(named, Absent):
        day = f" ({words.short_day(named.date, site.settings.language)})" if named.date else ""
        return Link(named.title + day, str(named.url or ""))
    key, anchor = place_of(str(named), folder)
    key, anchor = site.graph.find(key, anchor) or (key, anchor)
    return Link(title_of(site, key), to(site, key, anchor))
