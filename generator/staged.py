"""What git has staged: the files of the next commit, as they will be in it."""

import subprocess
from collections.abc import Iterator
from pathlib import Path


class NotARepositoryError(Exception):
    """A folder is in no git repository, or there is no git."""


def staged(root: Path, folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each staged file below ``folder`` of the site in ``root``.

    Files that the commit deletes are left out. Raises ``NotARepositoryError``.
    """
    words = ["diff", "--cached", "--name-only", "--diff-filter=d", "--relative", "-z", "--"]
    for path in git(root, *words, folder).decode().split("\0")[:-1]:
        yield path, git(root, "show", f":./{path}")


def git(root: Path, *words: str) -> bytes:
    """Return what git says to ``words`` in the folder ``root``. Raises ``NotARepositoryError``."""
    command = ["git", "-C", str(root), *words]
    try:
        done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 -- no shell, and the words are ours
    except (subprocess.CalledProcessError, FileNotFoundError):
        raise NotARepositoryError from None
    return done.stdout
