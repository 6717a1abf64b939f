"""Asks the published search in Chromium what people would ask, and tells where the right came.

Usage: python -m tests.search.judging FOLDER   (FOLDER is the built site: make site)
It prints the table that docs/search.md shows.
"""

import shutil
import sys
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode, urlsplit

import yaml
from playwright.sync_api import Page, sync_playwright

QUERIES = Path(__file__).parent / "queries.yaml"


@dataclass(frozen=True)
class Query:
    """What somebody asks, and patterns of what would be right."""

    query: str
    by: str
    right: tuple[str, ...]
    aside: bool = False


def queries() -> tuple[Query, ...]:
    return tuple(
        Query(each["query"], each["by"], tuple(each["right"]), each.get("aside", False))
        for each in yaml.safe_load(QUERIES.read_text())
    )


def answers(page: Page, base: str, query: str, **narrowed: str) -> list[str]:
    """Return the addresses of the first page of results for ``query``, the best first."""
    asked = urlencode({"q": query, **narrowed})
    page.goto(f"{base}/search/?{asked}")
    page.wait_for_selector("#search_form[data-answered]")
    links = page.eval_on_selector_all("#search_results a", "links => links.map(link => link.href)")
    found = [urlsplit(link) for link in links]
    return [each.path + (f"#{each.fragment}" if each.fragment else "") for each in found]


def rank_of(found: list[str], right: tuple[str, ...]) -> int:
    """Return the place of the first right answer, counted from 1; 0 where there is none."""
    for place, address in enumerate(found, 1):
        if any(fnmatchcase(address, pattern) for pattern in right):
            return place
    return 0


def row(query: Query, place: int) -> str:
    """Return the line of the table about ``query``."""
    mark = "aside" if query.aside else ""
    return f"| {query.query} | {query.by} | {mark} | {place or '–'} |"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Print the table."""
    handler = partial(_Quiet, directory=sys.argv[1])
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    lines = ["| query | asked by | | place |", "|---|---|---|---|"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        lines += (
            row(each, rank_of(answers(page, base, each.query), each.right)) for each in queries()
        )
        browser.close()
    server.shutdown()
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
