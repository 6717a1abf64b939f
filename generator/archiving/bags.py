"""Bags on the shelf: folders, or such folders as one file."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.deposit import unpacked

PACKED = ".tar"
COMMIT, FOLDER, DAY = "Site-Commit", "Site-Folder", "Site-Day"
HISTORY, HELD = "history.bundle", "held-before-sha512.txt"
PUBLIC, SOURCE = "public", "source"


@contextmanager
def lent(bag: Path) -> Iterator[Path]:
    """Lend the folder of a bag. Raises ``NotABagError`` where its file is not as it was written."""
    if bag.is_dir():
        yield bag.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="minutebook-") as room:
        yield unpacked(bag, Path(room))
