"""The search page as its layout sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.catalogue import marked
from generator.council.site import Site
from generator.council.views.chrome import Link, href


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, and how it is called."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class FilterView:
    """Something by which a search is narrowed."""

    name: str
    words: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What a search can be narrowed by, where to look instead, and what the script must know."""

    filters: tuple[FilterView, ...]
    years: tuple[Link, ...]
    settings: Mapping[str, object]


_FILTERS = {
    "kind": marked("Kind"),
    "council": marked("Council"),
    "committee": marked("Committee"),
    "year": marked("Year"),
    "ward": marked("Ward"),
}
_KINDS = {
    "decision": (marked("Decision"), marked("Decisions")),
    "minute": (marked("Minute"), marked("Minutes")),
    "item": (marked("Agenda item"), marked("Agenda items")),
    "report": (marked("Report"), marked("Reports")),
    "table": (marked("Table"), marked("Tables")),
    "strategy": (marked("Strategy"), marked("Strategies")),
    "matter": (marked("Matter"), marked("Matters")),
    "person": (marked("Person"), marked("People")),
    "committee": (marked("Committee"), marked("Committees")),
    "term": (marked("Term that is explained"), marked("Terms that are explained")),
    "page": (marked("Page about this site"), marked("Pages about this site")),
}
# What a place of each kind is worth beside places of other kinds that hold the same words.
_WEIGHTS = {"item": 0.6, "table": 0.75, "strategy": 0.9, "matter": 1.1, "page": 0.7}

# What stands inside minutes and reports, by the first word of its anchor.
_PARTS = {
    "table": "table",
    "resolution": "decision",
    "motion": "decision",
    "amendment": "decision",
}


def search_view(site: Site, held: Mapping[str, tuple[str, ...]]) -> SearchView:
    """Return the search page for entries that hold these values of each filter.

    A filter with one value or none is left out.
    """
    filters = (
        FilterView(name, site.say(_FILTERS[name]), tuple(_choices(site, name, held[name])))
        for name in _FILTERS
        if len(held.get(name, ())) > 1
    )
    years = tuple(Link(str(year), href(site, f"/meetings/{year}/")) for year in site.years())
    return SearchView(tuple(filters), years, _settings(site))


def _choices(site: Site, name: str, values: tuple[str, ...]) -> Iterable[Choice]:
    if name == "kind":
        return (
            Choice(kind, site.say(many)) for kind, (_, many) in _KINDS.items() if kind in values
        )
    ordered = sorted(values, key=str.casefold, reverse=name == "year")
    return (Choice(value, value) for value in ordered)


def _settings(site: Site) -> Mapping[str, object]:
    """Return what the script must know: where the index is, its words, what words are worth."""
    say = site.say
    return {
        "index": href(site, "/search/index/"),
        "title": say("Search") + f" – {site.settings.title}",
        "weights": _WEIGHTS,
        "parts": _PARTS,
        # Words that say nothing of what is looked for, in the site's language.
        "passing": say(
            "a about an and any are as at be been by can cllr councillor councillors did do does "
            "dr for from had has have held how i in into is it its me meeting meetings mean means "
            "miss mr mrs ms much my of on or our than that the their there they this to was we "
            "were what when where which who why will with you represents"
        ).split(),
        "words": {
            "kinds": {kind: say(one) for kind, (one, _) in _KINDS.items()},
            "cited": {
                "paragraph": say("paragraph {number}"),
                "resolution": say("resolution {number}"),
                "recommendation": say("recommendation {number}"),
                "commitment": say("commitment {number}"),
            },
            # How people cite them: several ways, parted by commas.
            "called": {
                "minute": _several(say("minute, min")),
                "resolution": _several(say("resolution, decision")),
                "item": _several(say("agenda item, item")),
            },
            "searching": say("Searching …"),
            "found": say("Records found for “{query}”: {count}"),
            "none": say("Nothing was found for “{query}”"),
            "failed": say("The search could not be loaded. Try again, or use the lists below."),
        },
    }


def _several(words: str) -> list[str]:
    return [word.strip() for word in words.split(",")]
