"""Archives come in all shapes: each of them is a site, and tells what it holds and no more."""

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from reportlab.pdfgen.canvas import Canvas

from generator.build import Outcome, build

HERE = Path(__file__).parent
FOLDER = "content/meetings/planning/2024-04-03"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "site", tmp_path / "site")
    return tmp_path / "site"


def made(site: Path, files: dict[str, str]) -> Outcome:
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    return build(site, site / "public", date(2024, 5, 1))


def page(site: Path, address: str) -> BeautifulSoup:
    path = site / "public" / address.strip("/") / "index.html"
    return BeautifulSoup(path.read_text(), "html.parser")


def test_minutes_without_an_agenda_show_the_item_without_a_link(site):
    outcome = made(
        site, {f"{FOLDER}/minutes.md": "---\n---\n\n## 1. Start {item=8a}\n\nIt began.\n"}
    )
    assert outcome.findings == ()
    minutes = page(site, "/meetings/planning/2024-04-03/minutes/")
    assert "Agenda item 8a" in minutes.get_text()
    assert "does not hold the agenda" in page(site, "/meetings/planning/2024-04-03/").get_text()


def test_of_a_past_meeting_with_one_report_no_status_is_told(site):
    made(site, {f"{FOLDER}/report.md": "---\ntitle: A report\n---\n"})
    meeting = page(site, "/meetings/planning/2024-04-03/")
    assert "Scheduled" not in meeting.get_text()
    assert "A report" in meeting.get_text()


def test_two_meetings_on_one_day_follow_each_other(site):
    agenda = "---\ntime: 10:00\nnext_meeting: planning/2024-04-03-2\n---\n"
    outcome = made(
        site,
        {f"{FOLDER}/agenda.md": agenda, f"{FOLDER}-2/agenda.md": "---\ntime: 14:00\n---\n"},
    )
    assert outcome.findings == ()
    second = page(site, "/meetings/planning/2024-04-03-2/")
    assert "meeting 2 of that day" in second.h1.get_text()


def test_an_agenda_with_printed_numbers_ties_its_minutes(site):
    agenda = (
        '---\ntime: 10:00\nitems:\n  - {title: A, number: 8a}\n  - {title: B, number: "6.2"}\n---\n'
    )
    minutes = "---\n---\n\n## 1. A {item=8A}\n\n::: resolved\nYes.[^1]\n:::\n\n[^1]: Why.\n"
    assert (
        made(site, {f"{FOLDER}/agenda.md": agenda, f"{FOLDER}/minutes.md": minutes}).findings == ()
    )
    item = page(site, "/meetings/planning/2024-04-03/").find(id="item-8a")
    assert "Yes." in item.get_text()
    assert "Minute 1" in item.get_text()
    assert not item.select(".footnote-ref")
    assert page(site, "/meetings/planning/2024-04-03/").find(id="item-6-2")


def test_what_is_not_held_is_named_without_a_link(site):
    agenda = """---
time: 10:00
items:
  - title: Minutes
    minutes: {title: Minutes of March, date: 2024-03-01}
  - title: Report
    report: [{title: A lost report}, {title: Elsewhere, url: "https://example.org/x"}]
---
"""
    minutes = "---\nconfirmed: {title: The meeting of May, date: 2024-05-01}\n---\n"
    assert (
        made(site, {f"{FOLDER}/agenda.md": agenda, f"{FOLDER}/minutes.md": minutes}).findings == ()
    )
    meeting = page(site, "/meetings/planning/2024-04-03/")
    assert "Minutes of March (1 March 2024)" in meeting.get_text()
    assert meeting.find("a", string="A lost report") is None
    assert meeting.find("a", string="Elsewhere")["href"] == "https://example.org/x"
    told = page(site, "/meetings/planning/2024-04-03/minutes/").get_text()
    assert "Confirmed: the meeting of may (1 may 2024)" in told or "The meeting of May" in told


