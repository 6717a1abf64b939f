"""A village council, written file by file and linked into a site."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator import source
from generator.catalogue import Catalogue
from generator.council.archive import assemble
from generator.council.records import read_record
from generator.council.settings import Settings
from generator.council.site import Site

TODAY = date(2024, 6, 1)
BASE = {
    "committees/planning.md": "---\nname: Planning Committee\nkind: regulatory\n---\n",
    "committees/council.md": "---\nname: Village Council\nkind: council\n---\n",
    "people/a-archer.md": "---\nname: A. Archer\nward: The Green\n---\n",
    "people/b-bellamy.md": "---\nname: B. Bellamy\nward: Lakey Hill\n---\n",
    "people/c-carter.md": "---\nname: C. Carter\n---\n",
    "people/d-dawlish.md": "---\nname: D. Dawlish\n---\n",
}
COUNCIL = {"name": "Ambridge", "jurisdiction": "none"}
Linked = Callable[..., Site]


@pytest.fixture
def linked(tmp_path: Path) -> Linked:
    """Return a function that links files, by their paths below ``content/``, into a site."""

    def link(files: dict[str, str], today: date = TODAY) -> Site:
        everything = {f"content/{path}": text for path, text in (BASE | files).items()}
        for path, text in everything.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text)
        read = [
            read_record(source.read(tmp_path, path), lambda _: None) for path in sorted(everything)
        ]
        assert [found for record in read for found in record.diagnostics] == []
        archive, dangling = assemble([record.value for record in read], [], sorted(everything))
        assert dangling == ()
        settings = Settings(title="Ambridge", url="https://a.example/", councils={"a": COUNCIL})
        return archive.site(settings, today, Catalogue())

    return link


def minutes(body: str, front: str = "present: [a-archer]") -> str:
    """Return minutes with one minute, number 7, unless the body begins with its own."""
    heading = "" if body.startswith("##") else "## 7. The green\n\n"
    return f"---\n{front}\n---\n\n{heading}{body}\n"


def agenda(front: str) -> str:
    """Return an agenda."""
    return f"---\ntime: 19:00\n{front}\n---\n"


def report(body: str = "Text.", front: str = "") -> str:
    """Return a report."""
    return f"---\ntitle: Report\n{front}\n---\n\n{body}\n"
