"""One case: what is put into the good site, and what the complaint must be about."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Case:
    """A site with something bad in it.

    ``put`` changes the site in a folder; ``about`` is the path that a finding must name, or its
    beginning.
    """

    name: str
    put: Callable[[Path], None]
    about: str


def file(name: str, path: str, data: bytes) -> Case:
    """Return the case of a file at ``path`` with ``data`` in it."""

    def put(root: Path) -> None:
        whole = root / path
        whole.parent.mkdir(parents=True, exist_ok=True)
        whole.write_bytes(data)

    return Case(f"{name}: {path}", put, path)
