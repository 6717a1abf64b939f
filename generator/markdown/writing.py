"""Words written so that Markdown shows them as they are."""

import re

from generator.source import UNWELCOME

_MEANINGFUL = re.compile(r"([\\`*_\[\]<>{}|~^$])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_OPENINGS = re.compile(r"^(#|[-+=:](?=[\s:=-]|$)|\d+(?=[.)](?:\s|$)))")


def escaped(text: str) -> str:
    """Return ``text`` as one line of Markdown that means these words and nothing else.

    Characters that no record may hold are left out.
    """
    return opened(inline(text).strip())


def inline(text: str) -> str:
    """Return ``text`` for the middle of a line; spaces at its ends stay, each run as one."""
    line = UNWELCOME.sub("", re.sub(r"\s+", " ", text))
    line = re.sub(" +", " ", line)
    return _ENTITY.sub(r"\\&", _MEANINGFUL.sub(r"\\\1", line))


def opened(line: str) -> str:
    """Return a line of Markdown that begins with words: no list, heading or directive."""
    if found := _OPENINGS.match(line):
        opening = found[1]
        if opening[0].isdigit():
            return f"{opening}\\{line[len(opening) :]}"
        return f"\\{line}"
    return line
