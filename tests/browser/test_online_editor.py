"""Sveltia CMS, as `minutebook new editor` sets it up: opens an agenda, changes it, commits it."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect
from typer.testing import CliRunner

from generator.build import build
from generator.cli import app
from tests.editor.forge import Forge

ROOT = Path(__file__).parent.parent.parent
NODE = ROOT / "tests/node/node_modules"
ICONS = "@fontsource-variable/material-symbols-outlined/files"
COPIED = (
    "js-yaml/dist/browser/js-yaml.umd.min.js",
    "@sveltia/cms/dist/sveltia-cms.js",
    f"{ICONS}/material-symbols-outlined-latin-wght-normal.woff2",
)
# Milliseconds: on a busy machine a step takes twenty times as long.
SLOWLY = 120_000
AGENDA = "content/meetings/planning/2024-03-06/agenda.md"
BEFORE = """\
---
time: 19:00
venue: "Village Hall" # a comment
published: 2024-02-20
membership:
  - {person: a-archer, role: chair}
  - b-bellamy
items:
  - title: Minutes of the last meeting
    minutes: {title: Minutes of 7 February 2024}
  # another comment
  - title: The green
    report: green
    matter: green
    wards: none
    equality: false
    pages: 5-10
  - title: Any other business
    number: 7.10
    kind: procedural
  - title: Land
    number: "7.11"
    exempt: {paragraphs: 3, reason: Business affairs}
tables:
  - id: fees
    title: Fees
    unit: £
    columns: [2023/24]
    rows:
      - {label: Pitch, values: [100.50]}
      - {label: Stall, values: [~]}
---

See *item* 2:

::: table fees
:::

* one
- two
"""


@pytest.fixture
def forge(tmp_path):
    root = Path(shutil.copytree(ROOT / "tests/site", tmp_path / "site"))
    (root / AGENDA).write_text(BEFORE)
    forge = Forge(root)
    command = ["new", "editor", f"{forge.address}/us/meetings", "--site", str(root)]
    assert CliRunner().invoke(app, command).exit_code == 0
    for name in COPIED:
        shutil.copy(NODE / name, root / "admin")
    forge.git("init", "--quiet", "--initial-branch=main")
    forge.git("add", "content", "site.yaml")
    forge.git("commit", "--quiet", "--message=Begun")
    yield forge
    forge.shutdown()
    forge.server_close()


def sign_in(browser, forge):
    # The editor makes the inputs of a list when they come into sight.
    page = browser.new_page(viewport={"width": 1280, "height": 4000}, reduced_motion="reduce")
    page.set_default_timeout(SLOWLY)
    page.goto(f"{forge.address}/admin/index.html")
    page.get_by_role("button", name="token").click()
    page.locator("input").last.fill("a-token")
    page.get_by_role("button", name="Sign In", exact=True).click()
    expect(page.get_by_text("Agendas").first).to_be_visible(timeout=SLOWLY)
    return page


def go(page, place: str) -> None:
    page.evaluate("place => { location.hash = `#/collections/${place}` }", place)


def begin_to_exempt_an_item(page) -> None:
    """Tick the box, or take the tick away again."""
    page.locator('section[data-key-path="items.1.exempt"]').get_by_role("checkbox").first.click()


def front_matter(text: str) -> object:
    # The values as they are typed.
    return yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)  # noqa: S506 -- it makes texts


def test_an_agenda_is_changed_in_the_browser_committed_and_built(browser, forge, tmp_path):
    page = sign_in(browser, forge)
    answered = []
    page.on("response", lambda response: answered.append(response.url))
    entry = page.get_by_text("planning/2024-03-06/agenda")
    go(page, "reports/filter/planning")
    expect(page.get_by_text("planning/2024-03-06/green")).to_be_visible(timeout=SLOWLY)
    expect(entry).to_have_count(0)
    go(page, "agendas/filter/planning")
    entry.click()
    page.locator('[data-key-path="venue"] input').fill("Town Hall")
    page.get_by_role("button", name="Expand All").first.click()
    page.locator('[data-key-path="items.1.title"] input').fill("The village green")
    begin_to_exempt_an_item(page)
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("error").first).to_be_visible(timeout=SLOWLY)
    begin_to_exempt_an_item(page)
    page.get_by_role("button", name="Save").first.click()
    expect(entry).to_be_visible(timeout=SLOWLY)
    page.close()

    # An exemption of which nothing is filled in is not saved as none.
    assert forge.git("rev-list", "--count", "HEAD") == "2"
    assert forge.git("diff", "--name-only", "HEAD~1") == AGENDA
    assert forge.git("status", "--porcelain", "content") == ""
    assert forge.unknown == []
    assert all(url.startswith((forge.address, "data:", "blob:")) for url in answered)

    after = (forge.root / AGENDA).read_text()
    wanted = front_matter(BEFORE)
    wanted["venue"] = "Town Hall"
    wanted["items"][1]["title"] = "The village green"
    # One value that may be several is written as a list.
    wanted["items"][1]["matter"] = ["green"]
    wanted["items"][1]["report"] = ["green"]
    wanted["items"][3]["exempt"]["paragraphs"] = ["3"]
    assert front_matter(after) == wanted
    assert after.partition("\n---\n")[2] == BEFORE.partition("\n---\n")[2]
    # What docs/editing-online.md says of its ways.
    assert "# a comment" not in after
    assert "number: 7.10\n" in after

    public = tmp_path / "public"
    outcome = build(forge.root, public, date(2024, 3, 1))
    assert not outcome.failed, outcome.findings
    shown = (public / "meetings/planning/2024-03-06/index.html").read_text()
    assert "Town Hall" in shown
    assert "The village green" in shown
    assert not (public / "admin").exists()
