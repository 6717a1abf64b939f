"""What was measured, as a table for people."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

OURS = "Minute Book"


@dataclass(frozen=True, slots=True)
class Row:
    """What a builder took for one piece of work: seconds, seconds of work, MB at most."""

    pages: int
    work: str
    name: str
    wall: float
    cpu: float
    peak: float


def table(rows: Iterable[Row]) -> str:
    """Return ``rows`` in Markdown; those of one work stand together, and are compared by the clock."""
    held = list(rows)
    lines = [
        "| pages | work | generator | time, s | work, s | memory, MB | Minute Book takes |",
        "|---:|---|---|---:|---:|---:|---:|",
    ]
    for pages, work in dict.fromkeys((row.pages, row.work) for row in held):
        together = [row for row in held if (row.pages, row.work) == (pages, work)]
        ours = {row.name: row.wall for row in together if row.name.startswith(OURS)}
        lines += (_line(row, ours) for row in together)
    return "\n".join(lines)


def _line(row: Row, ours: Mapping[str, float]) -> str:
    ratios = "" if row.name in ours else " / ".join(f"{t / row.wall:.2f}" for t in ours.values())
    return (
        f"| {row.pages:,} | {row.work} | {row.name} | {row.wall:.2f} | {row.cpu:.2f} "
        f"| {row.peak:,.0f} | {ratios} |"
    )


def growth(rows: Iterable[Row]) -> Iterator[str]:
    """Yield how the time of each cold build grows from size to size: the exponent of pages."""
    cold: dict[str, list[Row]] = {}
    for row in rows:
        if row.work == "cold":
            cold.setdefault(row.name, []).append(row)
    for name, sizes in cold.items():
        for small, large in pairwise(sorted(sizes, key=lambda row: row.pages)):
            exponent = math.log(large.wall / small.wall) / math.log(large.pages / small.pages)
            yield f"- {name}, from {small.pages:,} to {large.pages:,} pages: {exponent:.2f}"


def document(
    rows: Sequence[Row],
    day: date,
    machine: str,
    command: str,
    rounds: int,
    versions: Mapping[str, str],
) -> str:
    """Return the page that says what was measured, when, on what, and how."""
    grown = "\n".join(growth(rows))
    told = ", ".join(f"{name} {number}" for name, number in versions.items())
    return f"""# Speed

Measured on {day} with {machine}: {told}.

    {command}

{table(rows)}

- **Pages** are the agendas and minutes of a made-up council, about 8 KB of Markdown each; people and
  committees come on top. Minute Book checks them all, links them, and makes pages of decisions,
  people and promises besides; the others get the same words in plain Markdown, with a title and a
  day, and a layout of a few lines with a list for each section.
- **Time** is by the clock, for a whole process; **work** is the processor time of the process and all
  that it starts; **memory** is the most that they hold together, shared pages counted once.
- **Cold** is without output and cache, **nothing changed** the same command again, **one file
  changed** once more after a sentence was added to the minutes of one meeting.
- The builders take turns; each figure is the median of {rounds} rounds after one that is not counted.
- **Minute Book takes** so many times as long as the generator on that line: with its search index,
  and without it, as the others make none.
{f"{chr(10)}Time grows with pages to the power of:{chr(10)}{chr(10)}{grown}{chr(10)}" if grown else ""}"""
