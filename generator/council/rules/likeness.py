"""What is nearly a known word: one letter off, found without comparing each with each."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

_SHORTEST = 5  # letters: below that, one letter more or less makes another name


@dataclass(frozen=True)
class Lexicon:
    """Known words, found again by what is left of them without one letter."""

    known: frozenset[str]
    _by_rest: dict[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def of(cls, words: Iterable[str]) -> "Lexicon":
        """Return the lexicon of ``words``."""
        known = frozenset(words)
        rests: dict[str, list[str]] = {}
        for word in sorted(known):
            for rest in _rests(word.lower()):
                rests.setdefault(rest, []).append(word)
        return cls(known, {rest: tuple(of) for rest, of in rests.items()})

    def meant(self, word: str) -> str:
        """Return the known word from which ``word`` differs by one slip, or nothing.

        A slip is a letter too many, too few, wrong, or two that changed places.
        """
        if word in self.known or len(word) < _SHORTEST:
            return ""
        typed = word.lower()
        for rest in _rests(typed):
            for known in self._by_rest.get(rest, ()):
                if known.lower() != typed and is_slip(typed, known.lower()):
                    return known
        return ""


def _rests(word: str) -> Iterator[str]:
    yield word
    yield from (word[:index] + word[index + 1 :] for index in range(len(word)))


def is_slip(typed: str, known: str) -> bool:
    """Tell whether two words are one slip apart."""
    if abs(len(typed) - len(known)) > 1 or min(len(typed), len(known)) < _SHORTEST:
        return False
    start = 0
    while start < min(len(typed), len(known)) and typed[start] == known[start]:
        start += 1
    one, other = typed[start:], known[start:]
    if len(one) == len(other):
        return one[1:] == other[1:] or (one[:2] == other[:2][::-1] and one[2:] == other[2:])
    return one[1:] == other or one == other[1:]


@dataclass(frozen=True)
class Phrases:
    """Known names of several words, found again by what is left of them without one word."""

    _by_rest: dict[tuple[str, ...], tuple[str, ...]] = field(repr=False)
    _known: frozenset[tuple[str, ...]] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> "Phrases":
        """Return the phrases of ``names``."""
        known = sorted(set(names))
        rests: dict[tuple[str, ...], list[str]] = {}
        for name in known:
            words = words_of(name)
            for left in range(len(words) if len(words) > 1 else 0):
                rests.setdefault(_without(words, left), []).append(name)
        by_rest = {rest: tuple(of) for rest, of in rests.items()}
        return cls(by_rest, frozenset(words_of(name) for name in known))

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(word for words in self._known for word in words)

    @cached_property
    def _sizes(self) -> tuple[int, ...]:
        return tuple(sorted({len(words) for words in self._known}, reverse=True))

    def meant(self, said: str) -> str:
        """Return the name that ``said`` gives in another order, or with one word misspelt."""
        return self._meant(words_of(said))

    def near(self, words: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
        """Yield where among ``words`` a name stands that is nearly a known one, and which.

        What belongs to a name that is spelt rightly is no part of another one.
        """
        taken: set[int] = set()
        is_known = [word in self._vocabulary for word in words]
        windows = [
            (start, start + size)
            for size in self._sizes
            for start in range(len(words) - size + 1)
            if sum(is_known[start : start + size]) >= size - 1
        ]
        for start, end in windows:
            if words[start:end] in self._known:
                taken.update(range(start, end))
        for start, end in windows:
            name = "" if taken & set(range(start, end)) else self._meant(words[start:end])
            if name:
                taken.update(range(start, end))
                yield start, end, name

    def _meant(self, words: tuple[str, ...]) -> str:
        for left, word in enumerate(words if words not in self._known else ()):
            rest = _without(words, left)
            for name in self._by_rest.get(rest, ()):
                if _is_meant(word, rest, words_of(name)):
                    return name
        return ""


def _is_meant(word: str, rest: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Tell whether ``known`` has besides ``rest`` the same word, or one from which it is a slip."""
    (other,) = (Counter(known) - Counter(rest)).elements()
    return word == other or is_slip(word, other)


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, as they are compared."""
    return tuple(re.findall(r"[\w’-]+", name.lower().replace("&", "and")))


def _without(words: tuple[str, ...], left: int) -> tuple[str, ...]:
    return tuple(sorted(words[:left] + words[left + 1 :]))
