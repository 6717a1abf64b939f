"""Let every step of a publication fail in every way, and look at what is left.

Usage: python -m tests.publish.sweep FOLDER [FILES] [two-renames]

With ``two-renames`` the kernel refuses to exchange folders in one step, as some file systems do.

Each fault has a process of its own, in which the k-th thing that Python asks of the file system
fails: with an error of the machine, once or from then on, or with the end of the process. Prints
how many faults there were, and how many of them had which bad end.
"""

import errno
import json
import os
import resource
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.page import Artifact
from generator.publish import exchange, publish

ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EMFILE)
WHOLE_NEW, NOT_PUBLISHED, TRACEBACK = 0, 3, 1
TOUCHING = ("open", "os.", "fcntl.", "ctypes.dlsym")
_MARK = ".minutebook"


def site(word: str, files: int) -> list[Artifact]:
    """Return a site whose every file says ``word``, and is there only in it."""
    common = [Artifact(f"{n}/index.html", f"{word} {n} ".encode() * 500) for n in range(files)]
    return [*common, Artifact(f"{word}.html", word.encode())]


def content(folder: Path) -> dict[str, bytes]:
    """Return all files of a published site but the mark."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != _MARK)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def expected(artifacts: Iterable[Artifact]) -> dict[str, bytes]:
    """Return what a folder with ``artifacts`` holds."""
    return {artifact.path: artifact.data for artifact in artifacts}


def steps(work: Callable[[], None]) -> int:
    """Return how many things ``work`` asks of the file system."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        counted = [0]
        sys.addaudithook(lambda event, _: _count(event, counted))
        work()
        os.write(writing, str(counted[0]).encode())
        os._exit(0)
    os.wait()
    return int(os.read(reading, 20))


def _count(event: str, counted: list[int]) -> None:
    counted[0] += event.startswith(TOUCHING)


def fail(work: Callable[[], None], step: int, number: int, *, for_good: bool) -> int:
    """Run ``work`` with a fault at ``step`` and return its exit status; 0 ends it by SIGKILL."""
    if (child := os.fork()) == 0:
        counted = [0]

        def hook(event: str, _: object) -> None:
            _count(event, counted)
            if not event.startswith(TOUCHING):
                return
            if counted[0] == step or (for_good and counted[0] > step):
                if number == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                raise OSError(number, os.strerror(number))

        sys.addaudithook(hook)
        _exit_as(work)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def cut(work: Callable[[], None], size: int) -> int:
    """Run ``work`` where no file may grow over ``size`` bytes, and return its exit status."""
    if (child := os.fork()) == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        _exit_as(work)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def run_forked(work: Callable[[], None]) -> int:
    """Run ``work`` in a process of its own, and return its exit status."""
    if (child := os.fork()) == 0:
        _exit_as(work)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _exit_as(work: Callable[[], None]) -> None:
    """End the process as the command does."""
    try:
        work()
    except OSError:
        os._exit(NOT_PUBLISHED)
    except BaseException:  # noqa: BLE001 -- anything else would be a traceback
        os._exit(TRACEBACK)
    os._exit(WHOLE_NEW)


@dataclass(frozen=True)
class Sites:
    """What is published before a fault, while it happens, and after it."""

    old: Sequence[Artifact]
    new: Sequence[Artifact]
    later: Sequence[Artifact]


def sweep(folder: Path, sites: Sites, fewest: int = 0) -> dict[str, int]:
    """Return how many faults there were, and the bad ends of them.

    All are tried; with ``fewest``, at least so many of them, evenly spread.
    """
    output = folder / "public"

    def work() -> None:
        publish(sites.new, output)

    def again() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        publish(sites.old, output)

    again()
    runs = _runs(work, steps(work))
    found: Counter[str] = Counter(
        faults=0, torn=0, traceback=0, untruthful=0, failing_next=0, left_over=0
    )
    old, new, later = map(expected, (sites.old, sites.new, sites.later))
    for run in runs[:: max(1, len(runs) // fewest) if fewest else 1]:
        again()
        status = run()
        held = content(output) if output.exists() else {}
        found["faults"] += 1
        found["torn"] += held not in (old, new) and not _kept(output, old)
        found["traceback"] += status == TRACEBACK
        found["untruthful"] += (status == WHOLE_NEW and held != new) or (
            status == NOT_PUBLISHED and held == new
        )
        publish(sites.later, output)
        found["failing_next"] += content(output) != later
        found["left_over"] += {path.name for path in folder.iterdir()} != {"public"}
    return dict(found)


def _runs(work: Callable[[], None], number_of_steps: int) -> list[Callable[[], int]]:
    """Return everything that can go wrong in ``work``, each as something to call."""
    runs: list[Callable[[], int]] = [
        lambda step=step, number=number, for_good=for_good: fail(
            work, step, number, for_good=for_good
        )
        for step in range(1, number_of_steps + 1)
        for number in (0, *ERRORS)
        for for_good in ((False, True) if number else (False,))
    ]
    return runs + [lambda size=size: cut(work, size) for size in (0, 1, 1000, 2000)]


def _kept(output: Path, old: dict[str, bytes]) -> bool:
    """Tell whether the old site waits beside its place, for the next start to put it back."""
    former = output.with_name(f".{output.name}.old")
    return not output.exists() and content(former) == old


def main(folder: str, files: str = "5", way: str = "") -> None:
    """Sweep as the command line says, and print what was found."""
    if way == "two-renames":
        exchange._RENAME_EXCHANGE = 1 << 7  # noqa: SLF001 -- a flag that no kernel knows
    sites = Sites(*(site(word, int(files)) for word in ("old", "new", "later")))
    print(json.dumps(sweep(Path(folder), sites)))  # noqa: T201 -- it is a command


if __name__ == "__main__":
    main(*sys.argv[1:])
