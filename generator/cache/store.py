"""Tasks, traces and facts on disk, believed only if every byte is as it was left."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

_TABLES = """
CREATE TABLE input (name TEXT PRIMARY KEY, stamp TEXT, digest TEXT) WITHOUT ROWID;
CREATE TABLE task (
    id INTEGER PRIMARY KEY, name TEXT, key TEXT, done INTEGER, value BLOB, UNIQUE (name, key)
);
CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT UNIQUE);
CREATE TABLE trace (read INTEGER, task INTEGER, PRIMARY KEY (read, task)) WITHOUT ROWID;
CREATE INDEX trace_task ON trace (task);
CREATE TABLE fact (
    relation TEXT, target TEXT, source TEXT, number INTEGER, value BLOB,
    PRIMARY KEY (relation, target, source, number)
) WITHOUT ROWID;
CREATE INDEX fact_source ON fact (source);
CREATE TABLE published (path TEXT PRIMARY KEY, digest BLOB) WITHOUT ROWID;
"""
# Larger values lie in a file of their own, which is not read as a whole: each has its sum.
_LARGE_TABLES = """
CREATE TABLE large.kept (task TEXT, name TEXT, sum BLOB, data BLOB);
CREATE UNIQUE INDEX large.kept_task ON kept (task, name);
CREATE INDEX large.kept_name ON kept (name);
CREATE TABLE large.twin (name TEXT);
"""
_TWIN = "twin"
_CHUNK = 1 << 20
_MANY = 500


@dataclass(frozen=True, slots=True)
class Done:
    """What a task came to: its value, the facts that it tells, and the names of what it read.

    A fact is a relation, a target and a value: whoever asks for the relation and target gets the
    values of all tasks. Values are pickled already, alike where they are alike. ``kept`` is what
    is too large for that, by its name; where there is a name alone, what is kept already.
    """

    value: bytes
    facts: tuple[tuple[str, str, bytes], ...]
    reads: tuple[str, ...]
    kept: tuple[tuple[str, bytes | None], ...] = ()


class DamagedError(Exception):
    """What is remembered is not as it was left."""


class Store:
    """What is remembered between runs, in the file at ``path``.

    Whatever is not exactly as the last run of the same ``version`` left it, because it was cut
    short, damaged, or made by another version, is thrown away: then nothing is remembered.
    """

    def __init__(self, path: Path, version: str) -> None:
        self.path = path
        self._seal = path.with_suffix(".seal")
        self.version = version
        made(path.parent)
        if not self._is_sealed():
            forget(path)
        self._seal.unlink(missing_ok=True)
        is_new = not path.exists()
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("ATTACH DATABASE ? AS large", (str(large(path)),))
        for name in ("main", "large"):
            self._db.execute(f"PRAGMA {name}.synchronous = OFF")
            self._db.execute(f"PRAGMA {name}.journal_mode = WAL")
        if is_new:
            self._db.executescript(_TABLES + _LARGE_TABLES)
            self._twin(uuid4().hex)
        self._db.execute("BEGIN")

    def commit(self) -> None:
        """Let those who read the file see what was saved."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")

    def close(self) -> None:
        """End, and seal what is remembered."""
        self._db.execute("COMMIT")
        for name in ("main", "large"):
            self._db.execute(f"PRAGMA {name}.wal_checkpoint(TRUNCATE)")
        self._db.close()
        self._seal.write_text(json.dumps([self.version, *_sum_of(self.path)]))

    def _twin(self, name: str) -> None:
        """Give both files one ``name``, so that none is believed beside another."""
        self._db.execute("INSERT INTO input VALUES (?, '', ?)", (_TWIN, name))
        self._db.execute("INSERT INTO large.twin VALUES (?)", (name,))

    def inputs(self) -> Mapping[str, tuple[str, str]]:
        """Return stamp and digest of every input by its name."""
        rows = self._db.execute("SELECT name, stamp, digest FROM input")
        return {name: (stamp, digest) for name, stamp, digest in rows}

    def set_inputs(self, found: Mapping[str, tuple[str, str]], gone: Iterable[str]) -> None:
        """Remember inputs as they are now."""
        rows = ((name, *state) for name, state in found.items())
        self._db.executemany("INSERT OR REPLACE INTO input VALUES (?, ?, ?)", rows)
        self._db.executemany("DELETE FROM input WHERE name = ?", ((name,) for name in gone))

    def published(self) -> Mapping[str, bytes]:
        """Return the digest of every file that was published last, by its path."""
        return dict(self._db.execute("SELECT path, digest FROM published"))

    def set_published(self, files: Mapping[str, bytes], gone: Iterable[str]) -> None:
        """Remember what was published now, and what is no longer."""
        self._db.executemany("INSERT OR REPLACE INTO published VALUES (?, ?)", files.items())
        self._db.executemany("DELETE FROM published WHERE path = ?", ((path,) for path in gone))

    def tasks(self, name: str) -> Mapping[str, bool]:
        """Return the keys of the tasks called ``name``, and whether they need not be done again."""
        rows = self._db.execute("SELECT key, done FROM task WHERE name = ?", (name,))
        return {key: bool(done) for key, done in rows}

    def values(self, name: str) -> Iterator[tuple[str, bytes]]:
        """Yield key and value of every task called ``name``, in the order of their keys."""
        asked = "SELECT key, value FROM task WHERE name = ? ORDER BY key"
        yield from self._db.execute(asked, (name,))

    def reads(self, name: str, key: str) -> tuple[str, ...]:
        """Return the names of what a task read."""
        asked = (
            "SELECT text FROM trace JOIN task ON task = task.id JOIN name ON read = name.id "
            "WHERE task.name = ? AND key = ? ORDER BY text"
        )
        return tuple(read for (read,) in self._db.execute(asked, (name, key)))

    def save(self, name: str, key: str, done: Done) -> set[str]:
        """Remember what a task came to; return what in it is new to those who read facts."""
        number = self._number(name, key)
        self._db.execute("UPDATE task SET done = 1, value = ? WHERE id = ?", (done.value, number))
        self._db.execute("DELETE FROM trace WHERE task = ?", (number,))
        reads = [(read,) for read in done.reads]
        self._db.executemany("INSERT OR IGNORE INTO name (text) VALUES (?)", reads)
        self._db.executemany(
            f"INSERT INTO trace SELECT id, {number:d} FROM name WHERE text = ?",  # noqa: S608 -- a number
            reads,
        )
        self._keep(f"{name} {key}", done.kept)
        return self._tell(f"{name} {key}", done.facts)

    def forget(self, name: str, key: str) -> set[str]:
        """Forget a task that is no longer to be done; return what is missing of its facts."""
        number = self._number(name, key)
        self._db.execute("DELETE FROM trace WHERE task = ?", (number,))
        self._db.execute("DELETE FROM task WHERE id = ?", (number,))
        self._keep(f"{name} {key}", ())
        return self._tell(f"{name} {key}", ())

    def touch(self, changed: Iterable[str]) -> None:
        """Note that tasks that read any of ``changed`` are to be done again."""
        names = sorted(changed)
        for start in range(0, len(names), _MANY):
            some = names[start : start + _MANY]
            asked = f"SELECT id FROM name WHERE text IN ({','.join('?' * len(some))})"  # noqa: S608 -- marks only
            asked = f"SELECT task FROM trace WHERE read IN ({asked})"  # noqa: S608 -- marks only
            self._db.execute(f"UPDATE task SET done = 0 WHERE id IN ({asked})", some)  # noqa: S608 -- marks only

    def undo(self, name: str, keys: Iterable[str]) -> None:
        """Note that tasks are to be done again, whatever they read."""
        rows = ((name, key) for key in keys)
        self._db.executemany("UPDATE task SET done = 0 WHERE name = ? AND key = ?", rows)

    def all(self, relation: str) -> Iterator[tuple[str, bytes]]:
        """Yield everything that is told as ``relation``, with its target, in order."""
        asked = "SELECT target, value FROM fact WHERE relation = ? ORDER BY target, source, number"
        yield from self._db.execute(asked, (relation,))

    def targets(self, relation: str, but: str) -> list[str]:
        """Return everything that is told as ``relation``, in order; not by the source ``but``."""
        asked = (
            "SELECT DISTINCT target FROM fact WHERE relation = ? AND source <> ? ORDER BY target"
        )
        return [target for (target,) in self._db.execute(asked, (relation, but))]

    def told_by(self, source: str, relation: str) -> list[str]:
        """Return everything of which ``source`` tells something as ``relation``."""
        asked = "SELECT DISTINCT target FROM fact WHERE source = ? AND relation = ? ORDER BY target"
        return [target for (target,) in self._db.execute(asked, (source, relation))]

    def fact(self, relation: str, target: str) -> bytes:
        """Return the first value that is told as ``relation`` of ``target``."""
        asked = "SELECT value FROM fact WHERE relation = ? AND target = ? LIMIT 1"
        ((value,),) = self._db.execute(asked, (relation, target))
        return bytes(value)

    def tellers(self, relation: str, target: str) -> list[str]:
        """Return the tasks, as name and key, that tell ``relation`` of ``target``."""
        asked = "SELECT DISTINCT source FROM fact WHERE relation = ? AND target = ? ORDER BY source"
        return [source for (source,) in self._db.execute(asked, (relation, target))]

    def _number(self, name: str, key: str) -> int:
        self._db.execute("INSERT OR IGNORE INTO task (name, key) VALUES (?, ?)", (name, key))
        asked = "SELECT id FROM task WHERE name = ? AND key = ?"
        ((number,),) = self._db.execute(asked, (name, key))
        return int(number)

    def _tell(self, source: str, facts: Iterable[tuple[str, str, bytes]]) -> set[str]:
        """Put ``facts`` in the place of what ``source`` told; return the names of what changed."""
        asked = "SELECT relation, target, value FROM fact WHERE source = ? ORDER BY number"
        before = _grouped(self._db.execute(asked, (source,)))
        now = _grouped(facts)
        changed = {
            place for place in before.keys() | now.keys() if before.get(place) != now.get(place)
        }
        for place in changed & before.keys():
            self._db.execute(
                "DELETE FROM fact WHERE relation = ? AND target = ? AND source = ?",
                (*place, source),
            )
        rows = (
            (*place, source, number, value)
            for place in changed & now.keys()
            for number, value in enumerate(now[place])
        )
        self._db.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?)", rows)
        appeared = changed - before.keys()
        vanished = changed - now.keys()
        return (
            {f"{relation} of {target}" for relation, target in changed}
            | {f"{relation} by {source}" for relation, _ in changed}
            | {f"all {relation}" for relation, _ in appeared | vanished}
        )

    def _keep(self, task: str, kept: Iterable[tuple[str, bytes | None]]) -> None:
        asked = "SELECT name FROM large.kept WHERE task = ?"
        before = {name for (name,) in self._db.execute(asked, (task,))}
        gone = before - {name for name, data in kept if data is None}
        self._db.executemany(
            "DELETE FROM large.kept WHERE task = ? AND name = ?", ((task, name) for name in gone)
        )
        self._db.executemany(
            "INSERT INTO large.kept VALUES (?, ?, ?, ?)",
            ((task, name, _digest(data), data) for name, data in kept if data is not None),
        )

    def _is_sealed(self) -> bool:
        try:
            sealed = json.loads(self._seal.read_text())
            if sealed != [self.version, *_sum_of(self.path)]:
                return False
            return _twin_of(self.path, "input WHERE name = 'twin'", "digest") == _twin_of(
                large(self.path), "twin", "name"
            )
        except (OSError, ValueError, sqlite3.DatabaseError):
            return False


