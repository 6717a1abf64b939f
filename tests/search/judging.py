"""Asks the published search in Chromium what people would ask, and tells where the right came.

Usage: python -m tests.search.judging [--aside]   (the site must be built: make site)
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import yaml
from playwright.sync_api import Page

QUERIES = Path(__file__).parent / "queries.yaml"
ANSWERED = "form => form.dataset.answered"


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
