"""Files that are read together: those of a meeting, or one that stands for itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.council.forbidden import forbidden
from generator.council.keys import Kind, folder_of, key_of, kind_of
from generator.council.records import Record, misplaced, read_record
from generator.diagnostics import Checked, Diagnostic, has_errors
from generator.source import START, Source, Unreadable

Read = Callable[[str], Source | Unreadable | None]


@dataclass(frozen=True, slots=True)
class Folder:
    """What stands in the folder of a meeting, or one file that stands for itself.

    ``good`` are its records without errors, ``broken`` those in which something is wrong, by their
    keys; ``unread`` are the keys of texts that are no records at all, ``attached`` the paths of
    attachments.
    """

    key: str
    good: Mapping[str, Record]
    broken: Mapping[str, Record]
    unread: tuple[str, ...]
    attached: tuple[str, ...]

    @property
    def is_meeting(self) -> bool:
        """Whether it is the folder of a meeting, and holds papers of it."""
        papers = (*self.good, *self.broken, *self.unread)
        parts = {folder_of(key) for key in papers if kind_of(f"{key}.md")}
        return self.key.startswith("meetings/") and self.key in parts


def unit_of(path: str) -> str:
    """Return the key of the meeting or file with which the file at ``path`` is read."""
    key = key_of(path)
    kind = kind_of(path)
    if kind is not None and key.startswith("meetings/"):
        return folder_of(key)
    return key


def read_folder(key: str, paths: Iterable[str], read: Read) -> Checked[Folder]:
    """Read the files at ``paths``, of the unit ``key``, with all that is wrong in them.

    ``read`` returns the text of a file by its path, or nothing where there is none.
    """
    good: dict[str, Record] = {}
    broken: dict[str, Record] = {}
    unread: list[str] = []
    attached: list[str] = []
    found: list[Diagnostic] = []
    texts = [path for path in sorted(paths) if path.endswith(".md")]
    for path in sorted(paths):
        if (refused := forbidden(path)) is not None and path not in texts:
            found.append(refused)
        elif kind_of(path) is Kind.ATTACHMENT:
            attached.append(path)
        elif path not in texts:
            found.append(misplaced(path))
    for path in texts:
        record = record_at(path, read)
        found += record.diagnostics
        if record.value is None:
            unread.append(key_of(path) if kind_of(path) else key_of(path).lower())
        elif has_errors(record.diagnostics):
            broken[record.value.key] = record.value
        else:
            good[record.value.key] = record.value
    for twice in _same_key(texts):
        found.append(twice)
        unread.append(key_of(twice.path))
        good.pop(key_of(twice.path), None)
    folder = Folder(key, good, broken, tuple(unread), tuple(attached))
    return Checked(folder, tuple(found))


def record_at(path: str, read: Read) -> Checked[Record]:
    """Return the record at ``path`` with all that is wrong in it."""
    text = read(path)
    if text is None:
        return Checked(None)
    return read_record(text, lambda name: read(f"{path.rpartition('/')[0]}/{name}"))


def _same_key(paths: Iterable[str]) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for path in paths:
        key = key_of(path)
        if key in seen:
            message = f"{path!r} and {seen[key]!r} would have the same address"
            remedy = "Keep one of the two."
            yield Diagnostic(path, START, "duplicate-address", message, remedy)
        seen[key] = path
