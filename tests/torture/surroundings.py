"""The same site under other surroundings: what a build must not notice.

Each surrounding changes how the command is started. A folder put before Python's path shuffles what
folders list; libfaketime, where it is there, turns the clock.
"""

import itertools
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.corpus.running import digest
from tests.torture.sites import TODAY

ROOT = Path(__file__).parent.parent.parent
_SHUFFLE = """\
import os, random
_list, _scan = os.listdir, os.scandir
def listdir(path="."):
    names = sorted(_list(path))
    random.Random(int(os.environ["SHUFFLE"])).shuffle(names)
    return names
class scandir:
    def __init__(self, path="."):
        with _scan(path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        random.Random(int(os.environ["SHUFFLE"])).shuffle(entries)
        self.entries = iter(entries)
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
os.listdir, os.scandir = listdir, scandir
"""


@dataclass(frozen=True)
class Surrounding:
    """What surrounds a build: variables, the mask of modes, the folder it stands in."""

    environment: Mapping[str, str] = field(default_factory=dict)
    umask: int = 0o022
    folder: str = "site"


def clock(day: str) -> dict[str, str]:
    """Return the variables by which programs see another day; none where that is not to be had."""
    found = sorted((Path(sys.prefix) / "debian").rglob("libfaketime.so.1"))
    assert found, "There is no libfaketime here. tests/recipes/install.sh .venv  brings it."
    return {"LD_PRELOAD": str(found[0]), "FAKETIME": f"@{day} 23:59:58"}


def factors() -> dict[str, Sequence[object]]:
    """Return by name what can differ, and how: the first way is the usual one."""
    return {
        "hash seed": ("0", "1", "4294967295"),
        "time zone": ("UTC", "Asia/Tokyo", "America/St_Johns"),
        "locale": ("C.UTF-8", "C", "POSIX"),
        "umask": (0o022, 0o077, 0o002),
        "path": ("site", "a folder with é & spaces", "deep/er/and/deeper"),
        "clock": ("", "1999-12-31", "2038-01-20"),
        "order of folders": ("", "1", "2"),
    }


def pairwise(choices: Sequence[Sequence[object]]) -> Iterator[tuple[object, ...]]:
    """Yield rows in which each two ways of any two factors meet at least once."""
    chance = random.Random(5)  # noqa: S311 -- chance, no secret
    columns = list(itertools.combinations(range(len(choices)), 2))
    open_ = {(a, b, x, y) for a, b in columns for x in choices[a] for y in choices[b]}
    while open_:
        tried = [tuple(chance.choice(ways) for ways in choices) for _ in range(50)]
        row = max(tried, key=lambda row: len(_pairs(row, columns) & open_))
        if met := _pairs(row, columns) & open_:
            open_ -= met
            yield row


def _pairs(row: Sequence[object], columns: Sequence[tuple[int, int]]) -> set[tuple]:
    return {(a, b, row[a], row[b]) for a, b in columns}


def surrounding(row: Sequence[object], folder: Path) -> Surrounding:
    """Return what ``row`` says: one way of each factor."""
    seed, zone, locale, umask, path, day, order = row
    environment = {"PYTHONHASHSEED": str(seed), "TZ": str(zone), "LC_ALL": str(locale)}
    if day:
        environment |= clock(str(day))
    if order:
        shim = folder / "shim"
        shim.mkdir(exist_ok=True)
        (shim / "sitecustomize.py").write_text(_SHUFFLE)
        environment |= {"PYTHONPATH": str(shim), "SHUFFLE": str(order)}
    assert isinstance(umask, int)
    return Surrounding(environment, umask, str(path))


def built_in(around: Surrounding, source: Path, folder: Path) -> str:
    """Build a copy of ``source`` in its surrounding, and return one hash of all that comes out."""
    root = folder / around.folder
    shutil.copytree(source, root)
    environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", f"--site={root}", f"--today={TODAY}"],
        cwd=ROOT,
        env=environment | dict(around.environment),
        umask=around.umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (around, done.stderr)
    hashed = digest(root / "public")
    shutil.rmtree(root)
    return hashed
