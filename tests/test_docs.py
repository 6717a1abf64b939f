"""The manual says what is so: its examples are right, its commands work, no field is left out."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, TypeAdapter

from generator.build import prepare
from generator.council.dialects import dialect_of
from generator.council.formats import schemas
from generator.council.records import MODELS
from generator.council.settings import Settings
from generator.schema import Strict
from tests.imports.papers import picture

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
_spec = importlib.util.spec_from_file_location("manual", DOCS / "build.py")
manual = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(manual)
_BLOCK = re.compile(
    r"^```(?P<kind>\w+)(?: (?P<info>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
DIRECTIVES = set().union(*(dialect_of(kind, "").directives for kind in MODELS))


def blocks(name: str) -> list[tuple[str, str, str]]:
    found = _BLOCK.finditer((DOCS / name).read_text())
    return [(each["kind"], each["info"] or "", each["text"]) for each in found]


def models(model: type[BaseModel] = Strict) -> set[type[BaseModel]]:
    below = {each for each in model.__subclasses__() if each.__module__.startswith("generator.")}
    return below.union(*(models(each) for each in below)) if below else below


def test_the_manual_is_a_site_without_findings(tmp_path):
    assert prepare(manual.lay_out(tmp_path), manual.TODAY).findings == ()


def test_every_field_is_described_with_an_example_that_is_right():
    typed = {name for schema in schemas().values() for name in schema.get("$defs", {})}
    typed |= {model.__name__ for model in (*MODELS.values(), Settings)}
    for model in (each for each in models() if each.__name__ in typed):
        for name, field in model.model_fields.items():
            where = f"{model.__name__}.{name}"
            assert field.description, where
            assert field.examples or name == "tables", where
            kind = Annotated[(field.annotation, *field.metadata, None)]
            for example in field.examples or ():
                TypeAdapter(kind).validate_python(example)


def test_the_page_of_fields_is_that_of_the_code():
    assert (DOCS / "fields.md").read_text() == manual.fields()


def test_the_first_hour_goes_as_it_is_told(tmp_path):
    lines = ["set -e", f"minutebook() {{ '{sys.executable}' -m generator \"$@\"; }}"]
    for kind, info, text in blocks("first-hour.md"):
        if kind == "text":
            continue  # what goes on in a second window, for as long as one looks
        path = info.removeprefix("path=")
        lines.append(text if kind == "sh" else f"cat > '{path}' <<'THE END'\n{text}THE END")
    names = {f"GIT_{who}_NAME": "Clerk" for who in ("AUTHOR", "COMMITTER")}
    posts = {f"GIT_{who}_EMAIL": "clerk@example.org" for who in ("AUTHOR", "COMMITTER")}
    done = subprocess.run(
        ["bash", "-c", "\n".join(lines)],  # noqa: S607 -- whichever there is
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ
        | names
        | posts
        | {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1767225600"},
    )
    assert done.returncode == 0, done.stderr
    page = tmp_path / "riverton/public/meetings/parks-committee/2026-05-06/minutes/index.html"
    assert "a path of gravel be laid" in page.read_text()


def test_each_directive_is_shown_and_its_examples_are_right(tmp_path):
    root = Path(shutil.copytree(ROOT / "tests/site", tmp_path / "site"))
    people = "present: [anne-archer, ben-bellamy, cath-carter]\nchair: anne-archer\n"
    rows = "rows: [{label: B, values: [1]}]"
    table = f"tables:\n  - {{id: costs, title: Costs, unit: £, columns: [A], {rows}}}\n"
    front = {"minutes": people, "report": f"title: A\n{table}", "strategy": "title: A\n"}
    for name in ("anne-archer", "ben-bellamy", "cath-carter"):
        (root / f"content/people/{name}.md").write_text(f"---\nname: {name.title()}\n---\n")
    for number, (_, kind, text) in enumerate(blocks("directives.md")):
        folder = root / f"content/meetings/planning/2024-05-{number + 1:02}"
        path = folder / f"{'minutes' if kind == 'minutes' else 'paper'}.md"
        path = root / "content/strategies/oaks.md" if kind == "strategy" else path
        path.parent.mkdir(exist_ok=True)
        if "map.png" in text:
            (path.parent / "map.png").write_bytes(picture().read())
        data = front[kind] if "::: table" in text else front[kind].partition("tables:")[0]
        heading = "\n## 13. The green\n\n" if kind == "minutes" else "\n## The green\n\n"
        path.write_text(f"---\n{data}---\n{heading}{text}")
    errors = [each for each in prepare(root, date(2024, 3, 1)).findings if each.severity == "error"]
    assert errors == []
    shown = "\n".join(text for *_, text in blocks("directives.md"))
    assert set(re.findall(r"^::: ([a-z-]+)", shown, re.MULTILINE)) == DIRECTIVES


def test_each_directive_has_a_snippet():
    templates = ROOT / "generator/council/scaffolds/templates/site"
    snippets = json.loads((templates / "snippets.json").read_text())
    bodies = "\n".join(each["body"][0] for each in snippets.values())
    assert set(re.findall(r"^::: ([a-z-]+)", bodies, re.MULTILINE)) == DIRECTIVES


def test_every_key_of_a_record_is_in_the_format():
    text = (DOCS / "format.md").read_text()
    for kind, schema in schemas().items():
        for key in schema["properties"]:
            assert re.search(rf"\b{key}\b", text), f"{kind}: {key}"
