"""What a whole process takes: time, work of all its children, memory of them together."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_EVERY = 0.1  # seconds


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock, seconds of work, and the most memory at one time, in MB."""

    wall: float
    cpu: float
    peak: float = 0.0


def run(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    with_memory: bool = False,
) -> Taken:
    """Run ``command`` in ``folder`` to its end. Exit with what it said where it fails.

    To ask for the memory of a process costs it time, so that times are taken without.
    """
    with Path(folder, "said.log").open("wb") as said:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 -- the benchmark's own commands
            command, cwd=folder, stdout=said, stderr=said, env=os.environ | environment
        )
        watch = _Watch(process.pid) if with_memory else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}\n{Path(folder, 'said.log').read_text()[-2000:]}")
    return Taken(wall, usage.ru_utime + usage.ru_stime, watch.stop() if watch else 0.0)


class _Watch:
    """Adds up, now and again, the memory of a process and of all that it started.

    What several of them share counts once: the kernel's proportional set size (proc(5)).
    """

    def __init__(self, process: int) -> None:
        self.process = process
        self.peak = 0.0
        self.ended = Event()
        self.thread = Thread(target=self._look, daemon=True)
        self.thread.start()

    def stop(self) -> float:
        """Return the most that was seen, in MB."""
        self.ended.set()
        self.thread.join()
        return self.peak

    def _look(self) -> None:
        while not self.ended.wait(_EVERY):
            self.peak = max(self.peak, sum(map(_memory, _family(self.process))))


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [int(each) for task in tasks for each in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from _family(child)


def _memory(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
