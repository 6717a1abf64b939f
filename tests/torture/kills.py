"""SIGKILL for a whole build, at any moment, hundreds of times.

Usage: python -m tests.torture.kills FOLDER [KILLS] [MEETINGS]

Two made-up councils are published by turns into one folder. Each build is ended with all its
children at a moment chosen by chance: half of them anywhere, half while the site is written. What
is left must be one of the two sites, and whole; every twentieth run is let through. A build starts
warm, since nothing can be torn while a program is loaded. Prints the figures.
"""

import gc
import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.council.making import make
from benchmarks.council.plan import Plan
from generator.build import build
from tests.corpus.running import digest

SEED = 4
LET_THROUGH = 20


def councils(folder: Path, meetings: int) -> tuple[list[Path], str]:
    """Make two councils that differ in one line, and return their folders and the day."""
    roots = [folder / name for name in ("red", "green")]
    plan = Plan(meetings=meetings, committees=4, people=60, years=4, size=2000)
    for root in roots:
        root.mkdir(parents=True)
        truth = make(root, plan)
        settings = root / "site.yaml"
        text = settings.read_text()
        title = next(line for line in text.splitlines() if line.startswith("title:"))
        settings.write_text(text.replace(title, f"title: The {root.name} council", 1))
    return roots, str(truth.today)


def begun(work: Callable[[], object]) -> int:
    """Start ``work`` in a process group of its own, and return its number."""
    if (child := os.fork()) == 0:
        os.setsid()
        run_forked_as(work)
    return child


def run_forked_as(work: Callable[[], object]) -> None:
    """End this process with 0 after ``work``, and with 1 where it failed."""
    try:
        work()
    except BaseException:  # noqa: BLE001 -- whatever it is, the run failed
        os._exit(1)
    os._exit(0)


def killed(work: Callable[[], object], moment: float, stage: Path | None) -> bool:
    """Start ``work``, and kill it and its children after ``moment`` seconds; tell if in time.

    With ``stage``, the seconds count from when that folder is there.
    """
    child, due = begun(work), time.monotonic() + moment
    waiting = stage is not None
    while waiting or time.monotonic() < due:
        if os.waitpid(child, os.WNOHANG)[0] == child:
            return False
        if waiting and stage and stage.exists():
            waiting, due = False, time.monotonic() + moment
        time.sleep(0.001)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def kill_often(folder: Path, kills: int, meetings: int) -> dict[str, float]:
    """Return how many runs were killed, when, and how many had a bad end."""
    chance = random.Random(SEED)  # noqa: S311 -- chance, no secret
    roots, today = councils(folder, meetings)
    output = folder / "site/public"
    whole, took = [], 0.0
    works = [partial(build, root, output, date.fromisoformat(today)) for root in roots]
    for work in works:
        started = time.monotonic()
        assert not work().failed
        took = time.monotonic() - started
        whole.append(digest(output))
    gc.freeze()
    pages = sum(1 for _ in output.rglob("*.html"))
    found: Counter[str] = Counter(pages=pages, kills=0, torn=0, failing_next=0, left_over=0)
    number = -1
    while found["kills"] < kills:
        number += 1
        work = works[number % 2]
        staged = output.with_name(".public.new") if chance.random() < 1 / 2 else None
        found["kills"] += killed(work, chance.uniform(0, took / 8 if staged else took), staged)
        found["torn"] += not output.exists() or digest(output) not in whole
        if number % LET_THROUGH == LET_THROUGH - 1:
            _, status = os.waitpid(begun(work), 0)
            found["failing_next"] += status != 0 or digest(output) != whole[number % 2]
            found["left_over"] += {path.name for path in output.parent.iterdir()} != {"public"}
    return dict(found)


if __name__ == "__main__":
    given = [*map(int, sys.argv[2:4]), *(300, 100)[len(sys.argv) - 2 :]]
    told = kill_often(Path(sys.argv[1]), *given)
    print(json.dumps(told))  # noqa: T201 -- it is a command
