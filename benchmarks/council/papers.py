"""Reports and their appendices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.council import figures
from benchmarks.council.text import (
    directive,
    document,
    entry,
    letters,
    listed,
    long_date,
    month,
    quoted,
    weekday_date,
)
from benchmarks.council.words import Words

Wards = tuple[str, ...] | str

# Heading, what is said under it, and its share of the text.
_SECTIONS = (
    ("Background", "background", 0.18),
    ("The position now", "position", 0.22),
    ("Options considered", "options", 0.14),
    ("Consultation", "consultation", 0.12),
    ("Financial implications", "finance", 0.12),
    ("Legal implications and risk", "risk", 0.12),
    ("Equality", "equality", 0.05),
    ("Next steps", "next", 0.05),
)


@dataclass(frozen=True)
class Limb:
    """A limb of a resolution or recommendation, and the limbs inside it."""

    text: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Correction:
    """A wrong figure in a paragraph, and the right one."""

    paragraph: int
    wrong: str
    right: str


@dataclass(frozen=True)
class Answer:
    """What a paper answers: the place, how it is linked from the paper, and what it was about."""

    place: str
    link: str
    said: str


@dataclass(frozen=True)
class Request:
    """What a report is to be like."""

    slug: str
    title: str
    body: str
    day: date
    size: int
    posts: tuple[str, ...]
    flavour: str = "plain"
    table: str | None = None
    kind: str = "report"
    wards: Wards = "none"
    equality: bool = True
    matter: str | None = None
    strategy: str | None = None
    answers: tuple[Answer, ...] = ()
    call_in: bool = False
    earlier: str | None = None
    signed_by: tuple[str, str] | None = None
    response_due: str | None = None
    recommended: tuple[Limb, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A written report, and what the minutes may say of it."""

    request: Request
    text: str
    paragraphs: int
    appendix: str | None
    correction: Correction
    table: figures.Table | None


@dataclass
class _Draft:
    """A report while it is written: its blocks and the number of its last paragraph."""

    blocks: list[str] = field(default_factory=list)
    number: int = 0

    def paragraph(self, text: str, parts: Iterable[str] = ()) -> None:
        self.number += 1
        sign = f"{self.number}. "
        lines = [f"{sign}{text}"]
        lines += [f"{' ' * len(sign)}{place}. {part}" for place, part in enumerate(parts, 1)]
        if len(lines) > 1:
            lines.insert(1, "")
        self.blocks.append("\n".join(lines))


def limbs(written: Sequence[Limb], ending: str = ".") -> list[str]:
    """Return limbs as the lines of a list."""
    lines = []
    for number, limb in enumerate(written, 1):
        end = ending if number == len(written) else ";"
        lines.append(f"{number}. {limb.text}{':' if limb.parts else end}")
        for place, part in enumerate(limb.parts, 1):
            lines.append(f"   {place}. {part}{end if place == len(limb.parts) else ';'}")
    return lines


def recommendations(words: Words, count: int) -> tuple[Limb, ...]:
    """Return ``count`` recommendations, some with limbs."""
    texts = words.several("recommended", count)
    return tuple(
        Limb(f"{text}, with regard to", tuple(words.several("limbs", words.chance.number(2, 3))))
        if words.chance.happens(0.2)
        else Limb(text)
        for text in texts
    )


def report(words: Words, asked: Request) -> Paper:
    """Write the report that is ``asked`` for."""
    chance, draft = words.chance, _Draft()
    made = figures.table(chance, words, asked.day.year, asked.table) if asked.table else None
    appendix = f"{asked.slug}-appendix-a" if asked.flavour == "appendix" else None
    level = "###" if asked.flavour == "parts" else "##"
    if asked.flavour == "parts":
        draft.blocks.append("## Part A: The proposals")
    if asked.kind == "inquiry":
        draft.blocks += ["## What we recommend", directive("recommendations", show="all")]
    _opening(draft, words, asked, level)
    written = sum(map(len, draft.blocks)) + sum(map(len, made.front if made else ()))
    correction = _sections(draft, words, asked, level, asked.size - written, made)
    _ending(draft, words, asked, appendix)
    front = _front(words, asked, made, appendix)
    return Paper(asked, document(front, draft.blocks), draft.number, appendix, correction, made)


