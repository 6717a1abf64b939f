"""Standing business: what every meeting has, and what hides everything else if it counts."""

from generator.council.relations import ROUTINE, USUAL
from generator.council.site import Site

# What meetings of most councils begin and end with, by its first words.
_EVERYWHERE = (
    "apologies",
    "minutes",
    "declaration",
    "question time",
    "questions asked by members",
    "urgent items",
    "late items",
    "presentation of petitions",
    "exclusion of the press",
    "exempt information",
    "appeals against refusal",
    "date of next",
    "date and time of next",
)
# Whoever has more than this to say of standing business says something.
MOST_WORDS = 60


def standing_of(site: Site, committee: str) -> tuple[str, ...]:
    """Return the first words of what is standing business at meetings of ``committee``."""
    for told in site.told.of(USUAL, committee):
        return (*_EVERYWHERE, *told)
    titles = site.desk.once("standing", committee, lambda: titles_of(site, committee))
    return (*_EVERYWHERE, *titles)


def titles_of(site: Site, committee: str) -> tuple[str, ...]:
    """Return what ``committee`` and its agendas say is standing business, from all of them.

    Few agendas change it; where it was gathered before, it is told by the site: see ``USUAL``.
    """
    found = site.committee(committee)
    own = (title.casefold() for title in (found.standing_items if found else ()))
    return tuple(sorted({*own, *(t for told in site.told.of(ROUTINE, committee) for t in told)}))


def is_standing(title: str, words: str, standing: tuple[str, ...]) -> bool:
    """Tell whether an item or minute called ``title`` that says ``words`` is mere routine."""
    return title.casefold().startswith(standing) and len(words.split()) <= MOST_WORDS
