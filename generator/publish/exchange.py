"""Two folders change places."""

import ctypes
import errno
import os
from pathlib import Path

# renameat2(2): both paths are relative to the working folder, and change places atomically.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
# What a file system says that cannot exchange: NFS, some layered ones, a kernel before 3.15.
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.ENOTSUP, errno.EPERM}


def exchange(staged: Path, output: Path, former: Path) -> None:
    """Put the folder ``staged`` in the place of ``output``, which may not exist.

    In one step where the file system can: then ``staged`` holds what was in ``output``. Elsewhere
    by two renames, between which only ``former`` holds it. Raises ``OSError`` with the old site in
    its place.
    """
    if not output.exists():
        staged.rename(output)
    elif not _exchanged(staged, output):
        _renamed(staged, output, former)


def _exchanged(staged: Path, output: Path) -> bool:
    """Exchange two folders in one step; tell whether the file system can."""
    rename = (
        getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
        if os.name == "posix"
        else None
    )
    if rename is None:
        return False
    paths = os.fsencode(staged), os.fsencode(output)
    if rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(output))


def _renamed(staged: Path, output: Path, former: Path) -> None:
    output.rename(former)
    try:
        staged.rename(output)
    except OSError:
        former.rename(output)
        raise
