"""Builds the manual as a site of Minute Book's own, and writes what in it is made from the code."""

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.build import build
from generator.council.formats import schemas
from generator.document import scalar
from generator.markdown import slug
from generator.report import Format, write

HERE = Path(__file__).parent
SETTINGS = """\
title: The manual of Minute Book
url: https://manual.example.org/
councils:
  minutebook: {name: Minute Book, jurisdiction: none}
# The manual speaks of mistakes.
checks:
  acronym-unexplained: off
  financial-year-wrong: off
  post-cut-short: off
  word-doubled: off
"""
# The site itself has pages of these names.
_CALLED = {"index.md": "manual.md", "search.md": "the-search.md", "tables.md": "adding-up.md"}
TODAY = date(2026, 1, 1)
_LINK = re.compile(r"(?<!!)\[([^\]\n]*(?:\n[^\]\n]*)?)\]\(([^)\s]+)\)")
_CODE = re.compile(r"\[(`[^`\n]+`)\]\(([^)\s]+)\)")
_NAMES = {"site": "site.yaml"}


def main() -> None:
    """Write ``docs/fields.md``, or build the manual into the folder that is named."""
    if sys.argv[1:] == ["fields"]:
        (HERE / "fields.md").write_text(fields())
        return
    with tempfile.TemporaryDirectory() as folder:
        root = lay_out(Path(folder))
        outcome = build(root, Path(sys.argv[1]).resolve(), TODAY)
        sys.stderr.write(write(outcome.findings, root, Format.FULL, {}) + "\n")
        sys.exit(outcome.failed)


def lay_out(root: Path) -> Path:
    """Return ``root`` with the manual laid out in it as a site."""
    pages = root / "content/pages"
    pages.mkdir(parents=True)
    (root / "site.yaml").write_text(SETTINGS)
    texts = {path.name: path.read_text() for path in sorted(HERE.glob("*.md"))}
    for name, text in texts.items():
        (pages / _CALLED.get(name, name)).write_text(as_page(text, texts))
    return root


def as_page(text: str, texts: Mapping[str, str]) -> str:
    """Return a paper of the manual as a page; links out of the manual become words."""
    title, _, body = text.partition("\n")
    fences = re.split(r"(^```.*?^```$)", body, flags=re.MULTILINE | re.DOTALL)
    named = (each if each.startswith("```") else _named(each, texts) for each in fences)
    parts = re.split(r"(^```.*?^```$|`[^`\n]+`)", "".join(named), flags=re.MULTILINE | re.DOTALL)
    body = "".join(
        part if part.startswith("`") else _LINK.sub(lambda found: _kept(found, texts), part)
        for part in parts
    )
    return f"---\ntitle: {scalar(title.removeprefix('# '))}\n---\n{body}"


def _named(text: str, texts: Mapping[str, str]) -> str:
    """Return ``text`` with links on names of files; those of the checkout become the names."""
    return _CODE.sub(lambda found: _kept(found, texts), text)


def _kept(found: re.Match[str], texts: Mapping[str, str]) -> str:
    words, (file, hash_, anchor) = found[1], found[2].partition("#")
    if "://" in file:
        return found[0]
    if file not in texts:
        return words
    return f"[{words}]({_CALLED.get(file, file)}{hash_}{_anchor(anchor, texts[file])})"


def _anchor(typed: str, text: str) -> str:
    """Return our anchor of the heading that a git forge calls ``typed``."""
    headings = re.findall(r"^##+ (.+)$", text, re.MULTILINE)
    by_forge = {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-"): each for each in headings}
    return slug(by_forge[typed]) if typed in by_forge else typed


def fields() -> str:
    """Return the page of all fields, made from the schemas."""
    lines = [
        "# Every field",
        "",
        "Made from the code by `make fields`: what each key of each kind of record means.",
        "A key marked * is needed.",
    ]
    shown: set[str] = set()
    for kind, schema in schemas().items():
        lines += ["", f"## {_NAMES.get(kind, kind.capitalize())}", "", *_table(schema)]
        for name, inner in schema.get("$defs", {}).items():
            if name not in shown and inner.get("properties"):
                shown.add(name)
                lines += ["", f"### {_spaced(name)}", "", *_table(inner)]
    return "\n".join(lines) + "\n"


def _table(schema: dict[str, Any]) -> Iterator[str]:
    yield schema["description"].split("\n\n")[0].replace("``", "`")
    yield ""
    # A third column would leave a telephone no room for the first.
    yield "| key | what it is, and an example |"
    yield "|---|---|"
    for key, told in schema["properties"].items():
        star = "\\*" if key in schema.get("required", ()) else ""
        example = f"`{_flow(told['examples'][0])}`" if told.get("examples") else "see Table"
        yield f"| `{key}`{star} | {told['description']}: {example} |"


def _flow(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    text = str(value)
    return text if re.fullmatch(r"[\w~.:/%£*–-]+( [\w.;–-]+)*", text) else f'"{text}"'


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


if __name__ == "__main__":
    main()
