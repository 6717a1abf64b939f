"""The path is the identity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.council.keys import Kind, Sitting, address_of, key_of, kind_of, sitting_of, target_of


@pytest.mark.parametrize(
    ("path", "kind", "address"),
    [
        ("committees/planning.md", Kind.COMMITTEE, "/committees/planning/"),
        ("people/s-j-galton.md", Kind.PERSON, "/people/s-j-galton/"),
        ("meetings/planning/2015-01-28/agenda.md", Kind.AGENDA, "/meetings/planning/2015-01-28/"),
        (
            "meetings/planning/2015-01-28-2/minutes.md",
            Kind.MINUTES,
            "/meetings/planning/2015-01-28-2/minutes/",
        ),
        (
            "meetings/planning/2015-01-28/green.md",
            Kind.REPORT,
            "/meetings/planning/2015-01-28/green/",
        ),
        (
            "meetings/planning/2015-01-28/map.v2.pdf",
            Kind.ATTACHMENT,
            "/meetings/planning/2015-01-28/map.v2.pdf",
        ),
        ("strategies/parks.md", Kind.STRATEGY, "/strategies/parks/"),
        ("strategies/parks/index.md", Kind.STRATEGY, "/strategies/parks/"),
        ("strategies/parks/vision.md", Kind.CHAPTER, "/strategies/parks/vision/"),
        ("matters/green.md", Kind.MATTER, "/matters/green/"),
        ("pages/about.md", Kind.PAGE, "/about/"),
    ],
)
def test_a_path_says_what_a_record_is_and_where_it_is_published(path, kind, address):
    assert kind_of(f"content/{path}") == kind
    assert address_of(key_of(f"content/{path}")) == address


@pytest.mark.parametrize(
    "path",
    [
        "notes.md",
        "People/x.md",
        "people/X.md",
        "people/a/b.md",
        "meetings/planning/2015-02-30/agenda.md",
        "meetings/planning/28-01-2015/agenda.md",
        "meetings/planning/2015-01-28-1/agenda.md",
        "meetings/planning/agenda.md",
        "meetings/planning/2015-01-28/My Report.md",
        "committees/logo.png",
    ],
)
def test_what_has_no_place_has_no_kind(path):
    assert kind_of(f"content/{path}") is None


def test_a_link_is_followed_from_its_file():
    here = "content/meetings/planning/2015-01-28/minutes.md"
    assert target_of("agenda.md#item-8", here) == ("meetings/planning/2015-01-28/agenda", "item-8")
    assert target_of("../../../people/x.md", here) == ("people/x", "")
    assert target_of("#minute-4", here) == ("meetings/planning/2015-01-28/minutes", "minute-4")


@given(st.dates(), st.integers(1, 9))
def test_a_meeting_is_known_by_its_name(day, nth):
    sitting = Sitting("planning", day, nth)
    assert sitting_of(f"meetings/{sitting.name}") == sitting


def test_an_attachment_of_a_page_keeps_its_folder():
    assert address_of(key_of("content/pages/map.pdf")) == "/pages/map.pdf"
