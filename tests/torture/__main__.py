"""Run everything, and write down what came of it: ``make torture``.

Usage: python -m tests.torture [PART …]

A part is one of the names in PARTS. Its figures go into measured.json beside this file, from which
docs/torture.md is made. Exits with 1 where anything had a bad end.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.publish import exchange
from tests.corpus import parish, running
from tests.corpus.families import FAMILIES
from tests.publish.sweep import sweep
from tests.torture import reading
from tests.torture.disk import filled
from tests.torture.kills import kill_often
from tests.torture.sites import ROOT, artifacts_of, versions
from tests.torture.surroundings import built_in, factors, pairwise, surrounding

MEASURED = Path(__file__).with_name("measured.json")
BEGINNING = Path(__file__).with_name("beginning.md")
PAGE = ROOT / "docs/torture.md"
FAULTS_PER_SITE = 510
KILLS, MEETINGS = 300, 6
# Figures that must be nought.
BAD = {"torn", "traceback", "untruthful", "failing_next", "left_over", "missing", "complaints"}
Figures = Mapping[str, float]
Rows = Iterator[tuple[str, Figures]]


def faults(folder: Path) -> Rows:
    """Let every step of a publication fail, of three sites, with one exchange and two renames."""
    council = folder / "parish"
    parish.write(council)
    sites = {"a small site": ROOT / "tests/site", "a parish": council, "two agenda packs": ROOT}
    flag = exchange._RENAME_EXCHANGE  # noqa: SLF001 -- a flag that no kernel knows takes its place
    for name, root in sites.items():
        made = versions(artifacts_of(root))
        for way in ("one exchange", "two renames"):
            exchange._RENAME_EXCHANGE = flag if way == "one exchange" else 1 << 7  # noqa: SLF001
            figures = sweep(folder / "swept", made, FAULTS_PER_SITE)
            yield f"faults: {name}, {len(made.new):,} files, {way}", figures
    exchange._RENAME_EXCHANGE = flag  # noqa: SLF001


def disks(folder: Path) -> Rows:
    """Publish onto disks of every size."""
    figures = filled(folder / "disk")
    if figures is None:
        sys.exit("Nothing can be mounted here, so no disk can be filled: run this as root.")
    yield "disks, each 64 KiB larger", figures


def kills(folder: Path) -> Rows:
    """Kill builds."""
    figures = kill_often(folder, KILLS, MEETINGS)
    yield f"kills of a build of {figures.pop('pages'):,.0f} pages", figures


def readers(folder: Path) -> Rows:
    """Read while it is published."""
    yield "a reader during publications", reading.read_on(folder / "public", 200)


def inputs(folder: Path) -> Rows:
    """Build every site with something bad in it."""
    for name, family in FAMILIES.items():
        found: Counter[str] = Counter(cases=0, complaints=0)
        seconds = megabytes = 0.0
        inside = folder / str(len(name))
        inside.mkdir()
        for result in running.run(family(), inside):
            found["cases"] += 1
            seconds, megabytes = max(seconds, result.seconds), max(megabytes, result.megabytes)
            if said := list(result.complaints()):
                found["complaints"] += 1
                print(result.case.name, said, file=sys.stderr)  # noqa: T201 -- it is a command
        yield f"bad input: {name}", found | {"most seconds": seconds, "most MB": megabytes}


def surroundings(folder: Path) -> Rows:
    """Build one site in many surroundings."""
    parish.write(folder / "source")
    rows = list(pairwise(list(factors().values())))
    made = {built_in(surrounding(row, folder), folder / "source", folder) for row in rows}
    yield (
        "surroundings, every two ways of " + ", ".join(factors()),
        {"builds": len(rows), "complaints": len(made) - 1},
    )


PARTS: Mapping[str, Callable[[Path], Rows]] = {
    "faults": faults,
    "disks": disks,
    "kills": kills,
    "readers": readers,
    "inputs": inputs,
    "surroundings": surroundings,
}


def page(measured: Mapping[str, Mapping[str, Figures]]) -> str:
    """Return the page that shows what was measured."""
    lines = [BEGINNING.read_text().rstrip("\n")]
    for part in PARTS:
        for what, figures in measured.get(part, {}).items():
            tried = ", ".join(f"{_shown(v)} {k}" for k, v in figures.items() if k not in BAD)
            bad = sum(figures[key] for key in BAD & set(figures))
            lines.append(f"| {what} | {tried} | {bad:,.0f} |")
    return "\n".join([*lines, ""])


def _shown(number: float) -> str:
    return f"{number:,}" if isinstance(number, int) else f"{number:,.2f}"


def main(names: list[str]) -> int:
    """Run the parts called ``names``, or all, and return the exit status."""
    for name in names or PARTS:
        made = {}
        with tempfile.TemporaryDirectory(prefix="torture-") as folder:
            for what, figures in PARTS[name](Path(folder)):
                print(what, dict(figures), flush=True)  # noqa: T201 -- it is a command
                made[what] = dict(figures)
        # Others may have measured other parts meanwhile.
        measured = json.loads(MEASURED.read_text()) if MEASURED.is_file() else {}
        measured[name] = made
        MEASURED.write_text(json.dumps(measured, ensure_ascii=False, indent=1) + "\n")
        PAGE.write_text(page(measured))
    told = json.loads(MEASURED.read_text())
    rows = (figures for part in told.values() for figures in part.values())
    return int(any(figures.get(key) for figures in rows for key in BAD))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
