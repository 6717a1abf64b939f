"""Standing business: what every meeting has, and what hides everything else if it counts."""

from generator.council.keys import folder_of
from generator.council.meetings import Agenda
from generator.council.site import Site

# What meetings of most councils begin and end with, by its first words.
_USUAL = (
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


def standing_titles(site: Site, name: str) -> tuple[str, ...]:
    """Return the first words of what is standing business at meetings of the committee ``name``."""
    committee = site.committee(name)
    titles = list(committee.standing_items if committee else ())
    for sitting in site.sittings_of(name):
        agenda: Agenda | None = sitting.agenda.front.value if sitting.agenda else None
        titles += (i.title for i in (agenda.items if agenda else ()) if i.kind == "procedural")
    return (*_USUAL, *sorted({title.casefold() for title in titles}))


def is_standing(title: str, words: str, standing: tuple[str, ...]) -> bool:
    """Tell whether an item or minute called ``title`` that says ``words`` is mere routine."""
    return title.casefold().startswith(standing) and len(words.split()) <= MOST_WORDS


def year_of(site: Site, key: str) -> str:
    """Return the year of the meeting that the record ``key`` belongs to."""
    return str(site.meetings[folder_of(key)].sitting.date.year)
