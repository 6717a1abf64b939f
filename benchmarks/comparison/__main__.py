"""Measure Minute Book beside other generators: ``python -m benchmarks.comparison [--pages 2000] …``.

Each builds the same texts in whole processes, one after the other in every round, so that a slow hour
of the machine is slow for all. Of the rounds the median counts. The first round is not counted: in it
the memory is measured, which slows a process down.
"""

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.comparison.builders import NAMES, Builder, installed, version_of
from benchmarks.comparison.measuring import Taken, run
from benchmarks.comparison.table import Row, document, table
from benchmarks.comparison.texts import Text, council_of, texts_of

COLD, SAME, CHANGED = WORK = ("cold", "nothing changed", "one file changed")


@dataclass(frozen=True)
class Entrant:
    """A builder with the site that it builds, and the text in it that is changed."""

    builder: Builder
    folder: Path
    pages: int
    changed: Path


def main() -> None:
    """Install, build, print a table, and write it where it is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.comparison")
    parser.add_argument("--pages", type=int, nargs="+", default=[2000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", nargs="+", choices=WORK, default=list(WORK))
    parser.add_argument("--against", nargs="*", choices=NAMES, default=list(NAMES))
    parser.add_argument("--jobs", nargs="*", default=[], help="words for minutebook, as --jobs=1")
    parser.add_argument("--cache", type=Path, default=Path(".benchmarks"))
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    cache = asked.cache.resolve()
    others = installed(cache, asked.against)
    rows: list[Row] = []
    for pages in asked.pages:
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            entrants = list(_entrants(Path(folder), pages, others, asked.jobs))
            rows += measured(entrants, pages, asked.work, asked.rounds)
        print(table(row for row in rows if row.pages == pages), flush=True)
    if asked.write:
        versions = {"Minute Book": version("minutebook")} | {
            builder.name: version_of(cache, name)
            for name, builder in zip(asked.against, others, strict=True)
        }
        command = " ".join(["python -m benchmarks.comparison", *sys.argv[1:]])
        today = datetime.now(UTC).date()
        asked.write.write_text(document(rows, today, _machine(), command, asked.rounds, versions))


def measured(
    entrants: Sequence[Entrant], pages: int, works: Sequence[str], rounds: int
) -> Iterator[Row]:
    """Yield what each of ``entrants`` takes for a council of ``pages`` agendas and minutes."""
    taken: dict[tuple[str, str], list[Taken]] = {}
    for number in range(rounds + 1):
        for entrant in entrants:
            for work, took in _round(entrant, works, with_memory=number == 0):
                name = entrant.builder.name
                taken.setdefault((name, work), []).append(took)
                told = f"{pages:,} pages, round {number}, {work}: {name} {took.wall:.1f} s"
                print(told, file=sys.stderr, flush=True)
    for (name, work), (first, *counted) in taken.items():
        wall = statistics.median(each.wall for each in counted)
        cpu = statistics.median(each.cpu for each in counted)
        yield Row(pages, work, name, wall, cpu, first.peak)


def _entrants(
    root: Path, pages: int, others: Sequence[Builder], jobs: Sequence[str]
) -> Iterator[Entrant]:
    council = root / "minute-book"
    day = council_of(council, pages)
    texts = tuple(texts_of(council))
    text = next(each for each in texts if each.name.endswith("-minutes"))
    minutes = next(council.glob(f"content/meetings/{text.section}/{text.day}/minutes.md"))
    build = [sys.executable, "-m", "generator", "build", "--today", day, *jobs]
    bare = [sys.executable, "-m", "benchmarks.comparison.without_search", ".", day]
    for name, command in (("Minute Book", build), ("Minute Book without search", bare)):
        paths = {"PYTHONPATH": str(Path.cwd())}
        ours = Builder(name, command, _nothing, str, kept=[".minutebook"], environment=paths)
        yield Entrant(ours, council, len(texts), minutes)
    for builder in others:
        folder = root / builder.name
        builder.write(folder, texts)
        yield Entrant(builder, folder, len(texts), folder / builder.touched(text))


def _nothing(_folder: Path, _texts: Sequence[Text]) -> None:
    """Write nothing: the council is there."""


def _round(
    entrant: Entrant, works: Sequence[str], *, with_memory: bool
) -> Iterator[tuple[str, Taken]]:
    builder, folder = entrant.builder, entrant.folder
    for name in (builder.output, *builder.kept):
        shutil.rmtree(folder / name, ignore_errors=True)
    before = entrant.changed.read_text()
    for work in (each for each in WORK if each in works):
        if work == CHANGED:
            entrant.changed.write_text(f"{before}\nThe meeting then ended.\n")
        yield work, run(builder.command, folder, builder.environment, with_memory=with_memory)
        made = sum(path.suffix == ".html" for path in (folder / builder.output).rglob("*.html"))
        if made < entrant.pages:
            sys.exit(f"{builder.name} made {made} pages of {entrant.pages}")
    entrant.changed.write_text(before)


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


if __name__ == "__main__":
    main()
