"""The words of a paragraph with their marks → Markdown."""

import re

from generator.imports.elements import Element
from generator.markdown import inline

_MARKS = {"strong": "**", "em": "*"}
_LEADS = re.compile(r"(?:https?://|mailto:)[^\s\\<>()\"]+")
NOTE = re.compile(r"#((?:foot|end)note)-(\d+)")
BREAK = "\\\n"


def markdown_of(element: Element) -> str:
    """Return the words of ``element`` as Markdown; lines that it breaks end in a backslash."""
    text = "".join(_one(each) for each in element.inside)
    # Marks that end where the same begin are one.
    text = re.sub(r"(?<![\\*])\*\*\*\*(?![*])", "", text)
    text = re.sub(r" *\\\n *", lambda _: BREAK, re.sub("  +", " ", text)).strip()
    return re.sub(r"^(?:\\\n)+|(?:\\\n)+$|\\$", "", text).strip() if BREAK in text else text


def note_name(kind: str, number: str) -> str:
    """Return the sign of a footnote, or of a note at the paper's end."""
    return number if kind == "footnote" else f"e{number}"


def _one(each: Element | str) -> str:
    if isinstance(each, str):
        return inline(each)
    if each.name == "br":
        return BREAK
    if each.name == "img":
        return ""
    if each.name == "a":
        return _link(each)
    inner = "".join(_one(part) for part in each.inside)
    mark = _MARKS.get(each.name)
    words = inner.strip()
    if not mark or not words or BREAK in inner or not words[0].isalnum() or not words[-1].isalnum():
        # Marks beside a sign would not be read as marks everywhere.
        return inner
    before = inner[: len(inner) - len(inner.lstrip())]
    behind = inner[len(inner.rstrip()) :]
    return f"{before}{mark}{words}{mark}{behind}"


def _link(each: Element) -> str:
    target = each.attributes.get("href", "")
    if found := NOTE.fullmatch(target):
        return f"[^{note_name(found[1], found[2])}]"
    words = "".join(_one(part) for part in each.inside)
    if _LEADS.fullmatch(target) and words.strip():
        return f"[{words.strip()}]({target})"
    return words
