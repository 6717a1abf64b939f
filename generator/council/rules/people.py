"""Who was there, and who moved, voted and sat for whom."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from generator.council.decisions import VOTE_KEYS, side_of, vote_of
from generator.council.keys import Kind, folder_of
from generator.council.meetings import Agenda, Minutes
from generator.council.records import Record
from generator.council.rules.days import told
from generator.council.rules.places import meeting_of
from generator.council.rules.rule import AGENDA, MINUTES, PLANNING, Found, Rule, at
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.diagnostics import Severity
from generator.markdown import Directive
from generator.source import Span

_ABSENT = re.compile(r"\b(?:absent|did not attend|not present)\b", re.IGNORECASE)


def people_are_counted_once(_site: Site, record: Record) -> Iterator[Found]:
    """Nobody is a member or present twice, or both present and absent."""
    seen: set[str] = set()
    for way, name in _listed(record.front.value):
        if name in seen:
            yield at(record, way, f"{name!r} is listed a second time", "Keep the name once.")
        seen.add(name)


def _listed(front: Agenda | Minutes) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(front, Agenda):
        for number, member in enumerate(front.membership):
            yield ("membership", number), member.person
        return
    for field in ("present", "apologies"):
        for number, name in enumerate(getattr(front, field)):
            yield (field, number), name


def chair_was_present(site: Site, record: Record) -> Iterator[Found]:
    """Whoever chaired a meeting is among those present."""
    for minutes in _attended(site, record):
        chair = minutes.chair
        if chair and chair not in minutes.present and site.person(chair):
            message = f"{chair!r} was in the chair, but is not among those present"
            yield at(record, ("chair",), message, "Add the name to  present:")


def movers_were_present(site: Site, record: Record) -> Iterator[Found]:
    """Whoever moves or seconds a motion is a member who is present."""
    for minutes in _attended(site, record):
        for directive in record.body.directives():
            for key in ("moved", "seconded"):
                named = directive.attributes.get(key)
                if named and named.value not in minutes.present and site.person(named.value):
                    message = f"{named.value!r} {key} this, but is not among those present"
                    remedy = "Correct the name, or add it to  present:"
                    yield Found(record.path, named.span, message, remedy)


def motions_are_seconded_by_another(_site: Site, record: Record) -> Iterator[Found]:
    """A motion is seconded by somebody else than its mover."""
    for directive in record.body.directives():
        moved, seconded = (directive.attributes.get(key) for key in ("moved", "seconded"))
        if moved and seconded and moved.value == seconded.value:
            message = f"{seconded.value!r} both moved and seconded this"
            yield Found(record.path, seconded.span, message, "Correct one of the names.")


def voters_were_present(site: Site, record: Record) -> Iterator[Found]:
    """Whoever votes is present."""
    for minutes in _attended(site, record):
        for directive in record.body.directives():
            for name, span in _voters(directive).items():
                if name not in minutes.present and site.person(name):
                    message = f"{name!r} voted, but is not among those present"
                    remedy = "Correct the name, or add it to  present:"
                    yield Found(record.path, span, message, remedy)


def _voters(directive: Directive) -> dict[str, Span]:
    """Return who voted by name, and where that stands."""
    voters = {}
    for key in VOTE_KEYS:
        side = side_of(directive.attributes.get(key))
        for name in side.people if side else ():
            voters[name] = directive.attributes[key].span
    return voters


def votes_are_no_more_than_members(site: Site, record: Record) -> Iterator[Found]:
    """No more votes are counted than members are present."""
    for minutes in _attended(site, record):
        for directive in record.body.directives():
            vote = vote_of(directive)
            if vote is None or any(not site.person(name) for name in _voters(directive)):
                continue
            count = sum(side.count for side in (vote.for_, vote.against, vote.abstain))
            if count > len(minutes.present):
                message = f"{count} votes are counted, but {len(minutes.present)} were present"
                remedy = "Correct a number, or add who is missing to  present:"
                yield Found(record.path, directive.span, message, remedy)


def meetings_are_quorate(site: Site, record: Record) -> Iterator[Found]:
    """As many members are present as the committee's quorum asks for."""
    for minutes in _attended(site, record):
        meeting = meeting_of(site, record)
        committee = site.committee(meeting.sitting.committee) if meeting else None
        if committee and committee.quorum and len(minutes.present) < committee.quorum:
            message = f"{len(minutes.present)} were present, and {committee.quorum} are a quorum"
            remedy = "Is somebody missing from  present:? Without a quorum nothing is decided."
            yield at(record, ("present",), message, remedy)


