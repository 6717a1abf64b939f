"""Real sites, with their search, in three versions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.build import prepare
from generator.page import Artifact
from tests.publish.sweep import Sites

ROOT = Path(__file__).parent.parent.parent
TODAY = date(2024, 4, 10)


def artifacts_of(root: Path) -> Sequence[Artifact]:
    """Return all files of the site in ``root``."""
    outcome = prepare(root, TODAY)
    assert not outcome.failed, outcome.findings
    return outcome.artifacts


def version(artifacts: Sequence[Artifact], word: str) -> list[Artifact]:
    """Return a version of a site: a third of its files are changed, and one is only in it.

    What is left alone is the same in all versions, so that it may be used again.
    """
    changed = [
        replace(each, data=each.data + word.encode()) if number % 3 == 0 else each
        for number, each in enumerate(artifacts)
    ]
    return [*changed, Artifact(f"only-{word}/index.html", word.encode())]


def versions(artifacts: Sequence[Artifact]) -> Sites:
    """Return three versions of a site."""
    return Sites(*(version(artifacts, word) for word in ("old", "new", "later")))
