"""Words that will be published, of a record or of an attachment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.attachments import Contents
from generator.council.records import Record
from generator.council.rules.rule import Found
from generator.markdown import Passage
from generator.source import START, Position


@dataclass(frozen=True, slots=True)
class Paper:
    """Words that will be published: of a record, or of an attachment.

    Each passage comes with words for where it stands in an attachment; in a record, its place says.
    """

    path: str
    texts: tuple[tuple[str, Passage], ...]
    is_attachment: bool = False

    @classmethod
    def of(cls, given: Record | Contents) -> "Paper":
        """Return the words of a record or an attachment."""
        if isinstance(given, Record):
            return cls(given.path, tuple(("", passage) for passage in given.words))
        texts = (
            (run.place, Passage(line, "file", ((0, Position(1, 1)),)))
            for run in given.runs
            for line in run.text.split("\n")
        )
        return cls(given.path, tuple(texts), is_attachment=True)

    def find(
        self, pattern: re.Pattern[str], what: str, remedy: str, sign: str = ""
    ) -> Iterator[Found]:
        """Yield a finding wherever ``pattern`` matches; it never does where no ``sign`` stands."""
        for where, passage in self.texts:
            for found in pattern.finditer(passage.text) if sign in passage.text else ():
                yield self.found(where, passage, found.span(), what, remedy)

    def found(
        self, where: str, passage: Passage, place: tuple[int, int], what: str, remedy: str
    ) -> Found:
        """Return a finding at a place of a passage; in an attachment, words say where."""
        if self.is_attachment:
            return Found(self.path, START, f"{what} in this file{on(where)}", remedy)
        return Found(self.path, passage.span(*place), f"{what} here", remedy)


def on(place: str) -> str:
    """Return words for a place of an attachment, to be put behind others."""
    return f", on {place}" if place else ""