def members_are_accounted_for(site: Site, record: Record) -> Iterator[Found]:
    """Every member was present, sent apologies, or was substituted."""
    for minutes in _attended(site, record):
        roster, whose = _roster(site, record)
        known = {*minutes.present, *minutes.apologies}
        known |= {substitute.for_ for substitute in minutes.substitutes}
        said = _said_to_be_absent(record)
        missing = [name for name in sorted(roster - known) if not _is_named(site, name, said)]
        if missing:
            names = ", ".join(_called(site, name) for name in missing)
            is_ = "is a member" if len(missing) == 1 else "are members"
            message = f"{names} {is_} {whose}, but neither present nor absent with apologies"
            remedy = (
                "Add each name to  present:, apologies: or substitutes:, or mend the membership."
            )
            yield at(record, ("present",), message, remedy)


def _said_to_be_absent(record: Record) -> str:
    words = (passage.text for passage in record.body.passages)
    return "\n".join(text for text in words if _ABSENT.search(text))


def _called(site: Site, name: str) -> str:
    person = site.person(name)
    return person.full_name if person else repr(name)


def _is_named(site: Site, name: str, words: str) -> bool:
    person = site.person(name)
    return person is not None and person.sort_name[0] in words


def the_present_are_members(site: Site, record: Record) -> Iterator[Found]:
    """Whoever is present as a member is one, or sits for one."""
    for minutes in _attended(site, record):
        roster, whose = _roster(site, record)
        allowed = roster | {substitute.person for substitute in minutes.substitutes}
        for number, name in enumerate(minutes.present if roster else ()):
            if name not in allowed:
                message = f"{_called(site, name)} is present, but no member {whose}"
                remedy = (
                    "Move the name to  in_attendance:, say for whom it is a substitute, "
                    "or mend the membership."
                )
                yield at(record, ("present", number), message, remedy)


def substitutes_sit_for_the_absent(site: Site, record: Record) -> Iterator[Found]:
    """A substitute is present, and the member substituted is not."""
    for minutes in _attended(site, record):
        for number, substitute in enumerate(minutes.substitutes):
            way = ("substitutes", number)
            if substitute.person not in minutes.present and site.person(substitute.person):
                message = f"{substitute.person!r} is a substitute, but not among those present"
                yield at(record, (*way, "person"), message, "Add the name to  present:")
            if substitute.for_ in minutes.present:
                message = f"{substitute.for_!r} was substituted, but is among those present"
                yield at(record, (*way, "for"), message, "Correct one of the two.")


def _attended(site: Site, record: Record) -> Iterator[Minutes]:
    """Yield the minutes if they say who was present, and say it of people who are known.

    A name that leads nowhere is a finding already, and would make strangers of members.
    """
    minutes: Minutes = record.front.value
    substitutes = (name for each in minutes.substitutes for name in (each.person, each.for_))
    listed = (*minutes.present, *minutes.apologies, *substitutes)
    if minutes.present and all(site.person(name) for name in listed):
        yield minutes


def _roster(site: Site, record: Record) -> tuple[AbstractSet[str], str]:
    """Return the members as at a meeting, and as at when.

    Without an agenda of its own, the membership on the agenda that confirms the minutes is the best
    that is known.
    """
    meeting = meeting_of(site, record)
    if meeting is None:
        return set(), ""
    if f"{meeting.key}/agenda" in site.graph.nodes:  # even if it is broken
        return _members(site, meeting), "of this meeting"
    for reference in site.graph.into(meeting.key, "confirms"):
        other = site.meetings.get(folder_of(reference.source))
        if other and (members := _members(site, other)):
            return members, f"as at {told(other.sitting.date)}, when these minutes were confirmed"
    return set(), ""


def _members(site: Site, meeting: Meeting) -> AbstractSet[str]:
    """Return the members, or nobody where one of them is not known: that is a finding already."""
    membership = meeting.agenda.front.value.membership if meeting.agenda else ()
    members = {member.person for member in membership}
    return members if all(map(site.person, members)) else set()


