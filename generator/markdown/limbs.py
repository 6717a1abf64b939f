"""The numbered items of a directive one by one, and prose as plain text."""

import html
import re
from dataclasses import dataclass, field

from generator.markdown.prose import Link, Part, Prose

_TAG = re.compile(r'<li id="(?P<anchor>[^"]+)">|<(?P<end>/?)(?P<name>li|ol)\b(?P<rest>[^>]*)>')
_NUMBER = re.compile(r'" class="number">([^<]*)</a>')
_OPENING = '<a href="'
_SIGN = re.compile(r'<sup class="footnote-ref">.*?</sup>', re.DOTALL)
_BLOCK = re.compile(
    r"</?(?:p|li|ol|ul|div|blockquote|table|tr|td|th|dl|dt|dd|h[1-6]|pre|br|hr)\b[^>]*>"
)
_INLINE = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Limb:
    """A numbered item without those inside it.

    ``number`` is as shown, such as ``(b)``; ``depth`` counts from 1.
    """

    anchor: str
    number: str
    depth: int
    prose: Prose


def limbs_of(prose: Prose) -> tuple[Prose, tuple[Limb, ...]]:
    """Return what stands outside all numbered items of ``prose``, and the items in order."""
    reader = _Reader()
    for part in prose.parts:
        reader.take(part)
    limbs = tuple(
        Limb(each.anchor, each.number, each.depth, _prose(each.parts)) for each in reader.found
    )
    return _prose(reader.outside.parts), limbs


def paragraphs_of(prose: Prose) -> tuple[str, ...]:
    """Return the words of ``prose``, block by block, without its directives."""
    text = "".join(part for part in prose.parts if isinstance(part, str))
    blocks = (_INLINE.sub("", block) for block in _BLOCK.split(_SIGN.sub("", text)))
    words = (" ".join(html.unescape(block).split()) for block in blocks)
    return tuple(filter(None, words))


def plain(prose: Prose) -> str:
    """Return the words of ``prose`` in one line."""
    return " ".join(paragraphs_of(prose))


@dataclass
class _Open:
    anchor: str = ""
    depth: int = 0
    number: str = ""
    parts: list[Part] = field(default_factory=list)


@dataclass
class _Reader:
    """Hands every piece to the innermost numbered item that is open."""

    outside: _Open = field(default_factory=_Open)
    found: list[_Open] = field(default_factory=list)
    limbs: list[_Open] = field(default_factory=list)
    tags: list[bool] = field(default_factory=list)

    @property
    def here(self) -> _Open:
        return self.limbs[-1] if self.limbs else self.outside

    def take(self, part: Part) -> None:
        if isinstance(part, str):
            self._html(part)
        elif self.here.number or not self._leads_here(part):
            self.here.parts.append(part)

    def _leads_here(self, part: Part) -> bool:
        """Tell whether ``part`` is the link from a number to its own place."""
        return isinstance(part, Link) and part.target == f"#{self.here.anchor}"

    def _html(self, text: str) -> None:
        if (number := _NUMBER.match(text)) and not self.here.number:
            self.here.number = number[1]
            text = text[number.end() :]
        place = 0
        for tag in _TAG.finditer(text):
            self._keep(text[place : tag.start()])
            place = tag.end()
            if not self._is_frame(tag):
                self._keep(tag[0])
        self._keep(text[place:])

    def _is_frame(self, tag: re.Match[str]) -> bool:
        """Open or close what ``tag`` does; tell whether it belongs to the numbering."""
        if tag["anchor"]:
            opened = _Open(tag["anchor"], len(self.limbs) + 1)
            self.limbs.append(opened)
            self.found.append(opened)
            self.tags.append(True)
            return True
        if not tag["end"]:
            self.tags.append('class="numbered"' in tag["rest"])
            return self.tags[-1]
        is_frame = self.tags.pop()
        if is_frame and tag["name"] == "li":
            self.limbs.pop()
        return is_frame

    def _keep(self, text: str) -> None:
        here = self.here
        if here.anchor and not here.number:
            text = text.removesuffix(_OPENING)
        if text.strip():
            here.parts.append(text)


def _prose(parts: list[Part]) -> Prose:
    return Prose(tuple(parts))
