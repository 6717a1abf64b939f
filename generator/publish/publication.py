"""One publication: lock, mend, stage, exchange, clear away."""

import errno
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.page import Artifact
from generator.publish.exchange import exchange
from generator.publish.locking import locked, synced

_KEPT = ".gitignore"
_MARK = ".minutebook"
_MARKED = Artifact(_MARK, b"This folder is published by Minute Book: its content is replaced.\n")


class NotASiteError(Exception):
    """The folder to publish into holds something else, which publication would destroy."""


def publish(artifacts: Iterable[Artifact], output: Path) -> None:
    """Make the folder ``output`` hold exactly ``artifacts``.

    They are written beside it, and reach the disk, before they change places with it in one step.
    A failure, or the end of the process, at any moment leaves the whole old site or the whole new
    one; what it leaves besides is cleared away at the next start. Of two publications at once, one
    waits for the other. A ``.gitignore`` in ``output`` is kept.

    Raises ``NotASiteError`` where ``output`` holds something that is no published site, and
    ``OSError`` where the machine fails, only while the old site still stands.
    """
    output = output.resolve()
    staged, former = (output.with_name(f".{output.name}.{suffix}") for suffix in ("new", "old"))
    output.parent.mkdir(parents=True, exist_ok=True)
    with locked(output.parent):
        _mend(output, former)
        if output.exists() and not _may_replace(output):
            raise NotASiteError(str(output))
        try:
            _stage(artifacts, output, staged)
            exchange(staged, output, former)
        finally:
            _clear_away(output, staged, former)


def _mend(output: Path, former: Path) -> None:
    """Finish what a run left that was ended between two renames, or after them."""
    if former.exists() and output.exists():
        shutil.rmtree(former)
    elif former.exists():
        former.rename(output)


def _stage(artifacts: Iterable[Artifact], output: Path, staged: Path) -> None:
    if staged.exists():
        shutil.rmtree(staged)
    staged.mkdir()
    for artifact in (*artifacts, _MARKED):
        path = staged / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.data)
        if path.stat().st_size != len(artifact.data):
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
    if (output / _KEPT).is_file():
        shutil.copyfile(output / _KEPT, staged / _KEPT)
    synced(staged)


def _clear_away(output: Path, staged: Path, former: Path) -> None:
    """Remove what is no longer needed. What cannot be removed waits for the next start."""
    with suppress(OSError):
        shutil.rmtree(staged, ignore_errors=True)
        if output.exists():
            shutil.rmtree(former, ignore_errors=True)


def _may_replace(output: Path) -> bool:
    if not output.is_dir():
        return False
    names = {path.name for path in output.iterdir()} - {_KEPT}
    return not names or _MARK in names
