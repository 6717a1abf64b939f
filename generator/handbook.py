"""What comes with the command of the manual: the book of mistakes, and recipes of publishing."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator import source
from generator.source import Source

_BOOK = "mistakes.md"
_CODE = re.compile(r"^(?:error|warning)\[([a-z-]+)\]", re.MULTILINE)


def codes() -> frozenset[str]:
    """Return the codes of findings that the book shows."""
    return frozenset(code for _, code in _sections())


def told_of(code: str) -> str:
    """Return the sections of the book that show findings of ``code``, or nothing."""
    return "\n".join(text for text, shown in _sections() if shown == code)


def recipes() -> dict[str, bytes]:
    """Return the files of ``docs/recipes/``, ready to copy, by their names."""
    folder = _folder()
    paths = sorted(each for each in source.files(folder, "recipes"))
    return {path.rpartition("/")[2]: source.content_of(folder, path) for path in paths}


@cache
def _sections() -> tuple[tuple[str, str], ...]:
    """Return each section of the book with the code of its finding."""
    book = source.read(_folder(), _BOOK)
    text = book.text if isinstance(book, Source) else ""
    found = ((section, _CODE.search(section)) for section in _parted(text))
    return tuple((section, code[1]) for section, code in found if code)


def _parted(text: str) -> Iterator[str]:
    section: list[str] = []
    is_verbatim = False
    for line in text.splitlines(keepends=True):
        is_verbatim ^= line.startswith("```")
        if line.startswith("## ") and not is_verbatim:
            yield "".join(section)
            section = []
        section.append(line)
    yield "".join(section)


def _folder() -> Path:
    """Return where the manual lies: in what is installed, or in a checkout."""
    installed = Path(__file__).parent / "docs"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "docs"
