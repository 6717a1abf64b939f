"""Every component is shown by examples, which use all that it takes."""

import dataclasses
import shutil
import typing
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.build import Outcome, build
from generator.catalogue import Catalogue
from generator.council.views.prose import PartView
from generator.page import Page
from generator.render import Component, components, default_folder, layouts, render

HERE = Path(__file__).parent
OURS = layouts(HERE / "nowhere", Catalogue())
FOLDERS = sorted(path for path in (default_folder() / "components").iterdir())
COMPONENTS = components(OURS).value or ()
VIEWS = {
    field.default: view
    for view in typing.get_args(PartView)
    for field in dataclasses.fields(view)
    if field.name == "kind" and field.default != "html"
}
CALL = """
{%- import "components/" ~ name ~ "/" ~ name ~ ".html" as layout -%}
{%- set macro = layout[example.macro] -%}
{{ macro(example.view) if macro.arguments == ("view",) else macro(**example.view) }}"""

every_component = pytest.mark.parametrize("component", COMPONENTS, ids=lambda each: each.name)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "site", tmp_path / "site")
    return tmp_path / "site"


def built(site: Path, settings: str = "") -> Outcome:
    path = site / "site.yaml"
    path.write_text(settings + path.read_text())
    return build(site, site / "public", date(2024, 3, 1))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_every_component_has_a_layout_and_examples(folder):
    assert (folder / f"{folder.name}.html").is_file()
    assert (folder / f"{folder.name}.yaml").is_file()


def test_all_examples_can_be_read():
    assert components(OURS).diagnostics == ()
    assert [component.name for component in COMPONENTS] == [folder.name for folder in FOLDERS]


@every_component
def test_every_parameter_is_told_and_used(component: Component):
    used = {name for example in component.examples for name, value in example.view.items() if value}
    assert used == set(component.parameters)
    assert all(meaning.strip() for meaning in component.parameters.values())


@pytest.mark.parametrize("kind", VIEWS)
def test_parameters_are_the_fields_of_the_view(kind):
    (component,) = (each for each in COMPONENTS if each.name == kind)
    fields = {field.name for field in dataclasses.fields(VIEWS[kind])} - {"kind"}
    assert set(component.parameters) == fields
    assert all(set(example.view) == fields for example in component.examples)


@every_component
def test_every_example_renders_without_undefined_names(component: Component):
    assert component.examples
    template = OURS.environment.from_string(CALL)
    for example in component.examples:
        assert template.render(name=component.name, example=example).strip()


def test_html_is_html_and_other_words_are_escaped(site):
    folder = site / "layouts/components/decision"
    folder.mkdir(parents=True)
    (folder / "decision.yaml").write_text(
        "parameters: {}\nexamples:\n- title: <b>\n  view:\n    words: <i>\n    anchor: x\n"
        "    body: {parts: [{kind: html, html: <em>}]}\n"
    )
    ours = layouts(site, Catalogue())
    (decision,) = (each for each in components(ours).value if each.name == "decision")
    (site / "layouts/base.html").write_text("{% block content %}{% endblock %}")
    page = Page("/x", "pages/style-guide.html", {"view": (decision,)})
    text = render(ours, page).value.data.decode()
    assert "&lt;b&gt;" in text
    assert "&lt;i&gt;" in text
    assert "<em>" in text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("parameters: {}\nexamples: [\n", 3),
        ("parameters: {}\n", 1),
        ("parameters: {}\nexamples: [{title: x}]\n", 1),
        ("parameters: {}\nexamples: [{title: x, view: {}, colour: red}]\n", 1),
        ("parameters: {}\nexamples: [x]\n", 1),
        ("", 1),
    ],
)
def test_a_mistake_in_examples_is_a_finding(site, text, line):
    folder = site / "layouts/components/vote"
    folder.mkdir(parents=True)
    (folder / "vote.yaml").write_text(text)
    (found,) = built(site, "style_guide: true\n").findings
    assert (found.path, found.code) == ("layouts/components/vote/vote.yaml", "layout-broken")
    assert found.span.start.line == line
    assert not (site / "public").exists()


def test_the_style_guide_is_made_only_when_asked_for(site):
    assert built(site).findings == ()
    assert not (site / "public/style-guide").exists()
    assert "style-guide" not in (site / "public/index.html").read_text()
    assert "style-guide" not in (site / "public/sitemap.xml").read_text()


def test_the_style_guide_shows_all_examples_and_is_linked_in_the_footer(site):
    assert built(site, "style_guide: true\n").findings == ()
    page = BeautifulSoup((site / "public/style-guide/index.html").read_text(), "html.parser")
    parts = [part.h2.get_text() for part in page.select(".guide-part")]
    assert parts == [component.name for component in COMPONENTS]
    shown = [each.find_previous("h3").get_text() for each in page.select(".guide-example")]
    assert shown == [example.title for each in COMPONENTS for example in each.examples]
    ids = [each["id"] for each in page.select("[id]")]
    assert len(ids) == len(set(ids))
    home = BeautifulSoup((site / "public/index.html").read_text(), "html.parser")
    assert home.select(".footer a[href='/style-guide/']")
    assert not home.select("header a[href='/style-guide/']")
