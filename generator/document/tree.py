"""The tree that YAML becomes: every value as it was typed, with its place."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.source import Span


class Scalar(NamedTuple):
    """A single value. ``plain`` tells that it stood without quotes."""

    text: str
    span: Span
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order in which they were typed, no key twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    span: Span


Node = Scalar | Sequence | Mapping
