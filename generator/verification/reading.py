"""One file of the site: what it leads to, what it offers, and what is wrong with it in itself.

A pure function of the file's bytes, so that whoever remembers files can remember this too.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import fromstring

from generator.page import Artifact

# Tags with attributes; what stands in quotes may hold any sign.
_TAG = re.compile(
    r"<(?:([a-zA-Z][a-zA-Z0-9-]*)\s([^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*)>)"
)
# Every attribute is read, so that none is looked for inside the value of another.
_ATTRIBUTE = re.compile(r"([^\s=\"'>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_TITLE = re.compile(r"<title>\s*[^<\s]")
_LEADING = frozenset({"href", "action", "formaction", "cite"})
_FETCHING = frozenset({"src", "poster", "data", "background"})
_FETCHED_BY_LINK = frozenset(
    {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest"}
)
Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file leads to (``links``), fetches by itself, offers (``anchors``), and its faults."""

    links: frozenset[str] = frozenset()
    fetched: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()
    faults: tuple[str, ...] = ()


def facts_of(artifact: Artifact) -> Facts:
    """Return what ``artifact`` leads to and offers, and what is wrong with it, in plain words."""
    if artifact.path.endswith(".html"):
        return _page(artifact.data)
    if artifact.path.endswith((".json", ".xml", ".atom")):
        return Facts(faults=tuple(_unreadable(artifact)))
    return Facts()


def _page(data: bytes) -> Facts:
    text = data.decode(errors="replace")
    tags = tuple(_tags(text))
    ids = [values["id"] for _, values in tags if "id" in values]
    links = (link for name, values in tags for link in _leads(name, values))
    fetched = (address for name, values in tags for address in _fetches(name, values))
    faults = (*_faults(text), *_twice(ids), *(fault for tag in tags for fault in _forbidden(*tag)))
    return Facts(_plain(links), _plain(fetched), frozenset(ids), faults)


def _tags(text: str) -> Iterator[tuple[str, Values]]:
    return ((tag[1].lower(), _values(tag[2])) for tag in _TAG.finditer(text))


# What is around every page alike is read once.
@lru_cache(maxsize=4096)
def _values(said: str) -> Values:
    return {
        each[1].lower(): html.unescape(each[2] or each[3] or each[4] or "")
        for each in _ATTRIBUTE.finditer(said)
    }


def _leads(name: str, values: Values) -> Iterator[str]:
    for key in _LEADING & values.keys():
        if not (name == "link" and _is_fetched(values)):
            yield values[key]
    if values.get("http-equiv", "").lower() == "refresh":
        yield values.get("content", "").partition("url=")[2]


def _fetches(name: str, values: Values) -> Iterator[str]:
    yield from (values[key] for key in _FETCHING & values.keys())
    if name == "link" and "href" in values and _is_fetched(values):
        yield values["href"]
    if "srcset" in values:
        yield from (part.split()[0] for part in values["srcset"].split(",") if part.strip())


def _is_fetched(values: Values) -> bool:
    return not _FETCHED_BY_LINK.isdisjoint(values.get("rel", "").lower().split())


def _plain(addresses: Iterable[str]) -> frozenset[str]:
    return frozenset(unquote(each) if "%" in each else each for each in addresses)


def _faults(text: str) -> Iterator[str]:
    if not text[:15].lower().startswith("<!doctype html>"):
        yield "it does not begin as a page does"
    if not _TITLE.search(text, 0, 5_000):
        yield "it has no title"
    main, body = text.find("</main>"), text.rfind("</body>")
    if text.count("<main") != 1 or not 0 < main < body or not text.rstrip().endswith("</html>"):
        yield "it has no main part, or does not end"
    if "<script>" in text or "<style" in text:
        yield "a script or style stands in it, which the policy forbids"
    if "<!--" in text:
        yield "it holds a comment, which readers of its source would see"


def _twice(ids: list[str]) -> Iterator[str]:
    if len(set(ids)) < len(ids):
        twice = sorted(each for each in set(ids) if ids.count(each) > 1)
        yield from (f"two places in it are called {each!r}" for each in twice)


def _forbidden(name: str, values: Values) -> Iterator[str]:
    for key in sorted(values):
        if key == "style" or key.startswith("on"):
            yield f"a tag <{name}> has the attribute {key!r}, which the policy forbids"


def _unreadable(artifact: Artifact) -> Iterator[str]:
    try:
        if artifact.path.endswith(".json"):
            json.loads(artifact.data)
        else:
            fromstring(artifact.data)
    except (ValueError, ParseError) as error:
        yield f"it cannot be read: {error}"
