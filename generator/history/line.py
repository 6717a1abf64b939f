"""The commits that led to one, and what each did to the files of a folder: asked of git itself.

Only the first parents count. What a merge brought was published when it was merged.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple
from zoneinfo import ZoneInfo

from generator.staged import NotARepositoryError, git

# Records become public where their readers are.
_HERE = ZoneInfo("Europe/London")
_FORMAT = (
    "%x01%H%x00%ct%x00%s%x00%(trailers:key=Published,valueonly,separator=%x20)%x00"
    "%(trailers:key=Published-By,valueonly,separator=%x20)"
)
# What a user's settings would change.
_ALIKE = ("-c", "log.showRoot=true", "-c", "log.showSignature=false")
# Files that share so much are one file that was renamed. Beyond so many in a commit, only those
# that are exactly alike: git would compare each with each.
_RENAMED, _MANY = "-M60%", "-l1000"
_FILES = (b"100644", b"100755")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class UnknownStartError(Exception):
    """There is no such commit on the way to the one that is published."""


class Commit(NamedTuple):
    """A commit: its id, the day on which it was published, who published, and why."""

    id: str
    day: str
    by: str
    reason: str


class Change(NamedTuple):
    """What a commit did to a file: its name before and after, and what it held then.

    Both names are the same but where it was renamed. What is gone holds nothing.
    """

    before: str
    after: str
    blob: str


@dataclass(frozen=True, slots=True)
class Start:
    """Where the line begins: with all files of ``commit``, published on ``day`` if it says one."""

    commit: str
    day: str = ""


def asked(repository: Path, *words: str) -> str:
    """Return what git says, as it says it of what was truly committed."""
    return os.fsdecode(git(repository, "--no-replace-objects", *words)).strip()


def start_of(repository: Path, tip: str, since: str) -> Start | None:
    """Return where what was published begins, if not with the first commit.

    ``since`` is a day, or a commit in git's own words. Raises ``UnknownStartError``.
    """
    if _DAY.fullmatch(since):
        first = datetime.combine(date.fromisoformat(since), datetime.min.time(), _HERE)
        until = int(first.timestamp())
        listed = asked(repository, "log", "--first-parent", "--format=%H %ct", tip)
        rows = (line.split() for line in listed.splitlines())
        before = next((commit for commit, at in rows if int(at) < until), "")
        return Start(before, since) if before else None
    try:
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options")
        # The repository of a server may have its head elsewhere.
        named = f"{tip}{since.removeprefix('HEAD')}" if since.startswith("HEAD") else since
        commit = asked(repository, *words, f"{named}^{{commit}}")
        line = asked(repository, "rev-list", "--first-parent", tip).splitlines()
    except NotARepositoryError:
        raise UnknownStartError(since) from None
    if commit not in line:
        raise UnknownStartError(since)
    return Start(commit)


def files_at(repository: Path, commit: str, folder: str) -> Iterator[Change]:
    """Yield each file below ``folder`` as it is in ``commit``."""
    words = ("--no-replace-objects", "ls-tree", "-r", "-z", "--full-tree", commit, "--", folder)
    for entry in git(repository, *words).split(b"\0")[:-1]:
        mode, _, rest = entry.partition(b" ")
        told, _, path = rest.partition(b"\t")
        if mode in _FILES:
            name = os.fsdecode(path)
            yield Change(name, name, told.split()[1].decode())


def commit_of(repository: Path, commit: str) -> Commit:
    """Return what is told of one commit."""
    words = ("log", "-1", "--no-patch", "--encoding=UTF-8", f"--format={_FORMAT}", commit)
    told = git(repository, "--no-replace-objects", *_ALIKE, *words)
    return _commit(told[1:].rstrip(b"\n").split(b"\0"))


def line_of(
    repository: Path, after: str, tip: str, folder: str
) -> Iterator[tuple[Commit, list[Change]]]:
    """Yield the commits behind ``after``, or all, up to ``tip``, oldest first.

    Only those that did something to files below ``folder``, with what they did.
    """
    command = ["git", "--no-replace-objects", *_ALIKE, "-C", str(repository), "log", "--raw", "-z"]
    command += ["--no-abbrev", "-O/dev/null", "--first-parent", "-m", _RENAMED, _MANY, "--reverse"]
    command += ["--encoding=UTF-8", "--no-ext-diff", "--no-textconv", f"--format={_FORMAT}"]
    command += ["--end-of-options", f"{after}..{tip}" if after else tip, "--", f":(top){folder}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603 -- no shell, and the words are ours
        assert process.stdout  # noqa: S101 -- it is a pipe
        yield from _read(process.stdout)
    if process.returncode:
        raise NotARepositoryError


def _read(stream: IO[bytes]) -> Iterator[tuple[Commit, list[Change]]]:
    words = iter(stream.read().split(b"\0"))
    here: tuple[Commit, list[Change]] | None = None
    for word in words:
        told = word.lstrip(b"\n")
        if told.startswith(b"\x01"):
            if here:
                yield here
            here = _commit((told[1:], *islice(words, 4))), []
        elif told.startswith(b":") and here:
            here[1].append(_change(told, words))
    if here:
        yield here


def _commit(told: Sequence[bytes]) -> Commit:
    number, moment, reason, published, by = (each.decode(errors="replace") for each in told)
    day = datetime.fromtimestamp(int(moment), UTC).astimezone(_HERE).date().isoformat()
    return Commit(number, _said(published.strip()) or day, by.strip(), reason)


def _said(published: str) -> str:
    """Return the day that a commit says it was published on, if that is a day."""
    try:
        return date.fromisoformat(published).isoformat() if _DAY.fullmatch(published) else ""
    except ValueError:
        return ""


def _change(told: bytes, words: Iterator[bytes]) -> Change:
    _, mode, _, blob, how = told.split(b" ")
    before = os.fsdecode(next(words))
    after = os.fsdecode(next(words)) if how[:1] in b"RC" else before
    return Change(before, after, blob.decode() if mode in _FILES else "")
