"""Three hundred words that nobody may read, in a site of a village council."""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from generator.council.documents import Report
from tests.attachments.files import pdf, saying

SITE = Path(__file__).parent.parent / "site"
EXEMPT = "exempt: {paragraphs: [3], reason: Business affairs}"

# Every form that a text may take in a body; W is the word.
FORMS = {
    "a paragraph": "W",
    "emphasis": "A **W** b.",
    "a heading below": "### W\n\nText.",
    "a list": "- W",
    "a numbered list": "1. W",
    "a list in a list": "- a\n  - W",
    "a quotation": "> W",
    "a quotation in a list": "- > W",
    "a head of a table": "| W |\n|---|\n| a |",
    "a cell of a table": "| a |\n|---|\n| W |",
    "code in a line": "A `W`.",
    "a block of code": "```\nW\n```",
    "indented code": "Text:\n\n    W",
    "the words of a link": "[W](https://example.org/)",
    "the target of a link": "[a](https://example.org/W)",
    "an address": "<https://example.org/W>",
    "a link by reference": "[W][N]\n\n[N]: https://example.org/N",
    "the target of a reference": "[a][N]\n\n[N]: https://example.org/W",
    "a footnote": "A.[^N]\n\n[^N]: W",
    "a definition": "Term\n:   W",
    "a term": "W\n:   Text",
    "a notice": "::: notice kind=general\nW\n:::",
    "the title of a notice": "::: notice kind=general title=W\nText.\n:::",
    "entities": "&#122;REST",
    "a broken line": "A\\\nW",
    "the end of a long text": "Word. " * 200 + "W",
    "a paragraph of two lines": "A\nW",
    "an escaped sign": "\\*W",
    "a list with paragraphs": "1. A\n\n   W",
    "a heading two below": "### A\n\n#### W\n\nText.",
}
TABLE = "tables: [{id: a, title: A, unit: text, columns: "
FIELDS = {
    name: f"{name}: WORD" for name in Report.model_fields if name not in {"title", "exempt"}
} | {
    "title": "title: WORD",
    "a list": "report_by: [Clerk, WORD]",
    "a waiver": "waive: [{code: a, reason: WORD, by: WORD, on: 2024-03-01}]",
    "keys": "signed_by: {person: a-archer, role: WORD}",
    "papers": "background_papers: [{title: WORD, url: https://example.org/WORD}]",
    "a table": "tables: [{id: a, title: WORD, unit: £, columns: [a], rows: []}]",
    "a row": TABLE + "[a], rows: [{label: WORD, values: [1]}]}]",
    "a cell": TABLE + "[a], rows: [{label: A, values: [WORD]}]}]",
    "a column": TABLE + "[WORD], rows: []}]",
    "an unknown key": "WORD: a",
    "an unknown key's value": "a_key: WORD",
    "broken YAML": "wards: [WORD",
    "text behind a hash": "marking: A #WORD",
}
ITEMS = {
    "a report": "report: WORD",
    "a second report": "report: [{title: A}, WORD]",
    "the address of a report": "report: {title: A, url: https://example.org/WORD}",
    "a file": "attachments: [{title: A, file: WORD.pdf}]",
    "a file for members": "attachments: [{title: A, access: members, file: WORD.csv}]",
    "a remark": "kind: ordinary # WORD",
}
# Where a section stands: by itself, at an item with a letter, under an underlined heading, between
# others, and with the word in its heading.
PLACES = ALONE, LETTERED, UNDERLINED, BETWEEN, NAMED = range(5)


