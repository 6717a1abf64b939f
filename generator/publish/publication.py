"""A folder that is a published site: how it is known, written to, and put right."""

import errno
import os
import shutil
from pathlib import Path

from generator.page import Artifact

KEPT = ".gitignore"
MARK = ".minutebook"
_SAID = "This folder is published by Minute Book: its content is replaced. Edition "


def mark(edition: str) -> Artifact:
    """Return the file by which a published site is known."""
    return Artifact(MARK, f"{_SAID}{edition}\n".encode())


def edition_of(folder: Path) -> str:
    """Return the name of the edition published in ``folder``; empty where there is none."""
    try:
        return (folder / MARK).read_text().rpartition("Edition ")[2].strip()
    except (OSError, ValueError):
        return ""


def may_replace(output: Path) -> bool:
    """Tell whether ``output`` is a published site, or empty."""
    if not output.is_dir():
        return False
    names = {path.name for path in output.iterdir()} - {KEPT}
    return not names or MARK in names


def mend(output: Path, former: Path) -> None:
    """Finish what a run left that was ended between two renames, or after them."""
    if former.exists() and output.exists():
        shutil.rmtree(former)
    elif former.exists():
        former.rename(output)


def written(folder: Path, artifact: Artifact) -> None:
    """Write ``artifact`` below ``folder``. Raises ``OSError`` where it is not all there."""
    path = folder / artifact.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(artifact.data)
    if path.stat().st_size != len(artifact.data):
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))


def removed(folder: Path, path: str) -> None:
    """Remove a file below ``folder`` with the folders that it leaves empty."""
    whole = folder / path
    whole.unlink(missing_ok=True)
    for parent in whole.parents:
        if parent == folder:
            break
        try:
            parent.rmdir()
        except OSError:  # it holds something else, or is gone already
            break
