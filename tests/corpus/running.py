"""Run the command on bad input, each in a process of its own that starts warm."""

import gc
import hashlib
import json
import os
import resource
import shutil
import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.build import prepare
from generator.cli import app
from tests.corpus import parish
from tests.corpus.cases import Case

TODAY = "2024-04-10"
SECONDS, MEGABYTES = 2.0, 300


@dataclass(frozen=True)
class Result:
    """How a run ended: its exit status, what it said, what it took, and whether the site stayed."""

    case: Case
    status: int
    said: str
    seconds: float
    megabytes: float
    stayed: bool

    @property
    def findings(self) -> list[dict]:
        """What it found, if it said so as it should."""
        try:
            return json.loads(self.said[: self.said.rindex("]") + 1])
        except ValueError:
            return []

    def complaints(self) -> Iterator[str]:
        """Yield what is wrong with the run."""
        if self.status != 1:
            yield f"ended with {self.status}"
        if "Traceback" in self.said:
            yield "a traceback"
        if not self.stayed:
            yield "the published site changed"
        if self.seconds > SECONDS:
            yield f"took {self.seconds:.1f} s"
        if self.megabytes > MEGABYTES:
            yield f"took {self.megabytes:.0f} MB"
        yield from self._of_findings()

    def _of_findings(self) -> Iterator[str]:
        errors = [found for found in self.findings if found["severity"] == "error"]
        if not errors:
            yield "no error was told"
        if not any(found["path"].startswith(self.case.about) for found in errors):
            yield f"nothing was said about {self.case.about}"
        for found in errors:
            if min(found["line"], found["column"]) < 1:
                yield "a finding without a place"
            yield from words_wrong(found["message"], found["help"])


# Megabytes that the command holds before it reads anything.
_FRESH = 100
# What a programmer says and a clerk cannot act on.
_JARGON = (
    "NoneType", "Traceback", "<class", "object at 0x", "pydantic", "ValueError", "KeyError", "regex",
    "codec", "str type", "dict", " null", "JSON", "stream", "token", "parser", "errno", "bytes-like",
)  # fmt: skip


def words_wrong(message: str, remedy: str) -> Iterator[str]:
    """Yield what is wrong with the words of a finding."""
    if not message or not remedy:
        yield f"no words for what is wrong, or what to do: {message!r}, {remedy!r}"
    elif remedy[0] != remedy[0].upper() or not (remedy[-1] in '.?!)…"/' or "  " in remedy):
        yield f"what to do is no sentence: {remedy!r}"
    elif len(message) > 400:
        yield f"too many words: {message[:100]!r}"
    for word in _JARGON:
        if word in f"{message} {remedy}":
            yield f"a programmer's word: {word}: {message!r} {remedy!r}"


def run(cases: Iterable[Case], folder: Path) -> Iterator[Result]:
    """Yield how the command ends on each of ``cases``, built in ``folder``."""
    good, root = folder / "good", folder / "site"
    parish.write(good)
    # What is made once in a process (patterns, models) is there before the first child.
    assert not prepare(good, date.fromisoformat(TODAY)).findings
    gc.freeze()
    status, said, *_ = _forked(good, folder / "said")
    assert status == 0, said
    before = digest(good / "public")
    for case in cases:
        shutil.copytree(good, root, symlinks=True)
        case.put(root)
        status, said, seconds, megabytes = _forked(root, folder / "said")
        yield Result(case, status, said, seconds, megabytes, digest(root / "public") == before)
        shutil.rmtree(root)


def digest(folder: Path) -> str:
    """Return one hash of all files in ``folder``, their names and what they hold."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return whole.hexdigest()


def _forked(root: Path, told: Path) -> tuple[int, str, float, float]:
    """Build the site in ``root`` in a child; return status, words, seconds and megabytes."""
    sys.stdout.flush()
    held = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
    if (child := os.fork()) == 0:
        _build(root, told)
    _, ended, used = os.wait4(child, 0)
    return (
        os.waitstatus_to_exitcode(ended),
        told.read_text(errors="replace"),
        used.ru_utime + used.ru_stime,
        # Whatever the process of all tests holds, the child shares: what it takes itself counts.
        _FRESH + max(0.0, used.ru_maxrss / 1024 - held),
    )


def _build(root: Path, told: Path) -> None:
    """Do what the command does, to the end of the process."""
    said = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(said, stream)
    sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115 -- until the process ends
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    status = 99
    try:
        app(["build", f"--site={root}", f"--today={TODAY}", "--format=json"])
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 98
    except BaseException:  # noqa: BLE001 -- whatever it is, it is told
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
