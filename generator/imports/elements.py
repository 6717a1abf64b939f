"""HTML as a tree, as far as the converter of Word papers writes it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = {"br", "img"}


@dataclass
class Element:
    """An element with what stands in it: words and other elements."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    def words(self) -> str:
        """Return its words without any markup."""
        return "".join(each if isinstance(each, str) else each.words() for each in self.inside)

    def elements(self) -> Iterator["Element"]:
        """Yield the elements that stand directly in it."""
        return (each for each in self.inside if isinstance(each, Element))

    def all(self, name: str) -> Iterator["Element"]:
        """Yield the elements called ``name`` at any depth."""
        for each in self.elements():
            if each.name == name:
                yield each
            yield from each.all(name)


def tree_of(html: str) -> Element:
    """Return ``html`` as one element."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)
