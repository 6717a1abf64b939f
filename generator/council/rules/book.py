"""The book of rules: all of them, in one list."""

from generator.council.rules import (
    dates,
    decisions,
    exempt,
    figures,
    leaks,
    meetings,
    names,
    notice,
    numbers,
    papers,
    people,
    posts,
    privacy,
    references,
    words,
)
from generator.council.rules.rule import Rule

BOOK: tuple[Rule, ...] = (
    *numbers.RULES,
    *dates.RULES,
    *meetings.RULES,
    *notice.RULES,
    *exempt.RULES,
    *people.RULES,
    *names.RULES,
    *posts.RULES,
    *references.RULES,
    *decisions.RULES,
    *papers.RULES,
    *figures.RULES,
    *leaks.RULES,
    *privacy.RULES,
    *words.RULES,
)
