"""What can be found → the artifacts of the search, the same from the same.

Entries → groups → sheaves → bundles: a sheaf depends on its own entries alone, a bundle on its own
sheaves alone. Whoever keeps them makes few anew, and gets the same bytes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.entry import Findable
from generator.page import Artifact
from generator.search.bundle import Bundle, Engine, bundle_of, engine_of
from generator.search.chunks import Bound
from generator.search.groups import Group, Tongue, groups_of, sheaves_of
from generator.search.pagefind import files_of
from generator.search.sheaf import Sheaf
from generator.search.things import Spread, heap_of, spread

FOLDER = "search/index"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the index: its sheaves by the digests of their groups, and its files."""

    sheaves: Mapping[str, Sheaf]
    bundle: Bundle


@dataclass(frozen=True, slots=True)
class Kept:
    """What was made when the site was indexed before; parts may be read when they are asked for."""

    tongue: Tongue | None = None
    engine: Engine | None = None
    parts: Mapping[str, Part] = field(default_factory=dict)
    things: Spread = field(default_factory=Spread)


@dataclass(frozen=True, slots=True)
class Indexed:
    """The files of the search, and what of the work can be kept."""

    artifacts: tuple[Artifact, ...]
    kept: Kept


def index(findable: Findable, language: str) -> tuple[Artifact, ...]:
    """Return all files with which a browser searches; ``manifest.json`` names the others.

    ``language`` is that of all entries, as in ``en-GB``. Raises ``OSError`` where Pagefind fails.
    """
    return index_again(findable, language, Kept()).artifacts


def index_again(findable: Findable, language: str, kept: Kept) -> Indexed:
    """Return the same files; what was ``kept`` of the work before changes no byte of them."""
    tongue = _tongue(findable, language)
    before = kept if kept.tongue == tongue else Kept()
    engine = before.engine or _engine(tongue)
    groups = tuple(groups_of(findable.entries))
    parts = {
        name: _part(tuple(held), tongue, engine, before.parts.get(name))
        for name, held in groupby(groups, lambda group: group.part)
    }
    known = before.things.heaps
    heaps = {
        group.digest: known[group.digest] if group.digest in known else heap_of(group.things())
        for group in groups
    }
    things = spread(heaps, before.things)
    made = tuple(_artifacts(findable, engine, parts, things))
    return Indexed(made, Kept(tongue, engine, parts, things))


def _tongue(findable: Findable, language: str) -> Tongue:
    told = {name for entry in findable.entries for name in entry.told}
    return Tongue(language.partition("-")[0], tuple(sorted({"title", *told})))


def _engine(tongue: Tongue) -> Engine:
    page = f'<!doctype html><html lang="{tongue.language}"><body><h1>0</h1></body></html>'
    return engine_of(files_of([("/", page)]))


def _part(groups: Sequence[Group], tongue: Tongue, engine: Engine, before: Part | None) -> Part:
    digests = [group.digest for group in groups]
    if before and list(before.sheaves) == digests:
        return before
    known = before.sheaves if before else {}
    missing = [group for group in groups if group.digest not in known]
    made = dict(zip((g.digest for g in missing), sheaves_of(missing, tongue), strict=True))
    sheaves = {digest: made.get(digest) or known[digest] for digest in digests}
    bound = Bound(tuple(known.values()), before.bundle.chunks) if before else Bound()
    bundle = bundle_of(groups[0].part, tuple(sheaves.values()), tongue.fields, engine, bound)
    return Part(sheaves, bundle)


def _artifacts(
    findable: Findable, engine: Engine, parts: Mapping[str, Part], things: Spread
) -> Iterator[Artifact]:
    bundles = [part.bundle for part in parts.values()]
    manifest = {
        "engine": engine.bundle.name,
        "shards": [[bundle.part, bundle.pages, bundle.name] for bundle in bundles],
        "things": things.count,
        "names": [
            [name.title, name.context, name.address, *name.others] for name in findable.names
        ],
        "synonyms": [list(group) for group in findable.synonyms],
    }
    written = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    yield Artifact(f"{FOLDER}/manifest.json", written.encode())
    for bundle in (engine.bundle, *bundles):
        for path, data in sorted(bundle.files.items()):
            yield Artifact(f"{FOLDER}/{bundle.name}/{path}", data)
    for number, data in things.files.items():
        yield Artifact(f"{FOLDER}/things/{number}.json", data)
