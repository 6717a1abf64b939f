"""Waits until files of a site change."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

from watchfiles import BaseFilter, Change, watch

# A save is often several writes, and a checkout many files: what follows within so many
# milliseconds is one change.
_TOGETHER, _STEP = 60, 15
_FOLDERS = ("content", "layouts")
_SETTINGS = "site.yaml"
_LOOK = 0.5


class _Files(BaseFilter):
    """Everything but what editors and git put down beside it."""

    ignore_dirs = (".git", "__pycache__")
    ignore_entity_patterns = (r"\.swp$", r"\.swx$", r"~$", r"^\.#", r"^4913$", r"\.tmp$")


class _Top(_Files):
    """What lies at the top and is read."""

    def __call__(self, change: Change, path: str) -> bool:
        return Path(path).name in {_SETTINGS, *_FOLDERS} and super().__call__(change, path)


def changes(root: Path, stop: Event) -> Iterator[None]:
    """Yield whenever inputs of the site in ``root`` have changed, until ``stop`` is set.

    What changes while the one who asked is at work is not missed: it follows at once.
    """
    seen: Queue[None] = Queue()
    with _watching((root,), _Top(), seen, is_deep=False):
        while not stop.is_set():
            here = _folders(root)
            with _watching(here, _Files(), seen, is_deep=True):
                while not stop.is_set() and _folders(root) == here:
                    if _any(seen):
                        yield
            # Folders came or went, and with them what is to be watched.
            seen.put(None)


def _folders(root: Path) -> tuple[Path, ...]:
    return tuple(root / name for name in _FOLDERS if (root / name).is_dir())


def _any(seen: "Queue[None]") -> bool:
    """Tell whether anything was seen before long; what was seen at once counts once."""
    try:
        seen.get(timeout=_LOOK)
    except Empty:
        return False
    while not seen.empty():
        seen.get()
    return True


@contextmanager
def _watching(
    paths: tuple[Path, ...], filter_: BaseFilter, seen: "Queue[None]", *, is_deep: bool
) -> Iterator[None]:
    stop = Event()

    def look() -> None:
        for _ in watch(
            *paths,
            watch_filter=filter_,
            debounce=_TOGETHER,
            step=_STEP,
            stop_event=stop,
            recursive=is_deep,
        ):
            seen.put(None)

    thread = Thread(target=look, daemon=True)
    if paths:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        if paths:
            thread.join()