def test_links_inside_recommendations_work_in_both_places(site):
    report = """---
title: R
---

::: recommendations show=all
:::

## Reasons

::: recommendations outcome="Order"
1. To follow [the rules](../2024-03-06/green.md#paragraph-1).
:::
"""
    assert made(site, {f"{FOLDER}/report.md": report}).findings == ()
    text = page(site, "/meetings/planning/2024-04-03/report/")
    links = text.find_all("a", string="the rules")
    assert len(links) == 2
    assert {a["href"] for a in links} == {"/meetings/planning/2024-03-06/green/#paragraph-1"}
    assert len(text.find_all(id="recommendation-1")) == 1


def test_a_linked_attachment_is_a_finding_and_is_not_published(site, tmp_path):
    (tmp_path / "secret").write_text("secret")
    (site / FOLDER).mkdir(parents=True)
    (site / FOLDER / "map.pdf").symlink_to(tmp_path / "secret")
    outcome = made(site, {})
    assert [d.code for d in outcome.findings] == ["file-unreadable"]
    assert not (site / "public").exists()


def test_an_attachment_is_published_as_it_is(site):
    (site / FOLDER).mkdir(parents=True)
    paper = BytesIO()
    canvas = Canvas(paper)
    canvas.drawString(72, 700, "A map")
    canvas.save()
    (site / FOLDER / "map.v2.pdf").write_bytes(paper.getvalue())
    item = "{title: A, attachments: [{title: Map, file: map.v2.pdf}]}"
    agenda = f"---\ntime: 10:00\nitems:\n  - {item}\n---\n"
    assert made(site, {f"{FOLDER}/agenda.md": agenda}).findings == ()
    link = page(site, "/meetings/planning/2024-04-03/").find("a", string="Map")
    assert (site / "public" / link["href"].strip("/")).read_bytes() == paper.getvalue()


def test_what_is_waived_is_told_on_the_page_it_is_about(site):
    agenda = """---
time: 10:00
next_meeting: {date: 2023-04-03}
waive:
  - {code: next-meeting-not-later, reason: Printed so., by: Clerk, on: 2024-05-01}
---
"""
    outcome = made(site, {f"{FOLDER}/agenda.md": agenda})
    assert (outcome.findings, outcome.waived) == ((), 1)
    notes = page(site, "/meetings/planning/2024-04-03/").select_one(".editors-notes")
    assert "on Monday 3 April 2023, is not later" in notes.get_text()
    assert "Printed so." in notes.get_text()
    assert notes.a is None


WAIVED = """---
time: 10:00
{}waive:
  - {{code: {}, reason: Printed so., by: Clerk, on: 2024-05-01}}
---
{}"""
TABLE = (
    "tables:\n  - {id: sums, title: Sums, unit: £, columns: [2024],\n"
    "     rows: [{label: Mowing, values: [1]}, {label: All, total: all, values: [2]}]}\n"
)


@pytest.mark.parametrize(
    ("front", "code", "body", "anchor"),
    [
        ("items:\n  - {title: A, number: 7}\n  - {title: B, number: 9}\n",
         "item-number-not-next", "", "item-9"),
        (TABLE, "sum-differs", "\n::: table sums\n:::\n", "table-sums"),
        ("", "word-doubled", "\n## How to come\n\nBy the the bus.\n", "how-to-come"),
    ],
)  # fmt: skip
def test_a_note_leads_to_its_place(site, front, code, body, anchor):
    outcome = made(site, {f"{FOLDER}/agenda.md": WAIVED.format(front, code, body)})
    assert (outcome.findings, outcome.waived) == ((), 1)
    meeting = page(site, "/meetings/planning/2024-04-03/")
    assert meeting.select_one(".editors-notes a")["href"] == f"#{anchor}"
    assert meeting.find(id=anchor)
    ways = [a["href"] for a in page(site, "/corrections/").select("main li a")]
    assert ways == [f"/meetings/planning/2024-04-03/#{anchor}"]


