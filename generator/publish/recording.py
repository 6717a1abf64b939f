"""A file of the site that publication keeps: replaced whole or not at all."""

from pathlib import Path

from generator.publish.locking import synced


def replace_file(path: Path, data: bytes) -> None:
    """Make the file at ``path`` hold ``data``: written beside it, then renamed over it.

    Whoever reads it, and whatever ends this process, finds the old file or the new one. Nothing is
    written where it holds ``data`` already. Raises ``OSError``.
    """
    if path.is_file():
        with path.open("rb") as file:
            if file.read() == data:
                return
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    synced(path.parent)
    beside.replace(path)