class Facts:
    """Reads the facts of the store at ``path``, in the process that made it."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
        self._db.execute("ATTACH DATABASE ? AS large", (f"file:{large(path)}?mode=ro",))

    def of(self, relation: str, target: str) -> tuple[bytes, ...]:
        """Return the values of ``relation`` to ``target``, in the order of who tells them."""
        asked = "SELECT value FROM fact WHERE relation = ? AND target = ? ORDER BY source, number"
        return tuple(value for (value,) in self._db.execute(asked, (relation, target)))

    def by(self, relation: str, source: str) -> tuple[bytes, ...]:
        """Return the values of ``relation`` that ``source`` tells, by target."""
        asked = "SELECT value FROM fact WHERE source = ? AND relation = ? ORDER BY target, number"
        return tuple(value for (value,) in self._db.execute(asked, (source, relation)))

    def targets(self, relation: str) -> tuple[str, ...]:
        """Return all targets of ``relation``, in order."""
        asked = "SELECT DISTINCT target FROM fact WHERE relation = ? ORDER BY target"
        return tuple(target for (target,) in self._db.execute(asked, (relation,)))

    def kept(self, name: str) -> bytes | None:
        """Return what is kept under ``name``, if anything. Raises ``DamagedError``."""
        asked = "SELECT sum, data FROM large.kept WHERE name = ? LIMIT 1"
        for checksum, data in self._db.execute(asked, (name,)):
            if _digest(data) != checksum:
                raise DamagedError(name)
            return bytes(data)
        return None


def large(path: Path) -> Path:
    """Return where the larger values lie of what is remembered at ``path``."""
    return path.with_name("large.db")


def forget(path: Path) -> None:
    """Throw away what is remembered at ``path``."""
    for file in (path, large(path)):
        for suffix in ("", "-wal", "-shm"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)


def made(folder: Path) -> Path:
    """Make the folder for what is remembered, if there is none; it is nothing to keep in git."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n")
    return folder


def _grouped(facts: Iterable[tuple[str, str, bytes]]) -> dict[tuple[str, str], list[bytes]]:
    found: dict[tuple[str, str], list[bytes]] = {}
    for relation, target, value in facts:
        found.setdefault((relation, target), []).append(value)
    return found


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=8).digest()


def _twin_of(path: Path, table: str, column: str) -> str:
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        ((name,),) = db.execute(f"SELECT {column} FROM {table}")  # noqa: S608 -- our own words
    finally:
        db.close()
    return str(name)


def _sum_of(path: Path) -> tuple[int, int]:
    """Return size and checksum (CRC-32) of a file."""
    checksum = 0
    with path.open("rb") as file:
        while data := file.read(_CHUNK):
            checksum = zlib.crc32(data, checksum)
        return file.tell(), checksum
