"""What a file of the site was made from, and what of that is not as it was."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.cache import Store
from generator.council.folders import unit_of
from generator.council.keys import CONTENT
from generator.inputs import changed_inputs
from generator.workshops import ARTIFACT, READ

_FILE = "file "


@dataclass(frozen=True, slots=True)
class Origin:
    """Something that was read: its name, the files that told it, and whether any has changed."""

    name: str
    files: tuple[str, ...]
    has_changed: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """How the file at ``path`` of the site was made: by which task, from which origins."""

    path: str
    task: str
    origins: tuple[Origin, ...]


def explained(store: Store, root: Path, address: str, today: date) -> Explanation | None:
    """Return what the file at ``address`` was made from; nothing where there is no such file."""
    path = address.strip("/")
    found = next(
        (
            name
            for name in (path, f"{path}/index.html".lstrip("/"))
            if store.tellers(ARTIFACT, name)
        ),
        None,
    )
    if found is None:
        return None
    (task,) = store.tellers(ARTIFACT, found)[:1]
    name, _, key = task.partition(" ")
    changed = changed_inputs(store, root, today)
    moved = {unit_of(name.removeprefix(_FILE)) for name in changed if name.startswith(_FILE)}
    origins = (_origin(store, read, changed, moved) for read in store.reads(name, key))
    return Explanation(found, task, tuple(origins))


def _origin(store: Store, read: str, changed: set[str], moved: set[str]) -> Origin:
    if read.startswith(_FILE):
        return Origin(read.removeprefix(_FILE), (), read in changed)
    relation, told, target = read.partition(" of ")
    if not told:
        return Origin(read, (), read in changed)
    tellers = [
        each.partition(" ")[2]
        for each in store.tellers(relation, target)
        if each.startswith(f"{READ} ")
    ]
    files = tuple(f"{CONTENT}/{each}" for each in tellers)
    return Origin(read, files, any(each in moved for each in tellers))
