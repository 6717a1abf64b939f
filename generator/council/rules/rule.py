"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.council.keys import Kind
from generator.council.records import Record
from generator.council.site import Site
from generator.diagnostics import Label, Severity
from generator.source import Position, Span

# Where the examples of the rule book stand: a small site that has nothing wrong with it.
SETTINGS = "site.yaml"
PLANNING = "content/committees/planning.md"
FOLDER = "content/meetings/planning/2024-04-03"
AGENDA = f"{FOLDER}/agenda.md"
MINUTES = f"{FOLDER}/minutes.md"
REPORT = f"{FOLDER}/hedges.md"

ENGLAND, WALES, SCOTLAND = "england-principal", "wales-principal", "scotland"
PRINCIPAL = (ENGLAND, WALES, SCOTLAND)

# Every kind of record.
EVERY: tuple[Kind, ...] = tuple(kind for kind in Kind if kind is not Kind.ATTACHMENT)

Example = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a rule does not hold. ``law`` stands in place of the rule's own."""

    path: str
    span: Span
    message: str
    help: str
    labels: tuple[Label, ...] = ()
    law: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence that holds for a good record.

    ``look`` is named as the sentence, says it in its docstring, and yields where it does not hold.
    ``about`` is what it looks at, one at a time: records of some kinds or a meeting, with the site
    around it; or, where nothing around it may matter, any ``Record``, the contents of an attachment,
    or both as a ``Paper``. What it must know of all records together it ``gathers`` from the site
    beforehand: small values by names, of which ``look`` takes the one that it ``asks`` for as its
    third argument, or an empty tuple.
    ``why`` says what harm a breach does; ``law`` where the rule comes from, if not from good sense.
    ``wrong`` and ``right`` are files, by path: in ``wrong`` a remark tells line and column.
    A finding ``is_waivable`` if it can have been printed so; ``is_firm`` if nobody may make it less
    than an error; ``is_fleeting`` if it comes and goes with the day. ``jurisdictions`` are where
    the rule applies; none stands for all.
    """

    code: str
    look: Callable[..., Iterator[Found]]
    about: type | tuple[Kind, ...]
    why: str
    wrong: Example
    right: Example
    severity: Severity = Severity.ERROR
    law: str = ""
    is_waivable: bool = False
    is_firm: bool = False
    is_fleeting: bool = False
    jurisdictions: tuple[str, ...] = ()
    gathers: Callable[[Site], Mapping[str, object]] | None = None
    asks: Callable[[Site, Any], str] = lambda _, __: ""

    @property
    def sentence(self) -> str:
        """The sentence that the rule enforces."""
        return (self.look.__doc__ or "").partition("\n")[0]


def of_site(code: str) -> str:
    """Return the settings of the example's site, its council in the jurisdiction ``code``."""
    return (
        "title: Meetings of Ambridge\nurl: https://meetings.example.org/\ncouncils:\n"
        f"  ambridge:\n    name: Ambridge Council\n    jurisdiction: {code}\n"
    )


def at(
    record: Record, way: tuple[str | int, ...], message: str, remedy: str, *labels: Label
) -> Found:
    """Return a finding at the value at ``way`` in the front matter of ``record``."""
    return Found(record.path, record.front.place(*way), message, remedy, labels)


def on_line(record: Record, line: int, message: str, remedy: str, *labels: Label) -> Found:
    """Return a finding at the beginning of a line."""
    here = Position(line, 1)
    return Found(record.path, Span(here, here), message, remedy, labels)