def test_short_notice_and_the_way_to_take_part_are_told(site):
    agenda = "---\ntime: 10:00\nshort_notice: The flood\njoin: https://example.org/join\n---\n"
    made(site, {f"{FOLDER}/agenda.md": agenda})
    facts = page(site, "/meetings/planning/2024-04-03/").select_one(".facts")
    assert facts.find("dt", string="Short notice").find_next("dd").get_text() == "The flood"
    assert facts.find("a", href="https://example.org/join")


def test_a_person_is_told_newest_first(site):
    for day in ("2023-01-04", "2025-01-08"):
        made(
            site, {f"content/meetings/planning/{day}/minutes.md": "---\npresent: [a-archer]\n---\n"}
        )
    listed = page(site, "/people/a-archer/").get_text()
    assert listed.index("8 January 2025") < listed.index("4 January 2023")


def test_a_strategy_may_be_a_single_file(site):
    strategy = "---\ntitle: Trees\nsupersedes: parks\n---\n\n::: commitments\n1. Plant.\n:::\n"
    assert made(site, {"content/strategies/trees.md": strategy}).findings == ()
    assert page(site, "/strategies/trees/").find(id="commitment-i")


def test_a_site_whose_content_is_gone_does_not_replace_the_published_one(site):
    made(site, {})
    before = (site / "public/index.html").read_bytes()
    (site / "content").rename(site / "contents")
    outcome = made(site, {})
    assert [d.code for d in outcome.findings] == ["content-missing"]
    assert (site / "public/index.html").read_bytes() == before


def test_a_calendar_shows_each_meeting_on_its_day(site):
    made(site, {"content/meetings/planning/2024-05-08/agenda.md": "---\ntime: 10:00\n---\n"})
    march = page(site, "/calendar/2024/").find(id="month-2024-03")
    first = march.find("tbody").find_all("tr")[0].find_all("td")
    assert [day.text.strip()[:1] for day in first] == ["", "", "", "", "1", "2", "3"]
    busy = march.select("td.month-busy")
    assert [day.time["datetime"] for day in busy] == ["2024-03-06"]
    assert busy[0].a["href"] == "/meetings/planning/2024-03-06/"
    to_come = page(site, "/calendar/")
    assert [month["id"] for month in to_come.select("table")] == ["month-2024-05"]
    assert to_come.select_one("[aria-current=date]").time["datetime"] == "2024-05-01"


def test_a_calendar_without_meetings_to_come_says_so(site):
    made(site, {})
    assert "No meetings are announced" in page(site, "/calendar/").get_text()


COMING = """---
time: 19:00
contact: {role: The clerk, email: clerk@example.org}
webcast: https://example.org/live
items:
  - {title: A sale, exempt: {paragraphs: [3], reason: Prices}}
---
"""


def test_of_a_meeting_to_come_is_told_what_one_can_still_do(site):
    made(site, {"content/meetings/planning/2024-05-08/agenda.md": COMING})
    said = page(site, "/meetings/planning/2024-05-08/").find(class_="still")
    assert "all but the exempt items are open" in said.text
    assert said.find("a", href="https://example.org/live")
    assert said.find("a", href="mailto:clerk@example.org").text.startswith("Ask The clerk")
    assert page(site, "/meetings/planning/2024-03-06/").find(class_="still") is None


@pytest.mark.parametrize(("count", "marks"), [(3, "●●●"), (150, "●" * 150), (151, "")])
def test_votes_are_drawn_by_a_mark_for_each_hand(site, count, marks):
    text = f"---\n---\n\n## 1. Vote\n\n::: vote on=motion for={count} against=0\n:::\n"
    made(site, {f"{FOLDER}/minutes.md": text})
    vote = page(site, "/meetings/planning/2024-04-03/minutes/").find(class_="vote")
    assert vote.dd.get_text().split() == [str(count), *([marks] if marks else [])]


def test_a_site_without_a_statement_of_its_own_tells_what_was_tested(site):
    made(site, {})
    assert "axe-core" in page(site, "/accessibility/").get_text()
    assert page(site, "/about/").find("footer").find("a", href="/accessibility/")
