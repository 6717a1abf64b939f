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
    line = " ".join(UNWELCOME.sub("", re.sub(r"\s+", " ", text)).split())
    line = _ENTITY.sub(r"\\&", _MEANINGFUL.sub(r"\\\1", line))
    if found := _OPENINGS.match(line):
        opening = found[1]
        if opening[0].isdigit():
            return f"{opening}\\{line[len(opening) :]}"
        return f"\\{line}"
    return line
