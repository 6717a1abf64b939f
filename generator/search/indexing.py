"""What can be found → the artifacts of the search, the same from the same.

Entries → groups → sheaves → bundles: a sheaf depends on its own entries alone, a bundle on its own
sheaves alone. Whoever keeps them makes few anew, and gets the same bytes.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.entry import Card, Entry, Findable, Name
from generator.page import Artifact
from generator.search.bundle import Bundle, Engine, bundle_of, engine_of
from generator.search.chunks import Bound, Chunk
from generator.search.groups import Group, Tongue, groups_of, sheaves_of
from generator.search.pagefind import files_of
from generator.search.sheaf import Sheaf
from generator.search.things import Heap, count_of, file_of, heap_of, rows_in

FOLDER = "search/index"


@dataclass(frozen=True, slots=True)
class Part:
    """What was made of a part of the index: sheaves and things of its groups, and its chunks.

    The groups stand by their digests, in their order.
    """

    sheaves: Mapping[str, Sheaf] = field(default_factory=dict)
    heaps: Mapping[str, Heap] = field(default_factory=dict)
    chunks: tuple[Chunk, ...] = ()


def index(findable: Findable, language: str) -> tuple[Artifact, ...]:
    """Return all files with which a browser searches; ``manifest.json`` names the others.

    ``language`` is that of all entries, as in ``en-GB``. Raises ``OSError`` where Pagefind fails.
    """
    tongue = tongue_of(language, (name for entry in findable.entries for name in entry.told))
    engine = engine_for(tongue)
    by_part: dict[str, dict[Card, Entry]] = {}
    for entry in findable.entries:
        by_part.setdefault(entry.shard, {})[entry.card] = entry
    made = [
        bound(name, tuple(groups_of(held)), tongue, engine, held.__getitem__, Part())
        for name, held in sorted(by_part.items())
    ]
    bundles = [bundle for bundle, _ in made]
    heaps = [heap for _, part in made for heap in part.heaps.values()]
    count = count_of(len(rows) for heap in heaps for rows in heap.values())
    parts = [(bundle.part, bundle.pages, bundle.name) for bundle in bundles]
    manifest = manifest_of(engine.bundle.name, parts, count, findable.names, findable.synonyms)
    files = [manifest, *(file for each in (engine.bundle, *bundles) for file in files_in(each))]
    for number in range(count):
        files += things_file(
            number, [row for heap in heaps for row in rows_in(heap, number, count)]
        )
    return tuple(files)


def tongue_of(language: str, told: Iterable[str]) -> Tongue:
    """Return how entries that tell what is named in ``told`` are indexed in ``language``."""
    return Tongue(language.partition("-")[0], tuple(sorted({"title", *told})))


def engine_for(tongue: Tongue) -> Engine:
    """Return what searches entries of ``tongue``. Raises ``OSError`` where Pagefind fails."""
    page = f'<!doctype html><html lang="{tongue.language}"><body><h1>0</h1></body></html>'
    return engine_of(files_of([("/", page)]))


def bound(
    name: str,
    groups: Sequence[Group],
    tongue: Tongue,
    engine: Engine,
    look_up: Callable[[Card], Entry],
    before: Part,
) -> tuple[Bundle, Part]:
    """Return the files of the part ``name`` of the index, and what of the work can be kept.

    ``look_up`` finds entries by their cards. What was made ``before`` saves work and changes no
    byte. Raises ``OSError`` where Pagefind fails.
    """
    missing = [group for group in groups if group.digest not in before.sheaves]
    entries = {group.digest: [look_up(card) for card in group.cards] for group in missing}
    made = dict(zip(entries, sheaves_of(entries.values(), tongue), strict=True))
    sheaves = {g.digest: made.get(g.digest) or before.sheaves[g.digest] for g in groups}
    held = Bound(tuple(before.sheaves.values()), before.chunks)
    bundle = bundle_of(name, tuple(sheaves.values()), tongue.fields, engine, held)
    things = {
        digest: heap_of(thing for entry in own for thing in entry.things)
        for digest, own in entries.items()
    }
    heaps = {**before.heaps, **things}
    return bundle, Part(sheaves, {g.digest: heaps[g.digest] for g in groups}, bundle.chunks)


def manifest_of(
    engine: str,
    parts: Iterable[tuple[str, int, str]],
    count: int,
    names: Iterable[Name],
    synonyms: Iterable[Sequence[str]],
) -> Artifact:
    """Return the file that names all others, of which ``count`` are files of things.

    ``engine`` is the folder of what searches; each of ``parts`` its name, its pages, its folder.
    """
    manifest = {
        "engine": engine,
        "shards": [list(part) for part in parts],
        "things": count,
        "names": [[name.title, name.context, name.address, *name.others] for name in names],
        "synonyms": [list(group) for group in synonyms],
    }
    written = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    return Artifact(f"{FOLDER}/manifest.json", written.encode())


def files_in(bundle: Bundle) -> Iterator[Artifact]:
    """Yield the files of ``bundle``."""
    for path, data in sorted(bundle.files.items()):
        yield Artifact(f"{FOLDER}/{bundle.name}/{path}", data)


def things_file(number: int, rows: Collection[str]) -> Iterator[Artifact]:
    """Yield the file of things that has ``number``, if there are ``rows`` in it."""
    if rows:
        yield Artifact(f"{FOLDER}/things/{number}.json", file_of(rows))