class Garden:
    """Makes up words and plants them; ``words`` are those planted, by where."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.files: dict[str, str | bytes] = {}

    def word(self, where: str) -> str:
        """Return a new word of ten letters for the place ``where``."""
        digest = hashlib.sha256(where.encode()).digest()
        word = "zx" + "".join(chr(ord("a") + byte % 26) for byte in digest[:8])
        assert self.words.setdefault(word, where) == where
        return word


def planted(*, is_exempt: bool = True, share: int = 1) -> Garden:
    """Return a garden with every word; one in ``share`` of the forms is used.

    Where nothing ``is_exempt``, the texts of items are as they are, and open to all.
    """
    garden = Garden()
    for place in PLACES:
        _agenda(garden, place, is_exempt=is_exempt, share=share)
    if is_exempt:
        _items(garden)
        _reports(garden, share)
        _elsewhere(garden)
    return garden


def _body(form: str, word: str) -> str:
    text = FORMS[form].replace("REST", word[1:]).replace("N", f"n{word}")
    return text.replace("W", word).replace(f"{word}ord", "Word")


def _agenda(garden: Garden, place: int, *, is_exempt: bool, share: int) -> None:
    """Plant words in the sections of items, at several places of an agenda."""
    items, sections = [], []
    for number, form in enumerate([*FORMS][::share], 1):
        word = garden.word(f"agenda {place}: {form}")
        printed = {LETTERED: f"{number}a", BETWEEN: str(2 * number - 1)}.get(place, str(number))
        said = [f"title: Item {number}", f'number: "{printed}"', *([EXEMPT] if is_exempt else [])]
        items.append("  - " + "\n    ".join(said))
        heading = f"## {word if place == NAMED else 'Item'} {{item={printed}}}"
        if place == UNDERLINED:
            heading = heading.removeprefix("## ") + "\n---"
        sections.append(f"{heading}\n\n{_body(form, word)}")
        if place == BETWEEN:
            items.append(f"  - title: Open item {number}")
            sections.append(f"## Open {{item={2 * number}}}\n\nPublic {number}.")
    front = "---\ntime: 19:00\nvenue: Hall\nitems:\n" + "\n".join(items) + "\n---\n\n"
    path = f"content/meetings/planning/2024-05-{place + 1:02}/agenda.md"
    garden.files[path] = front + "\n\n".join(sections) + "\n"


def _items(garden: Garden) -> None:
    items = []
    for name, field in ITEMS.items():
        for number in range(5):
            word = garden.word(f"item: {name} {number}")
            items.append(f"  - title: Item\n    {EXEMPT}\n    {field.replace('WORD', word)}")
    path = "content/meetings/planning/2024-05-20/agenda.md"
    garden.files[path] = "---\ntime: 19:00\nitems:\n" + "\n".join(items) + "\n---\n"


def _reports(garden: Garden, share: int) -> None:
    """Plant words in reports that are exempt as a whole."""
    folder = "content/meetings/planning/2024-05-20"
    for number, (name, field) in enumerate(FIELDS.items()):
        word = garden.word(f"report: {name}")
        text = f"---\nexempt: true\n{field.replace('WORD', word)}\n---\n\nText.\n"
        garden.files[f"{folder}/field-{number}.md"] = text
    for number, form in enumerate([*FORMS][::share]):
        body = _body(form, garden.word(f"report: {form}"))
        garden.files[f"{folder}/form-{number}.md"] = f"---\nexempt: true\ntitle: A\n---\n\n{body}\n"


def _elsewhere(garden: Garden) -> None:
    """Plant words where no reader looks: remarks, hidden files, private folders."""
    meeting = "content/meetings/planning/2024-05-21"
    for number in range(7):
        plant = {
            f"content/.drafts/{number}.md": "---\ntitle: W\n---\n\nW\n",
            f"{meeting}/.draft-{number}.md.swp": "W",
            f"notes/{number}.md": "W",
            f"{meeting}/private/{number}.md": "---\ntitle: W\n---\n\nW\n",
            f"content/Private/{number}.csv": "W\n",
            f"{meeting}/{number}.exempt.md": "---\ntitle: W\n---\n\nW\n",
            f"{meeting}/a{number}.EXEMPT.txt": "W\n",
            f"content/pages/p{number}.md": f"---\n# W\ntitle: Page {number} # W\n---\n\nText.\n",
            f"layouts/unused/{number}.html": "W",
        }
        for path, text in plant.items():
            garden.files[path] = text.replace("W", garden.word(path))
    remark = garden.word("a remark in a layout")
    garden.files["layouts/pages/plain.html"] = (
        '{% extends "base.html" %}{# W #}\n{% block content %}{# W #}<p>Text.</p>{% endblock %}\n'
    ).replace("W", remark)
    garden.files["content/addresses.yaml"] = (
        f"# {garden.word('a remark on addresses')}\nmoved: []\n"
    )
    locked = garden.word("the file of another site's lock")
    garden.files["notes/urls.lock"] = f"/{locked}/\n"
    held = garden.word("an exempt attachment")
    garden.files[f"{meeting}/land.exempt.pdf"] = pdf(saying(held))


def write(garden: Garden, root: Path) -> None:
    """Write the site, in a repository of git whose history holds words as well."""
    shutil.copytree(SITE, root)
    settings = root / "site.yaml"
    settings.write_text(settings.read_text() + f"# {garden.word('a remark on settings')}\n")
    former = root / "content/pages/former.md"
    former.write_text(f"---\ntitle: Former\n---\n\n{garden.word('a version of before')}\n")
    for words in _history(garden):
        command = ["git", "-C", str(root), *words]
        subprocess.run(command, check=True, capture_output=True)
    former.unlink()
    for path, held in garden.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(held if isinstance(held, bytes) else held.encode())


def _history(garden: Garden) -> Iterator[list[str]]:
    message, author, tag = (garden.word(each) for each in ("a message", "an author", "a tag"))
    yield ["init", "--quiet"]
    yield ["add", "."]
    name = ["-c", f"user.name={author}", "-c", f"user.email={author}@example.org"]
    # Its first line says to everybody why something was published; what follows is nobody's.
    yield [*name, "commit", "--quiet", "-m", "The papers", "-m", message]
    yield [*name, "tag", "-m", tag, tag]
