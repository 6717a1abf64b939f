"""Where layouts lie: a site's own folder, and beneath it those that come with Minute Book."""

from collections.abc import Iterator
from pathlib import Path


def default_folder() -> Path:
    """Return the folder of the layouts that come with Minute Book."""
    installed = Path(__file__).parent.parent / "layouts"
    return installed if installed.is_dir() else Path(__file__).parent.parent.parent / "layouts"


def folders_of(site: Path) -> tuple[Path, ...]:
    """Return the folders of layouts for the site in the folder ``site``, its own first."""
    return tuple(folder for folder in (site / "layouts", default_folder()) if folder.is_dir())


def names(folders: tuple[Path, ...]) -> list[str]:
    """Return the names of all files below ``folders``, each once, in order."""
    return sorted({name for folder in folders for name in _below(folder)})


def read(folders: tuple[Path, ...], name: str) -> bytes:
    """Return the file ``name`` from the first of ``folders`` that has it."""
    return next(folder / name for folder in folders if (folder / name).is_file()).read_bytes()


def _below(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
