"""Where the tasks of a build are done: reading folders, checking them, making pages."""

import copyreg
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from pathlib import Path

from generator import source
from generator.attachments import look_into, unsound
from generator.cache import Desk, Fact, Work
from generator.cache.store import Facts
from generator.catalogue import Catalogue
from generator.council.archive import Remembered, adrift, reader, remembered
from generator.council.attendance import Attended
from generator.council.data import facts_at, files_at
from generator.council.downloads import files_of
from generator.council.facts import facts_of
from generator.council.findable.standing import titles_of
from generator.council.findable.telling import entries_in
from generator.council.folders import read_folder
from generator.council.judging import leaks_at, notes_on, verdict_on
from generator.council.keys import (
    CONTENT,
    Kind,
    Sitting,
    address_of,
    folder_of,
    key_of,
    kind_of,
)
from generator.council.lines import beginnings_of
from generator.council.linked.files import ALONE, files_in
from generator.council.pages import (
    guide_pages,
    pages_in,
    statement_pages,
)
from generator.council.places import Touch
from generator.council.publications import published, recalled
from generator.council.records import unreadable
from generator.council.relations import (
    DIGEST,
    GATHERED,
    LEAK,
    LISTED,
    ROUTINE,
    SITTING,
    TIE,
    USUAL,
)
from generator.council.rules.applying import gathered, leaks_of
from generator.council.settings import Settings
from generator.council.site import Site
from generator.council.tables import Row
from generator.council.tables.model import Column
from generator.council.views.chrome import Chrome, Framing
from generator.diagnostics import Diagnostic
from generator.graph import Reference
from generator.history import Blobs, Ledger, Past
from generator.page import Artifact, Page
from generator.proof import LIST, digest_of, listed
from generator.publish import put
from generator.render import Layouts, assets, components, layouts, render, tested
from generator.source import Position, Span, Unreadable
from generator.verification import facts_of as read_file

ARTIFACT, PAGE = "artifact", "page"
FACTS = "facts"
SETTINGS, LAYOUTS, CHROME, KEPT, STANDING = "settings", "layouts", "chrome", "kept", "standing"
# What facts are made of, most of all: so pickles have a byte for it instead of its name.
for _code, _class in enumerate(
    (Position, Span, Reference, Sitting, Attended, Decimal, date, Kind, Column, Row, Touch), 240
):
    copyreg.add_extension(_class.__module__, _class.__name__, _code)
Found = tuple[Diagnostic, ...]
Checks = tuple[Found, Found, int]
READ = "read"
MEGABYTE = 1_000_000
# The makers of units that are records.
_RECORDS, VERSIONS = ("record", "meeting"), "versions"
# Enough for the neighbours of a few hundred folders.
_MOST = 10_000


@dataclass(frozen=True)
class Reading:
    """Reads the files of a folder; its value is what is wrong in them, and how many records.

    ``largest`` is the size of the largest attachment, in bytes.
    """

    root: Path
    largest: int

    def open(self) -> tuple[Desk, Work]:
        """Return a desk, and what reads the folder of a key at it."""
        desk = Desk(1)
        return desk, lambda key, paths: self._read(desk, key, paths)

    def _read(
        self, desk: Desk, key: str, paths: tuple[str, ...]
    ) -> tuple[tuple[tuple[Diagnostic, ...], int], tuple[Fact, ...]]:
        folder = read_folder(key, paths, reader(self.root, desk))
        assert folder.value is not None  # noqa: S101 -- a folder is always read
        found = list(folder.diagnostics)
        told: list[Fact] = []
        for path in folder.value.attached:
            desk.note(f"file {path}")
            desk.note(SETTINGS)
            data = source.read_bytes(self.root, path, self.largest + 1)
            if isinstance(data, Unreadable):
                found.append(unreadable(data))
                continue
            name = path.removeprefix(f"{CONTENT}/")
            told.append((DIGEST, folder_of(key_of(path)), (name, digest_of(data))))
            if faults := tuple(unsound(path, data, self.largest)):
                found += faults
            else:
                told += ((LEAK, path, leak) for leak in leaks_of(look_into(path, data)))
        return (tuple(found), len(folder.value.good)), (*facts_of(folder.value), *told)


