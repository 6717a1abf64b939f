"""What is remembered of the history of files, so that only new commits are read."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Self

from generator.history.line import (
    Change,
    Commit,
    Start,
    asked,
    commit_of,
    files_at,
    line_of,
    start_of,
)
from generator.staged import NotARepositoryError

_TABLES = """
CREATE TABLE told (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE made (number INTEGER PRIMARY KEY, id TEXT, day TEXT, person TEXT, reason TEXT);
CREATE TABLE life (path TEXT PRIMARY KEY, life INTEGER) WITHOUT ROWID;
CREATE TABLE edit (life INTEGER, number INTEGER, path TEXT, blob TEXT, PRIMARY KEY (life, number))
WITHOUT ROWID;
"""


class Problem(StrEnum):
    """Why nothing is known of the history of files."""

    NONE = ""
    OUTSIDE = "outside"
    SHALLOW = "shallow"
    GRAFTED = "grafted"


class Edit(NamedTuple):
    """A change of one file: which commit, on what day it was published, by whom, and why.

    ``number`` is the commit's place on the line. ``path`` is where the file stood then, ``blob``
    what it held; nothing where it was taken away.
    """

    number: int
    commit: str
    day: str
    by: str
    reason: str
    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class Past:
    """How far the history of a site's files is known.

    ``was`` and ``now`` stand for what was known before and what is known now; only files at
    ``changed`` have another history than ``was`` knew. ``lost`` is a commit that had been
    published, and is no longer on the way to the one that is published now.
    """

    ledger: Path
    repository: Path
    folder: str = ""
    problem: Problem = Problem.NONE
    was: str = ""
    now: str = ""
    changed: tuple[str, ...] = ()
    lost: str = ""


def read_past(
    ledger: Path, repository: Path, folder: str, tip: str, since: str, version: str = ""
) -> Past:
    """Bring up to date what the file ``ledger`` remembers of the site in ``folder``; say how far.

    ``tip`` is the commit that is published; ``since`` is since when commits were, see
    ``start_of``. What another ``version`` of the program remembered is not believed. Raises
    ``UnknownStartError``.
    """
    try:
        if asked(repository, "rev-parse", "--is-shallow-repository") == "true":
            return Past(ledger, repository, folder, Problem.SHALLOW)
        grafts = repository / asked(repository, "rev-parse", "--git-path", "info/grafts")
    except NotARepositoryError:
        return Past(ledger, repository, folder, Problem.OUTSIDE)
    if grafts.is_file() and grafts.stat().st_size:
        return Past(ledger, repository, folder, Problem.GRAFTED)
    start = start_of(repository, tip, since) if since else None
    scope = json.dumps([version, folder, since, start.commit if start else ""])
    with _Book(ledger) as book:
        was, known = book.told("now"), book.told("tip")
        is_same = book.told("scope") == scope
        if is_same and known == tip:
            return Past(ledger, repository, folder, Problem.NONE, was, was)
        goes_on = is_same and known != "" and _leads(repository, known, tip)
        if not goes_on:
            book.empty()
        changed = set(_entered(book, repository, folder, tip, start, known if goes_on else ""))
        now = f"{tip} {scope}"
        book.tell({"scope": scope, "tip": tip, "now": now})
    return Past(
        ledger,
        repository,
        folder,
        was=was if goes_on else "",
        now=now,
        changed=tuple(sorted(changed)),
        lost=known if is_same and known and not goes_on else "",
    )


def _leads(repository: Path, known: str, tip: str) -> bool:
    """Tell whether the commit ``known`` is one of the first parents on the way to ``tip``."""
    try:
        if asked(repository, "merge-base", known, tip) != known:
            return False
        words = ("rev-list", "--first-parent", "--parents", f"{known}..{tip}")
        lines = asked(repository, *words).splitlines()
    except NotARepositoryError:
        return False
    return not lines or lines[-1].split()[1:2] == [known]


def _entered(
    book: "_Book", repository: Path, folder: str, tip: str, start: Start | None, known: str
) -> Iterator[str]:
    """Enter the commits behind ``known``, or all; yield the paths of what they touched."""
    content = f"{folder}/content" if folder else "content"
    prefix = f"{folder}/" if folder else ""
    if start and not known:
        # All that was there began to be public then, whatever that commit itself was about.
        commit = commit_of(repository, start.commit)
        by = "" if start.day else commit.by
        began = Commit(commit.id, start.day or commit.day, by, "")
        yield from book.enter(began, _inside(files_at(repository, start.commit, content), prefix))
    after = known or (start.commit if start else "")
    for commit, changes in line_of(repository, after, tip, content):
        yield from book.enter(commit, _inside(changes, prefix))


def _inside(changes: Iterable[Change], prefix: str) -> list[Change]:
    """Return ``changes`` with the paths as they are in the site's folder."""
    return [
        Change(change.before.removeprefix(prefix), change.after.removeprefix(prefix), change.blob)
        for change in changes
    ]


class _Book:
    """The file itself, open to be written."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        try:
            self._db.execute("SELECT value FROM told").fetchone()
        except sqlite3.Error:
            self._db.close()
            path.unlink(missing_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.executescript(_TABLES)
        self._db.execute("PRAGMA synchronous = OFF")
        # What is entered is written all at once, for git tells a hundred thousand changes.
        self._lives: dict[str, int | None] = {}
        self._made: list[tuple[int | str, ...]] = []
        self._edits: list[tuple[int, int, str, str]] = []
        self._is_empty = False

    def __enter__(self) -> Self:
        self._db.execute("BEGIN")
        self._number = self._one("SELECT max(number) FROM made")
        self._next = self._one("SELECT max(life) FROM edit")
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._write()
        self._db.execute("COMMIT" if kind is None else "ROLLBACK")
        self._db.close()

    def told(self, name: str) -> str:
        """Return what was told under ``name``."""
        found = self._db.execute("SELECT value FROM told WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def tell(self, values: dict[str, str]) -> None:
        """Remember ``values`` by their names."""
        self._db.executemany("INSERT OR REPLACE INTO told VALUES (?, ?)", values.items())

    def empty(self) -> None:
        """Forget all files and commits."""
        for table in ("made", "life", "edit"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 -- one of three words
        self._number = self._next = 0
        self._is_empty = True

    def enter(self, commit: Commit, changes: list[Change]) -> Iterator[str]:
        """Remember what ``commit`` did; yield the paths of files with another history by it.

        A file that was renamed takes its life with it. One that was taken away and put back goes
        on with its own.
        """
        self._number += 1
        self._made.append((self._number, *commit))
        moved = {each.before: self._life(each.before) for each in changes if _is_moved(each)}
        for path in moved:
            self._lives[path] = None
            yield path
        for change in changes:
            life = moved.get(change.before) if _is_moved(change) else self._life(change.after)
            if life is None:
                self._next += 1
                life = self._next
            self._lives[change.after] = life
            self._edits.append((life, self._number, change.after, change.blob))
            yield change.after

    def _life(self, path: str) -> int | None:
        if path in self._lives or self._is_empty:
            return self._lives.get(path)
        found = self._db.execute("SELECT life FROM life WHERE path = ?", (path,)).fetchone()
        return int(found[0]) if found else None

    def _write(self) -> None:
        self._db.executemany("INSERT INTO made VALUES (?, ?, ?, ?, ?)", self._made)
        edits = sorted(self._edits, key=lambda row: row[:2])
        self._db.executemany("INSERT OR REPLACE INTO edit VALUES (?, ?, ?, ?)", edits)
        gone = ((path,) for path, life in self._lives.items() if life is None)
        self._db.executemany("DELETE FROM life WHERE path = ?", gone)
        held = sorted((path, life) for path, life in self._lives.items() if life is not None)
        self._db.executemany("INSERT OR REPLACE INTO life VALUES (?, ?)", held)

    def _one(self, asked: str) -> int:
        return int(self._db.execute(asked).fetchone()[0] or 0)


def _is_moved(change: Change) -> bool:
    return change.before != change.after


class Ledger:
    """Reads what is remembered of a ``past``, in the process that made it."""

    def __init__(self, past: Past) -> None:
        self._db: sqlite3.Connection | None = None
        if past.problem is Problem.NONE:
            name = f"file:{past.ledger}?mode=ro"
            self._db = sqlite3.connect(name, uri=True, isolation_level=None)

    def edits(self, path: str) -> tuple[Edit, ...]:
        """Return how the file at ``path`` came to be as it is, oldest first."""
        asked = (
            "SELECT number, id, day, person, reason, edit.path, blob FROM life "
            "JOIN edit USING (life) JOIN made USING (number) WHERE life.path = ? ORDER BY number"
        )
        rows = self._db.execute(asked, (path,)) if self._db else ()
        return tuple(Edit(*row) for row in rows)

    def paths(self) -> tuple[str, ...]:
        """Return the paths of all files that were ever there and have a history, in order."""
        rows = self._db.execute("SELECT path FROM life ORDER BY path") if self._db else ()
        return tuple(path for (path,) in rows)

    def close(self) -> None:
        """End reading."""
        if self._db:
            self._db.close()
