"""Artifacts → the published folder, whole or not at all. The only module that writes the site."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.page import Artifact

_KEPT = ".gitignore"
_MARK = ".minutebook"


class NotASiteError(Exception):
    """The folder to publish into holds something else, which publication would destroy."""


def publish(artifacts: Iterable[Artifact], output: Path) -> None:
    """Make the folder ``output`` hold exactly ``artifacts``.

    They are written beside it first and then change places with it, so that a failure on the way
    leaves ``output`` as it was. A ``.gitignore`` in it is kept. Raises ``NotASiteError`` where
    ``output`` holds something that is no published site, ``OSError`` where the machine fails.
    """
    output = output.resolve()
    staged, former = (output.with_name(f".{output.name}.{suffix}") for suffix in ("new", "old"))
    if former.exists() and not output.exists():
        former.rename(output)  # an earlier run was ended between the two renames
    if output.exists() and not _may_replace(output):
        raise NotASiteError(str(output))
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    for artifact in artifacts:
        path = staged / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.data)
    (staged / _MARK).write_bytes(
        b"This folder is published by Minute Book: its content is replaced.\n"
    )
    if (output / _KEPT).is_file():
        shutil.copyfile(output / _KEPT, staged / _KEPT)
    _exchange(staged, output, former)


def _may_replace(output: Path) -> bool:
    if not output.is_dir():
        return False
    names = {path.name for path in output.iterdir()} - {_KEPT}
    return not names or _MARK in names


def _exchange(staged: Path, output: Path, former: Path) -> None:
    shutil.rmtree(former, ignore_errors=True)
    if output.exists():
        output.rename(former)
    try:
        staged.rename(output)
    except OSError:
        if former.exists():
            former.rename(output)
        raise
    shutil.rmtree(former, ignore_errors=True)