@dataclass(frozen=True)
class OfSite:
    """A site as it was read in one ``run``, told by the store at ``facts``."""

    run: str
    root: Path = field(compare=False)
    facts: Path = field(compare=False)
    settings: Settings = field(compare=False)
    today: date = field(compare=False)
    words: Catalogue = field(compare=False)

    def site(self) -> Site:
        """Return the site, the same for all that is done in a run by one process."""
        return _opened(self)

    def fresh(self) -> Site:
        """Return the site, as it is told now."""
        facts = Facts(self.facts)
        return remembered(self.root, facts, self.settings, self.today, self.words)


@lru_cache(maxsize=1)
def _opened(of: OfSite) -> Site:
    return of.fresh()


@dataclass(frozen=True)
class Linking:
    """Follows all references of a folder; its value is what leads nowhere."""

    facts: Path

    def open(self) -> tuple[Desk, Work]:
        """Return a desk, and what follows the references of a key at it."""
        desk, facts = Desk(_MOST), Facts(self.facts)
        told = Remembered(facts, desk)

        def work(unit: str, _: object) -> tuple[Found, tuple[()]]:
            return tuple(adrift(told, told.by(TIE, f"{READ} {unit}"))), ()

        return desk, work


@dataclass(frozen=True)
class Gathering:
    """Gathers what a rule must know of all folders together, so that each can be checked alone."""

    of: OfSite

    def open(self) -> tuple[Desk, Work]:
        """Return a desk, and what gathers for the rule of a key at it."""
        site = self.of.fresh()

        def work(code: str, _: object) -> tuple[tuple[()], tuple[Fact, ...]]:
            site.desk.note(SETTINGS)
            if code == ROUTINE:
                names = site.told.targets(SITTING)
                return (), tuple((USUAL, name, titles_of(site, name)) for name in names)
            if code == LISTED:
                return (), ((LISTED, "", beginnings_of(site)),)
            known = gathered(site, code)
            told = ((GATHERED, f"{code} {name}", value) for name, value in known.items())
            return (), ((GATHERED, code, True), *told)

        return site.desk, work


@dataclass(frozen=True)
class Checking:
    """Checks a folder.

    Its value is what counts, which waivers are for nothing, and how much is waived.
    """

    of: OfSite

    def open(self) -> tuple[Desk, Work]:
        """Return a desk, and what checks the folder of a key at it."""
        site = self.of.site()
        return site.desk, lambda key, paths: (_checked(site, key, paths), ())


def _checked(site: Site, key: str, paths: tuple[str, ...]) -> Checks:
    site.desk.note(SETTINGS)
    verdict = verdict_on(site, key)
    leaks = (leak for path in paths if _is_attached(path) for leak in leaks_at(site, path))
    waived = sum(len(waived) for _, waived in verdict.waived)
    return (*verdict.findings, *leaks), verdict.idle, waived


@dataclass(frozen=True)
class Recalling:
    """Works out the versions of a record from what git tells of its file.

    Its value is what is wrong in what the record says of them. It is given the file's path.
    """

    of: OfSite
    past: Past

    def open(self) -> tuple[Desk, Work]:
        """Return a desk, and what works out the versions of a key at it."""
        site, ledger = self.of.fresh(), Ledger(self.past)
        blobs = Blobs(self.past.repository, self.past.folder)

        def work(key: str, path: str) -> tuple[Found, tuple[Fact, ...]]:
            site.desk.note(SETTINGS)
            return published(site, key, path, ledger, blobs)

        return site.desk, work


@dataclass(frozen=True)
class Making:
    """Makes the pages and files of a unit.

    Its value is what is wrong with their layouts. They are made along with the checks of what they
    show: should it be so wrong that it cannot be shown, it is how the program stopped.
    """

    of: OfSite
    chrome: Chrome
    made: Path
    past: Past | None = None

    def open(self) -> tuple[Desk, Work]:
        """Return a desk, and what makes the pages of a key at it."""
        site = self.of.site()
        blobs = Blobs(self.past.repository, self.past.folder) if self.past else None
        framing = Framing(
            site,
            self.chrome,
            lambda record: notes_on(site, record),
            partial(recalled, site, blobs) if blobs else None,
        )
        shop = _Shop(framing, layouts(self.of.root, self.of.words), self.of.root, self.made)
        return site.desk, lambda key, _: shop.make(key)


