"""What an attachment holds: the words that it shows, and what it holds without showing it."""

from dataclasses import dataclass
from enum import StrEnum


class Trace(StrEnum):
    """Kinds of things that stand in a file without being seen."""

    COVERED = "covered"
    COMMENT = "comment"
    CHANGE = "change"
    HIDDEN = "hidden"
    LOCATION = "location"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are shown, and where: ``page 3``."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """Something that is not shown: which kind, where, and what it is, in words for a message."""

    trace: Trace
    place: str
    what: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What the file at ``path`` holds. ``problem`` says why it could not be looked into."""

    path: str
    runs: tuple[Run, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Inside:
    """What a reader of one format found in a file."""

    runs: tuple[Run, ...] = ()
    hidden: tuple[Hidden, ...] = ()


class UnreadableError(Exception):
    """A file cannot be looked into; its words say why."""
