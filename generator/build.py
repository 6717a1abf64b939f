"""What the commands do with a site: build it, check it, look at what is staged."""

import errno
import gc
import hashlib
import importlib.metadata
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from generator import source
from generator.attachments import look_into
from generator.cache import DamagedError, Store, forget, made
from generator.council.addresses import LOCK, UNRECORDED, not_recorded
from generator.council.exemption import CODES as REFUSALS
from generator.council.folders import record_at
from generator.council.holdings import collection_of
from generator.council.keys import CONTENT
from generator.council.records import Record, read_record
from generator.council.rules.applying import FLEETING, WAIVABLE, leaks_of
from generator.council.versions import Version
from generator.council.waivers import judge
from generator.diagnostics import Checked, Diagnostic, has_errors
from generator.explaining import Explanation, explained
from generator.holding import Collection
from generator.inputs import HISTORY
from generator.outcome import Outcome
from generator.page import Artifact
from generator.publish import linked, locked, press, replace_file
from generator.revision import Revision, revision_of
from generator.run import Run
from generator.source import Source, Unreadable
from generator.staged import staged

_Got = TypeVar("_Got")
SETTINGS = "site.yaml"
MEMORY = ".minutebook"
_STORE = "store.db"
# What the values that are remembered are made with.
_LIBRARIES = (
    "markdown-it-py", "mdit-py-plugins", "pydantic", "jinja2", "babel", "holidays", "pagefind",
    "cbor2",
)  # fmt: skip


def build(
    root: Path,
    output: Path,
    today: date,
    revision: Revision | None = None,
    jobs: int = 0,
    key: Path | None = None,
) -> Outcome:
    """Build the site in the folder ``root`` and publish it as ``output``, if nothing is wrong.

    ``today`` decides what is upcoming; ``revision`` is what ``root`` shows, where git cannot be
    asked. ``jobs`` processes work on it; 0 stands for one for each processor. What is published is
    signed with ``key``. Raises ``OSError`` where the machine fails, ``SigningError``, and
    ``NotASiteError`` where ``output`` holds something else.
    """
    shown = revision or revision_of(root)
    with press(output) as opened, _hands(jobs) as hands:
        prepared = _remembering(
            root, lambda store: Run(root, today, store, hands, shown).publish(opened, key)
        )
    # New addresses are no news to whoever publishes them.
    told = tuple(found for found in prepared.findings if found.code != UNRECORDED)
    outcome = replace(prepared, findings=told)
    # What is built elsewhere is a trial, or a server's copy of what is in git: it promises nothing.
    is_own = output.resolve().is_relative_to(root.resolve())
    return _recorded(outcome, root) if is_own and not outcome.failed else outcome


def _recorded(outcome: Outcome, root: Path) -> Outcome:
    """Write down which addresses are published now. The site is live: a failure is a warning."""
    before = source.content_of(root, LOCK) if source.is_here(root, LOCK) else b""
    if before == outcome.addresses:
        return outcome
    try:
        replace_file(root / LOCK, outcome.addresses)
    except OSError as error:
        warning = not_recorded(str(error.strerror))
        return replace(outcome, findings=(*outcome.findings, warning))
    new = set(outcome.addresses.splitlines()) - set(before.splitlines())
    return replace(outcome, recorded=len(new))


def check(root: Path, today: date, jobs: int = 0) -> Outcome:
    """Look for everything that stands in the way of publication, and publish nothing."""
    with _hands(jobs) as hands:
        return _remembering(root, lambda store: Run(root, today, store, hands).check())


def collection(root: Path, today: date, revision: Revision) -> Collection:
    """Return what an archive is told of the site in ``root``, in which nothing is wrong."""

    def told(store: Store) -> Collection:
        run = Run(root, today, store, None, revision)
        run.check()
        return collection_of(run.of.fresh())

    return _remembering(root, told)


def recall(root: Path, today: date, named: str, jobs: int = 0) -> tuple[Version, ...] | None:
    """Return the published versions of the record that is ``named`` by key, address or file.

    Nothing where there is no such record.
    """
    found: list[tuple[Version, ...] | None] = []
    shown = revision_of(root)
    with _hands(jobs) as hands:

        def work(store: Store) -> Outcome:
            found.append(Run(root, today, store, hands, shown).versions(named))
            return Outcome(())

        _remembering(root, work)
    return found[-1]


