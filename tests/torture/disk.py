"""A disk that is full, at every size from nothing to twice the site.

Usage: python -m tests.torture.disk FOLDER [STEP]

Mounts a small file system of its own on FOLDER: run it by ``unshare --mount``. Each disk has STEP
bytes more than the one before. Prints how many there were, and the bad ends.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from generator.publish import publish
from tests.publish.sweep import NOT_PUBLISHED, TRACEBACK, WHOLE_NEW, content, expected, run_forked
from tests.torture.sites import ROOT, artifacts_of, versions

STEP = 64 * 1024
CANNOT = 125


def filled(disk: Path, step: int = STEP) -> dict[str, int] | None:
    """Return what ``sweep`` finds, in a process that may mount; nothing where none may."""
    alone = shutil.which("unshare")
    if alone is None or os.geteuid() != 0:
        return None
    words = [alone, "--mount", sys.executable, "-m", "tests.torture.disk", str(disk), str(step)]
    done = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)
    return None if done.returncode == CANNOT else json.loads(done.stdout)


def sweep(disk: Path, step: int = STEP) -> dict[str, int]:
    """Return how many disks there were, and the bad ends."""
    sites = versions(artifacts_of(ROOT / "tests/site"))
    old, new = expected(sites.old), expected(sites.new)
    size = sum(map(len, new.values()))
    found: Counter[str] = Counter(
        disks=0, published=0, torn=0, traceback=0, untruthful=0, failing_next=0
    )
    for free in range(0, 2 * size + step, step):
        _mount(disk, "size=100%")
        publish(sites.old, disk / "public")
        used = _used(disk)
        _mount(disk, f"remount,size={used + max(free, 1)}")
        status = run_forked(lambda: publish(sites.new, disk / "public"))
        held = content(disk / "public")
        found["disks"] += 1
        found["published"] += status == WHOLE_NEW
        found["torn"] += held not in (old, new)
        found["traceback"] += status == TRACEBACK
        found["untruthful"] += (status, held == new) not in (
            (WHOLE_NEW, True),
            (NOT_PUBLISHED, False),
        )
        _mount(disk, "remount,size=100%")
        publish(sites.later, disk / "public")
        found["failing_next"] += content(disk / "public") != expected(sites.later)
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S607 -- the system's own
    return dict(found)


def _mount(disk: Path, options: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)]
    if subprocess.run(command, check=False, capture_output=True).returncode != 0:
        sys.exit(CANNOT)


def _used(disk: Path) -> int:
    told = subprocess.run(
        ["df", "--block-size=1", "--output=used", str(disk)],  # noqa: S607 -- the system's own
        check=True,
        capture_output=True,
        text=True,
    )
    return int(told.stdout.split()[1])


if __name__ == "__main__":
    disk = Path(sys.argv[1])
    disk.mkdir(parents=True, exist_ok=True)
    print(json.dumps(sweep(disk, *map(int, sys.argv[2:3]))))  # noqa: T201 -- it is a command
