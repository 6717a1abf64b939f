"""Write a made-up council: ``python -m benchmarks.council FOLDER [--meetings 1000] …``."""

import argparse
import time
from dataclasses import fields
from pathlib import Path

from benchmarks.council.making import make, save
from benchmarks.council.plan import Plan


def main() -> None:
    """Write the council that the command line asks for, and its truth beside it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.council")
    parser.add_argument("folder", type=Path)
    for field in fields(Plan):
        parser.add_argument(
            f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default
        )
    given = vars(parser.parse_args())
    folder = given.pop("folder")
    folder.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    truth = make(folder, Plan(**given))
    save(truth, folder / "truth.json")
    took = time.perf_counter() - started
    files = sum(truth.files.values())
    print(f"{files:,} files, {truth.bytes['all'] / 1e6:,.1f} MB in {took:.1f} s")
    print(f"build it with --today {truth.today}")


if __name__ == "__main__":
    main()
