"""Damages a site in memory, one place at a time, and looks at what is found."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.mutations.damage import Damage
from benchmarks.mutations.kinds import KINDS
from generator import source
from generator.council.archive import assemble
from generator.council.keys import folder_of, key_of
from generator.council.records import Record, read_record
from generator.council.rules.applying import findings_about, findings_of
from generator.council.settings import Settings
from generator.council.site import Site
from generator.diagnostics import Checked, Diagnostic, has_errors
from generator.document import read_yaml
from generator.render import catalogue
from generator.schema import validate
from generator.source import Source, Unreadable


@dataclass(frozen=True)
class Result:
    """What became of a kind of damage: how often it was done, found, and where it was not."""

    kind: Damage
    done: int
    found: int
    missed: tuple[str, ...]


class Specimen:
    """A right site, read once, of which single files are exchanged for damaged ones."""

    def __init__(self, root: Path, today: date) -> None:
        """Read the site in ``root``."""
        self.today = today
        self.root = root
        self.paths = tuple(source.files(root, "content"))
        texts = (source.read(root, path) for path in self.paths if path.endswith(".md"))
        self.files: Mapping[str, str] = {
            text.path: text.text for text in texts if isinstance(text, Source)
        }
        self.records = {
            path: record
            for path, text in self.files.items()
            if (record := read_record(Source(path, text), self._beside(path)).value)
        }
        self.people = tuple(
            path.rpartition("/")[2].removesuffix(".md")
            for path in self.files
            if path.startswith("content/people/")
        )
        tree = read_yaml(source.read(root, "site.yaml"))
        self.settings = validate("site.yaml", Settings, tree.value).value.value
        self.words = catalogue(root, self.settings.language).value

    def _beside(self, path: str) -> Callable[[str], Source | Unreadable | None]:
        folder = path.rpartition("/")[0]

        def beside(name: str) -> Source | Unreadable | None:
            whole = f"{folder}/{name}"
            return source.read(self.root, whole) if whole in self.paths else None

        return beside

    def findings(self, path: str, text: str) -> tuple[Diagnostic, ...]:
        """Return what is found where the file at ``path`` holds ``text``."""
        read, site, dangling = self._linked(path, text)
        return (*read, *dangling, *findings_of(site))

    def findings_in(self, path: str, text: str) -> tuple[Diagnostic, ...]:
        """Return what is found about the record at ``path``, and the meeting that it is a paper of."""
        read, site, dangling = self._linked(path, text)
        key = key_of(path)
        keys = (each for each in (key, folder_of(key)) if each in {*site.records, *site.meetings})
        about = (found for each in keys for found in findings_about(site, each))
        return (*read, *dangling, *about)

    def site(self, path: str = "", text: str = "") -> Site:
        """Return the site; with a ``path``, where the file there holds ``text``."""
        return self._linked(path, text)[1]

    def _linked(
        self, path: str, text: str
    ) -> tuple[tuple[Diagnostic, ...], Site, tuple[Diagnostic, ...]]:
        """Return what is found in one file, the linked site, and what leads nowhere in it."""
        read = read_record(Source(path, text), self._beside(path)) if path else Checked(None)
        records: list[Record] = [record for other, record in self.records.items() if other != path]
        broken = [read.value] if read.value and has_errors(read.diagnostics) else []
        if read.value and not broken:
            records.append(read.value)
        archive, dangling = assemble(records, broken, self.paths)
        site = archive.site(self.settings, self.today, self.words)
        return read.diagnostics, site, dangling


def measure(specimen: Specimen, places: int, seed: int) -> Iterator[Result]:
    """Yield what is found of each kind of damage, done at ``places`` places by chance."""
    for kind in KINDS:
        chance = Random(f"{seed} {kind.name}")
        there = list(kind.places(specimen.files, specimen.people))
        chance.shuffle(there)
        done, found, missed = 0, 0, []
        for place in there:
            if done == places:
                break
            damaged = kind.done_to(place, chance)
            if damaged is None:
                continue
            text, line = damaged
            done += 1
            told = {
                (each.path, each.span.start.line, each.code)
                for each in specimen.findings_in(place.path, text)
            }
            if any((place.path, line, code) in told for code in kind.codes):
                found += 1
            else:
                missed.append(f"{place.path}:{line}")
        yield Result(kind, done, found, tuple(missed))
