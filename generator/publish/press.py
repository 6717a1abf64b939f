"""Publication of a site of which little is new: what is new is put down, the rest stays."""

import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.page import Artifact
from generator.publish.exchange import exchange
from generator.publish.locking import locked, synced
from generator.publish.publication import (
    KEPT,
    MARK,
    edition_of,
    mark,
    may_replace,
    mend,
    removed,
    written,
)


class NotASiteError(Exception):
    """The folder to publish into holds something else, which publication would destroy."""


@dataclass(frozen=True, slots=True)
class Press:
    """Makes the folder ``output`` hold a new site, whole or not at all.

    What is new is put into ``made`` first. Near the published site lies a ``spare``: the site
    before it, whose files are for the most part the very same ones. It is brought up to date and
    changes places with the published one, so that the work depends on what is new alone, and
    files that stay are not touched. ``behind`` tells by which files the spare differs.
    """

    output: Path
    made: Path
    spare: Path
    behind: Path
    former: Path

    @property
    def edition(self) -> str:
        """The name of the published edition, as its mark tells it; empty where there is none."""
        return edition_of(self.output)

    def print_all(self, edition: str) -> None:
        """Publish what was made, all of it, as ``edition``."""
        written(self.made, mark(edition))
        self._keep(self.made)
        synced(self.made)
        exchange(self.made, self.output, self.former)
        with suppress(OSError):
            self.behind.unlink(missing_ok=True)
            shutil.rmtree(self.spare, ignore_errors=True)

    def print_changes(self, edition: str, new: Collection[str], gone: Collection[str]) -> None:
        """Publish the published site as ``edition``: with what was made, without ``gone``.

        ``new`` are the paths of what was made.
        """
        late = self._late()
        self.behind.unlink(missing_ok=True)
        if late is None:
            self._renew_spare()
            late = ()
        for path in late:
            removed(self.spare, path)
        for path in gone:
            removed(self.spare, path)
        for path in late:
            if path not in new and path not in gone and (self.output / path).is_file():
                _place(self.spare, path)
                (self.spare / path).hardlink_to(self.output / path)
        for path in new:
            removed(self.spare, path)
            _place(self.spare, path)
            (self.made / path).rename(self.spare / path)
        (self.spare / MARK).unlink(missing_ok=True)
        written(self.spare, mark(edition))
        self._keep(self.spare)
        synced(self.spare)
        before = self.edition
        exchange(self.spare, self.output, self.former)
        with suppress(OSError):
            if self.former.exists() and not self.spare.exists():
                self.former.rename(self.spare)
            told = {"spare": before, "live": edition, "paths": sorted({*new, *gone})}
            self.behind.write_text(json.dumps(told))

    def _late(self) -> tuple[str, ...] | None:
        """Return by which files the spare is behind; nothing where it is of no use."""
        try:
            told = json.loads(self.behind.read_text())
            editions = told["spare"], told["live"]
            paths = tuple(map(str, told["paths"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return paths if editions == (edition_of(self.spare), self.edition) else None

    def _renew_spare(self) -> None:
        """Make the spare the same as the published site, of the same files."""
        shutil.rmtree(self.spare, ignore_errors=True)
        linked(self.output, self.spare)

    def _keep(self, staged: Path) -> None:
        if (self.output / KEPT).is_file():
            # It may be the very same file, if it came with the spare.
            (staged / KEPT).unlink(missing_ok=True)
            shutil.copyfile(self.output / KEPT, staged / KEPT)


@contextmanager
def press(output: Path) -> Iterator[Press]:
    """Open the press for the folder ``output``, for which nobody else then has one.

    Raises ``NotASiteError`` where ``output`` holds something that is no published site, and
    ``OSError`` where the machine fails, only while the old site still stands.
    """
    output = output.resolve()
    room = output.with_name(f".{output.name}.press")
    former = output.with_name(f".{output.name}.old")
    opened = Press(output, room / "made", room / "spare", room / "behind.json", former)
    output.parent.mkdir(parents=True, exist_ok=True)
    with locked(output.parent):
        mend(output, opened.former)
        if output.exists() and not may_replace(output):
            raise NotASiteError(str(output))
        shutil.rmtree(opened.made, ignore_errors=True)
        room.mkdir(exist_ok=True)
        # Neither what is half made nor the spare is anything to keep in git.
        (room / ".gitignore").write_text("*\n")
        try:
            yield opened
        finally:
            shutil.rmtree(opened.made, ignore_errors=True)
            if not opened.behind.exists():
                shutil.rmtree(room, ignore_errors=True)
            if output.exists():
                shutil.rmtree(opened.former, ignore_errors=True)


def publish(artifacts: Iterable[Artifact], output: Path) -> None:
    """Make the folder ``output`` hold exactly ``artifacts``.

    Raises as ``press`` does.
    """
    with press(output) as opened:
        put(opened.made, artifacts)
        opened.print_all("")


def put(folder: Path, artifacts: Iterable[Artifact]) -> None:
    """Write ``artifacts`` below ``folder``."""
    for artifact in artifacts:
        written(folder, artifact)


def linked(folder: Path, other: Path) -> None:
    """Make the folder ``other`` hold the very same files as ``folder``, or copies of them."""
    shutil.copytree(folder, other, copy_function=_linked, symlinks=True)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _place(folder: Path, path: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
