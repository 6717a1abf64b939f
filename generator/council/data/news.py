"""What was published of a meeting, one entry for each event: agenda, minutes, decisions and more.

The day of an event is what the records say: when the agenda was open to inspection, the day of the
meeting, the day of the meeting that confirmed the minutes. What they do not say is told by their
history, where there is one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.catalogue import marked
from generator.council.attendance import ABSENT, APOLOGIES, attended_at
from generator.council.corrections import errata_at
from generator.council.data.groups import CORRECTIONS, DECISIONS, bodies_of
from generator.council.data.permanence import first_address, first_address_of, url
from generator.council.data.texts import text_of
from generator.council.fields import Absent
from generator.council.keys import address_of, sitting_of
from generator.council.meetings import Agenda, Minutes
from generator.council.motions import Motion
from generator.council.places import touches_at
from generator.council.records import Record
from generator.council.relations import ADDED
from generator.council.resolutions import NOTED, Business, Decided, Resolution
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.versions import Change, Version, address_of_versions, versions_of
from generator.council.views.names import meeting_title, person_link, title_of
from generator.council.views.votes import outcome_of
from generator.markdown import Directive, limbs_of, paragraphs_of, plain, safe, slug

# What was put in later is an archive that was filled, and no news of the day on which that was.
_NEWS = timedelta(days=366)
_OFF = {"cancelled": marked("Cancelled"), "postponed": marked("Postponed")}
_CHANGED = {Change.CORRECTION: marked("Corrected"), Change.SUPPLEMENT: marked("Supplemented")}
_MOVED = {"motion": marked("Motion"), "amendment": marked("Amendment")}


@dataclass(frozen=True, slots=True)
class Entry:
    """An event: its permanent name, its title, where it is read, its day and its words."""

    id: str
    title: str
    link: str
    day: date
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper of a meeting that is news: ``first`` is the address that it had first."""

    site: Site
    meeting: Meeting
    record: Record
    first: str

    @property
    def title(self) -> str:
        return meeting_title(self.site, self.meeting)

    @property
    def day(self) -> date:
        return self.meeting.sitting.date

    @property
    def versions(self) -> tuple[Version, ...]:
        """Its versions, as far as they were news."""
        told = versions_of(self.site, self.record.key)
        return told if told and told[0].on <= self.day + _NEWS else ()

    def entry(
        self, event: str, title: str, day: date, lines: Iterable[str] = (), anchor: str = ""
    ) -> Entry:
        """Return what happened to it; its name is made of the first address and the event."""
        page = url(self.site, address_of(self.record.key))
        link = f"{page}#{anchor}" if anchor else page
        return Entry(f"{url(self.site, self.first)}#{event}", title, link, day, tuple(lines))


Told = tuple[Entry, tuple[str, ...]]


def news_of(site: Site, meeting: Meeting) -> Iterator[Told]:
    """Yield the events of ``meeting``, each with the groups of which it is news."""
    bodies = bodies_of(site, meeting.sitting)
    for entry, groups in _all(site, meeting):
        yield entry, tuple(dict.fromkeys((*bodies, *groups)))


def _all(site: Site, meeting: Meeting) -> Iterator[Told]:
    if meeting.agenda:
        agenda = _Paper(site, meeting, meeting.agenda, first_address_of(meeting))
        yield from _agenda(agenda)
        yield from _changes(agenda)
    if meeting.minutes:
        minutes = _Paper(site, meeting, meeting.minutes, first_address(meeting.minutes))
        yield from _minutes(minutes)
        yield from _business(minutes)
        yield from _changes(minutes)
    for record in meeting.reports:
        yield from _changes(_Paper(site, meeting, record, first_address(record)))


def _agenda(paper: _Paper) -> Iterator[Told]:
    """Yield that it was published, that the meeting is off, and which items came late."""
    site, agenda = paper.site, paper.record.front.value
    versions = paper.versions
    published = agenda.published or (versions[0].on if versions else paper.day)
    groups = tuple(_touched(paper.meeting, agenda))
    title = site.say("Agenda: %(meeting)s", meeting=paper.title)
    yield paper.entry("published", title, published, _items(agenda)), groups
    if agenda.status in _OFF:
        told = f"{site.say(_OFF[agenda.status])}: {paper.title}"
        day = versions[-1].on if versions else published
        yield paper.entry(agenda.status, told, day), groups
    added = dict(site.told.of(ADDED, paper.record.key))
    for number, item in zip(agenda.numbers, agenda.items, strict=True):
        if item.title in added or item.urgent:
            anchor = f"item-{safe(number)}"
            title = site.say("Item added: %(title)s", title=f"{item.title} ({paper.title})")
            lines = (item.urgent,) if item.urgent else ()
            entry = paper.entry(anchor, title, added.get(item.title, paper.day), lines, anchor)
            yield entry, tuple(f"matters/{name}" for name in item.matter)


def _items(agenda: Agenda) -> Iterator[str]:
    pairs = zip(agenda.numbers, agenda.items, strict=True)
    return (f"{number}. {item.title}" for number, item in pairs)


def _touched(meeting: Meeting, agenda: Agenda) -> Iterator[str]:
    yield from (f"matters/{name}" for item in agenda.items for name in item.matter)
    yield from (f"wards/{slug(ward)}" for ward, _ in touches_at(meeting))


