"""Where the search index is made, part by part, of what every folder says can be found in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.cache import DamagedError, Desk, Fact, Work, pickled, unpickled
from generator.cache.store import Facts
from generator.council.findable import CALLABLE, TELLING, synonyms_of
from generator.council.findable.telling import TERM, entry_from, name_of
from generator.council.pages import SEARCH, search_pages
from generator.council.relations import (
    BUNDLE,
    CALLED,
    ENTRY,
    EXPLAINED,
    NARROWED,
    THINGS,
    WEIGHT,
)
from generator.council.site import Site
from generator.council.views.chrome import Framing
from generator.entry import Card, Entry
from generator.page import Artifact
from generator.render import layouts, render
from generator.search import (
    MOST_FILES,
    Engine,
    Part,
    bound,
    count_of,
    engine_for,
    files_in,
    groups_of,
    manifest_of,
    things_file,
    tongue_of,
)
from generator.workshops import CHROME, LAYOUTS, PAGE, SETTINGS, Found, Making, laid_down

_ENGINE = "engine"


@dataclass(frozen=True)
class Equipping:
    """Makes what searches, which all parts of the index have in common."""

    making: Making

    def open(self) -> tuple[Desk, Work]:
        """Return a desk, and what makes the engine at it."""
        site = self.making.of.fresh()

        def work(_: str, __: object) -> tuple[tuple[()], tuple[Fact, ...]]:
            site.desk.note(SETTINGS)
            engine = engine_for(tongue_of(site.settings.language, TELLING))
            site.desk.keep(_ENGINE, pickled(engine))
            told = ((BUNDLE, _ENGINE, (0, engine.bundle.name)),)
            return (), (*told, *laid_down(self.making.made, files_in(engine.bundle)))

        return site.desk, work


@dataclass(frozen=True)
class Indexing:
    """Makes a part of the index; only what is new in it is indexed."""

    making: Making

    def open(self) -> tuple[Desk, Work]:
        """Return a desk, and what makes the part of a key at it."""
        of = self.making.of
        binder = _Binder(of.fresh(), Facts(of.facts), self.making)

        def work(name: str, _: object) -> tuple[tuple[()], tuple[Fact, ...]]:
            return (), tuple(binder.part(name))

        return binder.site.desk, work


@dataclass(frozen=True)
class _Binder:
    site: Site
    facts: Facts
    making: Making

    def part(self, name: str) -> Iterator[Fact]:
        """Make the part ``name``; tell its files, what narrows a search to it, and its things."""
        desk, told = self.site.desk, self.site.told
        desk.note(SETTINGS)
        # What searches follows from the settings and from the version alone.
        engine: Engine = self._kept(_ENGINE)
        tongue = tongue_of(self.site.settings.language, TELLING)
        groups = tuple(groups_of(told.of(ENTRY, name)))
        before = self._before(name)
        bundle, part = bound(name, groups, tongue, engine, self._entry, before)
        for digest, sheaf in part.sheaves.items():
            is_known = digest in before.sheaves
            held = None if is_known else pickled((sheaf, part.heaps[digest]))
            desk.keep(f"sheaf {digest}", held)
        desk.keep(f"part {name}", pickled((tuple(part.sheaves), part.chunks)))
        yield BUNDLE, name, (bundle.pages, bundle.name)
        for filter_, values in bundle.filters.items():
            yield NARROWED, filter_, values
        rows: dict[int, list[str]] = {}
        for heap in part.heaps.values():
            for number, row in heap.items():
                rows.setdefault(number, []).append(row)
        yield WEIGHT, name, sum(len(row) for named in rows.values() for row in named)
        for number, named in rows.items():
            yield THINGS, str(number), tuple(named)
        yield from laid_down(self.making.made, files_in(bundle))

    def _before(self, name: str) -> Part:
        kept = self.facts.kept(f"part {name}")
        if kept is None:
            return Part()
        digests, chunks = unpickled(kept)
        both = {digest: self._kept(f"sheaf {digest}") for digest in digests}
        sheaves = {digest: sheaf for digest, (sheaf, _) in both.items()}
        return Part(sheaves, {digest: heap for digest, (_, heap) in both.items()}, chunks)

    def _entry(self, card: Card) -> Entry:
        data = self.facts.kept(name_of(card))
        if data is None:
            raise DamagedError(name_of(card))
        return entry_from(data)

    def _kept(self, name: str) -> Any:  # noqa: ANN401 -- whatever was kept
        data = self.facts.kept(name)
        if data is None:
            raise DamagedError(name)
        return unpickled(data)


@dataclass(frozen=True)
class Finding:
    """Makes what leads into the index: the search page, the list of its parts, files of things.

    Its keys are ``page``, ``manifest COUNT`` and ``things COUNT NUMBER``, of as many files as
    ``number_of_things`` told.
    """

    making: Making

    def open(self) -> tuple[Desk, Work]:
        """Return a desk, and what makes the file of a key at it."""
        of = self.making.of
        site = of.fresh()
        framing = Framing(site, self.making.chrome, lambda _: ())
        ours = layouts(of.root, of.words)

        def work(key: str, _: object) -> tuple[Found, tuple[Fact, ...]]:
            site.desk.note(SETTINGS)
            maker, *numbers = key.split()
            if maker == "page":
                for name in (LAYOUTS, CHROME):
                    site.desk.note(name)
                made = [render(ours, page) for page in search_pages(framing, _filters(site))]
                found = tuple(each for page in made for each in page.diagnostics)
                files = [page.value for page in made if page.value]
                return found, ((PAGE, SEARCH, ""), *laid_down(self.making.made, files))
            make = _manifest if maker == "manifest" else _things
            return (), tuple(laid_down(self.making.made, make(site, *map(int, numbers))))

        return site.desk, work


def things_count(weights: Iterator[bytes]) -> int:
    """Return how many files of things there are, given what each part told as ``WEIGHT``."""
    return count_of(unpickled(weight) for weight in weights)


def _filters(site: Site) -> dict[str, tuple[str, ...]]:
    """Return the values of all filters."""
    told = site.told
    return {
        name: tuple(sorted({value for values in told.of(NARROWED, name) for value in values}))
        for name in told.targets(NARROWED)
    }


def _manifest(site: Site, count: int) -> Iterator[Artifact]:
    told = site.told
    bundles = {name: told.of(BUNDLE, name)[0] for name in told.targets(BUNDLE)}
    _, engine = bundles.pop(_ENGINE)
    parts = [(name, pages, folder) for name, (pages, folder) in bundles.items()]
    names = (name for kind in (*CALLABLE, TERM) for name in told.of(CALLED, kind))
    synonyms = synonyms_of(site, told.of(EXPLAINED, ""))
    yield manifest_of(engine, parts, count, names, synonyms)


def _things(site: Site, count: int, number: int) -> Iterator[Artifact]:
    fine = range(number, MOST_FILES, count)
    held = [row for each in fine for rows in site.told.of(THINGS, str(each)) for row in rows]
    yield from things_file(number, held)
