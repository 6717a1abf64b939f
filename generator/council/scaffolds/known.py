"""What a site already holds of a committee: what the next meeting is begun from."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator import source
from generator.council.committees import Committee
from generator.council.keys import CONTENT, Kind, Sitting, key_of, kind_of, sitting_of
from generator.council.meetings import Agenda, Minutes
from generator.council.records import Record, read_record
from generator.council.scaffolds.scaffold import NotPossibleError
from generator.council.settings import Settings
from generator.document import read_yaml
from generator.markdown import slug
from generator.schema import validate
from generator.source import Source

LISTED = 12
_SETTINGS = "site.yaml"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier meeting of the committee, as far as its files can be read."""

    sitting: Sitting
    agenda: Agenda | None
    minutes: Minutes | None
    numbers: tuple[str, ...] = ()


def committee_called(root: Path, name: str) -> str:
    """Return how the file is called of the committee that is called ``name``, in print or there."""
    printed = {printed: file for file, printed in committees(root)}
    return printed.get(name, name)


def committee_of(root: Path, name: str) -> Committee:
    """Return the committee whose file is called ``name``. Raises ``NotPossibleError``."""
    record = _read(root, f"{CONTENT}/committees/{name}.md")
    if record is not None:
        found: Committee = record.front.value
        return found
    there = [key_of(path).split("/")[1] for path in source.files(root, f"{CONTENT}/committees")]
    known = f"There are: {', '.join(there[:LISTED])}." if there else "There is none yet."
    near = difflib.get_close_matches(name, there, n=1)
    meant = f"Did you mean {near[0]!r}? " if near else ""
    words = f"There is no committee {name!r} that can be read. {meant}{known}"
    raise NotPossibleError(words + " Begin one with  minutebook new committee NAME")


def agenda_of(root: Path, sitting: Sitting) -> Agenda:
    """Return the agenda of a meeting. Raises ``NotPossibleError``."""
    path = f"{CONTENT}/meetings/{sitting.name}/agenda.md"
    record = _read(root, path)
    if record is None:
        words = f"{path} is not there, or cannot be read, and minutes are begun from the agenda."
        begin = f" Begin it with  minutebook new meeting {sitting.name.replace('/', ' ')}"
        raise NotPossibleError(words + begin)
    found: Agenda = record.front.value
    return found


def earlier(root: Path, sitting: Sitting) -> tuple[Earlier, ...]:
    """Return the meetings of the same committee before ``sitting``, the latest first."""
    folder = f"{CONTENT}/meetings/{sitting.committee}"
    papers = [path for path in source.files(root, folder) if kind_of(path)]
    keys = {key_of(path).rpartition("/")[0] for path in papers}
    before = sorted((each for each in map(sitting_of, keys) if each < sitting), reverse=True)
    return tuple(_earlier(root, each) for each in before)


def people(root: Path) -> tuple[tuple[str, str], ...]:
    """Return file name and name of everybody on record."""
    return tuple((key, person.full_name) for key, person in _fronts(root, "people"))


def committees(root: Path) -> tuple[tuple[str, str], ...]:
    """Return file name and name of every committee."""
    return tuple((key, committee.name) for key, committee in _fronts(root, "committees"))


def councils(root: Path) -> tuple[str, ...]:
    """Return the names of the site's councils."""
    text = source.read(root, _SETTINGS)
    tree = read_yaml(text).value if isinstance(text, Source) else None
    read = validate(_SETTINGS, Settings, tree).value if tree else None
    return tuple(council.name for council in read.value.councils.values()) if read else ()


def _fronts(root: Path, folder: str) -> Iterator[tuple[str, Any]]:
    """Yield file name and front matter of every record in ``folder`` that can be read."""
    for path in source.files(root, f"{CONTENT}/{folder}"):
        record = _read(root, path)
        if record is not None:
            yield key_of(path).split("/")[1], record.front.value


def _earlier(root: Path, sitting: Sitting) -> Earlier:
    folder = f"{CONTENT}/meetings/{sitting.name}"
    agenda = _read(root, f"{folder}/agenda.md")
    minutes = _read(root, f"{folder}/minutes.md")
    numbers = minutes.body.headings() if minutes else ()
    return Earlier(
        sitting,
        agenda.front.value if agenda else None,
        minutes.front.value if minutes else None,
        tuple(heading.number for heading in numbers if heading.number),
    )


def _read(root: Path, path: str) -> Record | None:
    """Return the record at ``path`` as far as it can be read: a draft is worth going on from."""
    text = source.read(root, path)
    return read_record(text, partial(_beside, root, path)).value


def _beside(root: Path, path: str, name: str) -> Any:  # noqa: ANN401 -- source's own answer
    return source.read(root, f"{path.rpartition('/')[0]}/{name}")


def named(name: str) -> str:
    """Return how the file of something called ``name`` is called. Raises ``NotPossibleError``."""
    found = slug(name.replace("’", ""))
    if not re.search("[A-Za-z0-9]", name):
        words = f"{name!r} holds no letter that a file could be called by."
        raise NotPossibleError(words)
    return found


def meeting_named(name: str) -> Sitting:
    """Return the meeting that ``committee/2015-01-28`` names. Raises ``NotPossibleError``."""
    given = name.strip("/").removeprefix("content/").removeprefix("meetings/")
    if kind_of(f"{CONTENT}/meetings/{given}/agenda.md") is not Kind.AGENDA:
        words = f"{name!r} names no meeting. Write it as  scrutiny-commission/2015-01-28"
        raise NotPossibleError(words)
    return sitting_of(f"meetings/{given}")
