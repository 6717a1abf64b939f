"""Files as they were, from one ``git cat-file --batch`` that stays open."""

import subprocess
import weakref
from pathlib import Path


class Blobs:
    """Reads contents of files of the site in ``folder`` of a repository.

    What git calls by what it holds stays right for ever.
    """

    def __init__(self, repository: Path, folder: str = "") -> None:
        self._folder = f"{folder}/" if folder else ""
        command = ["git", "--no-replace-objects", "-C", str(repository), "cat-file", "--batch"]
        self._git = subprocess.Popen(  # noqa: S603 -- no shell, and the words are ours
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._end = weakref.finalize(self, _ended, self._git)

    def at(self, commit: str, path: str) -> bytes | None:
        """Return what the file at ``path`` of the site held in ``commit``, if it was there."""
        return self.read(f"{commit}:{self._folder}{path}") if "\n" not in path else None

    def read(self, name: str) -> bytes | None:
        """Return what git calls ``name``; nothing if it has no such file."""
        asked, told = self._git.stdin, self._git.stdout
        assert asked is not None  # noqa: S101 -- it is a pipe
        assert told is not None  # noqa: S101 -- it is a pipe
        asked.write(f"{name}\n".encode())
        asked.flush()
        words = told.readline().split()
        if len(words) != 3 or words[1] == b"missing":  # noqa: PLR2004 -- name, type, size
            return None
        data = told.read(int(words[2]))
        told.read(1)
        return data if words[1] == b"blob" else None

    def close(self) -> None:
        """End git."""
        self._end()


def _ended(git: "subprocess.Popen[bytes]") -> None:
    git.communicate()
