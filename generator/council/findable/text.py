"""Bodies of records as HTML to be found: links lead nowhere, notices and tables stand apart."""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

from generator.council.site import Site
from generator.council.views.names import person_link
from generator.entry import Place
from generator.markdown import Directive, Footnotes, Heading, Part, Prose
from generator.markdown import Link as Hole

_TAG = re.compile("<[^>]*>")
# Where a place inside ends, and what follows is only part of what is around it.
END = "-"
_ENDING = f'<i id="{END}"></i>'
# The printed number of a limb or paragraph, which is also a link to itself.
_NUMBER = re.compile(r'<a [^>]*class="number"[^>]*>[^<]*</a>')
_ID = re.compile(r' id="[^"]*"')
# They are told by the people who move and second, and by what the vote was.
_MOVED = ("motion", "amendment")


def html_of(site: Site, parts: Iterable[Part]) -> str:
    """Return ``parts`` as HTML in which every place that can be linked to has its ``id``."""
    return _NUMBER.sub("", "".join(_part(site, part) for part in parts))


def words_of(html: str) -> str:
    """Return the words of ``html``, without its tags."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def notices_of(prose: Prose) -> tuple[Directive, ...]:
    """Return the notices of a body: recording, guidance and the like."""
    return tuple(each for each in prose.directives() if each.name == "notice")


def sections(site: Site, parts: Iterable[Part]) -> Iterator[Place]:
    """Yield what stands under each heading; what stands before the first has no anchor."""
    anchor, title, held = "", "", list[Part]()
    for part in parts:
        if isinstance(part, Heading):
            yield Place(anchor, title, html_of(site, held))
            anchor, held = part.anchor, []
            title = f"{part.number}. {part.text}" if part.number else part.text
        else:
            held.append(part)
    yield Place(anchor, title, html_of(site, held))


def _part(site: Site, part: Part) -> str:
    if isinstance(part, str):
        return part.replace("</ol>", f"</ol>{_ENDING}")
    if isinstance(part, Hole):
        return ""
    if isinstance(part, Heading):
        return f"<p>{escape(part.text)}</p>"
    if isinstance(part, Footnotes):
        return _ID.sub("", html_of(site, part.content.parts))
    return _directive(site, part)


def _directive(site: Site, directive: Directive) -> str:
    if directive.name == "notice" or directive.get("show") == "all":
        return ""
    said = inside(site, directive)
    place = f' id="{directive.anchor}"' if directive.anchor else ""
    end = _ENDING if place else ""
    return f"<div{place}>{said}</div>{end}" if said else ""


def inside(site: Site, directive: Directive) -> str:
    """Return what a directive says: the words of its first line, who moved it, its body."""
    told = [directive.get(key) for key in ("title", "theme", "of", "alt", "outcome")]
    if directive.name in _MOVED:
        named = [directive.get(key) for key in ("moved", "seconded")]
        told += [person_link(site, name).text for name in named if name]
    said = "".join(f"<p>{escape(words)}</p>" for words in told if words)
    return said + html_of(site, directive.body.parts)
