"""Entries, things and names → the artifacts of the search, the same from the same."""

import json
from collections.abc import Iterable
from functools import partial

from generator.cache import each
from generator.entry import Entry, Findable
from generator.page import Artifact
from generator.search.bundle import Bundle, engine_of, shard_of
from generator.search.pagefind import files_of
from generator.search.pages import html_of
from generator.search.things import spread

FOLDER = "search/index"
Shard = tuple[str, tuple[Entry, ...]]


def index(findable: Findable, language: str) -> tuple[Artifact, ...]:
    """Return all files with which a browser searches.

    ``manifest.json`` names the others. ``language`` is that of all entries, as in
    ``en-GB``. Raises ``OSError`` where Pagefind fails.
    """
    tongue = language.partition("-")[0]
    made = each(partial(_shard, tongue), _shards(findable.entries))
    engine = _engine(tongue)
    count, files = spread(findable.things, f"{FOLDER}/things")
    manifest = {
        "engine": engine.name,
        "shards": [[shard.part, shard.pages, shard.name] for shard in made],
        "things": count,
        "names": [
            [name.title, name.context, name.address, *name.others] for name in findable.names
        ],
        "synonyms": [list(group) for group in findable.synonyms],
    }
    written = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    return (
        Artifact(f"{FOLDER}/manifest.json", written.encode()),
        *(artifact for bundle in (engine, *made) for artifact in _artifacts(bundle)),
        *files,
    )


def _shards(entries: Iterable[Entry]) -> Iterable[Shard]:
    """Return the entries of each shard, both in their order."""
    by_shard: dict[str, list[Entry]] = {}
    for entry in entries:
        by_shard.setdefault(entry.shard, []).append(entry)
    for name, listed in sorted(by_shard.items()):
        yield name, tuple(sorted(listed, key=lambda entry: (entry.order, entry.address)))


def _shard(language: str, shard: Shard) -> Bundle:
    """Return one part of the index. It depends on the shard's own entries and on nothing else."""
    name, entries = shard
    # Pagefind keeps one page for each address, and one address may have several entries.
    pages = [(f"{e.address}#{n}", html_of(e, language)) for n, e in enumerate(entries)]
    return shard_of(name, files_of(pages))


def _engine(language: str) -> Bundle:
    page = f'<!doctype html><html lang="{language}"><body><h1>0</h1></body></html>'
    return engine_of(files_of([("/", page)]))


def _artifacts(bundle: Bundle) -> Iterable[Artifact]:
    return (
        Artifact(f"{FOLDER}/{bundle.name}/{path}", data)
        for path, data in sorted(bundle.files.items())
    )
