"""People, their seats, their motions and votes, as Popolo has them (https://www.popoloproject.com/).

A person, a committee and a motion are called by the address of the page, or place, that shows them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.council.attendance import seats_on
from generator.council.decisions import Vote
from generator.council.keys import Kind
from generator.council.linked import ids
from generator.council.linked.ids import said
from generator.council.motions import Amendment, Ballot, Motion
from generator.council.people import Person
from generator.council.records import Record
from generator.council.relations import SAT_IN
from generator.council.resolutions import Business, Decided
from generator.council.site import Site, in_order
from generator.markdown import Directive, plain

PEOPLE = "/data/popolo/people.json"
Object = dict[str, Any]
# Popolo has two words of its own for how a vote ended; for what was never put it has none.
_RESULTS = {"carried": "pass", "unanimous": "pass", "lost": "fail", "tied": "fail"}


def votes_address(season: str) -> str:
    """Return where the motions and votes of a committee's year are, such as ``cabinet/2015``."""
    return f"/data/popolo/votes/{season}.json"


def people(site: Site) -> Object:
    """Return all persons, organisations and memberships of the site."""
    committees = [key.rpartition("/")[2] for key in site.keys_of(Kind.COMMITTEE)]
    councils = [_council(site, name) for name in site.settings.councils]
    return {
        "persons": [_person(site, key) for key in site.keys_of(Kind.PERSON)],
        "organizations": [*councils, *(_committee(site, name) for name in committees)],
        "memberships": [each for name in committees for each in _memberships(site, name)],
    }


def votes(site: Site, season: str) -> Object:
    """Return the motions and amendments of a committee's year, and how each vote on them ended."""
    committee, _, year = season.partition("/")
    meetings = (site.meetings[key] for key in in_order(site.told.of(SAT_IN, f"{committee} {year}")))
    business = tuple(Decided(site).at_meetings(meetings))
    reader = _Votes(site, ids.url(site, votes_address(season)))
    return {
        "motions": [each for one in business for each in reader.motions(one)],
        "vote_events": [each for one in business for each in reader.events(one)],
    }


@dataclass(frozen=True)
class _Votes:
    site: Site
    address: str

    def motions(self, business: Business) -> Iterator[Object]:
        """Yield what was moved in ``business``."""
        for motion in business.motions:
            yield self._motion(business, motion.directive, motion.ballot)
            for amendment in self._amendments(motion):
                yield self._motion(business, amendment.directive, amendment.ballot)

    def events(self, business: Business) -> Iterator[Object]:
        """Yield every vote in ``business`` of which the minutes tell how it ended."""
        for motion in business.motions:
            own = [each for each in (motion.ballot,) if each.anchor == motion.anchor]
            for ballot in (*own, *motion.ballots, *motion.parts):
                yield from self._event(business, ballot, motion.anchor)
            for amendment in self._amendments(motion):
                yield from self._event(business, amendment.ballot, amendment.directive.anchor)
        for ballot in business.votes:
            yield from self._event(business, ballot, "")

    def _amendments(self, motion: Motion) -> Iterator[Amendment]:
        # An amendment without a motion stands for a motion itself.
        return (each for each in motion.amendments if each.directive.anchor != motion.anchor)

    def _motion(self, business: Business, moved: Directive, ballot: Ballot) -> Object:
        site, record = self.site, business.record
        mover = moved.get("moved")
        return said(
            {
                "id": ids.page(site, record.key, moved.anchor),
                "organization_id": _organization(site, business),
                "creator_id": ids.page(site, f"people/{mover}") if mover else "",
                "text": plain(moved.body),
                "classification": moved.name,
                "date": business.meeting.sitting.date.isoformat(),
                "result": _RESULTS.get(ballot.outcome, ballot.outcome),
                "sources": _sources(site, record, moved.anchor),
            }
        )

    def _event(self, business: Business, ballot: Ballot, motion: str) -> Iterator[Object]:
        if not ballot.outcome:
            return
        site, record = self.site, business.record
        day = business.meeting.sitting.date.isoformat()
        yield said(
            {
                "id": f"{self.address}#{day}-{ballot.anchor}",
                "motion_id": ids.page(site, record.key, motion) if motion else "",
                "organization_id": _organization(site, business),
                "start_date": day,
                "result": _RESULTS.get(ballot.outcome, ballot.outcome),
                "counts": list(_counts(ballot.vote)) if ballot.vote else [],
                "votes": list(_cast(site, ballot.vote)) if ballot.vote else [],
                "sources": _sources(site, record, ballot.anchor),
            }
        )


def _counts(vote: Vote) -> Iterator[Object]:
    for option, side in (("yes", vote.for_), ("no", vote.against), ("abstain", vote.abstain)):
        yield {"option": option, "value": side.count}


def _cast(site: Site, vote: Vote) -> Iterator[Object]:
    for option, side in (("yes", vote.for_), ("no", vote.against), ("abstain", vote.abstain)):
        for person in side.people:
            yield {"voter_id": ids.page(site, f"people/{person}"), "option": option}


def _organization(site: Site, business: Business) -> str:
    return ids.page(site, f"committees/{business.meeting.sitting.committee}")


def _sources(site: Site, record: Record, anchor: str) -> list[Object]:
    return [{"url": ids.page(site, record.key, anchor)}]


def _person(site: Site, key: str) -> Object:
    person = site.person(key.rpartition("/")[2])
    assert isinstance(person, Person)  # noqa: S101 -- its record is held
    family, given = person.sort_name
    return said(
        {
            "id": ids.page(site, key),
            "name": person.name,
            "family_name": family,
            "given_name": given,
            "sort_name": ", ".join(filter(None, (family, given))),
            "honorific_prefix": person.honorific,
            "honorific_suffix": person.suffix,
            "other_names": [{"name": name} for name in person.also_known_as],
            "links": [{"url": ids.page(site, key)}],
        }
    )


def _council(site: Site, name: str) -> Object:
    council = site.settings.councils[name]
    url = council.contact.url if council.contact else None
    return said(
        {
            "id": ids.council(site, name),
            "name": council.name,
            "classification": "council",
            "links": [{"url": url}] if url else [],
        }
    )


def _committee(site: Site, name: str) -> Object:
    key = f"committees/{name}"
    found = site.committee(name)
    return said(
        {
            "id": ids.page(site, key),
            "name": found.name if found else name,
            "classification": found.kind if found else "",
            "parent_id": ids.council(site, site.council_of(name)[0]),
            "links": [{"url": ids.page(site, key)}],
        }
    )


def _memberships(site: Site, committee: str) -> Iterator[Object]:
    """Yield the seats on a committee: from the first meeting that shows one to the last.

    One that the last agenda still shows has no end.
    """
    offices = seats_on(site, committee)
    latest = max((each.last for each in offices), default=None)
    for office in offices:
        first, last = office.first.date.isoformat(), office.last.date.isoformat()
        yield said(
            {
                "id": ids.page(site, f"committees/{committee}", f"{office.person}-{first}"),
                "person_id": ids.page(site, f"people/{office.person}"),
                "organization_id": ids.page(site, f"committees/{committee}"),
                "role": office.role,
                "start_date": first,
                "end_date": last if office.last != latest else "",
            }
        )
