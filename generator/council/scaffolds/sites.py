"""A site begun: settings, a made-up meeting, and what its authors and their editor need."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

from generator.council.formats import schemas
from generator.council.keys import Sitting
from generator.council.scaffolds.known import named
from generator.council.scaffolds.scaffold import NotPossibleError, Scaffold, filled
from generator.council.settings import Settings
from generator.document import read_yaml
from generator.page import Artifact
from generator.schema import validate
from generator.source import Source

_SETTINGS = "site.yaml"
_EXAMPLES = ("Alex Example", "Bo Example", "Chris Example")
_FILES = {
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "publish.yml": ".github/workflows/publish.yml",
    "settings.json": ".vscode/settings.json",
    "extensions.json": ".vscode/extensions.json",
    "tasks.json": ".vscode/tasks.json",
    "snippets.json": ".vscode/minutebook.code-snippets",
    "committee.md": "content/committees/council.md",
    "about.md": "content/pages/about.md",
}
_NOTICE = timedelta(days=21)


def new_site(
    council: str, jurisdiction: str, address: str, colour: str, contact: str, today: date
) -> Scaffold:
    """Return a site with one made-up meeting three weeks after ``today``.

    Raises ``NotPossibleError`` where the settings would be wrong, with the words of the finding.
    """
    day = today + _NOTICE
    values = {
        "title": f"Meetings of {council}",
        "council": council,
        "name": named(council),
        "jurisdiction": jurisdiction,
        "address": address if address.endswith("/") else f"{address}/",
        "colour": colour,
        "contact": contact,
        "body": "Council",
        "published": today,
        "day": day,
    }
    settings = Artifact(_SETTINGS, filled("site/site.yaml", values))
    _look_at(settings)
    files = [settings]
    files += (Artifact(path, filled(f"site/{name}", values)) for name, path in _FILES.items())
    files += _example(day, values)
    files += _schemas()
    return Scaffold(tuple(files))


def _example(day: date, values: dict[str, object]) -> Iterator[Artifact]:
    folder = f"content/meetings/{Sitting('council', day).name}"
    yield Artifact(f"{folder}/agenda.md", filled("site/agenda.md", values))
    yield Artifact(f"{folder}/budget.md", filled("site/budget.md", values))
    for name in _EXAMPLES:
        path = f"content/people/{named(name)}.md"
        yield Artifact(path, filled("site/example.md", {"name": name}))


def _schemas() -> Iterator[Artifact]:
    for kind, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        yield Artifact(f".vscode/schemas/{kind}.json", text.encode())


def _look_at(settings: Artifact) -> None:
    tree = read_yaml(Source(settings.path, settings.data.decode()))
    found = tree.diagnostics
    if tree.value is not None:
        found = validate(settings.path, Settings, tree.value).diagnostics
    if found:
        words = f"{found[0].message}. {found[0].help}"
        raise NotPossibleError(words)
