"""Names in running text are the names of those meant."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.council.keys import Kind
from generator.council.people import Person
from generator.council.records import Record
from generator.council.rules.likeness import Lexicon, Phrases
from generator.council.rules.rule import EVERY, MINUTES, Found, Rule
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.diagnostics import Severity
from generator.markdown import Passage

_HONORIFIC = r"(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councillors?|Aldermen|Alderman|Sir|Dame|Lord|Lady)"
_SURNAME = r"(?:Mc|Mac|O[’'])?[A-Z][a-z][A-Za-z’'-]*"
_INITIALS = r"(?:[A-Z]\.?\s?){1,4}\s?(?=[A-Z])"
_ONE = rf"(?:{_INITIALS})?(?:[A-Z][a-z]+\s)?{_SURNAME}"
_NAMED = re.compile(rf"\b{_HONORIFIC}\b\.?\s(?P<who>{_ONE}(?:(?:,\s|\sand\s|,\sand\s){_ONE})*)")
_EACH = re.compile(rf"(?P<initials>{_INITIALS})?(?P<given>[A-Z][a-z]+\s)?(?P<surname>{_SURNAME})")
_BODY = re.compile(
    r"\b[A-Z][\w’-]*(?:\s(?:[A-Z(][\w’-]*\)?|and|of|for|the|&)){0,12}\s\(?(?:[A-Z][\w’-]*\)?|\))"
)
_WORD = re.compile(r"[\w’-]+|&")


@dataclass(frozen=True, slots=True)
class _Named:
    """A person named in running text."""

    initials: str
    given: str
    surname: str
    start: int
    end: int


def surnames_of(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Return the surnames of all people: whoever has one of them is no slip for another."""
    people = (site.person(key.rpartition("/")[2]) for key in site.keys_of(Kind.PERSON))
    return {"": tuple(sorted({person.sort_name[0] for person in people if person}))}


def people_are_spelt_as_they_are(
    site: Site, meeting: Meeting, surnames: tuple[str, ...]
) -> Iterator[Found]:
    """Whoever is named in a meeting's papers is spelt like the person who was there."""
    circle = _circle(site, meeting)
    lexicon = Lexicon.of(circle)
    for record in _papers(meeting) if circle else ():
        for passage, named in _named(record):
            if named.surname in surnames or named.given in surnames:
                continue
            typed = next(filter(lexicon.meant, (named.given, named.surname)), "")
            if known := lexicon.meant(typed):
                message = f"{typed!r} is nearly {known!r}, who was there"
                remedy = f"Is {circle[known][0].full_name} meant? Then spell the name so."
                span = passage.span(named.start, named.end)
                yield Found(record.path, span, message, remedy)


def people_have_their_initials(site: Site, meeting: Meeting) -> Iterator[Found]:
    """Whoever is named with initials has those of the person who was there."""
    circle = _circle(site, meeting)
    for record in _papers(meeting) if circle else ():
        for passage, named in _named(record):
            people = circle.get(named.surname, ())
            wanted = {_initials(person) for person in people}
            typed = re.sub(r"[^A-Z]", "", named.initials)
            if typed and wanted and not any(_agree(typed, each) for each in wanted):
                message = (
                    f"{passage.text[named.start : named.end]!r} has other initials than "
                    f"{people[0].full_name}, who was there"
                )
                span = passage.span(named.start, named.end)
                remedy = "Correct the initials, or add the other person to the record."
                yield Found(record.path, span, message, remedy)


@dataclass(frozen=True)
class Committees:
    """The names of all committees, and what finds a word of them."""

    names: Phrases
    word: re.Pattern[str]


