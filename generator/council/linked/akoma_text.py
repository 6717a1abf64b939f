"""Our own HTML → blocks of Akoma Ntoso (OASIS LegalDocML, version 1.0, part 2).

Numbered items keep their numbers and places. What Akoma Ntoso has no element for, such as a
picture, is left out, and the words around it stay.
"""

from html.parser import HTMLParser
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement

_INLINE = {"strong": "b", "em": "i", "sup": "sup", "sub": "sub", "a": "a"}
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_PARAGRAPHS = {"p", "pre", "dt", "dd"} | _HEADINGS
_LISTS = {"ul", "ol"}
_TABLES = {"table", "tr", "td", "th", "caption"}
# Words may not stand in them unless in a block of their own.
_OF_BLOCKS = {"blocks", "item", "td", "th", "blockList", "ul", "ol", "table", "tr"}
_VOID = {"br", "hr", "img", "input"}


def blocks_of(html: str, base: str, *, with_places: bool = True) -> list[Element]:
    """Return ``html``, of our own parser, as blocks; its links start from the page ``base``.

    Without places, nothing in it has an id: it is quoted away from its own place.
    """
    reader = _Reader(base, with_places=with_places)
    reader.feed(html)
    reader.close()
    return [block for block in reader.top if _is_whole(block)]


def paragraph(words: str) -> Element:
    """Return ``words`` as a paragraph."""
    made = Element("p")
    made.text = words
    return made


def _is_whole(block: Element) -> bool:
    """Mend what would be empty where something must stand; tell whether anything is left."""
    for item in block.iter("item"):
        if all(child.tag == "num" for child in item):
            SubElement(item, "p")
    return block.tag not in {"blockList", *_LISTS, "table"} or len(block) > 0


class _Reader(HTMLParser):
    """Opens and closes elements as tags come; ``open`` are those around the next words."""

    def __init__(self, base: str, *, with_places: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.base = base
        self.with_places = with_places
        self.top = Element("blocks")
        self.open: list[Element] = [self.top]
        # What each tag that is open opened, if it opened something.
        self.tags: list[Element | None] = []
        # A paragraph that nobody wrote, around words that may not stand without one.
        self.unwritten: Element | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what ``tag`` is in Akoma Ntoso."""
        given = {name: value or "" for name, value in attrs}
        if tag == "img":
            self.handle_data(given.get("alt", ""))
        elif tag == "br" and self.open[-1].tag not in _OF_BLOCKS:
            SubElement(self.open[-1], "br")
        elif tag not in _VOID:
            self.tags.append(self._opened(tag, given))

    def handle_endtag(self, tag: str) -> None:
        """Close what ``tag`` opened, and everything in it."""
        opened = self.tags.pop() if tag not in _VOID and self.tags else None
        while opened is not None and self.open.pop() is not opened:
            pass

    def handle_data(self, data: str) -> None:
        """Put words where they may stand."""
        if self.open[-1].tag in _OF_BLOCKS:
            if not data.strip():
                return
            self.unwritten = self._push("p")
        here = self.open[-1]
        if len(here):
            here[-1].tail = (here[-1].tail or "") + data
        else:
            here.text = (here.text or "") + data

    def _opened(self, tag: str, given: dict[str, str]) -> Element | None:
        if tag in _INLINE:
            return self._inline(tag, given)
        name = self._block_name(tag, given)
        if not name:
            return None
        place = given.get("id", "") if tag == "li" and self.with_places else ""
        spans = {key: given.get(key, "") for key in ("rowspan", "colspan")}
        opened = self._block(name, eId=place, **spans)
        if tag in _HEADINGS:
            self._push("b")
        return opened

    def _block_name(self, tag: str, given: dict[str, str]) -> str:
        """Return the block that ``tag`` is here; nothing where only what is in it counts."""
        in_item = any(each.tag == "li" for each in self.open)
        if tag in _PARAGRAPHS or (in_item and tag == "tr"):
            return "p"
        if tag == "li":
            return "item" if self.open[-1].tag == "blockList" else "li"
        if tag in _LISTS:
            return "blockList" if "numbered" in given.get("class", "") and not in_item else tag
        return tag if tag in _TABLES and not in_item else ""

    def _inline(self, tag: str, given: dict[str, str]) -> Element:
        if given.get("class") == "number" and self.open[-1].tag == "item":
            return self._push("num")
        if self.open[-1].tag in _OF_BLOCKS:
            self.unwritten = self._push("p")
        href = urljoin(self.base, given.get("href", "")) if tag == "a" else ""
        return self._push(_INLINE[tag], href=href)

    def _block(self, tag: str, **attributes: str) -> Element:
        if self.open[-1] is self.unwritten:
            self.open.pop()
        return self._push(tag, **attributes)

    def _push(self, tag: str, **attributes: str) -> Element:
        given = {name: value for name, value in attributes.items() if value}
        made = SubElement(self.open[-1], tag, given)
        self.open.append(made)
        return made
