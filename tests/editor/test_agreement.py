"""What an editor underlines is what the build refuses, and nothing else."""

import json
import re
from pathlib import Path

import pytest

from generator.council.formats import schemas
from generator.council.keys import Kind
from generator.council.records import MODELS
from generator.council.settings import Settings
from generator.document import read_yaml
from generator.schema import validate
from generator.source import Source
from tests.editor.server import YamlServer

CORPUS = (Path(__file__).parent / "corpus.md").read_text()
CASES = re.findall(r"^```yaml (\w+) (right|wrong)\n(.*?)^```$", CORPUS, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    folder = tmp_path_factory.mktemp("schemas")
    paths = {kind: folder / f"{kind}.json" for kind in schemas()}
    for kind, path in paths.items():
        path.write_text(json.dumps(schemas()[kind]))
    server = YamlServer(paths)
    yield server
    server.stop()


def build_says(kind: str, text: str) -> list[str]:
    tree = read_yaml(Source("content/x.md", text))
    assert tree.diagnostics == ()
    model = Settings if kind == "site" else MODELS[Kind(kind)]
    return [found.message for found in validate("content/x.md", model, tree.value).diagnostics]


def test_editor_and_build_agree_on_sixty_files(editor):
    assert len(CASES) >= 60
    for kind, verdict, text in CASES:
        build, underlined = build_says(kind, text), editor.complaints(kind, text)
        said = f"{text}\nbuild: {build}\neditor: {underlined}"
        assert (not build) == (verdict == "right"), said
        assert (not underlined) == (verdict == "right"), said


def test_every_kind_of_record_has_cases():
    assert {kind for kind, *_ in CASES} == set(schemas())
