"""Where a task works: what it reads is noted, and what was worked out once is at hand."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Made = TypeVar("Made")


class Desk:
    """Notes what is read, and keeps the ``most`` last values of every kind that were made here.

    A value that was worked out for one task serves the next: what it was made from is noted
    again. So nothing that is read can escape the trace.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[str, OrderedDict[Hashable, tuple[Any, frozenset[str]]]] = {}
        self._open: list[set[str]] = []
        self.keeping: dict[str, bytes | None] = {}

    def note(self, name: str) -> None:
        """Note that what is called ``name`` was read."""
        if self._open:
            self._open[-1].add(name)

    def keep(self, name: str, data: bytes | None = None) -> None:
        """Keep ``data`` for tasks to come; without it, what was kept under ``name`` stays.

        What a task does not keep again is forgotten. ``data`` follows from ``name``.
        """
        self.keeping[name] = data

    def kept(self) -> tuple[tuple[str, bytes | None], ...]:
        """Return what is to be kept since this was asked last."""
        kept, self.keeping = tuple(self.keeping.items()), {}
        return kept

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        """Collect what is read within; it counts as read by what stands around, too."""
        noted: set[str] = set()
        self._open.append(noted)
        try:
            yield noted
        finally:
            self._open.pop()
            if self._open:
                self._open[-1] |= noted

    def once(self, kind: str, name: Hashable, make: Callable[[], Made]) -> Made:
        """Return what ``make`` returned when this was asked for first; ``make`` is pure."""
        kept = self._kept.setdefault(kind, OrderedDict())
        held = kept.get(name)
        if held is not None:
            kept.move_to_end(name)
            value, noted = held
            if self._open:
                self._open[-1] |= noted
            return value  # type: ignore[no-any-return] # as ``make`` of the same name returned it
        with self.noting() as read:
            made = make()
        kept[name] = made, frozenset(read)
        if len(kept) > self._most:
            kept.popitem(last=False)
        return made
