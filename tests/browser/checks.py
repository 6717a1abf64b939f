"""What a page must be, as functions that return what is wrong with it."""

import json
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pdfplumber
from playwright.sync_api import Page

TOOLS = Path(__file__).parent.parent / "node/node_modules"
AXE = (TOOLS / "axe-core/axe.min.js").read_text()
NU = TOOLS / "vnu-jar/build/dist/vnu.jar"
# WCAG 2.2, 1.4.12: what a reader may set.
TEXT_SPACING = """* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
} p { margin-block-end: 2em !important; }"""


# What axe cannot decide by itself, and what we saw when we looked.
LOOKED_AT = {
    "color-contrast: Element content contains only non-text characters": (
        "The marks that draw a vote and the arrow back from a footnote have the colour of text."
    ),
    "color-contrast: Element's background color could not be determined because it's partially "
    "obscured by another element": (
        "Figures slide under the first column of a table; on a wide screen axe measures them all."
    ),
    "color-contrast: Element's background color could not be determined because it partially "
    "overlaps other elements": (
        "What stands beside the text lies upon an empty part of it, which has the page's colour."
    ),
    "color-contrast: Element's background color could not be determined because element contains "
    "an image node": (
        "The words of a chart have the colour of text, and stand on the page, beside the bars."
    ),
    "color-contrast: Element content is too short to determine if it is actual text content": (
        "A figure of one digit, under the first column of a table: as above."
    ),
    "th-has-data-cells: Table data cells are missing or empty": (
        "A group's heading stands over rows whose cells may be blank, as they are printed."
    ),
}


def axe_faults(page: Page) -> list[str]:
    """Return what axe-core finds, best practices included, and doubts that nobody looked at."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations', 'incomplete']})")
    return [
        f"{fault['id']}: {node['target']}: {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ] + [
        f"{doubt} {node['target']}"
        for fault in found["incomplete"]
        for node in fault["nodes"]
        for check in (*node["any"], *node["all"], *node["none"])
        if (doubt := f"{fault['id']}: {check['message']}") not in LOOKED_AT
    ]


def sideways_scroll(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def html_faults(files: list[Path]) -> list[str]:
    """Return the errors and warnings of the Nu HTML checker, and files that it did not read."""
    done = subprocess.run(
        [
            shutil.which("java") or "java",
            "-jar",
            str(NU),
            "--format",
            "json",
            "--verbose",
            *map(str, files),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    _, _, report = done.stderr.partition('{"version"')
    read = done.stdout.split() + done.stderr.split()
    # It says nothing of files that are not there.
    unread = [f"{path} was not read" for path in files if str(path) not in read]
    messages = json.loads('{"version"' + report)["messages"]
    return unread + [
        f"{message.get('url')}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if message["type"] == "error" or message.get("subType") == "warning"
    ]


def skipped_headings(page: Page) -> list[str]:
    """Return headings that leave a level out, and how many h1 there are if not one."""
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => [+h.tagName[1], h.innerText])"
    )
    skipped = [
        f"h{level} {text!r} follows h{before[0]}"
        for before, (level, text) in pairwise(levels)
        if level > before[0] + 1
    ]
    ones = sum(level == 1 for level, _ in levels)
    return skipped + ([f"{ones} h1"] if ones != 1 else [])


def repeated_ids(page: Page) -> list[str]:
    """Return the ids that stand on the page more than once; axe no longer looks for them."""
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    return sorted({each for each in ids if ids.count(each) > 1})


def print_faults(page: Page, pdf: Path) -> list[str]:
    """Print ``page`` as ``pdf``; return words outside the paper and figures of tables not on it."""
    figures = page.evaluate(
        "[...document.querySelectorAll('td.figure')].map(cell => cell.textContent.trim())"
    )
    page.pdf(path=str(pdf), prefer_css_page_size=True, format="A4")
    faults, text = [], ""
    with pdfplumber.open(pdf) as printed:
        for number, sheet in enumerate(printed.pages, 1):
            faults += [
                f"page {number}: {word['text']!r} is off the paper"
                for word in sheet.extract_words()
                if word["x0"] < 0 or word["x1"] > sheet.width + 0.5
            ]
            text += " " + (sheet.extract_text() or "")
    words = set(text.split())
    return faults + [f"{figure} is not on paper" for figure in figures if figure not in words]
