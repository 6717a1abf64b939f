"""``minutebook serve`` shows each save in the browser, and what is wrong with it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

SITE = Path(__file__).parent.parent / "site"
MINUTES = "content/meetings/planning/2024-03-06/minutes.md"
# A busy machine may take its time; what is waited for comes at once otherwise.
PATIENCE = 60_000


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(SITE, tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """Return where the running command shows ``site``."""
    command = [sys.executable, "-m", "generator", "serve", "--port=0", "--today=2024-03-24"]
    with subprocess.Popen([*command, f"--site={site}"], stderr=subprocess.PIPE, text=True) as run:
        said = iter(run.stderr.readline, "")
        line = next(line for line in said if "The site is at" in line)
        yield line.partition(" at ")[2].partition(". ")[0].rstrip("/")
        run.terminate()


@pytest.fixture
def page(show, address: str) -> Page:
    page = show(f"{address}/meetings/planning/2024-03-06/minutes/")
    page.set_default_timeout(PATIENCE)
    return page


def appears(page: Page, words: str) -> None:
    expect(page.get_by_text(words).first).to_be_visible(timeout=PATIENCE)


def test_a_save_is_seen_and_a_mistake_leaves_the_last_good_page(page, site):
    path = site / MINUTES
    good = path.read_text()
    path.write_text(f"{good}\nA heron was seen on the green.\n")
    appears(page, "A heron was seen on the green.")

    path.write_text(good.replace("present:", "presnt:", 1))
    appears(page, "These mistakes keep the site from being built.")
    appears(page, f"{MINUTES}:")
    appears(page, "A heron was seen on the green.")

    path.write_text(f"{good}\nIt was an egret.\n")
    appears(page, "It was an egret.")
    expect(page.get_by_text("These mistakes")).to_have_count(0, timeout=PATIENCE)


def test_folders_and_settings_may_go_and_come_back(page, site):
    (site / "content").rename(site / "away")
    appears(page, "These mistakes keep the site from being built.")
    (site / "away").rename(site / "content")
    path = site / MINUTES
    path.write_text(f"{path.read_text()}\nA heron was seen on the green.\n")
    appears(page, "A heron was seen on the green.")
    settings = site / "site.yaml"
    other = site / "site.yaml.new"
    other.write_text(settings.read_text().replace("title: ", "title: New ", 1))
    other.rename(settings)
    expect(page.locator("header").first).to_contain_text("New ", timeout=PATIENCE)


def test_nothing_of_it_is_published_and_no_address_is_promised(page, site):
    (site / "content/pages/odd.md").write_text("---\ntitle: Odd\n---\n\nA heron.\n")
    page.goto(page.url.replace("/meetings/planning/2024-03-06/minutes/", "/"))
    expect(page.locator("body")).to_be_visible()
    assert not (site / "public").exists()
    assert not (site / "urls.lock").exists()


def test_only_this_machine_is_answered(page, address):
    there = page.request.get(f"{address}/", headers={"Host": "evil.example:80"})
    assert there.status == 403
    assert page.request.get(f"{address}/../../site.yaml").status == 404
    assert page.request.get(f"{address}/%2e%2e/%2e%2e/store.db").status == 404