def _opening(draft: _Draft, words: Words, asked: Request, level: str) -> None:
    draft.blocks.append(f"{level} Purpose of this report")
    before = f"before the {asked.body} on {weekday_date(asked.day)}"
    parts = words.several("limbs", 3) if words.chance.happens(0.3) else ()
    about = ", and sets out:" if parts else "."
    draft.paragraph(
        f"This report comes {before}. It concerns {words.word('subject')}{about}", parts
    )
    if asked.earlier:
        draft.paragraph(f"The matter was last considered in {asked.earlier}.")
    if asked.recommended and asked.kind != "inquiry":
        draft.blocks.append(f"{level} Recommendations")
        draft.blocks.append(directive("recommendations", *limbs(asked.recommended)))
    if asked.answers:
        draft.blocks.append(f"{level} What was asked for")
    for answer in asked.answers:
        draft.paragraph(f"This was asked for in [{answer.said}]({answer.link}).")
        draft.paragraph(" ".join(words.several("position", 3)))


def _sections(
    draft: _Draft,
    words: Words,
    asked: Request,
    level: str,
    length: int,
    made: figures.Table | None,
) -> Correction:
    correction = None
    for heading, kind, share in _SECTIONS:
        if asked.flavour == "parts" and kind == "finance":
            draft.blocks.append("## Part B: What follows from them")
            draft.number = 0
        draft.blocks.append(f"{level} {heading}")
        if kind == "equality" and not asked.equality:
            draft.paragraph("The proposals have no implications for equality.")
            continue
        for text in words.paragraphs(kind, int(share * max(length, 0))):
            draft.paragraph(text)
        if kind == "background" and asked.flavour == "note":
            draft.blocks[-1] += "[^1]"
        if kind == "position":
            correction = _figure_to_correct(draft, words, asked.day)
            _picture(draft, asked)
        if kind == "finance":
            _finance(draft, asked, made)
        if asked.kind == "inquiry" and kind in {"position", "options"}:
            _inquired(draft, words, asked, is_first=kind == "position")
    return correction or Correction(1, "", "")


def _figure_to_correct(draft: _Draft, words: Words, day: date) -> Correction:
    """Write a paragraph with a figure that a meeting may have to correct."""
    right = words.chance.number(1_100, 9_800)
    wrong = f"{right + 90:,}"
    when = month(day - timedelta(days=40))
    draft.paragraph(f"In {when} {wrong} enquiries were received about {words.word('thing')}.")
    return Correction(draft.number, wrong, f"{right:,}")


def _picture(draft: _Draft, asked: Request) -> None:
    if asked.flavour == "picture":
        caption = "The sites that are mentioned in this report."
        alt = "Sketch map: twenty-four fields in shades of green"
        draft.blocks.append(
            directive("figure sites", caption, alt=alt, src=f"{asked.slug}-sites.png")
        )


def _finance(draft: _Draft, asked: Request, made: figures.Table | None) -> None:
    if asked.flavour == "acronym":
        draft.paragraph(
            "The Medium Term Financial Strategy (MTFS) provides for this work. The MTFS is "
            "reviewed every year, and the figures below will become part of it."
        )
    if made:
        draft.paragraph(made.said)
        draft.blocks.append(directive(f"table {made.id}"))
    if made and asked.flavour == "chart":
        alt = f"Bar chart of the figures in the table: {made.said}"
        draft.blocks.append(directive("figure chart", "The same figures.", alt=alt, table=made.id))