def prepare(root: Path, today: date) -> Outcome:
    """Do everything but publish, and remember nothing."""
    with tempfile.TemporaryDirectory() as folder, _stored(Path(folder)) as store:
        made = Path(folder) / "made"
        outcome = Run(root, today, store, None).prepare(made)
        if outcome.failed:
            return outcome
        paths = sorted(path for path in made.rglob("*") if path.is_file())
        files = (Artifact(path.relative_to(made).as_posix(), path.read_bytes()) for path in paths)
        return replace(outcome, artifacts=tuple(files))


@contextmanager
def rebuilding(root: Path, jobs: int = 0) -> Iterator[tuple[Path, Callable[[date], Outcome]]]:
    """Open the site in the folder ``root`` for one who shows it while it is written.

    Yields the folder in which its pages lie, and what builds them again as on a day. Nothing is
    published, and no address is written down. Raises as ``build`` does.
    """
    folder = made(root / MEMORY / "preview")
    # A folder of its own, as whoever publishes locks the one above.
    site = made(folder / "pages") / "site"
    shown = revision_of(root)
    with locked(folder), _hands(jobs) as hands:
        if not site.exists():
            _begun(root, folder, site)
        with _stored(folder) as store:

            def again(today: date) -> Outcome:
                try:
                    with press(site) as opened:
                        return Run(root, today, store, hands, shown).publish(opened)
                except (DamagedError, sqlite3.DatabaseError) as error:
                    raise OSError(errno.EIO, f"{error} is damaged", str(folder)) from error

            yield site, again


def _begun(root: Path, folder: Path, site: Path) -> None:
    """Begin with what is built already, which is quicker than from nothing."""
    with locked(root / MEMORY):
        for file in (root / MEMORY).iterdir():
            if file.is_file() and not file.name.startswith(".git"):
                shutil.copyfile(file, folder / file.name)
    if (root / "public").is_dir():
        linked(root / "public", site)


def explain(root: Path, address: str, today: date) -> Explanation | None:
    """Return what the file at ``address`` was made from when the site was built last."""
    found: list[Explanation | None] = []

    def work(store: Store) -> Outcome:
        found.append(explained(store, root, address, today))
        return Outcome(())

    _remembering(root, work)
    return found[0]


def look_for_leaks(root: Path) -> Outcome:
    """Look for what must not be published in the files that git has staged, and at nothing else.

    Raises ``NotARepositoryError``.
    """
    found: list[Diagnostic] = []
    count = 0
    records: dict[str, Record] = {}
    for path, data in staged(root, CONTENT):
        count += 1
        read: Checked[Record] = Checked(None)
        if path.endswith(".md"):
            read = read_record(source.decode(path, data), lambda _: None)
        if read.value and not has_errors(read.diagnostics):
            records[path] = read.value
        found += (each for each in read.diagnostics if each.code in REFUSALS)
        found += leaks_of(records.get(path) or look_into(path, data))
    for folder in sorted({leak.path.rpartition("/")[0] for leak in found}):
        for path in source.files(root, folder):
            other = record_at(path, partial(_text, root)).value if path.endswith(".md") else None
            if other is not None:
                records.setdefault(path, other)
    judged = judge(found, records.values(), WAIVABLE, FLEETING, complete=False)
    return Outcome(judged.findings, sum(map(len, judged.waived.values())), count)


def _text(root: Path, path: str) -> Source | Unreadable | None:
    return source.read(root, path) if source.is_here(root, path) else None


def _remembering(root: Path, work: Callable[[Store], _Got]) -> _Got:
    """Do ``work`` with what is remembered of the site in ``root``, alone.

    Where that turns out to be damaged, it is forgotten, and the work is done from nothing.
    """
    folder = made(root / MEMORY)
    with locked(folder):
        try:
            with _stored(folder) as store:
                return work(store)
        except (DamagedError, sqlite3.DatabaseError):
            forget(folder / _STORE)
            forget(folder / HISTORY)
        try:
            with _stored(folder) as store:
                return work(store)
        except sqlite3.DatabaseError as error:
            raise OSError(errno.EIO, str(error), str(folder)) from error


@contextmanager
def _stored(folder: Path) -> Iterator[Store]:
    store = Store(folder / _STORE, _version())
    yield store
    store.close()


def _version() -> str:
    """Return what tells this generator, with what it is made of, from every other."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for name in _LIBRARIES:
        digest.update(importlib.metadata.version(name).encode())
    for module in source.modules():
        digest.update(module)
    return digest.hexdigest()


@contextmanager
def _hands(jobs: int) -> Iterator[Executor | None]:
    """Yield what shares work among ``jobs`` processes; for one, this process does it all."""
    number = jobs or os.cpu_count() or 1
    if number == 1:
        yield None
        return
    with ProcessPoolExecutor(number, get_context("spawn"), gc.disable) as executor:
        yield executor
