"""Words that mean the same: those that site.yaml names, and abbreviations that papers explain."""

import re
from collections.abc import Iterable, Iterator

from generator.council.site import Site

# "Medium Term Financial Strategy (MTFS)" and "VCS (Voluntary and Community Sector)".
_SHORT_BEHIND = re.compile(r"\(['‘“]?([A-Z]{2,6})s?['’”]?\)")
_SHORT_BEFORE = re.compile(r"\b([A-Z]{2,6})s? \(([A-Za-z][^()]{5,80})\)")
# As many words as the longest abbreviation has letters, and small words between them.
_MOST_WORDS = 12


def synonyms_of(site: Site, explained: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return groups of words that mean the same, each in the order of the alphabet.

    ``explained`` are abbreviations, each with what it stands for.
    """
    meanings: dict[str, set[str]] = {}
    for short, meaning in explained:
        meanings.setdefault(short, set()).add(meaning)
    for short, meaning in site.settings.abbreviations.items():
        meanings.setdefault(short, set()).add(meaning)
    groups = [tuple(sorted({short, *said})) for short, said in sorted(meanings.items())]
    return (*groups, *(tuple(group) for group in site.settings.synonyms))


def explained(text: str) -> Iterator[tuple[str, str]]:
    """Yield each abbreviation that ``text`` explains, with what it stands for."""
    for found in _SHORT_BEHIND.finditer(text):
        if meaning := _spelt(text[: found.start()][-200:].split()[-_MOST_WORDS:], found[1]):
            yield found[1], meaning
    for found in _SHORT_BEFORE.finditer(text):
        if meaning := _spelt(found[2].split(), found[1]):
            yield found[1], meaning


def _spelt(words: list[str], short: str) -> str:
    """Return the last of ``words`` that begin with the letters of ``short``; nothing if none do."""
    for start, word in enumerate(words):
        tail = words[start:]
        great = [word for word in tail if word.lower() not in _SMALL]
        if [word] == great[:1] and short in {_initials(tail), _initials(great)}:
            return " ".join(tail)
    return ""


def _initials(words: Iterable[str]) -> str:
    return "".join(part[0].upper() for word in words for part in re.split("[-/]", word) if part)


_SMALL = {"and", "of", "the", "for", "in", "to"}
