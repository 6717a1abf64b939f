"""A made-up council, and its texts as any generator of sites reads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.council import Plan, make

# With it, a meeting's agenda and minutes have about 8 KB of Markdown each.
_SIZE = 19_000
_FENCE = re.compile(r"^:{3,}.*\n?", re.MULTILINE)
_ATTRIBUTES = re.compile(r" \{\w+=[^}\n]*\}$", re.MULTILINE)
_LINK = re.compile(r"\]\((?:\.\./)*([a-z0-9/-]+)\.md(#[a-z0-9-]+)?\)")


@dataclass(frozen=True, slots=True)
class Text:
    """A page of a plain site: the section that lists it, its name there, day, title and body."""

    section: str
    name: str
    day: str
    title: str
    body: str


def council_of(root: Path, pages: int, papers: float = 0.0) -> str:
    """Write a council with ``pages`` agendas and minutes into ``root``; return its day."""
    plan = Plan(meetings=pages // 2, papers=papers, size=_SIZE)
    root.mkdir(parents=True)
    make(root, plan)
    return plan.today.isoformat()


def texts_of(root: Path) -> Iterator[Text]:
    """Yield what the site in ``root`` holds, in plain Markdown, in a fixed order."""
    content = root / "content"
    for path in sorted(content.rglob("*.md")):
        _, front, body = path.read_text().split("---\n", 2)
        yield _text(path.relative_to(content), yaml.load(front, Loader=yaml.CSafeLoader), body)


def _text(path: Path, front: dict[str, Any], body: str) -> Text:
    *folders, name = path.with_suffix("").parts
    is_of_meeting = folders[0] == "meetings"
    section, *inside = folders[1:] if is_of_meeting else folders
    day = inside[0][:10] if is_of_meeting else "2004-01-01"
    title = str(front.get("title") or front.get("name") or f"{name} {section} {day}")
    items = front.get("items") or []
    listed = [f"{number}. {each['title']}" for number, each in enumerate(items, 1)]
    words = "\n".join([*listed, "", _plain(body)])
    return Text(section, "-".join([*inside, name]), day, title.replace('"', "'"), words)


def _plain(body: str) -> str:
    """Return ``body`` without what only Minute Book understands."""
    return _LINK.sub(r"](/\1/\2)", _ATTRIBUTES.sub("", _FENCE.sub("", body)))
