"""Two councils and their meetings, for twenty years."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.build import build

YEARS = range(2006, 2026)
SETTINGS = """title: Meetings
url: https://example.org/council/
councils:
  north: {name: North Council, jurisdiction: none}
  south: {name: South Council, jurisdiction: none}
"""


def last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def days() -> list[date]:
    """Return the days around every change of the clocks, and some between."""
    changes = [last_sunday(year, month) for year in YEARS for month in (3, 10)]
    around = [day + timedelta(days=more) for day in changes for more in (-1, 0, 1)]
    return sorted([*around, *(date(year, month, 15) for year in YEARS for month in (1, 7))])


@pytest.fixture(scope="session")
def decades(tmp_path_factory) -> Path:
    """Return a site of two councils with meetings by day and by night, for twenty years."""
    root = tmp_path_factory.mktemp("calendars")
    files = {"site.yaml": SETTINGS}
    for number, council in enumerate(("north", "south")):
        files[f"content/committees/{council}.md"] = (
            f"---\nname: The {council}\ncouncil: {council}\nkind: other\n---\n"
        )
        for day in days()[number::2]:
            hour = "00:30" if day.day % 2 else "19:00"
            text = f"---\ntime: {hour}\nitems: [{{title: Business}}]\n---\n"
            files[f"content/meetings/{council}/{day}/agenda.md"] = text
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    outcome = build(root, root / "public", date(2026, 1, 1), jobs=1)
    assert not outcome.failed
    return root / "public"
