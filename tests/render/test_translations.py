"""A site speaks the language of ``site.yaml``; what a translation lacks or spoils is told."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po
from bs4 import BeautifulSoup

from generator.build import Outcome, build
from generator.render import default_folder

SITE = Path(__file__).parent.parent / "site"
TEMPLATE = default_folder() / "words/minutebook.pot"
FULL_WIDTH = {ord(letter): ord(letter) + 0xFEE0 for letter in map(chr, range(0x41, 0x7B))}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(SITE, tmp_path / "site")
    settings = tmp_path / "site/site.yaml"
    settings.write_text(f"language: cy-GB\n{settings.read_text()}")
    (tmp_path / "site/layouts/words").mkdir(parents=True)
    return tmp_path / "site"


def built(site: Path) -> Outcome:
    return build(site, site / "public", date(2024, 3, 1))


def translate(site: Path, name: str = "cy.po") -> Path:
    """Write every word of the interface in letters that no content has."""
    with TEMPLATE.open("rb") as file:
        catalogue = read_po(file, locale="cy")
    for message in catalogue:
        if isinstance(message.id, tuple):
            message.string = tuple(wide(message.id[1]) for _ in range(catalogue.num_plurals))
        elif message.id:
            message.string = wide(message.id)
    path = site / "layouts/words" / name
    with path.open("wb") as file:
        write_po(file, catalogue)
    return path


def wide(message: str) -> str:
    pieces = message.replace("%(", "\0%(").replace(")s", ")s\0").split("\0")
    return "".join(each if each.startswith("%(") else each.translate(FULL_WIDTH) for each in pieces)


def test_pages_speak_the_language_of_the_site(site):
    translate(site)
    assert built(site).findings == ()
    page = BeautifulSoup(
        (site / "public/meetings/planning/2024-03-06/index.html").read_text(), "html.parser"
    )
    assert page.html["lang"] == "cy-GB"
    assert page.find("dt").text == wide("Status")
    assert "Dydd Mercher 6 Mawrth 2024" in page.text


def test_no_page_keeps_an_english_word_of_the_interface(site):
    translate(site)
    built(site)
    with TEMPLATE.open("rb") as file:
        english = {message.id for message in read_po(file) if " " in str(message.id)}
    for path in (site / "public").rglob("*.html"):
        soup = BeautifulSoup(path.read_text(), "html.parser")
        kept = {text.strip() for text in soup.find_all(string=True)} & english
        assert not kept, path


def test_the_file_of_the_country_goes_before_that_of_the_language(site):
    translate(site, "cy-GB.po")
    (site / "layouts/words/cy.po").write_text("not a catalogue")
    assert built(site).findings == ()


def test_a_language_without_words_is_told(site):
    (found,) = built(site).findings
    assert (found.path, found.code) == ("site.yaml", "words-missing")
    assert "layouts/words/cy.po" in found.help


def test_what_is_not_translated_is_told_and_shown_in_english(site):
    path = translate(site)
    path.write_text(path.read_text().replace(f'msgstr "{wide("Agenda")}"', 'msgstr ""'))
    (found,) = built(site).findings
    assert (found.path, found.severity) == ("layouts/words/cy.po", "warning")
    assert found.message.startswith("'Agenda' is not translated")
    assert ">Agenda<" in (site / "public/meetings/planning/2024-03-06/index.html").read_text()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "by %(day)s"\nmsgstr "erbyn %(dydd)s"\n', 1),
        ('msgid "Agenda"\nmsgstr "100 %"\n', 1),
        ('msgid "Agenda"\nbroken\n', 2),
        ('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=import os;\\n"\n', 1),
    ],
)
def test_a_translation_that_cannot_be_used_is_a_finding_at_its_line(site, text, line):
    (site / "layouts/words/cy.po").write_text(text)
    found, *_ = built(site).findings
    assert (found.path, found.code) == ("layouts/words/cy.po", "words-broken")
    assert found.span.start.line == line
    assert not (site / "public").exists()


def test_bytes_that_are_no_text_are_a_finding(site):
    (site / "layouts/words/cy.po").write_bytes(b'msgid "Agenda"\nmsgstr "\xff"\n')
    assert {found.code for found in built(site).findings} == {"words-broken"}
