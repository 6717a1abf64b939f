"""Who came, who sent apologies, who stood in, and how they voted."""

from dataclasses import dataclass

from benchmarks.council.chance import Chance
from benchmarks.council.people import Person, Roster
from benchmarks.council.truth import Truth

_FEWEST_TO_DIVIDE = 6


@dataclass(frozen=True)
class Attendance:
    """The members at one meeting; those who stand in are present as well."""

    chair: Person
    present: tuple[Person, ...]
    apologies: tuple[Person, ...]
    substitutes: tuple[tuple[Person, Person], ...]
    absent: tuple[Person, ...]


def attendance_of(chance: Chance, roster: Roster, quorum: int, unexcused: float) -> Attendance:
    """Return who came; the chair or the vice-chair always do, and so does a quorum."""
    chair_is_away = chance.happens(0.08)
    present: list[Person] = []
    apologies: list[Person] = []
    absent: list[Person] = []
    left = len(roster.members)
    for place, member in enumerate(roster.members):
        can_stay_away = len(present) + left - 1 >= max(quorum, 5)
        comes = not chair_is_away if place == 0 else place == 1 or chance.happens(0.86)
        left -= 1
        if comes or not can_stay_away:
            present.append(member)
        elif chance.happens(unexcused):
            absent.append(member)
        else:
            apologies.append(member)
    replaced = [member for member in apologies if roster.reserve and chance.happens(0.4)]
    standing_in = chance.some(roster.reserve, len(replaced))
    substitutes = tuple(zip(standing_in, replaced, strict=False))
    everybody = (*present, *standing_in)
    return Attendance(present[0], everybody, tuple(apologies), substitutes, tuple(absent))


def count(attended: Attendance, roster: Roster, truth: Truth) -> None:
    """Count who came."""
    substituting = {person.key for person, _ in attended.substitutes}
    for member in roster.members:
        truth.people[member.key]["expected"] += 1
    for person in attended.present:
        what = "as substitute" if person.key in substituting else "present"
        truth.people[person.key][what] += 1
    for person in attended.apologies:
        truth.people[person.key]["apologies"] += 1
    for _, person in attended.substitutes:
        truth.people[person.key]["substituted"] += 1
    for person in attended.absent:
        truth.people[person.key]["absent"] += 1
    truth.people[attended.chair.key]["chaired"] += 1


@dataclass(frozen=True)
class Division:
    """How a vote went: those for begin with mover and seconder."""

    for_: tuple[Person, ...]
    against: tuple[Person, ...]
    abstained: tuple[Person, ...]

    @property
    def is_carried(self) -> bool:
        """Whether more were for than against."""
        return len(self.for_) > len(self.against)

    def written(self, *, named: bool) -> dict[str, str | int | None]:
        """Return the vote as attributes of a directive: people where it is named, else counts."""
        sides = {"for_": self.for_, "against": self.against, "abstain": self.abstained}
        if not named:
            counts: dict[str, str | int | None] = {key: len(side) for key, side in sides.items()}
            return counts | ({} if self.abstained else {"abstain": None})
        spelt: dict[str, str | int | None] = {
            key: ", ".join(person.key for person in side) or 0 for key, side in sides.items()
        }
        return spelt | ({} if self.abstained else {"abstain": None})

    def count(self, truth: Truth, *, named: bool) -> None:
        """Count the vote, and who voted how where that is named."""
        truth.vote(len(self.for_), len(self.against), named=named)
        truth.votes["unanimous"] += not self.against and not self.abstained
        if named:
            sides = {"for": self.for_, "against": self.against, "abstain": self.abstained}
            for side, people in sides.items():
                for person in people:
                    truth.people[person.key][f"voted {side}"] += 1


def division(
    chance: Chance, voters: tuple[Person, ...], movers: tuple[Person, ...], outcome: str
) -> Division:
    """Return how ``voters`` divide so that the ``outcome`` is reached, the ``movers`` being for.

    The outcome is ``unanimous``, ``carried``, ``lost`` or ``tied``; too few are always unanimous.
    """
    moving = {person.key for person in movers}
    others = chance.shuffled([person for person in voters if person.key not in moving])
    whole = len(voters)
    if outcome == "unanimous" or whole < _FEWEST_TO_DIVIDE:
        return Division((*movers, *others), (), ())
    if outcome == "tied":
        each = whole // 2 - chance.number(0, max(0, whole // 2 - len(movers)) // 2)
        for_, against = each, each
    elif outcome == "lost":
        against = chance.number(whole // 2 + 1, whole - len(movers))
        for_ = whole - against
    else:
        against = chance.number(1, (whole - 1) // 2)
        for_ = chance.number(max(against + 1, len(movers)), whole - against)
    more = for_ - len(movers)
    return Division(
        (*movers, *others[:more]),
        tuple(others[more : more + against]),
        tuple(others[more + against :]),
    )
