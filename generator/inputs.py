"""What a run finds in the site's folder, and what of it is not as the last run left it."""

import hashlib
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from generator import source
from generator.cache import Store
from generator.council.addresses import LOCK
from generator.council.folders import unit_of
from generator.council.forbidden import forbidden
from generator.council.keys import CONTENT, Kind, key_of, kind_of
from generator.council.settings import Settings
from generator.council.vanishing import TOLD
from generator.diagnostics import Checked, Diagnostic, Severity
from generator.history import Ledger, Past, Problem, UnknownStartError, read_past
from generator.render import layout_files
from generator.revision import Revision
from generator.schema import Placed
from generator.source import START, Span
from generator.workshops import KEPT, LAYOUTS, SETTINGS

SETTINGS_FILE = "site.yaml"
# What is remembered of the history, beside the store.
HISTORY = "history.db"
_FILE, _TODAY, _HISTORY = "file ", "today", "history"
# A file that was changed so shortly before it was looked at can be changed again without showing
# it: file systems tell times no finer than that.
_FRESH = 2_000_000_000
_LONG = timedelta(days=4_000)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of the content by the folder or file that they are read with."""

    units: Mapping[str, tuple[str, ...]]

    @property
    def paths(self) -> Iterator[str]:
        """All files of the content."""
        return (path for paths in self.units.values() for path in paths)

    @property
    def attached(self) -> Iterator[str]:
        """The attachments among them that may be published."""
        attached = (path for path in self.paths if kind_of(path) is Kind.ATTACHMENT)
        return (path for path in attached if forbidden(path) is None)


def changed_inputs(store: Store, root: Path, today: date) -> set[str]:
    """Return the names of the inputs that are not as they were when ``store`` saw them last."""
    return _look(store, root, today).changed


@dataclass(frozen=True, slots=True)
class _Look:
    stamps: Mapping[str, tuple[str, int]]
    found: Mapping[str, tuple[str, str]]
    changed: set[str]
    gone: set[str]


def _look(store: Store, root: Path, today: date) -> _Look:
    now = time.time_ns()
    before = store.inputs()
    stamps = {path: at for path, at in source.stamps(root, CONTENT) if path != TOLD}
    names = {f"{_FILE}{path}" for path in stamps}
    found: dict[str, tuple[str, str]] = {}
    changed: set[str] = set()
    for path, (stamp, moment) in stamps.items():
        name = f"{_FILE}{path}"
        was = before.get(name, ("", ""))
        if stamp == was[0]:
            continue
        digest = _digest(source.content_of(root, path))
        found[name] = ("" if moment > now - _FRESH else stamp, digest)
        if digest != was[1]:
            changed.add(name)
    gone = {name for name in before if name.startswith(_FILE)} - names
    others = {
        SETTINGS: _digest(source.content_of(root, SETTINGS_FILE)),
        LAYOUTS: _digest(*layout_files(root)),
        KEPT: _digest(source.content_of(root, LOCK), source.content_of(root, TOLD)),
        _TODAY: today.isoformat(),
    }
    for name, digest in others.items():
        if before.get(name, ("", ""))[1] != digest:
            found[name] = ("", digest)
            changed.add(name)
    if _TODAY in changed and _TODAY in before:
        changed |= _days_between(date.fromisoformat(before[_TODAY][1]), today)
    return _Look(stamps, found, changed | gone, gone)


def look_round(store: Store, root: Path, today: date) -> Inputs:
    """Look at all inputs, and have ``store`` know which tasks they make do again."""
    before = {name for name in store.inputs() if name.startswith(_FILE)}
    look = _look(store, root, today)
    store.touch(look.changed)
    store.set_inputs(look.found, look.gone)
    units: dict[str, list[str]] = {}
    for path in sorted(look.stamps):
        units.setdefault(unit_of(path), []).append(path)
    names = {f"{_FILE}{path}" for path in look.stamps}
    moved = {unit_of(name.removeprefix(_FILE)) for name in names ^ before}
    for task in ("read", "check"):
        store.undo(task, moved)
    return Inputs({unit: tuple(paths) for unit, paths in units.items()})


def past_of(revision: Revision | None, store: Store, settings: Placed[Settings]) -> Checked[Past]:
    """Return what git tells of the files of ``revision``, remembered beside ``store``.

    With it comes why it tells nothing, where something can be done about that.
    """
    if revision is None or revision.repository is None:
        return Checked(None)
    told = settings.value.history
    since = told.since if told else ""
    where = (store.path.with_name(HISTORY), revision.repository, revision.folder)
    try:
        past = read_past(*where, revision.commit, since, store.version)
    except UnknownStartError:
        message = f"{since!r} is no commit that led to the one that is published, and no day"
        place = settings.place("history", "since")
        return Checked(None, (_about_history("history-start-unknown", message, _START, place),))
    if past.problem in _PROBLEMS:
        message, remedy = _PROBLEMS[past.problem]
        return Checked(None, (_about_history(f"history-{past.problem}", message, remedy, START),))
    if past.lost:
        message = f"the commit {past.lost[:10]} was published, and is gone from the history"
        return Checked(past, (_about_history("history-rewritten", message, _REWRITTEN, START),))
    return Checked(past if past.problem is Problem.NONE else None)


def paths_in(past: Past, store: Store) -> Mapping[str, str]:
    """Return the paths of all records of which ``past`` tells something, by their keys.

    Of them ``store`` then knows which are to be looked at again.
    """
    _remember(past, store)
    ledger = Ledger(past)
    paths = ledger.paths()
    ledger.close()
    records = (path for path in paths if kind_of(path) not in {None, Kind.ATTACHMENT})
    return {key_of(path): path for path in records}


def _remember(past: Past, store: Store) -> None:
    known = store.inputs().get(_HISTORY, ("", ""))[1]
    if known == past.now:
        return
    if known and known == past.was:
        store.touch(f"{_HISTORY} {path}" for path in past.changed)
    else:
        store.undo("version", store.tasks("version"))
    store.set_inputs({_HISTORY: ("", past.now)}, ())


_START = "Write a day such as 2024-03-01, or a commit, tag or other name that git knows."
_REWRITTEN = (
    "The versions are numbered anew after the history that is here now. If it was rewritten by "
    "mistake, bring the old commits back, for example from another clone."
)
_PROBLEMS = {
    Problem.SHALLOW: (
        "this clone holds only the last commits, so it is not known what was published when",
        "Fetch all of them: git fetch --unshallow, or  fetch-depth: 0  where a machine builds.",
    ),
    Problem.GRAFTED: (
        "git is told to take the history for another than it is (.git/info/grafts)",
        "Delete that file; until then the pages say nothing of versions.",
    ),
}


def _about_history(code: str, message: str, remedy: str, span: Span) -> Diagnostic:
    return Diagnostic(SETTINGS_FILE, span, code, message, remedy, severity=Severity.WARNING)


def _days_between(one: date, other: date) -> set[str]:
    first, last = sorted((one, other))
    days = min(last - first, _LONG).days
    return {f"day {first + timedelta(days=number)}" for number in range(days + 1)}


def _digest(*contents: bytes) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for content in contents:
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()
