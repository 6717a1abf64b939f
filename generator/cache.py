"""Maps that may remember. Today every map does its work anew."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def each(task: Callable[[Given], Made], inputs: Iterable[Given]) -> tuple[Made, ...]:
    """Return ``task`` of each of ``inputs``, in their order. ``task`` is pure."""
    return tuple(task(value) for value in inputs)
