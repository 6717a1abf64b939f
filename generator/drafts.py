"""New files → the site's folder, never over anything; and the folder → a repository of git."""

from collections.abc import Iterable
from pathlib import Path

from generator.page import Artifact
from generator.staged import NotARepositoryError, git


class AlreadyThereError(Exception):
    """A file that was to be written is there already; the words are its path."""


def write(root: Path, files: Iterable[Artifact]) -> tuple[str, ...]:
    """Write ``files`` below ``root`` and return their paths; all of them or none.

    Raises ``AlreadyThereError``, and ``OSError`` where the machine fails.
    """
    files = tuple(files)
    there = next((file.path for file in files if (root / file.path).exists()), None)
    if there is not None:
        raise AlreadyThereError(there)
    for file in files:
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return tuple(file.path for file in files)


def is_in_repository(root: Path) -> bool:
    """Tell whether the folder ``root`` is in a repository of git."""
    try:
        git(root, "rev-parse", "--git-dir")
    except NotARepositoryError:
        return False
    return True


def begin_repository(root: Path) -> bool:
    """Make ``root`` a repository of git; tell whether that went well: there may be no git."""
    try:
        git(root, "init", "--quiet", "--initial-branch=main")
    except NotARepositoryError:
        return False
    return True


def commit_all(root: Path, message: str) -> bool:
    """Commit everything; tell whether that went well: git may not know who its user is."""
    try:
        git(root, "add", "--all")
        git(root, "commit", "--quiet", f"--message={message}")
    except NotARepositoryError:
        return False
    return True
