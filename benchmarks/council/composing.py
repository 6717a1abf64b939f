"""What each meeting deals with: new business, and what earlier meetings have left to it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from benchmarks.council import files
from benchmarks.council.business import Business, Desk, Invention, Matter, confirming
from benchmarks.council.calendar import Sitting
from benchmarks.council.papers import (
    Answer,
    Limb,
    Paper,
    Request,
    appendix,
    recommendations,
    report,
)
from benchmarks.council.people import Roster
from benchmarks.council.plan import Plan
from benchmarks.council.promises import Promises
from benchmarks.council.strategies import Shelf, Strategy
from benchmarks.council.text import slug
from benchmarks.council.truth import Truth
from benchmarks.council.vocabulary import Subject
from benchmarks.council.words import Words

Write = Callable[[str, str | bytes], None]
_INQUIRY_EVERY = 12
_PAGE = 2_500


@dataclass
class Composer:
    """Puts together the business of meetings, and writes its papers."""

    plan: Plan
    invention: Invention
    shelf: Shelf
    promises: Promises
    truth: Truth
    write: Write
    cabinets: dict[str, list[Sitting]]
    last: dict[str, str] = field(default_factory=dict)
    credit: float = 0.0
    _papers: dict[str, int] = field(default_factory=dict)
    _inquiries: dict[str, list[Answer]] = field(default_factory=dict)

    def business(
        self, sitting: Sitting, desk: Desk, roster: Roster, speakers: Sequence[str]
    ) -> list[Business]:
        """Return the business of ``sitting``; its papers are written on the way."""
        found = [*desk.deferred, *self._left_over(sitting, speakers)]
        desk.deferred = []
        self.credit += self.plan.papers
        taken = {each.report for each in found}
        while self.credit >= 1:
            each = self._with_paper(sitting, speakers, taken)
            taken.add(each.report)
            found.append(each)
        more = self.invention.chance.pick((1, 2, 2, 3))
        found += [self._without_paper(sitting, speakers) for _ in range(more)]
        return [self._invite(sitting, roster, each) for each in found]

    def _left_over(self, sitting: Sitting, speakers: Sequence[str]) -> Iterator[Business]:
        """Yield what earlier meetings have asked for, and the strategies of this day."""
        answers, subject = self.promises.answers(sitting)
        if subject:
            title = "Responses to earlier requests"
            yield self._answering(sitting, speakers, answers, subject, title)
        inquiries = self._inquiries.pop(sitting.name, ())
        if inquiries:
            title = "Response to the findings of scrutiny"
            subject = self.invention.subject(None)
            yield self._answering(sitting, speakers, tuple(inquiries), subject, title)
        if sitting.name in self.shelf.scrutinised:
            yield self._joint(sitting, speakers, self.shelf.scrutinised[sitting.name])
        if sitting.name in self.shelf.decided:
            yield self._adopting(sitting, speakers, self.shelf.decided[sitting.name])

    def _answering(
        self,
        sitting: Sitting,
        speakers: Sequence[str],
        answers: tuple[Answer, ...],
        subject: Subject,
        title: str,
    ) -> Business:
        words = self.invention.words(sitting, subject, speakers)
        self.truth.papers["answering"] += 1
        asked = self._request(sitting, slug(title), title, (subject.post,), answers=answers)
        return self._with(sitting, words, asked, "noted", None)

    def _joint(self, sitting: Sitting, speakers: Sequence[str], strategy: Strategy) -> Business:
        """Bring a report of another body's coming meeting before scrutiny."""
        words = self.invention.words(sitting, strategy.subject, speakers)
        self.truth.business["comments"] += 1
        decision = strategy.decision.name if strategy.decision else ""
        return Business(
            f"Draft {strategy.title}",
            "comments",
            words,
            (strategy.subject.post,),
            report=f"{decision}/{strategy.report}",
            pages=4,
        )

    def _adopting(self, sitting: Sitting, speakers: Sequence[str], strategy: Strategy) -> Business:
        words = self.invention.words(sitting, strategy.subject, speakers)
        limbs = (Limb(f"That the {strategy.title} be adopted"), *recommendations(words, 1))
        title, posts = strategy.title, (strategy.subject.post,)
        asked = self._request(sitting, strategy.report, title, posts, recommended=limbs)
        asked = replace(asked, strategy=strategy.key, call_in=True, wards="all")
        return replace(self._with(sitting, words, asked, "agreed", None), strategy=strategy)

    def _request(
        self,
        sitting: Sitting,
        name: str,
        title: str,
        posts: tuple[str, ...],
        answers: tuple[Answer, ...] = (),
        recommended: tuple[Limb, ...] = (),
    ) -> Request:
        chance = self.invention.chance
        return Request(
            name,
            title,
            sitting.committee.name,
            sitting.day,
            int(self.plan.size * (0.6 + 0.8 * chance.random())),
            posts,
            table=self.invention.tables.draw(),
            answers=answers,
            recommended=recommended,
        )

    def _with_paper(
        self, sitting: Sitting, speakers: Sequence[str], taken: set[str | None]
    ) -> Business:
        invention = self.invention
        matter = invention.matter(sitting)
        subject = invention.subject(matter)
        words = invention.words(sitting, subject, speakers)
        title = invention.title(words, sitting.day)
        name = slug(title)
        while name in taken:
            name = f"{name}-{len(taken)}"
        fate = self._possible(sitting, invention.with_paper.draw())
        count = invention.chance.number(1, 4)
        limbs = recommendations(words, count)
        asked = self._request(sitting, name, title, self._posts(subject), recommended=limbs)
        asked = replace(
            asked,
            wards=invention.wards(sitting.committee.council),
            equality=invention.chance.happens(0.6),
            matter=matter.key if matter else None,
            earlier=self.last.get(matter.key) if matter else None,
            call_in=sitting.committee.kind == "executive",
            flavour=invention.flavours.draw(),
        )
        if asked.flavour == "visit":
            asked = replace(asked, kind="note")
        if self._is_inquiry(sitting):
            asked = self._inquiry(sitting, asked)
        return self._with(sitting, words, asked, fate, matter)

    def _posts(self, subject: Subject) -> tuple[str, ...]:
        both = {subject.post: None, "Chief Finance Officer": None}
        return tuple(both) if self.invention.chance.happens(0.15) else (subject.post,)

    def _possible(self, sitting: Sitting, fate: str) -> str:
        """Put off an item only where there is a meeting to which it can be put off."""
        coming = confirming(sitting)
        is_possible = fate != "deferred" or (coming and coming.status == "held")
        return fate if is_possible else "noted"

    def _is_inquiry(self, sitting: Sitting) -> bool:
        key = sitting.committee.key
        self._papers[key] = self._papers.get(key, 0) + 1
        return sitting.committee.kind == "scrutiny" and self._papers[key] % _INQUIRY_EVERY == 1

    def _inquiry(self, sitting: Sitting, asked: Request) -> Request:
        """Make the report one on an inquiry, whose recommendations the executive answers."""
        earliest = sitting.day + timedelta(days=40)
        cabinets = self.cabinets.get(sitting.committee.council.key, [])
        answering = next((each for each in cabinets if each.day >= earliest), None)
        due = answering.day if answering else max(earliest, self.plan.today + timedelta(days=40))
        chair = sitting.committee.roster(self.plan, sitting.day).members[0]
        self.truth.papers["inquiry recommendations"] += len(asked.recommended)
        if answering:
            self._inquiries.setdefault(answering.name, []).extend(_answers(sitting, asked))
            self.truth.papers["inquiry recommendations answered"] += len(asked.recommended)
        return replace(
            asked,
            kind="inquiry",
            flavour="plain",
            signed_by=(chair.key, "Chair"),
            response_due=f"{due:%Y-%m}",
        )

    def _with(
        self, sitting: Sitting, words: Words, asked: Request, fate: str, matter: Matter | None
    ) -> Business:
        """Write the report that is asked for, and return the item that brings it."""
        self.credit -= 1
        paper = report(words, asked)
        folder = f"meetings/{sitting.committee.key}/{sitting.folder}"
        self.write(f"{folder}/{asked.slug}.md", paper.text)
        self.truth.papers[asked.kind] += 1
        self.truth.place(asked.wards, "reports")
        self._count_table(paper)
        pages = 1 + len(paper.text) // _PAGE
        if paper.appendix:
            more = appendix(words, paper)
            self.write(f"{folder}/{paper.appendix}.md", more.text)
            self.truth.papers["appendix"] += 1
            self._count_table(more)
            pages += 1
        if matter:
            self.truth.matters[matter.key]["reports"] += 1
        says_so = self.invention.chance.happens(0.5)
        urgent = self.invention.reason(words) if fate == "urgent" else None
        return Business(
            asked.title,
            fate,
            words,
            asked.posts,
            paper,
            asked.slug,
            asked.matter,
            asked.wards if says_so else None,
            asked.equality if says_so else None,
            urgent=urgent,
            attachments=self._attached(folder, asked),
            pages=pages,
        )

    def _count_table(self, paper: Paper) -> None:
        if paper.table:
            self.truth.tables[paper.table.id] += 1
            self.truth.tables["all"] += 1
            self.truth.tables["sums"] += paper.table.sums

    def _attached(self, folder: str, asked: Request) -> tuple[tuple[str, str | None], ...]:
        """Write the files that come with a report, and return those that the item lists."""
        chance = self.invention.chance
        if asked.flavour == "picture":
            self.write(f"{folder}/{asked.slug}-sites.png", files.picture(chance))
        if asked.flavour == "pdf":
            name = f"{asked.slug}-plan.pdf"
            self.write(f"{folder}/{name}", files.paper(f"Plan: {asked.title}"))
            return (("Plan of the sites", name),)
        if asked.flavour == "csv":
            name = f"{asked.slug}-figures.csv"
            self.write(f"{folder}/{name}", files.spreadsheet(chance))
            return (("Figures by place", name),)
        return ()

    def _without_paper(self, sitting: Sitting, speakers: Sequence[str]) -> Business:
        invention = self.invention
        matter = invention.matter(sitting)
        subject = invention.subject(matter)
        words = invention.words(sitting, subject, speakers)
        fate = invention.without_paper.draw()
        has_law = sitting.committee.council.jurisdiction == "england-principal"
        if fate == "exempt" and not has_law:
            fate = "oral"
        made = Business(
            invention.title(words, sitting.day),
            fate,
            words,
            posts=(subject.post,),
            matter=matter.key if matter else None,
            wards=invention.wards(sitting.committee.council),
        )
        return self._by_mouth(sitting, made)

    def _by_mouth(self, sitting: Sitting, made: Business) -> Business:
        """Say how an item without a report is brought."""
        if made.fate == "exempt":
            secret = self.invention.secrets.draw()
            title = f"{made.words.subject.name}: {secret[2]}"
            return replace(made, title=title, exempt=secret, wards=None)
        if made.fate in _BROUGHT_BY_MEMBERS:
            is_motion = made.fate not in {"none", "responses"}
            title = made.title
            if is_motion:
                title = f"Motion on {title[0].lower()}{title[1:]}"
            return replace(made, title=title, posts=(), paper_is="none")
        if made.fate == "urgent":
            made = replace(made, urgent=self.invention.reason(made.words))
        if made.fate == "members":
            title = f"Earlier papers on {made.words.word('thing')}"
            made = replace(made, attachments=((title, None),))
        if sitting.status == "scheduled" and made.fate == "asks":
            return replace(made, paper_is="to-follow")
        return replace(made, paper_is="oral")

    def _invite(self, sitting: Sitting, roster: Roster, about: Business) -> Business:
        """Invite the member of the cabinet whose portfolio it is to a scrutiny committee."""
        chance = self.invention.chance
        if sitting.committee.kind != "scrutiny" or not chance.happens(0.35):
            return about
        portfolio = chance.pick(sorted(roster.cabinet)) if roster.cabinet else None
        if portfolio is None:
            return about
        person = roster.cabinet[portfolio]
        return replace(about, invited=(f"Cabinet Lead Member for {portfolio}", person))


_BROUGHT_BY_MEMBERS = {
    "carried",
    "named",
    "lost",
    "tied",
    "unanimous",
    "replaced",
    "kept",
    "none",
    "responses",
}


def _answers(sitting: Sitting, asked: Request) -> Iterator[Answer]:
    """Yield the recommendations of an inquiry as what another body's paper answers."""
    path = f"../../{sitting.name}/{asked.slug}.md"
    for number in range(1, len(asked.recommended) + 1):
        anchor = f"recommendation-{number}"
        said = f"recommendation {number} of {asked.title}"
        yield Answer(f"{sitting.name}/{asked.slug}#{anchor}", f"{path}#{anchor}", said)
