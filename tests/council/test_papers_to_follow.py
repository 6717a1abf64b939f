"""A paper that is to follow says so on the agenda, and by when."""

import pytest

from generator.council.views.meetings import meeting_view
from tests.council.conftest import agenda

FOLDER = "meetings/planning/2024-06-05"


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        ("", "to follow"),
        (", due: 2024-06-03", "to follow, due 3 June 2024"),
        (", due: 2024-07", "to follow, due July 2024"),
    ],
)
def test_a_paper_to_follow_says_by_when(linked, due, shown):
    paper = f"{{title: The costs, access: to-follow{due}}}"
    text = agenda(f"items:\n  - title: The green\n    attachments: [{paper}]")
    site = linked({f"{FOLDER}/agenda.md": text})
    (item,) = meeting_view(site, site.meetings[FOLDER]).items
    assert [each.remark for each in item.papers] == [shown]
