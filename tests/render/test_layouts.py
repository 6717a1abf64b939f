"""A site may have layouts of its own; a mistake in one is a finding at its line."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.build import build

HERE = Path(__file__).parent.parent


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "site", tmp_path / "site")
    (tmp_path / "site/layouts/pages").mkdir(parents=True)
    return tmp_path / "site"


def outcome_with(site: Path, layout: str, text: str):
    (site / "layouts" / layout).write_text(text)
    return build(site, site / "public", date(2024, 3, 1))


def test_a_layout_of_the_site_goes_before_the_one_that_comes_with_us(site):
    outcome = outcome_with(
        site,
        "pages/missing.html",
        '{% extends "base.html" %}{% block content %}Lost?{% endblock %}',
    )
    assert outcome.findings == ()
    assert "Lost?" in (site / "public/404.html").read_text()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one\n{% if %}\n", 2),
        ("one\n\n{{ view.nothing }}\n", 3),
        ('{% extends "nothing.html" %}', 1),
        ("{{ 1 / 0 }}", 1),
        ("{{ none.x.y }}", 1),
    ],
)
def test_a_mistake_in_a_layout_is_a_finding_at_its_line(site, text, line):
    outcome = outcome_with(site, "pages/plain.html", text)
    assert {d.code for d in outcome.findings} == {"layout-broken"}
    (found,) = outcome.findings
    assert (found.path, found.span.start.line) == ("layouts/pages/plain.html", line)
    assert not (site / "public").exists()


def test_what_an_author_typed_is_escaped(site):
    about = site / "content/pages/about.md"
    about.write_text(
        '---\ntitle: "<script>alert(1)</script>"\n---\nA `<img src=x onerror=alert(1)>` \\<img>\n'
    )
    build(site, site / "public", date(2024, 3, 1))
    page = (site / "public/about/index.html").read_text()
    assert "<script>alert" not in page
    assert "<img" not in page
