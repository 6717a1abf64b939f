"""A reader who walks through the site while it is published again and again.

Usage: python -m tests.torture.reading FOLDER [PUBLICATIONS]

Two publishers take turns; the reader opens the folder and reads everything in it. When the site was
exchanged under its feet it begins anew, as a program that copies the site would. Prints how many
publications and whole walks there were, and how many walks saw something that was never published.
"""

import json
import multiprocessing
import os
import sys
from collections import Counter
from pathlib import Path

from generator.publish import publish
from tests.publish.sweep import _MARK, expected, site

FILES = 12


def walk(folder: Path) -> dict[str, bytes] | None:
    """Return all files of the folder as it is when it is opened; nothing if it was exchanged."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        held = {}
        for inside, _, names, here in os.fwalk(".", dir_fd=opened):
            for name in names:
                file = os.open(name, os.O_RDONLY, dir_fd=here)
                with os.fdopen(file, "rb") as data:
                    held[f"{inside[2:]}/{name}".lstrip("/")] = data.read()
        same = os.fstat(opened).st_ino == folder.stat().st_ino
    except FileNotFoundError:
        return None
    finally:
        os.close(opened)
    return {path: data for path, data in held.items() if path != _MARK} if same else None


def publish_often(folder: Path, times: int) -> None:
    for number in range(times):
        publish(site(("red", "green")[number % 2], FILES), folder)


def read_on(folder: Path, publications: int) -> dict[str, int]:
    """Return how often something was published and read, and how often it was not whole."""
    publish(site("red", FILES), folder)
    whole = [expected(site(word, FILES)) for word in ("red", "green")]
    pages = {each["0/index.html"] for each in whole}
    found: Counter[str] = Counter(publications=publications, walks=0, pages=0, torn=0, missing=0)
    spawn = multiprocessing.get_context("spawn")
    writer = spawn.Process(target=publish_often, args=(folder, publications))
    writer.start()
    while writer.is_alive():
        held = walk(folder)
        if held is not None:
            found["walks"] += 1
            found["torn"] += held not in whole
        try:
            found["pages"] += 1
            found["torn"] += (folder / "0/index.html").read_bytes() not in pages
        except FileNotFoundError:
            # Between opening the folder and the file in it, the folder was exchanged and cleared.
            found["missing"] += not (folder / "0/index.html").exists()
    assert writer.exitcode == 0
    return dict(found)


if __name__ == "__main__":
    told = read_on(Path(sys.argv[1]), *map(int, sys.argv[2:3] or ["200"]))
    print(json.dumps(told))  # noqa: T201 -- it is a command
