"""Measure: ``python -m benchmarks.mutations SITE --today DAY [--places 10] [--seed 1]``."""

import argparse
from datetime import date
from pathlib import Path

from benchmarks.mutations.measuring import Specimen, measure


def main() -> None:
    """Print a table of what was found of each kind of damage."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations")
    parser.add_argument("site", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, required=True)
    parser.add_argument("--places", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    results = list(measure(Specimen(given.site, given.today), given.places, given.seed))
    print("| damage | rule | done | found at its line |\n|---|---|---:|---:|")
    for each in results:
        rule = " or ".join(f"`{code}`" for code in each.kind.codes)
        print(f"| {each.kind.name} | {rule} | {each.done} | {each.found} |")
    done, found = sum(each.done for each in results), sum(each.found for each in results)
    print(f"| **{len(results)} kinds** | | **{done}** | **{found}, {100 * found / done:.1f} %** |")
    for each in results:
        for place in each.missed:
            print(f"\n<!-- missed: {each.kind.name}: {place} -->", end="")
    print()


if __name__ == "__main__":
    main()