def _minutes(paper: _Paper) -> Iterator[Told]:
    """Yield that they were drafted, and that they were confirmed."""
    site, front, versions = paper.site, paper.record.front.value, paper.versions
    there = (e for e in attended_at(paper.meeting) if e.state not in {APOLOGIES, ABSENT})
    groups = tuple(f"people/{each.person}" for each in there)
    if not versions or versions[0].kind is not Change.CONFIRMED:
        title = site.say("Minutes: %(meeting)s", meeting=paper.title)
        day = versions[0].on if versions else paper.day
        yield paper.entry("drafted", title, max(day, paper.day)), groups
    if front.confirmed:
        title = site.say("Minutes confirmed: %(meeting)s", meeting=paper.title)
        yield paper.entry("confirmed", title, _confirmed_on(paper, front)), groups


def _confirmed_on(paper: _Paper, front: Minutes) -> date:
    """Return the day of the meeting that confirmed the minutes, or else when that was told."""
    if isinstance(front.confirmed, str):
        return sitting_of(f"meetings/{front.confirmed}").date
    if isinstance(front.confirmed, Absent) and front.confirmed.date:
        return front.confirmed.date
    told = (each.on for each in paper.versions if each.kind is Change.CONFIRMED)
    return next(told, paper.day)


def _business(paper: _Paper) -> Iterator[Told]:
    """Yield what was decided, and which papers were corrected."""
    business = Decided(paper.site).in_minutes(paper.record.key)
    for each in business:
        groups = (DECISIONS, *_concerned(each))
        for resolution in each.resolutions:
            yield _resolved(paper, each, resolution), groups
        for motion in each.motions:
            yield _moved(paper, each, motion), (*groups, *_movers(motion))
    for erratum in errata_at(business):
        directive, said = erratum.directive, paper.site.say
        of = title_of(paper.site, erratum.paper) if erratum.paper else directive.get("of")
        lines = text_of(directive.body.parts).split("\n")
        title, anchor = said("Corrected: %(title)s", title=of), directive.anchor
        yield paper.entry(anchor, title, paper.day, lines, anchor), (CORRECTIONS,)


def _concerned(business: Business) -> Iterator[str]:
    yield from (f"matters/{name}" for name in business.matters)
    for ward, touch in touches_at(business.meeting):
        is_item = bool(business.item) and touch.anchor == business.item
        if is_item or touch.key in business.papers:
            yield f"wards/{slug(ward)}"


def _resolved(paper: _Paper, business: Business, resolution: Resolution) -> Entry:
    site = paper.site
    what = site.say("Noted") if resolution.kind == NOTED else site.say("Resolved")
    lines = [plain(resolution.lead)]
    for limb in resolution.limbs:
        first, *rest = paragraphs_of(limb.prose) or ("",)
        lines += [f"{limb.number} {first}".strip(), *rest]
    title = f"{what}: {business.minute.title} ({paper.title})"
    anchor = resolution.anchor
    return paper.entry(anchor, title, paper.day, filter(None, lines), anchor)


def _moved(paper: _Paper, business: Business, motion: Motion) -> Entry:
    site, directive = paper.site, motion.directive
    title = f"{site.say(_MOVED[directive.name])}: {business.minute.title} ({paper.title})"
    lines = [*_words(directive), _by(site, directive)]
    for each in motion.amendments:
        lines += [f"{site.say('Amendment')}:", *_words(each.directive), _by(site, each.directive)]
        lines += [outcome_of(site, each.ballot)]
    lines += [outcome_of(site, motion.ballot)]
    return paper.entry(motion.anchor, title, paper.day, filter(None, lines), motion.anchor)


def _words(directive: Directive) -> Iterator[str]:
    outside, limbs = limbs_of(directive.body)
    yield from paragraphs_of(outside)
    yield from (f"{limb.number} {plain(limb.prose)}".strip() for limb in limbs)


def _by(site: Site, directive: Directive) -> str:
    named = [directive.get(key) for key in ("moved", "seconded")]
    moved, seconded = (person_link(site, name).text if name else "" for name in named)
    if moved and seconded:
        return site.say("Moved by %(moved)s, seconded by %(other)s", moved=moved, other=seconded)
    return site.say("Moved by %(moved)s", moved=moved) if moved else ""


def _movers(motion: Motion) -> Iterator[str]:
    """Yield the feeds of those who moved, seconded or are recorded as voting."""
    directives = (motion.directive, *(each.directive for each in motion.amendments))
    named = (each.get(key) for each in directives for key in ("moved", "seconded"))
    ballots = (motion.ballot, *motion.ballots, *(each.ballot for each in motion.amendments))
    votes = (ballot.vote for ballot in ballots if ballot.vote)
    sides = (side for vote in votes for side in (vote.for_, vote.against, vote.abstain))
    voters = (person for side in sides for person in side.people)
    yield from (f"people/{name}" for name in (*named, *voters) if name)


def _changes(paper: _Paper) -> Iterator[Told]:
    """Yield which versions corrected a paper or added to it; its own news are told already."""
    site, key = paper.site, paper.record.key
    name = paper.title if key in _own(paper) else title_of(site, key)
    for version in paper.versions[1:]:
        if version.kind not in _CHANGED:
            continue
        title = f"{site.say(_CHANGED[version.kind])}: {name}"
        entry = paper.entry(f"version-{version.number}", title, version.on)
        page = address_of_versions(address_of(key), version.number)
        groups = (CORRECTIONS,) if version.kind is Change.CORRECTION else ()
        yield Entry(entry.id, title, url(site, page), version.on), groups


def _own(paper: _Paper) -> tuple[str, str]:
    return f"{paper.meeting.key}/agenda", f"{paper.meeting.key}/minutes"
