"""What a paper of an office program consists of. Its words are Markdown already."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the highest."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``is_bold`` tells that all of it is: a heading, perhaps."""

    text: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list, with what stands below it."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered or not."""

    points: tuple[Point, ...]
    is_numbered: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: its cells as Markdown of one line, every row as long as the longest."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, with the words that the paper has for those who cannot see it."""

    data: bytes
    ending: str
    alt: str


Block = Heading | Paragraph | Listing | Rows | Picture


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, its footnotes, and what could not be carried over or is not certain."""

    blocks: tuple[Block, ...]
    footnotes: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]
