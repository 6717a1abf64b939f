"""The path is the identity: what a file is, its key, its address, and how it is referred to."""

import posixpath
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_FOLDER = rf"meetings/(?P<committee>{_NAME})/(?P<date>{_DAY})(?:-(?P<nth>[2-9]))?"
CONTENT = "content"
ATTACHED = "pdf|csv|txt|png|jpe?g|gif|webp|svg|docx|xlsx|pptx|odt|ods|odp|mp3|mp4|zip"


class Kind(StrEnum):
    """What a record is."""

    COMMITTEE = "committee"
    PERSON = "person"
    AGENDA = "agenda"
    MINUTES = "minutes"
    REPORT = "report"
    STRATEGY = "strategy"
    CHAPTER = "chapter"
    MATTER = "matter"
    PAGE = "page"
    ATTACHMENT = "attachment"


_FILE = rf"{_NAME}(?:[._-][a-z0-9]+)*\.(?:{ATTACHED})"
# By the folder in which a path begins.
_PATHS = {
    "committees": ((rf"committees/{_NAME}\.md", Kind.COMMITTEE),),
    "people": ((rf"people/{_NAME}\.md", Kind.PERSON),),
    "meetings": (
        (rf"{_FOLDER}/agenda\.md", Kind.AGENDA),
        (rf"{_FOLDER}/minutes\.md", Kind.MINUTES),
        (rf"{_FOLDER}/(?!(?:index|versions)\.md){_NAME}\.md", Kind.REPORT),
        (rf"{_FOLDER}/{_FILE}", Kind.ATTACHMENT),
    ),
    "strategies": (
        (rf"strategies/(?!index\.md){_NAME}(?:/index)?\.md", Kind.STRATEGY),
        (rf"strategies/{_NAME}/(?!versions\.md){_NAME}\.md", Kind.CHAPTER),
        (rf"strategies/{_NAME}/{_FILE}", Kind.ATTACHMENT),
    ),
    "matters": ((rf"matters/{_NAME}\.md", Kind.MATTER),),
    "pages": ((rf"pages/{_NAME}\.md", Kind.PAGE), (rf"pages/{_FILE}", Kind.ATTACHMENT)),
}


# An attachment that can be shown on a page.
PICTURE = "picture"
_SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
# A folder and no file of its own, but something that can be named.
MEETING = "meeting"


@dataclass(frozen=True, slots=True, order=True)
class Sitting:
    """One meeting: of a committee, on a day, and which of that day."""

    committee: str
    date: date
    nth: int = 1

    @property
    def name(self) -> str:
        """The meeting as references name it: ``scrutiny-commission/2015-01-28``."""
        suffix = f"-{self.nth}" if self.nth > 1 else ""
        return f"{self.committee}/{self.date.isoformat()}{suffix}"

    @property
    def key(self) -> str:
        """The key of the meeting."""
        return f"meetings/{self.name}"


def kind_of(path: str) -> Kind | None:
    """Return what the file at ``path`` (from ``content/`` on) is; nothing where it has no place."""
    inner = path.removeprefix(f"{CONTENT}/")
    for pattern, kind in _PATHS.get(inner.partition("/")[0], ()):
        if found := re.fullmatch(pattern, inner):
            day = found.groupdict().get("date")
            return kind if day is None or is_day(day) else None
    return None


def attached_as(path: str) -> str:
    """Return what the attachment at ``path`` is: a picture, or another file."""
    return PICTURE if path.endswith(_SHOWN) else Kind.ATTACHMENT


def key_of(path: str) -> str:
    """Return the key of the file at ``path``: its path without folder ``content/`` and ``.md``."""
    key = path.removeprefix(f"{CONTENT}/").removesuffix(".md")
    return key.removesuffix("/index") if key.startswith("strategies/") else key


def address_of(key: str) -> str:
    """Return the address of the record ``key``, from the site's root, as in ``/people/x/``."""
    if "." in key:
        return f"/{key}"
    if key.startswith("meetings/"):
        key = key.removesuffix("/agenda")
    return f"/{key.removeprefix('pages/')}/"


def folder_of(key: str) -> str:
    """Return the key of what the record ``key`` is part of: its meeting or its strategy."""
    return key.rpartition("/")[0]


def sitting_of(meeting_key: str) -> Sitting:
    """Return the committee and day that a meeting's key names."""
    found = re.fullmatch(_FOLDER, meeting_key)
    if found is None:
        raise ValueError(meeting_key)
    return Sitting(found["committee"], date.fromisoformat(found["date"]), int(found["nth"] or 1))


def place_of(name: str, folder: str) -> tuple[str, str]:
    """Return key and anchor of what ``name`` says in front matter of a file in ``folder``.

    ``x`` and ``x#y`` are in the folder; ``committee/date…`` is a meeting or a report of one.
    """
    target, _, anchor = name.partition("#")
    return (f"meetings/{target}" if "/" in target else f"{folder}/{target}"), anchor


def target_of(link: str, path: str) -> tuple[str, str]:
    """Return key and anchor of where a relative ``link`` in the body of the file ``path`` leads."""
    target, _, anchor = link.partition("#")
    if not target:
        return key_of(path), anchor
    return key_of(posixpath.normpath(posixpath.join(posixpath.dirname(path), target))), anchor


def is_day(text: str) -> bool:
    """Tell whether ``text``, written as year-month-day, is a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
