"""One publication at a time, and on the disk before it is seen."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one process at a time work in ``folder``; others wait.

    The lock is the folder's own (flock(2)): it ends with its process, however that ends, and
    leaves no file behind. Windows has none, and does without.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 -- Windows does not have it

    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def synced(folder: Path) -> None:
    """Wait until everything on the file system of ``folder`` is on the disk (syncfs(2)).

    Raises ``OSError`` where something could not be written after all.
    """
    sync = (
        getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if os.name == "posix" else None
    )
    if sync is None:
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        if sync(opened) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(opened)
