"""What a kind of damage is, and how it is done to a line."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

# Stands in a damaged text before the place where the finding must be; it is taken out again.
MARK = "¤"


@dataclass(frozen=True)
class Place:
    """A line of a file that may be damaged, and all that a damage may want to know besides."""

    path: str
    text: str
    start: int
    end: int
    people: tuple[str, ...]

    @property
    def line(self) -> str:
        """The line itself."""
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The text before the line."""
        return self.text[: self.start]

    @property
    def is_body(self) -> bool:
        """Whether the line stands behind the front matter."""
        return "\n---\n" in self.before

    @property
    def is_in_directive(self) -> bool:
        """Whether the line stands inside a directive."""
        fences = re.findall(r"^ *(:{3,})( ?\w)?", self.before, re.MULTILINE)
        return bool(fences) and bool(fences[-1][1])

    @property
    def directive(self) -> str:
        """The last directive before the line."""
        found = re.findall(r"^ *:{3,} (\w+)", self.before, re.MULTILINE)
        return found[-1] if found else ""

    @property
    def present(self) -> tuple[str, ...]:
        """The people present, where the file says who was."""
        listed = re.search(r"^present:((?: *\[[^\]]*\])|(?:\n +- .*)+)", self.text, re.MULTILINE)
        return tuple(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", listed[1])) if listed else ()

    @property
    def absent(self) -> tuple[str, ...]:
        """People who were not present."""
        return tuple(sorted(set(self.people) - set(self.present)))


Write = Callable[[re.Match[str], Place, Random], str | None]


@dataclass(frozen=True)
class Damage:
    """A kind of damage: which lines of which files, what they become, and who must find it."""

    name: str
    codes: tuple[str, ...]
    path: str
    find: str
    write: Write

    def places(self, files: Mapping[str, str], people: tuple[str, ...]) -> Iterator[Place]:
        """Yield the lines that may be damaged so."""
        for path, text in files.items():
            if not re.search(self.path, path):
                continue
            start = 0
            for line in text.split("\n"):
                if re.search(self.find, line):
                    yield Place(path, text, start, start + len(line), people)
                start += len(line) + 1

    def done_to(self, place: Place, chance: Random) -> tuple[str, int] | None:
        """Return the damaged text and the line of the finding; nothing if the line is unfit."""
        found = re.search(self.find, place.line)
        written = self.write(found, place, chance) if found else None
        if written is None or written == place.line:
            return None
        ahead, mark, _ = written.partition(MARK)
        number = place.before.count("\n") + 1 + (ahead.count("\n") if mark else 0)
        text = place.before + written.replace(MARK, "") + place.text[place.end :]
        return text, number