_MOTION = "\n## 21. The hedges\n\n::: motion moved={} seconded={}{}\nThat they be cut.\n:::\n"
_BOTH = "---\npresent: [a-archer, b-bellamy]\n---\n"
RULES = (
    Rule(
        "person-listed-twice",
        people_are_counted_once,
        (Kind.AGENDA, Kind.MINUTES),
        "Attendance is counted from these lists, and so are votes.",
        {
            MINUTES: "---\npresent: [a-archer, b-bellamy, a-archer]"
            "  # error: 32 [person-listed-twice]\n---\n"
        },
        {MINUTES: "---\npresent: [a-archer, b-bellamy]\napologies: [c-carter]\n---\n"},
        is_waivable=True,
    ),
    Rule(
        "chair-not-present",
        chair_was_present,
        (Kind.MINUTES,),
        "Nobody chairs a meeting without being there.",
        {
            MINUTES: "---\npresent: [a-archer]\nchair: b-bellamy"
            "  # error: 8 [chair-not-present]\n---\n"
        },
        {MINUTES: "---\npresent: [a-archer]\nchair: a-archer\n---\n"},
        is_waivable=True,
    ),
    Rule(
        "mover-not-present",
        movers_were_present,
        (Kind.MINUTES,),
        "A motion moved by somebody who was not there was not moved.",
        {
            MINUTES: _BOTH
            + _MOTION.format("a-archer", "c-carter", " <!-- error: 27 [mover-not-present] -->")
        },
        {MINUTES: _BOTH + _MOTION.format("a-archer", "b-bellamy", "")},
        is_waivable=True,
    ),
    Rule(
        "seconded-by-mover",
        motions_are_seconded_by_another,
        (Kind.MINUTES,),
        "A seconder shows that the mover does not stand alone.",
        {
            MINUTES: _BOTH
            + _MOTION.format("a-archer", "a-archer", " <!-- error: 27 [seconded-by-mover] -->")
        },
        {MINUTES: _BOTH + _MOTION.format("b-bellamy", "a-archer", "")},
        is_waivable=True,
    ),
    Rule(
        "voter-not-present",
        voters_were_present,
        (Kind.MINUTES,),
        "A named vote is on a person's record. It must be that person's.",
        {
            MINUTES: _BOTH
            + _MOTION.format(
                "a-archer",
                "b-bellamy",
                " for=a-archer against=c-carter <!-- error: 59 [voter-not-present] -->",
            )
        },
        {
            MINUTES: _BOTH
            + _MOTION.format("a-archer", "b-bellamy", " for=a-archer against=b-bellamy")
        },
        is_waivable=True,
    ),
    Rule(
        "more-votes-than-members",
        votes_are_no_more_than_members,
        (Kind.MINUTES,),
        "A vote of twelve among eleven members puts the decision in doubt.",
        {
            MINUTES: _BOTH
            + _MOTION.format(
                "a-archer",
                "b-bellamy",
                " for=2 against=1 <!-- error: 1 [more-votes-than-members] -->",
            )
        },
        {MINUTES: _BOTH + _MOTION.format("a-archer", "b-bellamy", " for=1 against=1")},
        is_waivable=True,
    ),
    Rule(
        "quorum-not-met",
        meetings_are_quorate,
        (Kind.MINUTES,),
        "Without a quorum there is no meeting, and what it decided has no force.",
        {
            PLANNING: "---\nname: Planning Committee\nkind: regulatory\nquorum: 2\n---\n",
            MINUTES: "---\npresent: [a-archer]  # error: 10 [quorum-not-met]\n---\n",
        },
        {
            PLANNING: "---\nname: Planning Committee\nkind: regulatory\nquorum: 2\n---\n",
            MINUTES: "---\npresent: [a-archer, b-bellamy]\n---\n",
        },
        law="Local Government Act 1972, Schedule 12, and the council's standing orders",
        is_waivable=True,
    ),
    Rule(
        "member-unaccounted-for",
        members_are_accounted_for,
        (Kind.MINUTES,),
        "Attendance is part of a councillor's record; one who is neither here nor away is lost.",
        {
            AGENDA: "---\ntime: 19:00\nmembership: [a-archer, b-bellamy]\n---\n",
            MINUTES: "---\npresent: [a-archer]  # error: 10 [member-unaccounted-for]\n---\n",
        },
        {
            AGENDA: "---\ntime: 19:00\nmembership: [a-archer, b-bellamy]\n---\n",
            MINUTES: "---\npresent: [a-archer]\napologies: [b-bellamy]\n---\n",
        },
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "present-not-member",
        the_present_are_members,
        (Kind.MINUTES,),
        "Only members vote. Who else is there stands under in_attendance or sits for somebody.",
        {
            AGENDA: "---\ntime: 19:00\nmembership: [a-archer]\n---\n",
            MINUTES: "---\npresent: [a-archer, b-bellamy]  # error: 21 [present-not-member]\n---\n",
        },
        {
            AGENDA: "---\ntime: 19:00\nmembership: [a-archer]\n---\n",
            MINUTES: "---\npresent: [b-bellamy]\n"
            "substitutes: [{person: b-bellamy, for: a-archer}]\n---\n",
        },
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "substitute-not-reconciled",
        substitutes_sit_for_the_absent,
        (Kind.MINUTES,),
        "A substitute takes a seat that its member has left, and nobody else's.",
        {
            MINUTES: "---\npresent: [a-archer]\nsubstitutes:\n"
            "  - {person: b-bellamy, for: c-carter}"
            "  # error: 14 [substitute-not-reconciled]\n---\n"
        },
        {
            MINUTES: "---\npresent: [a-archer, b-bellamy]\nsubstitutes:\n"
            "  - {person: b-bellamy, for: c-carter}\n---\n"
        },
        is_waivable=True,
    ),
)