def _inquired(draft: _Draft, words: Words, asked: Request, *, is_first: bool) -> None:
    """Put the first half of an inquiry's recommendations here, and the others later."""
    half = (len(asked.recommended) + 1) // 2
    chosen = asked.recommended[:half] if is_first else asked.recommended[half:]
    outcome = f"The public can see how well {words.word('thing')} are looked after."
    lines = limbs(chosen)
    if not is_first:
        lines = _from(half + 1, lines)
    draft.blocks.append(directive("recommendations", *lines, outcome=outcome))


def _from(first: int, lines: Sequence[str]) -> list[str]:
    number, found = first, []
    for line in lines:
        if line[0] == " ":
            found.append(line)
            continue
        found.append(f"{number}. {line.partition(' ')[2]}")
        number += 1
    return found


def _ending(draft: _Draft, words: Words, asked: Request, appendix: str | None) -> None:
    if appendix:
        draft.paragraph(f"[Appendix A]({appendix}.md) gives the figures in full.")
    if asked.wards == "all":
        draft.paragraph("All wards are affected.")
    elif isinstance(asked.wards, tuple):
        draft.paragraph(f"The wards affected are {', '.join(asked.wards)}.")
    if asked.flavour == "note":
        when = long_date(asked.day - timedelta(days=words.chance.number(60, 400)))
        draft.blocks.append(f"[^1]: The figures were taken from the records of {when}.")


def _front(
    words: Words, asked: Request, made: figures.Table | None, appendix: str | None
) -> Iterable[str]:
    yield f"title: {quoted(asked.title)}"
    if asked.kind != "report":
        yield f"kind: {asked.kind}"
    yield f"report_by: {listed(asked.posts)}"
    yield f"wards: {asked.wards if isinstance(asked.wards, str) else listed(asked.wards)}"
    yield f"equality: {'true' if asked.equality else 'false'}"
    if asked.call_in:
        yield "call_in: true"
    yield "exempt: false"
    if asked.matter:
        yield f"matter: {asked.matter}"
    if asked.strategy:
        yield f"strategy: {asked.strategy}"
    if asked.answers:
        yield "answers:"
        yield from (f'  - "{answer.place}"' for answer in asked.answers)
    yield from _background_papers(words, asked)
    if appendix:
        yield f"appendices: [{appendix}]"
    yield f"contacts: {listed(asked.posts[:1])}"
    if asked.signed_by:
        person, role = asked.signed_by
        yield f"signed_by: {entry(person=person, role=role)}"
    if asked.response_due:
        yield f"response_due: {asked.response_due}"
    if made:
        yield "tables:"
        yield from made.front


def _background_papers(words: Words, asked: Request) -> Iterable[str]:
    if words.chance.happens(0.5):
        yield "background_papers: none"
        return
    yield "background_papers:"
    for _ in range(words.chance.number(1, 2)):
        day = asked.day - timedelta(days=words.chance.number(50, 700))
        url = '"https://www.example.org/papers/"' if words.chance.happens(0.3) else None
        title = quoted(f"Survey of {words.word('thing')} in {words.word('place')}")
        yield f"  - {entry(title=title, date=day.isoformat(), url=url)}"


def appendix(words: Words, of: Paper) -> Paper:
    """Write the appendix that the report ``of`` names: a table and what it shows."""
    asked = of.request
    kind = "savings" if asked.table != "savings" else "capital"
    made = figures.table(words.chance, words, asked.day.year, kind)
    title = f"Appendix {letters(0).upper()}: {made.title}"
    draft = _Draft(["## The figures", directive(f"table {made.id}")])
    draft.paragraph(made.said)
    for text in words.paragraphs("finance", asked.size // 6):
        draft.paragraph(text)
    front = [f"title: {quoted(title)}", "kind: appendix", "tables:", *made.front]
    text = document(front, draft.blocks)
    return Paper(asked, text, draft.number, None, Correction(1, "", ""), made)
