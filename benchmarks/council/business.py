"""What meetings deal with, and what they make of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.council.calendar import Sitting
from benchmarks.council.chance import Chance, Deck
from benchmarks.council.papers import Paper, Wards
from benchmarks.council.people import Committee, Council, Person
from benchmarks.council.plan import Plan
from benchmarks.council.strategies import Strategy
from benchmarks.council.text import slug
from benchmarks.council.vocabulary import SUBJECTS, Subject
from benchmarks.council.words import Words

# What becomes of an item with a report, and of one without.
WITH_PAPER = (
    *("noted",) * 5,
    *("agreed",) * 5,
    *("asks",) * 6,
    *("unanimous", "carried", "carried", "named"),
    *("amended", "lost", "tied", "deferred", "urgent", "corrected", "corrected"),
)
WITHOUT_PAPER = (
    *("oral",) * 4,
    *("asks",) * 3,
    *("carried", "carried", "named", "lost", "tied", "unanimous"),
    *("replaced", "replaced", "kept"),
    *("exempt", "exempt", "urgent", "members", "responses", "none"),
)
FLAVOURS = (
    *("plain",) * 4,
    *("note", "note", "acronym", "appendix", "appendix", "chart"),
    *("parts", "picture", "pdf", "csv", "visit"),
)
TABLES = (None, None, "revenue", "savings", "capital", "accounts", "spending", "survey", "staff")
_ASPECTS = (
    "annual report for {year}",
    "review of {thing}",
    "proposals for {thing} in {place}",
    "progress in {place}",
    "scheme for {street}, {place}",
    "policy on {thing}",
    "budget for {year}",
    "future of {thing} in {place} and {village}",
    "contract for {thing}",
    "performance in {ago}",
    "charges for {thing}",
    "work with {body}",
)
_REASONS = (
    "the offer of a grant ends before the next meeting",
    "{body} must be told of the decision within {few} working days",
    "the contract for {thing} ends before the next meeting",
    "{cause} has left {place} without {thing}",
    "the Government wants comments before the next meeting",
)
# Paragraph of Schedule 12A, the description of the information, and what the item is called.
_SECRETS = (
    (1, "An individual member of staff", "an appeal against dismissal"),
    (2, "The identity of individuals who complained", "complaints"),
    (3, "The financial and business affairs of a bidder", "tenders received"),
    (4, "Negotiations with the trade unions", "terms of employment"),
    (5, "Legal advice given to the Council", "advice of counsel"),
    (7, "Action taken in connection with the prevention of crime", "prevention of fraud"),
)


@dataclass(frozen=True)
class Matter:
    """A subject that is followed across committees and years."""

    key: str
    title: str
    subject: Subject
    begins: date
    ends: date
    committees: frozenset[str]


@dataclass(frozen=True)
class Business:
    """An item of business: what it is about, what papers it has, what is to become of it."""

    title: str
    fate: str
    words: Words
    posts: tuple[str, ...] = ()
    paper: Paper | None = None
    report: str | None = None
    matter: str | None = None
    wards: Wards | None = None
    equality: bool | None = None
    exempt: tuple[int, str, str] | None = None
    urgent: str | None = None
    invited: tuple[str, Person] | None = None
    paper_is: str | None = None
    attachments: tuple[tuple[str, str | None], ...] = ()
    pages: int = 0
    strategy: Strategy | None = None


@dataclass
class Desk:
    """What a committee carries from one meeting to the next."""

    minute: int = 0
    year: int = -1
    pending: list[Sitting] = field(default_factory=list)
    deferred: list[Business] = field(default_factory=list)


def matters_of(plan: Plan, committees: Sequence[Committee]) -> tuple[Matter, ...]:
    """Return the matters: each goes on for years, before several committees of its council."""
    chance = Chance(f"{plan.seed}/matters")
    found: dict[str, Matter] = {}
    span = (plan.last_day - plan.first_day).days
    for _ in range(max(6, plan.meetings // 25)):
        council = chance.pick(committees).council
        own = [committee.key for committee in committees if committee.council is council]
        subject = chance.pick(SUBJECTS)
        title = f"{subject.name} in {chance.pick(council.places)}"
        begins = plan.first_day + timedelta(days=chance.number(-200, span - 200))
        ends = begins + timedelta(days=chance.number(500, 2000))
        before = frozenset(chance.some(own, chance.number(2, 4)))
        key = slug(title)
        if key not in found:
            found[key] = Matter(key, title, subject, begins, ends, before)
    return tuple(found.values())


class Invention:
    """Invents what a meeting deals with; the decks see to it that everything happens soon."""

    def __init__(self, plan: Plan, matters: Sequence[Matter]) -> None:
        chance = Chance(f"{plan.seed}/business")
        self.chance = chance
        self.with_paper = Deck(chance, WITH_PAPER)
        self.without_paper = Deck(chance, WITHOUT_PAPER)
        self.flavours = Deck(chance, FLAVOURS)
        self.tables = Deck(chance, TABLES)
        self.secrets = Deck(chance, _SECRETS)
        self._matters: Mapping[str, list[Matter]] = {}
        by_committee: dict[str, list[Matter]] = {}
        for matter in matters:
            for committee in sorted(matter.committees):
                by_committee.setdefault(committee, []).append(matter)
        self._matters = by_committee
        self._sitting: Sitting | None = None
        self._said: set[str] = set()

    def matter(self, sitting: Sitting) -> Matter | None:
        """Return a matter that is before the committee at this time, if there is one."""
        if not self.chance.happens(0.6):
            return None
        known = self._matters.get(sitting.committee.key, ())
        open_now = [matter for matter in known if matter.begins <= sitting.day <= matter.ends]
        return self.chance.pick(open_now) if open_now else None

    def words(self, sitting: Sitting, subject: Subject, speakers: Sequence[str]) -> Words:
        """Return the words on ``subject`` at a meeting, where nothing is said twice."""
        if sitting is not self._sitting:
            self._sitting, self._said = sitting, set()
        places = sitting.committee.council.places
        return Words(self.chance, subject, places, sitting.day, speakers, self._said)

    def subject(self, matter: Matter | None) -> Subject:
        """Return the subject of ``matter``, or any."""
        return matter.subject if matter else self.chance.pick(SUBJECTS)

    def title(self, words: Words, day: date) -> str:
        """Return what an item or a report is called."""
        year = f"{day.year}/{(day.year + 1) % 100:02}"
        aspect = words.phrase(self.chance.pick(_ASPECTS).replace("{year}", year))
        return f"{words.subject.name}: {aspect}"

    def reason(self, words: Words) -> str:
        """Return why something cannot wait."""
        reason = words.phrase(self.chance.pick(_REASONS))
        return reason[0].upper() + reason[1:]

    def wards(self, council: Council) -> Wards:
        """Return which wards something touches."""
        roll = self.chance.random()
        if roll < 0.4:
            return "none"
        if roll < 0.6:
            return "all"
        return tuple(self.chance.some(council.wards, self.chance.number(1, 3)))


def confirming(sitting: Sitting) -> Sitting | None:
    """Return the meeting that confirms the minutes of ``sitting``: the next ordinary one."""
    following = sitting.following
    while following and (following.status in {"cancelled", "postponed"} or following.nth > 1):
        following = following.following
    return following