@dataclass(frozen=True)
class _Shop:
    framing: Framing
    layouts: Layouts
    root: Path
    made: Path

    def make(self, unit: str) -> tuple[Found | str, tuple[Fact, ...]]:
        site = self.framing.site
        site.desk.note(SETTINGS)
        found: list[Diagnostic] = []
        told: list[Fact] = []
        try:
            maker, _, about = unit.partition(" ")
            if maker == "entries":
                return (), tuple(entries_in(site, self._papers(about)))
            for fact in laid_down(self.made, self._listed(maker, about, found)):
                told.append(fact)
                # Earlier versions are nothing that search engines should find.
                is_page = fact[0] == ARTIFACT and fact[1].endswith("index.html")
                if is_page and maker != VERSIONS:
                    told.append((PAGE, "/" + fact[1].removesuffix("index.html"), ""))
            told += facts_at(site, unit)
        except OSError:
            raise
        except Exception:  # noqa: BLE001 -- pages are made along with checks, maybe of what is wrong
            return traceback.format_exc(), ()
        return tuple(found), tuple(told)

    def _listed(self, maker: str, about: str, found: list[Diagnostic]) -> Iterator[Artifact]:
        """Yield the files of a unit and, of a meeting or another record, a list of them."""
        digests: dict[str, bytes] = {}
        for artifact in self._artifacts(maker, about, found):
            digests[artifact.path] = digest_of(artifact.data)
            yield artifact
        if maker in {*_RECORDS, VERSIONS}:
            folder = address_of(about).removeprefix("/")
            if maker == VERSIONS:
                folder = f"{folder}{VERSIONS}/"
            else:
                digests |= dict(self.framing.site.told.of(DIGEST, about))
            inside = {
                path.removeprefix(folder): digest
                for path, digest in digests.items()
                if path.startswith(folder)
            }
            yield Artifact(f"{folder}{LIST}", listed(inside))

    def _artifacts(self, maker: str, about: str, found: list[Diagnostic]) -> Iterator[Artifact]:
        site = self.framing.site
        if maker == "copy":
            yield self._copied(about)
            return
        if maker in ALONE:
            yield from files_in(site, maker, about)
            return
        site.desk.note(LAYOUTS)
        site.desk.note(CHROME)
        if maker == "assets":
            yield from assets(self.layouts)
        else:
            yield from self._rendered(self._pages(maker, about, found), found)
        for key in self._papers(about) if maker in _RECORDS else ():
            yield from files_of(site, key)
        yield from files_in(site, maker, about)
        yield from files_at(site, f"{maker} {about}")

    def _papers(self, about: str) -> tuple[str, ...]:
        """Return the keys of the records of a folder or file."""
        site = self.framing.site
        keys: tuple[str, ...] = (about,)
        if about in site.meetings:
            keys = (f"{about}/agenda", f"{about}/minutes", *site.meetings[about].papers)
        return tuple(sorted(key for key in keys if key in site.records))

    def _pages(self, maker: str, about: str, found: list[Diagnostic]) -> Iterator[Page]:
        if maker == "statement":
            told = tested()
            return statement_pages(self.framing, told.kinds, told.widths, told.tools)
        if maker == "guide":
            shown = components(self.layouts)
            found += shown.diagnostics
            return guide_pages(self.framing, shown.value or ())
        return pages_in(self.framing, f"{maker} {about}".rstrip())

    def _rendered(self, pages: Iterable[Page], found: list[Diagnostic]) -> Iterator[Artifact]:
        for page in pages:
            rendered = render(self.layouts, page)
            found += rendered.diagnostics
            if rendered.value:
                yield rendered.value

    def _copied(self, path: str) -> Artifact:
        self.framing.site.desk.note(f"file {path}")
        data = source.read_bytes(
            self.root, path, self.framing.site.settings.largest_attachment * MEGABYTE
        )
        if isinstance(data, Unreadable):
            raise OSError(data.problem)
        return Artifact(path.removeprefix(f"{CONTENT}/"), data)


def laid_down(made: Path, artifacts: Iterable[Artifact]) -> Iterator[Fact]:
    """Write ``artifacts`` below ``made``; tell the digest of each, what it links to and offers."""
    for artifact in artifacts:
        put(made, (artifact,))
        found = read_file(artifact)
        links, fetched, anchors = (
            tuple(sorted(each)) for each in (found.links, found.fetched, found.anchors)
        )
        yield ARTIFACT, artifact.path, digest_of(artifact.data)
        yield FACTS, artifact.path, (links, fetched, anchors, found.faults)


def _is_attached(path: str) -> bool:
    return kind_of(path) is Kind.ATTACHMENT
