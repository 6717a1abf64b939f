"""Motions, amendments, votes and resolutions, read from the directives of minutes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Diagnostic
from generator.markdown import Attribute, Directive, Heading, Part, Prose

VOTE_KEYS = ("for", "against", "abstain")
_NAMES = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\s*,\s*[a-z0-9]+(?:-[a-z0-9]+)*)*")


@dataclass(frozen=True, slots=True)
class Side:
    """Those who voted one way: how many, and who, where the minutes name them."""

    count: int
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """The result of a vote."""

    for_: Side
    against: Side
    abstain: Side
    casting: str = ""

    @property
    def is_tied(self) -> bool:
        """Whether as many voted for as against, before any casting vote."""
        return self.for_.count == self.against.count

    @property
    def is_unanimous(self) -> bool:
        """Whether some voted for, and nobody against or not at all."""
        return bool(self.for_.count) and not self.against.count and not self.abstain.count

    @property
    def outcome(self) -> str:
        """``carried``, ``lost`` or ``tied``: abstentions do not count (ordinary majority).

        Where the votes are equal, the person presiding has a second or casting vote (Local
        Government Act 1972, Schedule 12, paragraph 39(2)).
        """
        if self.is_tied:
            return {"for": "carried", "against": "lost"}.get(self.casting, "tied")
        return "carried" if self.for_.count > self.against.count else "lost"


@dataclass(frozen=True, slots=True)
class Minute:
    """One numbered minute: its heading and what stands below it."""

    heading: Heading
    parts: tuple[Part, ...]

    @property
    def number(self) -> str:
        """The number as printed."""
        return self.heading.number

    @property
    def item(self) -> str:
        """The number of the agenda item that this minute is about, or nothing."""
        found = self.heading.attributes.get("item")
        return found.value if found else ""

    @property
    def matters(self) -> tuple[str, ...]:
        """The file names of the matters that this minute is about."""
        found = self.heading.attributes.get("matter")
        return tuple(name.strip() for name in found.value.split(",")) if found else ()

    @property
    def title(self) -> str:
        """The heading without its number."""
        return self.heading.text

    def directives(self) -> Iterator[Directive]:
        """Yield the directives of this minute."""
        return Prose(self.parts).directives()


def minutes_of(prose: Prose) -> tuple[tuple[Part, ...], tuple[Minute, ...]]:
    """Return what stands before the first numbered minute, and the minutes."""
    before: list[Part] = []
    minutes: list[tuple[Heading, list[Part]]] = []
    for part in prose.parts:
        if isinstance(part, Heading) and part.number:
            minutes.append((part, []))
        elif minutes:
            minutes[-1][1].append(part)
        else:
            before.append(part)
    return tuple(before), tuple(Minute(heading, tuple(parts)) for heading, parts in minutes)


def vote_of(directive: Directive) -> Vote | None:
    """Return the vote that a motion, amendment or vote records, if it records one."""
    if not {"for", "against"} <= directive.attributes.keys():
        return None
    sides = (side_of(directive.attributes.get(key)) or Side(0) for key in VOTE_KEYS)
    for_, against, abstain = sides
    return Vote(for_, against, abstain, directive.get("casting"))


def side_of(attribute: Attribute | None) -> Side | None:
    """Return the count or the people that ``attribute`` spells; nothing if it spells neither."""
    if attribute is None:
        return Side(0)
    if re.fullmatch(r"[0-9]{1,4}", attribute.value):
        return Side(int(attribute.value))
    if _NAMES.fullmatch(attribute.value):
        people = tuple(name.strip() for name in attribute.value.split(","))
        return Side(len(people), people)
    return None


def complaints(path: str, directive: Directive) -> Iterator[Diagnostic]:
    """Yield what is wrong with the votes that a directive records."""
    for key in VOTE_KEYS:
        attribute = directive.attributes.get(key)
        if attribute is not None and side_of(attribute) is None:
            message = f"{attribute.value!r} is neither a number of votes nor people"
            remedy = f'Write {key}=6, or the people\'s file names: {key}="a-b, c-d".'
            yield Diagnostic(path, attribute.span, "not-a-vote", message, remedy)
    if directive.name == "correction" and not {"report", "of"} & directive.attributes.keys():
        message = "it is not said what is corrected"
        remedy = 'Write  report= and the report\'s file name, or  of="words".'
        yield Diagnostic(path, directive.span, "attribute-missing", message, remedy)
    voters: set[str] = set()
    for key in VOTE_KEYS:
        side = side_of(directive.attributes.get(key))
        for person in side.people if side else ():
            if person in voters:
                message = f"{person!r} votes twice here"
                span = directive.attributes[key].span
                yield Diagnostic(path, span, "not-a-vote", message, "Name each person once.")
            voters.add(person)
    yield from _vote_complaints(path, directive)


def _vote_complaints(path: str, directive: Directive) -> Iterator[Diagnostic]:
    given = directive.attributes.keys() & set(VOTE_KEYS)
    if given and not {"for", "against"} <= given:
        message = "a vote needs both for= and against="
        remedy = "Write for=6 against=0; leave all of them out where no count was taken."
        yield Diagnostic(path, directive.span, "not-a-vote", message, remedy)
    elif directive.name == "vote" and not given and "outcome" not in directive.attributes:
        message = "it is not said how this vote ended"
        remedy = "Write for=6 against=0, or outcome=unanimous where no count was taken."
        yield Diagnostic(path, directive.span, "attribute-missing", message, remedy)
