"""Sentences out of chance: each document speaks of its subject, its places and its time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice

from benchmarks.council.chance import Chance
from benchmarks.council.text import month, pounds
from benchmarks.council.vocabulary import LISTS, SENTENCES, STREETS, Subject

_BODIES = LISTS["bodies"]
_CAUSES_FIRST = tuple(cause[0].upper() + cause[1:] for cause in LISTS["causes"])
_BODIES_FIRST = tuple(body[0].upper() + body[1:] for body in _BODIES)
_FEW = ("two", "three", "four", "five", "six", "eight", "nine", "ten", "twelve")
_MANNER = ("rather", "noticeably", "particularly", "somewhat", "clearly", "broadly", "markedly")
_MONEY = tuple(
    pounds(number * unit)
    for unit in (500, 2_500, 10_000, 50_000)
    for number in range(3, 120)
    if number % 10
) + tuple(f"£{number / 10:.1f} million" for number in range(11, 90) if number % 10)
_PERCENT = tuple(f"{number} per cent" for number in range(2, 41)) + tuple(
    f"{number / 10:.1f} per cent" for number in range(11, 99) if number % 10
)
_QUANTITY = tuple(f"{number:,}" for number in range(23, 4000, 17))

Template = tuple[tuple[str, str], ...]


def template(text: str) -> Template:
    """Return a sentence cut at its holes: what stands before each hole, and the hole's name."""
    parts = re.split(r"\{(\w+)\}", text)
    return tuple(zip(parts[::2], [*parts[1::2], ""], strict=True))


TEMPLATES = {kind: tuple(template(text) for text in texts) for kind, texts in SENTENCES.items()}


class Words:
    """The words on one subject at one meeting; what is in ``said`` is not said again."""

    def __init__(
        self,
        chance: Chance,
        subject: Subject,
        places: Sequence[str],
        day: date,
        speakers: Sequence[str] = ("A member",),
        said: set[str] | None = None,
    ) -> None:
        self.chance, self.subject = chance, subject
        self._said: set[str] = set() if said is None else said
        near = chance.some(places, 6)
        things = subject.things
        self._words: Mapping[str, Sequence[str]] = {
            "": ("",),
            "subject": (subject.name[0].lower() + subject.name[1:],),
            "post": (subject.post,),
            "thing": things[::2],
            "other": things[1::2],
            "Thing": tuple(thing[0].upper() + thing[1:] for thing in things[::2]),
            "place": near[:3],
            "village": near[3:],
            "street": chance.some(STREETS, 4),
            "body": _BODIES,
            "Body": _BODIES_FIRST,
            "money": _MONEY,
            "percent": _PERCENT,
            "quantity": _QUANTITY,
            "few": _FEW,
            "manner": _MANNER,
            "cause": LISTS["causes"],
            "Cause": _CAUSES_FIRST,
            "member": speakers,
            "ago": tuple(month(day - timedelta(days=days)) for days in (45, 80, 130, 200, 380)),
            "soon": tuple(month(day + timedelta(days=days)) for days in (60, 110, 170, 260)),
        }

    def word(self, hole: str) -> str:
        """Return a word for ``hole``."""
        return self.chance.pick(self._words[hole])

    def fill(self, parts: Template) -> str:
        """Return a sentence with its holes filled."""
        random, words = self.chance.random, self._words
        said: list[str] = []
        for text, hole in parts:
            choices = words[hole]
            said += (text, choices[int(random() * len(choices))])
        return "".join(said)

    def phrase(self, text: str) -> str:
        """Return ``text`` with its holes filled."""
        return self.fill(template(text))

    def say(self, kind: str) -> str:
        """Return a sentence of ``kind``."""
        return self.fill(self.chance.pick(TEMPLATES[kind]))

    def several(self, kind: str, count: int) -> list[str]:
        """Return ``count`` sentences of ``kind``, none made of the same pattern as another."""
        return [self.fill(parts) for parts in self.chance.some(TEMPLATES[kind], count)]

    def text(self, kind: str, length: int) -> Iterator[str]:
        """Yield sentences of ``kind`` up to about ``length`` characters, at least one.

        A pattern comes back only when all others have been used, and no sentence comes twice; there
        is no more to say when all patterns have brought nothing new.
        """
        written, before = 0, -1
        while before < written < max(length, 1):
            before = written
            for parts in self.chance.shuffled(TEMPLATES[kind]):
                said = self.fill(parts)
                if said in self._said:
                    continue
                self._said.add(said)
                written += len(said) + 1
                yield said
                if written >= length:
                    return

    def paragraphs(self, kind: str, length: int) -> Iterator[str]:
        """Yield paragraphs of two to four sentences as ``text`` does."""
        sentences = self.text(kind, length)
        while said := list(islice(sentences, self.chance.number(2, 4))):
            yield " ".join(said)

    def silence(self, speaker: str) -> None:
        """Let ``speaker`` say nothing from now on."""
        others = [other for other in self._words["member"] if other != speaker]
        self._words = {**self._words, "member": others or ("A member",)}