def committees_of(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Return the names of all committees."""
    return {"": tuple(site.title(key) for key in site.keys_of(Kind.COMMITTEE))}


def _committees(names: tuple[str, ...]) -> Committees:
    words = sorted({word for name in names for word in re.findall(r"[A-Z][\w’-]+", name)})
    return Committees(Phrases.of(names), re.compile("|".join(words) or "(?!)"))


def committees_are_called_by_their_name(
    site: Site, record: Record, named: tuple[str, ...]
) -> Iterator[Found]:
    """A committee has one name, spelt and ordered in one way."""
    committees = site.desk.once("committees", named, lambda: _committees(named))
    for passage in record.words:
        if not committees.word.search(passage.text):
            continue
        for found in _BODY.finditer(passage.text):
            words = tuple(_WORD.finditer(passage.text, *found.span()))
            spelt = tuple("and" if word[0] == "&" else word[0].lower() for word in words)
            for first, last, name in committees.names.near(spelt):
                start, end = words[first].start(), words[last - 1].end()
                end += passage.text[end : end + 1] == ")" and "(" in passage.text[start:end]
                message = f"{passage.text[start:end]!r} is nearly the name of the {name}"
                remedy = f"Write {name}, if that is meant."
                yield Found(record.path, passage.span(start, end), message, remedy)


def _circle(site: Site, meeting: Meeting) -> dict[str, tuple[Person, ...]]:
    """Return the people who had a part in ``meeting``, by surname."""
    names: dict[str, None] = {}
    if meeting.agenda:
        agenda = meeting.agenda.front.value
        names |= dict.fromkeys(member.person for member in agenda.membership)
        names |= dict.fromkeys(name for item in agenda.items for name in item.invited)
    if meeting.minutes:
        minutes = meeting.minutes.front.value
        names |= dict.fromkeys((*minutes.present, *minutes.apologies))
        names |= dict.fromkeys(each.person for each in minutes.in_attendance if each.person)
    circle: dict[str, tuple[Person, ...]] = {}
    for name in names:
        if person := site.person(name):
            surname = person.sort_name[0]
            circle[surname] = (*circle.get(surname, ()), person)
    return circle


def _papers(meeting: Meeting) -> Iterator[Record]:
    yield from filter(None, (meeting.agenda, meeting.minutes, *meeting.reports))


def _named(record: Record) -> Iterator[tuple[Passage, _Named]]:
    for passage in record.words:
        for found in _NAMED.finditer(passage.text):
            for each in _EACH.finditer(passage.text, found.start("who"), found.end("who")):
                initials, given = each["initials"] or "", (each["given"] or "").strip()
                yield passage, _Named(initials, given, each["surname"], *each.span())


def _initials(person: Person) -> str:
    """Return the initials of given names, as far as the record knows them."""
    given = person.sort_name[1]
    return "".join(word[0] for word in re.split(r"[\s.]+", given) if word)


def _agree(typed: str, known: str) -> bool:
    return not known or typed.startswith(known) or known.startswith(typed)


_THERE = "---\npresent: [a-archer, b-bellamy]\n---\n\n"
RULES = (
    Rule(
        "name-nearly-known",
        people_are_spelt_as_they_are,
        Meeting,
        "Two spellings are two people to a search, and to a reader in fifty years.",
        {MINUTES: f"{_THERE}Cllr Belamy spoke. <!-- error: 6 [name-nearly-known] -->\n"},
        {MINUTES: f"{_THERE}Cllr Bellamy and Mr Hall spoke.\n"},
        severity=Severity.WARNING,
        is_waivable=True,
        gathers=surnames_of,
    ),
    Rule(
        "initials-unlike",
        people_have_their_initials,
        Meeting,
        "Councils have had two members of one surname: initials tell them apart.",
        {MINUTES: f"{_THERE}Cllr D. Bellamy spoke. <!-- error: 6 [initials-unlike] -->\n"},
        {MINUTES: f"{_THERE}Cllr B. Bellamy spoke.\n"},
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "committee-nearly-known",
        committees_are_called_by_their_name,
        EVERY,
        "A committee under two names looks like two committees.",
        {
            MINUTES: "---\n---\n\nThe Planing Committee met."
            " <!-- error: 5 [committee-nearly-known] -->\n"
        },
        {MINUTES: "---\n---\n\nThe Planning Committee met.\n"},
        severity=Severity.WARNING,
        is_waivable=True,
        gathers=committees_of,
    ),
)
