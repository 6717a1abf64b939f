"""Check files of 100 KB that are made to be slow, and say how much of the processor each took.

Usage: python -m benchmarks.hostile [SECONDS]   (default: 2; exits with 1 where one takes longer)
"""

import gc
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.mutations.measuring import Specimen

SITE = Path(__file__).parent.parent / "tests/site"
FOLDER = "content/meetings/planning/2024-04-03"
SIZE = 100_000
SHOWN = 15
# Repeated up to the size: what is long for one regular expression or another, and what nests.
PIECES = (
    "A ", "a ", "Mr A. ", "Mr Aa ", "A and ", "paragraphs 1, ", "Minutes 2, ", "Appendix Z, ",
    "Director of A and ", "Head of Parks and ", "Cllr A, ", "Mrs Aa, Bb and Cc and ", "(ABC) ", "ABC ",
    "1 of 2 ", "3 of 9 (55%) ", "Monday 1 ", "1 May 2024 ", "the the ", "0 7 0 ", "07 ", "AA 12 ",
    "three main new ", "Mr A of 12 A ", "home address: 1 A ", "2014/5 ", "2014-2013 ", "A B C D of (",
    "AB12", "D65 ", "Planning Committee of the ", "Planing Committe ", "Mr Belamy ", "x", "_", "*a ", "**a",
    "`", "[", "[[[[", "](", "![", "[a](b) ", "[^1]", "<", "&", "\\", "~", "~~", "^", "{", "{item=2} ", "$",
    "|a", "|", "\n", " ", "  \n", "- a\n", "1. a\n", "> ", "# a\n\n", "## 1. Resolved\n\n",
    "## {n}. Gate {{item=2}}\n\nIt was so.\n\n", "1. A paragraph about the hedges.\n\n", "a\n: b\n\n",
    "{n}. A paragraph of {n}, see paragraph {n}.\n\n", "[^{n}]: a\n\n", "[^{n}] [{n}]: b\n\n",
    "::: notice\n", "::: notice\nA.\n:::\n\n", "::: resolved\n1. That it be so.\n:::\n\n",
    "::: motion moved=a-archer seconded=b-bellamy for=1 against=1\nA.\n:::\n\nThe motion was lost.\n\n",
    "::: vote on=substantive for=6 against=1\n:::\n\n", "|a|b|\n|-|-|\n|1|2|\n\n", "|a|b|\n|-|-|\n" + "|1|2|\n" * 30,
    "It was urgent. NOT FOR PUBLICATION\n\n", "See [£100](#table-costs.a.2024). ", "agenda item 7, ",
    "marked ‘Agenda Item 3’ ", "The next meeting is on 2 May 2024; ", "[a](minutes.md#minute-2)\n\n",
)  # fmt: skip
FRONTS = (
    ("present: [", "a-archer, ", "]"),
    ("apologies: [", "x{n}, ", "]"),
    ("actions:\n", "  - {{resolution: 2-a, due: 2024-03}}\n", ""),
    ("in_attendance:\n", "  - {{person: a-archer, role: Head of {n}}}\n", ""),
    ("title: ", "Planing ", ""),
    ("waive:\n", "  - {{code: word-doubled, reason: Printed so, by: Clerk, on: 2024-03-01}}\n", ""),
)


def bodies() -> Iterator[tuple[str, str, str]]:
    """Yield the name of a file, what is in it, and its text."""
    heads = {"minutes.md": "present: [a-archer, b-bellamy]", "hedges.md": "title: Hedges"}
    for piece in PIECES:
        body = _repeated(piece)
        for name, head in heads.items():
            yield name, repr(piece[:40]), f"---\n{head}\n---\n\n{body}\n"
    for before, piece, behind in FRONTS:
        front = f"{before}{_repeated(piece, 60_000)}{behind}"
        yield "minutes.md", repr(piece[:40]), f"---\n{front}\n---\n\nThe the end.\n"


def _repeated(piece: str, size: int = SIZE) -> str:
    count = size // len(piece)
    if "{n}" not in piece:
        return piece * count
    return "".join(piece.format(n=number) for number in range(1, count))[:size]


def main() -> None:
    """Print the slowest, and whether any took too long."""
    gc.disable()  # as the command does
    most = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    specimen = Specimen(SITE, date(2024, 3, 1))
    specimen.findings(f"{FOLDER}/minutes.md", "---\n---\n\nA beginning.\n")
    took = []
    for name, what, text in bodies():
        started = time.process_time()
        found = specimen.findings(f"{FOLDER}/{name}", text)
        took.append((time.process_time() - started, name, what, len(found)))
    took.sort(reverse=True)
    for seconds, name, what, count in took[:SHOWN]:
        print(f"{seconds:6.2f} s {count:6,} findings  {name:10} {what}")
    late = sum(seconds > most for seconds, *_ in took)
    print(f"{len(took)} texts, {late} of them longer than {most:g} s")
    sys.exit(bool(late))


if __name__ == "__main__":
    main()
