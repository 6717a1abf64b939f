"""What a kind of record may use beyond CommonMark. Filled in by those who know the records."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SECTION = "§"
COUNT = "#"


@dataclass(frozen=True, slots=True)
class Form:
    """What a directive looks like.

    ``argument`` names the bare word behind the directive's name, where it takes one.
    ``anchor`` is a pattern of words joined by hyphens, in which ``SECTION`` stands for the number
    of the section around the directive, ``COUNT`` for its place among its like in that section and
    ``argument`` for the bare word; without it, the directive carries no anchor.
    ``numerals`` are the kinds of number (``1``, ``a``, ``i``) of the lists inside it, outermost
    first; their items then carry anchors that continue the directive's own.
    ``whole`` tells that the directive itself, and not only its items, is a place to link to.
    ``choices`` are the words that an attribute may have, where they are few; ``empty`` tells that
    nothing stands between the directive's first and last line.
    """

    attributes: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()
    argument: str = ""
    anchor: tuple[str, ...] = ()
    numerals: tuple[str, ...] = ()
    whole: bool = True
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Dialect:
    """The directives and numbers that a text may hold.

    ``section`` is the anchor's first word for level-2 headings that start with a number;
    ``paragraphs`` that for the items of ordered lists at the top level;
    ``number`` the number of the text as a whole, used before its first numbered section;
    ``reserved`` the first words of anchors that headings without numbers must not take.
    """

    directives: Mapping[str, Form] = field(default_factory=dict)
    heading_attributes: frozenset[str] = frozenset()
    section: str = ""
    paragraphs: str = ""
    number: str = ""
    reserved: frozenset[str] = frozenset()
