"""Every word of the interface stands in one catalogue, and can be said in another language."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, nodes

from generator.catalogue import Catalogue
from generator.render import default_folder

TEMPLATE = default_folder() / "words/minutebook.pot"
LAYOUTS = sorted(default_folder().rglob("*.html"))
COUNCIL = Path("generator/council")
SPEAKING = [*sorted((COUNCIL / "views").glob("*.py")), COUNCIL / "pages.py"]
TYPED_BY_AUTHORS = {"to be confirmed"}
NAMES = {"PartView", "Lighthouse", "Linux", "Windows"}
WELSH = Catalogue(
    "n==1 ? 0 : n==2 ? 1 : 2",
    {"cat": ("cath", "gath", "cathod"), "by %(day)s": ("erbyn %(day)s",)},
)
WORDS = re.compile(r"[A-Za-z]{2}")
SENTENCE = re.compile(r"^[A-Z][a-z]+$|^[A-Za-z, ]*[A-Za-z]{2,} [a-z]{2,}")


def test_what_is_not_translated_stays_english():
    assert WELSH.say("Agenda") == "Agenda"
    assert WELSH.say_some("%(num)s dog", "%(num)s dogs", 2) == "2 dogs"


def test_holes_are_filled_in_the_other_language():
    assert WELSH.say("by %(day)s", day="Mawrth") == "erbyn Mawrth"


@given(st.integers(min_value=0, max_value=10_000))
def test_each_number_has_the_form_that_the_language_gives_it(number):
    expected = {1: "cath", 2: "gath"}.get(number, "cathod")
    assert WELSH.say_some("cat", "cats", number) == expected


def test_the_template_holds_every_message(tmp_path):
    make = shutil.which("make")
    assert make
    here = f"BIN={Path(sys.executable).parent}"
    subprocess.run([make, "words", f"TEMPLATE={tmp_path / 'new.pot'}", "READY=", here], check=True)
    assert (tmp_path / "new.pot").read_text() == TEMPLATE.read_text()
    with TEMPLATE.open("rb") as file:
        assert len(read_po(file)) > 150


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_no_layout_says_a_word_of_its_own(path):
    tree = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(path.read_text())
    # What is computed is put as a sign, so that what remains is what the layout itself says.
    said = "".join(
        part.data if isinstance(part, nodes.TemplateData) else "\N{BLACK SQUARE}"
        for output in tree.find_all(nodes.Output)
        for part in output.nodes
    )
    soup = BeautifulSoup(said, "html.parser")
    shown = [soup.get_text(" ")]
    shown += [
        str(value)
        for tag in soup.find_all()
        for name, value in tag.attrs.items()
        if name in {"aria-label", "alt", "title", "placeholder"}
    ]
    assert not [words for words in shown if WORDS.search(words)]


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: path.stem)
def test_no_view_says_a_word_of_its_own(path):
    tree = ast.parse(path.read_text())
    known = {
        id(constant)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", ""))
        in {"say", "say_some", "marked"}
        for argument in node.args
        for constant in ast.walk(argument)
    }
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    known |= {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and isinstance(node.body[0], ast.Expr)
    }
    spoken = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in known
    ]
    assert not [words for words in {*spoken} - TYPED_BY_AUTHORS - NAMES if SENTENCE.search(words)]
