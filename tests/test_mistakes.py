"""Every mistake in tests/mistakes gives its finding at its line and column, and no other."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from generator.build import build

HERE = Path(__file__).parent
REMARK = re.compile(
    r"[ \t]*(?:#|<!--) error: (?P<column>\d+) \[(?P<code>[a-z-]+)\]"
    r"(?: at (?P<line>\d+))?(?: ?-->)?[ \t]*$"
)
TODAY = date(2024, 3, 1)
Finding = tuple[str, int, int, str]


def cases() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each section's name and files."""
    for path in sorted((HERE / "mistakes").glob("*.md")):
        section, files = "", {}
        for token, following in _pairs(MarkdownIt().parse(path.read_text())):
            if token.type == "heading_open" and token.tag == "h2":
                if files:
                    yield f"{path.stem}: {section}", files
                section, files = following.content, {}
            elif token.type == "fence" and "path=" in token.info:
                files[token.info.partition("path=")[2].strip()] = token.content
        if files:
            yield f"{path.stem}: {section}", files


def _pairs(tokens):
    return zip(tokens, [*tokens[1:], None], strict=True)


def expected_of(path: str, text: str) -> tuple[str, set[Finding]]:
    """Return ``text`` without its remarks, and the findings that they announce."""
    lines, findings = [], set()
    for number, line in enumerate(text.split("\n"), 1):
        typed = line
        while found := REMARK.search(typed):
            place = int(found["line"] or number)
            findings.add((path, place, int(found["column"]), found["code"]))
            typed = typed[: found.start()]
        lines.append(typed)
    return "\n".join(lines), findings


@pytest.fixture(scope="session")
def right(tmp_path_factory) -> Path:
    """Return the small site without mistakes, published."""
    root = tmp_path_factory.mktemp("right") / "site"
    shutil.copytree(HERE / "site", root)
    assert build(root, root / "public", TODAY).findings == ()
    return root


def content(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("files", [pytest.param(files, id=name) for name, files in cases()])
def test_each_mistake_is_found_at_its_place_and_nothing_is_published(files, right, tmp_path):
    root = tmp_path / "site"
    shutil.copytree(right, root)
    before = content(root / "public")
    expected: set[Finding] = set()
    for path, text in files.items():
        clean, findings = expected_of(path, text)
        expected |= findings
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(clean)

    outcome = build(root, root / "public", TODAY)

    found = {(d.path, d.span.start.line, d.span.start.column, d.code) for d in outcome.findings}
    assert found == expected
    assert all(finding.help for finding in outcome.findings)
    if outcome.failed:
        assert content(root / "public") == before


def test_the_book_of_mistakes_is_long():
    assert (
        sum(1 for _, files in cases() if any(" error: " in text for text in files.values())) > 300
    )
