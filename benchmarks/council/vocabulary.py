"""The words that councils use, read from the lists in ``lists/``."""

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "lists"


@dataclass(frozen=True)
class Subject:
    """A subject: its name, the post that reports on it, and what belongs to it."""

    name: str
    post: str
    things: tuple[str, ...]


def _lines(name: str) -> list[str]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _sections(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _lines(name):
        if line.startswith("["):
            found[line.strip("[]")] = lines = []
        else:
            lines.append(line)
    return found


def _lists() -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(" ".join(lines).split(", ")) for name, lines in _sections("names.txt").items()
    }


def _subjects() -> tuple[Subject, ...]:
    rows = [line.split("|") for line in _lines("subjects.txt")]
    return tuple(Subject(name, post, tuple(things.split(";"))) for name, post, things in rows)


def _places() -> tuple[str, ...]:
    return tuple(
        f"{beginning}{ending}"
        for beginning in LISTS["beginnings of places"]
        for ending in LISTS["endings of places"]
        if beginning[-1] != ending[0] and beginning.lower() != ending
    )


LISTS = _lists()
SUBJECTS = _subjects()
SENTENCES = _sections("sentences.txt")
PLACES = _places()
STREETS = tuple(
    f"{street} {way}" for street in LISTS["streets"] for way in LISTS["ways"] if street != way
)
