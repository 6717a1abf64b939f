"""Entries → pages that say to Pagefind what they hold and what of it counts."""

from html import escape

from generator.entry import Entry, Place


def html_of(entry: Entry, language: str) -> str:
    """Return ``entry`` as a page for Pagefind.

    Levels of headings tell the places apart when they are read back: 2 weighs, 5 does not.
    """
    told = "".join(_attribute("meta", name, value) for name, value in entry.told.items() if value)
    filters = "".join(
        _attribute("filter", name, value)
        for name, values in entry.filters.items()
        for value in values
    )
    title = f'<h1 data-pagefind-meta="title">{escape(entry.title)}</h1>'
    places = "".join(_place(place) for place in entry.places)
    body = f"<body>{told}{filters}{title}{places}</body>"
    return f'<!doctype html><html lang="{escape(language)}">{body}</html>'


def _attribute(kind: str, name: str, value: str) -> str:
    # As an attribute of its own, because a comma in the short form would end the value.
    return f'<i data-pagefind-{kind}="{name}[data-value]" data-value="{escape(value)}"></i>'


def _place(place: Place) -> str:
    level, weight = ("2", "") if place.weighs else ("5", ' data-pagefind-weight="0"')
    name = f' id="{escape(place.anchor)}"' if place.anchor else ""
    heading = f"<h{level}{name}>{escape(place.heading)}</h{level}>" if place.heading else ""
    return f"<div{weight}>{heading}<div>{place.html}</div></div>"
