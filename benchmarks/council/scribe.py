"""The scribe: writes minutes block by block and counts what they record."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.council.attendance import Attendance, Division, division
from benchmarks.council.business import Business
from benchmarks.council.calendar import Sitting
from benchmarks.council.chance import Chance
from benchmarks.council.papers import Limb, limbs
from benchmarks.council.people import Person
from benchmarks.council.promises import Promises
from benchmarks.council.text import directive
from benchmarks.council.truth import Truth


@dataclass
class Scribe:
    """Writes the minutes of one meeting, block by block, and counts what they record."""

    chance: Chance
    sitting: Sitting
    attended: Attendance
    usual_chair: Person
    truth: Truth
    number: int
    promises: Promises
    blocks: list[str] = field(default_factory=list)
    actions: list[tuple[str, str, str]] = field(default_factory=list)
    interests: dict[int, Person] = field(default_factory=dict)
    invited: dict[str, tuple[str, list[int]]] = field(default_factory=dict)
    officers: dict[str, list[int]] = field(default_factory=dict)
    _moving: tuple[Person, ...] = ()

    def begin(self, title: str, item: int) -> None:
        """Begin the minute of an item."""
        self.number += 1
        self.blocks.append(f"## {self.number}. {title} {{item={item}}}")

    def say(self, *texts: str) -> None:
        """Write paragraphs."""
        self.blocks += texts

    def resolve(self, *resolved: Limb) -> None:
        """Record a resolution of one or several limbs."""
        self.truth.decisions["resolutions"] += 1
        if len(resolved) == 1 and not resolved[0].parts:
            self.truth.decisions["resolutions without limbs"] += 1
            self.blocks.append(directive("resolved", f"{resolved[0].text}."))
            return
        self.truth.decisions["limbs"] += len(resolved)
        self.truth.decisions["limbs of limbs"] += sum(len(limb.parts) for limb in resolved)
        self.blocks.append(directive("resolved", *limbs(resolved)))

    def note(self, text: str) -> None:
        """Record that something was noted."""
        self.truth.decisions["noted"] += 1
        self.blocks.append(directive("noted", text))

    def introduce(self, about: Business, item: int) -> None:
        """Say who was there for this item, and who took no part in it."""
        if about.posts and about.fate not in {"none", "exempt", "deferred"}:
            self.officers.setdefault(about.posts[0], []).append(self.number)
        if about.invited and about.fate not in {"exempt", "deferred"}:
            role, person = about.invited
            self.invited.setdefault(person.key, (role, []))[1].append(self.number)
            self.say(f"At the Chair’s invitation {person.called}, {role}, spoke on item {item}.")
            self.truth.business["invited"] += 1
        if item in self.interests:
            person = self.interests[item]
            about.words.silence(person.called)
            self.say(f"{person.called} had declared an interest and took no part in item {item}.")

    def present(self, about: Business, item: int) -> None:
        """Say that a report was presented."""
        post = about.posts[0]
        filed = f"A copy is filed with these minutes, marked “Agenda Item {item}”."
        self.say(f"The {post} presented a report on {about.words.word('subject')}. {filed}")

    def discuss(self, about: Business, length: int) -> None:
        """Write points of discussion until ``length`` is reached."""
        self.say("In the discussion these points were made:")
        points = [f"- {point}" for point in about.words.text("discussion", length)]
        if about.paper and about.paper.request.flavour != "parts" and self.chance.happens(0.4):
            place = self.chance.number(1, about.paper.paragraphs)
            points.append(f"- Members returned to paragraph {place} of the report.")
        self.blocks.append("\n".join(points))

    def voters(self, item: int) -> tuple[Person, ...]:
        """Return who may vote on an item."""
        away = self.interests.get(item)
        return tuple(person for person in self.attended.present if person is not away)

    def _movers(self, item: int) -> tuple[Person, ...]:
        """Return who moves and seconds: not the chair, and not those who moved before."""
        chair = self.attended.chair
        able = [person for person in self.voters(item) if person is not chair]
        others = [person for person in able if person not in self._moving]
        self._moving = tuple(self.chance.some(others if len(others) > 1 else able, 2))
        return self._moving

    def put(self, name: str, text: str, item: int, outcome: str, *, named: bool) -> Division:
        """Record a motion or amendment with its vote."""
        movers = self._movers(item)
        divided = division(self.chance, self.voters(item), movers, outcome)
        divided.count(self.truth, named=named)
        self._moved(name, movers)
        attributes = divided.written(named=named)
        mover, seconder = movers[0].key, movers[1].key
        self.blocks.append(directive(name, text, moved=mover, seconded=seconder, **attributes))
        return divided

    def move(self, text: str, item: int) -> None:
        """Record a motion that is not put to the vote as it stands."""
        movers = self._movers(item)
        self._moved("motion", movers)
        self.say(directive("motion", text, moved=movers[0].key, seconded=movers[1].key))

    def vote(self, on: str, item: int, outcome: str) -> bool:
        """Record a vote by itself, and return whether it was carried."""
        divided = division(self.chance, self.voters(item), (), outcome)
        divided.count(self.truth, named=False)
        self.truth.decisions[f"votes on the {on}"] += 1
        self.say(f"The {'substantive ' * (on == 'substantive')}motion was put to the vote.")
        self.say(directive("vote", on=on, **divided.written(named=False)))
        return self.tell(divided, "motion")

    def promise(self, about: Business, place: str) -> Limb:
        """Record what a resolution asks of somebody, and return the limb that asks it."""
        is_for_chair = self.chance.happens(0.15)
        owner = f"Chair of the {self.sitting.committee.name}" if is_for_chair else about.posts[0]
        resolution = f"{self.sitting.name}#resolution-{place}"
        limb, due = self.promises.ask(about.words, owner, resolution, self.sitting)
        self.actions.append((place, owner, due))
        return limb

    def _moved(self, name: str, movers: Sequence[Person]) -> None:
        self.truth.decisions[f"{name}s"] += 1
        self.truth.people[movers[0].key]["moved"] += 1
        self.truth.people[movers[1].key]["seconded"] += 1

    def tell(self, divided: Division, what: str) -> bool:
        """Say how the vote went, and return whether the motion was carried in the end."""
        if len(divided.for_) != len(divided.against):
            self.say(f"The {what} was {'carried' if divided.is_carried else 'lost'}.")
            return divided.is_carried
        carried = self.chance.happens(0.5)
        side = "for" if carried else "against"
        how = "carried" if carried else "lost"
        self.truth.votes[f"{how} on a casting vote"] += 1
        self.say(
            f"The votes were equal. The Chair gave a casting vote {side} the {what}, "
            f"and it was {how}."
        )
        return carried
