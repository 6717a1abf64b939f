"""Chance that is the same on every machine: everything follows from one seed."""

from collections.abc import Sequence
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Chance:
    """Draws from a seed; rests on ``Random.random`` alone, which no version of Python changes."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed).random

    def happens(self, share: float) -> bool:
        """Tell whether something that happens in ``share`` of all cases happens now."""
        return self.random() < share

    def number(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, both included."""
        return low + int(self.random() * (high - low + 1))

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of ``choices``."""
        return choices[int(self.random() * len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """Return ``count`` different ones of ``choices``, or all of them, in a random order."""
        left = list(choices)
        for place in range(min(count, len(left))):
            other = self.number(place, len(left) - 1)
            left[place], left[other] = left[other], left[place]
        return left[:count]

    def shuffled(self, choices: Sequence[T]) -> list[T]:
        """Return all of ``choices`` in a random order."""
        return self.some(choices, len(choices))


class Deck(Generic[T]):
    """Cards drawn without putting them back, so that even the rarest one comes soon."""

    def __init__(self, chance: Chance, cards: Sequence[T]) -> None:
        self._chance, self._cards = chance, cards
        self._left: list[T] = []

    def draw(self) -> T:
        """Return the next card; the deck is shuffled anew when it is used up."""
        if not self._left:
            self._left = self._chance.shuffled(self._cards)
        return self._left.pop()
