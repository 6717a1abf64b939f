"""Build a made-up council and say how long each phase took.

Usage: python benchmarks/build.py [MEETINGS]   (default: 500; three files each)
"""

import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from generator.build import prepare
from generator.publish import publish

MEETINGS = 500
PEOPLE = 60
PARAGRAPH = (
    "The Committee considered a report of the Director. Members asked about cost, timing and risk, "
    "and were told that the matter would be brought back with figures before the end of the year. "
)


def main() -> None:
    """Make the council, build it, and print times and memory."""
    meetings = int(sys.argv[1]) if len(sys.argv) > 1 else MEETINGS
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make(root, meetings)
        started = time.perf_counter()
        outcome = prepare(root, date(2024, 1, 1))
        prepared = time.perf_counter()
        if outcome.failed:
            sys.exit(f"{outcome.findings[0]}")
        publish(outcome.artifacts, root / "public")
        published = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{meetings:,} meetings, {len(outcome.artifacts):,} files")
    print(f"read, check, render  {prepared - started:8.2f} s")
    print(f"publish              {published - prepared:8.2f} s")
    print(f"peak memory          {peak:8.0f} MiB")


def make(root: Path, meetings: int) -> None:
    """Write a council with ``meetings`` meetings, each with agenda, minutes and a report."""
    write(root / "site.yaml", SITE)
    for number in range(12):
        write(
            root / f"content/committees/c-{number}.md", f"---\nname: C {number}\nkind: other\n---\n"
        )
    for number in range(PEOPLE):
        write(root / f"content/people/p-{number}.md", f"---\nname: P. Person {number}\n---\n")
    for number in range(meetings):
        day = date(2000, 1, 3) + timedelta(days=7 * (number // 12))
        folder = root / f"content/meetings/c-{number % 12}/{day}"
        people = [f"p-{(number + each) % PEOPLE}" for each in range(11)]
        write(folder / "agenda.md", agenda(people))
        write(folder / "minutes.md", minutes(people))
        write(folder / "report.md", REPORT)


def write(path: Path, text: str) -> None:
    """Write ``text`` to ``path``, with the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def agenda(people: list[str]) -> str:
    """Return an agenda of twelve items."""
    members = "".join(f"  - {person}\n" for person in people)
    items = "".join(f"  - {{title: Item of business {n}, kind: procedural}}\n" for n in range(11))
    last = "  - {title: Report, report: report}\n"
    return f"---\ntime: 14:00\nmembership:\n{members}items:\n{items}{last}---\n"


def minutes(people: list[str]) -> str:
    """Return minutes of twelve minutes, with a motion and resolutions."""
    body = "".join(
        f"## {n + 1}. Item {n} {{item={n + 1}}}\n\n{PARAGRAPH * 2}\n\n"
        f"::: resolved\n1. That it be noted;\n2. That the Director report back.\n:::\n\n"
        for n in range(12)
    )
    motion = (
        f"::: motion moved={people[0]} seconded={people[1]} for=9 against=2\nThat it be so.\n:::\n"
    )
    return f"---\npresent: [{', '.join(people)}]\nchair: {people[0]}\n---\n\n{body}{motion}"


SITE = """title: Benchmark
url: https://bench.example.org/
councils:
  bench: {name: Benchmark Council, jurisdiction: none}
"""
REPORT = "---\ntitle: Report\nbackground_papers: none\n---\n\n## Purpose\n\n" + "".join(
    f"{n}. {PARAGRAPH * 2}\n\n" for n in range(1, 21)
)

if __name__ == "__main__":
    main()
