"""Councils, wards, councillors and committees, and who sits where from year to year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.council import names
from benchmarks.council.chance import Chance
from benchmarks.council.plan import ELECTION_EVERY, Plan
from benchmarks.council.text import slug
from benchmarks.council.vocabulary import LISTS, PLACES

_STANDING = (
    "Apologies for absence and substitutes",
    "Declarations of interest",
    "Urgent items",
)
_QUESTIONS = ("Questions from the public", "Petitions", "Questions from members")
_NEXT = "Date of the next meeting"
_KEPT_EACH_YEAR = 0.75


@dataclass(frozen=True)
class Person:
    """A councillor."""

    key: str
    name: str
    honorific: str
    ward: str
    suffix: str | None = None
    alias: str | None = None

    @property
    def called(self) -> str:
        """The name as minutes print it."""
        return f"{self.honorific} {self.name}"


@dataclass(frozen=True)
class Council:
    """A council, with its wards and the councillors of each term."""

    key: str
    name: str
    jurisdiction: str
    accent: str
    wards: tuple[str, ...]
    places: tuple[str, ...]
    people: tuple[Person, ...]
    terms: tuple[tuple[Person, ...], ...]


@dataclass(frozen=True)
class Roster:
    """Who sits on a committee at one time: the chair, the vice-chair, then the others."""

    members: tuple[Person, ...]
    cabinet: Mapping[str, Person]
    reserve: tuple[Person, ...]


@dataclass(frozen=True)
class Committee:
    """A body of a council, with its rosters: two a municipal year, before and from November."""

    key: str
    name: str
    council: Council
    kind: str
    quorum: int
    venue: str
    time: str
    remit: str
    standing: tuple[str, ...]
    rosters: tuple[tuple[Roster, Roster], ...]

    def roster(self, plan: Plan, day: date) -> Roster:
        """Return who sits on ``day``."""
        year = plan.year_of(day)
        is_late = day >= date(plan.first_year + year, 11, 1)
        return self.rosters[year][is_late]


def councils_of(plan: Plan) -> tuple[Council, ...]:
    """Return the councils of ``plan``."""
    chance = Chance(f"{plan.seed}/councils")
    places = chance.shuffled(PLACES)
    surnames = chance.shuffled(LISTS["surnames"])
    taken: set[str] = set()
    found = []
    for number in range(plan.councils):
        share = _share(plan.people, plan.councils, number)
        seats = int(share / plan.people_to_seat)
        own = places[number :: plan.councils]
        wards = tuple(own[: max(4, seats // 2)])
        people = tuple(
            _person(chance, surnames[(number + each * plan.councils) % len(surnames)], taken, ward)
            for each, ward in enumerate(_wards(wards, seats, share))
        )
        terms = _terms(chance, people, seats, plan.terms)
        villages = tuple(own[len(wards) : len(wards) + 80])
        key, name, law, accent = _council(number)
        found.append(Council(key, name, law, accent, wards, villages, people, terms))
    return tuple(found)


def _share(whole: int, parts: int, number: int) -> int:
    return whole // parts + (number < whole % parts)


def _council(number: int) -> tuple[str, str, str, str]:
    key, name, law, accent = names.COUNCILS[number % len(names.COUNCILS)]
    again = number // len(names.COUNCILS)
    return (
        (key, name, law, accent)
        if not again
        else (f"{key}-{again}", f"{name} {again}", law, accent)
    )


def _wards(wards: Sequence[str], seats: int, people: int) -> list[str]:
    return [wards[number % seats % len(wards)] for number in range(people)]


def _person(chance: Chance, surname: str, taken: set[str], ward: str) -> Person:
    while True:
        first = chance.some(LISTS["first names"], chance.number(1, 2))
        initials = ". ".join(name[0] for name in first)
        key = slug(f"{initials} {surname}")
        if key not in taken:
            break
    taken.add(key)
    suffix = chance.pick(names.SUFFIXES) if chance.happens(names.SUFFIX_SHARE) else None
    alias = f"{first[0]} {surname}" if chance.happens(names.ALIAS_SHARE) else None
    return Person(key, f"{initials}. {surname}", chance.pick(names.HONORIFICS), ward, suffix, alias)


def _terms(
    chance: Chance, people: Sequence[Person], seats: int, count: int
) -> tuple[tuple[Person, ...], ...]:
    """Share the people out over the terms: some stay at each election, new ones take free seats."""
    sitting, waiting = list(people[:seats]), list(people[seats:])
    terms = [tuple(sitting)]
    for left in range(count - 1, 0, -1):
        new = -(-len(waiting) // left)
        arriving, waiting = waiting[:new], waiting[new:]
        leaving = set(chance.some(range(seats), len(arriving)))
        sitting = [person for place, person in enumerate(sitting) if place not in leaving]
        sitting += arriving
        terms.append(tuple(sitting))
    return tuple(terms)


def committees_of(plan: Plan, councils: Sequence[Council]) -> tuple[Committee, ...]:
    """Return the committees of all councils, with their rosters."""
    found: list[Committee] = []
    for number, council in enumerate(councils):
        chance = Chance(f"{plan.seed}/{council.key}")
        share = _share(plan.committees, plan.councils, number)
        cabinet: tuple[tuple[Roster, Roster], ...] = ()
        for each in range(share):
            committee = _committee(chance, plan, council, each, cabinet, number > 0)
            cabinet = cabinet or committee.rosters
            found.append(committee)
    return tuple(found)


def _committee(
    chance: Chance,
    plan: Plan,
    council: Council,
    number: int,
    cabinet: tuple[tuple[Roster, Roster], ...],
    is_prefixed: bool,  # noqa: FBT001 -- names of a second council's committees
) -> Committee:
    name, kind, size, remit = _described(council, number)
    key = slug(f"{council.key} {name}" if is_prefixed else name)
    rosters = _rosters(chance, plan, council, size, cabinet)
    size = len(rosters[0][0].members)
    return Committee(
        key=key,
        name=name,
        council=council,
        kind=kind,
        quorum=max(3, size // 3),
        venue=f"{chance.pick(_ROOMS)}, {chance.pick(_HALLS)}, {council.places[-1]}",
        time=chance.pick(("10:00", "14:00", "17:30")),
        remit=f"The {name} {remit}.",
        standing=(*_STANDING, *chance.some(_QUESTIONS, chance.number(0, 2)), _NEXT),
        rosters=rosters,
    )


_ROOMS = ("Committee Room 1", "Council Chamber", "Assembly Room", "Oak Room", "Mayor’s Parlour")
_HALLS = ("County Hall", "Civic Centre", "Town Hall", "Guildhall", "Corn Exchange")


def _described(council: Council, number: int) -> tuple[str, str, int, str]:
    if number < len(names.COMMITTEES):
        return names.COMMITTEES[number]
    area = council.places[(number - len(names.COMMITTEES)) % len(council.places)]
    return f"{area} Area Committee", "other", 9, f"brings services together in and around {area}"


def _rosters(
    chance: Chance,
    plan: Plan,
    council: Council,
    size: int,
    cabinet: tuple[tuple[Roster, Roster], ...],
) -> tuple[tuple[Roster, Roster], ...]:
    rosters: list[tuple[Roster, Roster]] = []
    members: list[Person] = []
    is_council = size >= 40
    for year in range(plan.years):
        term = council.terms[year // ELECTION_EVERY]
        lead = cabinet[year][1].cabinet if cabinet else {}
        barred = set() if is_council else {person.key for person in lead.values()}
        open_to = [person for person in term if person.key not in barred]
        seats = min(size, len(open_to) - 4 if cabinet else len(open_to) // 4)
        seats = min(size, len(open_to)) if is_council else seats
        sitting = {person.key for person in open_to}
        stay = [p for p in members if p.key in sitting and chance.happens(_KEPT_EACH_YEAR)]
        members = stay[:seats]
        kept = {person.key for person in members}
        members += chance.some([p for p in open_to if p.key not in kept], seats - len(members))
        later = _changed(chance, members, open_to) if cabinet and not is_council else members
        spare = () if is_council else open_to
        rosters.append(
            (
                _roster(members, spare, lead, is_cabinet=not cabinet),
                _roster(later, spare, lead, is_cabinet=not cabinet),
            )
        )
        members = list(later)
    return tuple(rosters)


def _changed(chance: Chance, members: list[Person], open_to: list[Person]) -> list[Person]:
    """Let one member make way for another in the middle of some years."""
    if not chance.happens(0.4):
        return members
    sitting = {person.key for person in members}
    joining = chance.pick([person for person in open_to if person.key not in sitting])
    leaving = chance.number(2, len(members) - 1)
    return [*members[:leaving], *members[leaving + 1 :], joining]


def _roster(
    members: Sequence[Person],
    spare: Sequence[Person],
    lead: Mapping[str, Person],
    *,
    is_cabinet: bool,
) -> Roster:
    sitting = {person.key for person in members}
    reserve = () if is_cabinet else tuple(p for p in spare if p.key not in sitting)
    portfolios = dict(zip(names.PORTFOLIOS, members, strict=False)) if is_cabinet else lead
    return Roster(tuple(members), portfolios, reserve)
