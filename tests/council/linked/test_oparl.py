"""The record as objects of OParl 1.1: whole, tied together, and true."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.build import build
from generator.council.keys import ATTACHED, Kind, kind_of
from generator.council.linked import oparl, oparl_bodies
from tests.council.conftest import agenda, minutes, report
from tests.council.linked.tables import OPARL, inside, references_of, wrong_in_oparl

SITE = Path(__file__).parents[2] / "site"
ROOT = "https://meetings.example.org"
TYPES = {
    "System", "Body", "LegislativeTerm", "Organization", "Person", "Membership", "Meeting",
    "AgendaItem", "Paper", "Consultation", "File", "Location",
}  # fmt: skip


def files(public: Path) -> dict[str, Any]:
    """Return every file of objects by its web address."""
    paths = (public / "data/oparl").rglob("*.json")
    return {
        f"{ROOT}/{path.relative_to(public).as_posix()}": json.loads(path.read_text())
        for path in paths
    }


def objects(public: Path) -> dict[str, Any]:
    """Return every object by its name, out of the file that its name leads to."""
    whole = [each for each in files(public).values() if "type" in each]
    return {each["id"]: each for one in whole for each in inside(one)}


def pages(found: dict[str, Any], first: str) -> Iterator[Any]:
    """Yield the objects of a list, as a program reads it: part after part."""
    part = found[first]
    while True:
        yield from part["data"]
        if "next" not in part["links"]:
            return
        assert found[part["links"]["next"]]["links"]["prev"] == part["links"]["self"]
        part = found[part["links"]["next"]]


def test_every_object_is_as_the_tables_of_the_specification_say(public):
    found = files(public)
    things = [each for one in found.values() for each in one.get("data", [one])]
    assert {problem for each in things for problem in wrong_in_oparl(each)} == set()


def test_all_twelve_types_are_there(public):
    kinds = {each["type"].removeprefix(OPARL) for each in objects(public).values()}
    assert kinds == TYPES


def test_an_object_is_in_the_file_that_its_name_leads_to(public):
    for url, whole in files(public).items():
        if "type" in whole:
            assert whole["id"] == url
            assert {each["id"].partition("#")[0] for each in inside(whole)} == {url}


def test_every_reference_leads_to_an_object_of_the_right_type(public):
    found = objects(public)
    ties = [tie for each in found.values() for tie in references_of(each)]
    assert len(ties) > 200
    assert [name for kind, name in ties if found[name]["type"] != OPARL + kind] == []


def test_lists_lead_from_the_system_to_every_object_that_has_a_file(public):
    found = files(public)
    system = found[f"{ROOT}/data/oparl/system.json"]
    seen = {system["id"]}
    for body in pages(found, system["body"]):
        seen.add(body["id"])
        for each in ("organization", "person", "meeting", "paper"):
            for thing in pages(found, body[each]):
                assert thing == found[thing["id"]]
                seen.add(thing["id"])
    assert seen == {url for url, each in found.items() if "type" in each}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"name": 7}, "Meeting.name is 7"),
        ({"start": "2024-07-03"}, "Meeting.start is '2024-07-03'"),
        ({"agendaItem": {}}, "Meeting.agendaItem is {}"),
        ({"chair": "A"}, "Meeting has no chair"),
        ({"type": "https://schema.oparl.org/1.0/Meeting"}, "no type https://schema.oparl.org/1.0/"),
        ({"agendaItem": [{"id": "https://a/", "type": OPARL + "AgendaItem"}]}, "without order"),
    ],
)
def test_the_tables_see_what_is_wrong(public, change, problem):
    """The control: without it, the first test might see nothing."""
    name = f"{ROOT}/data/oparl/meetings/scrutiny-commission/2015-01-28.json"
    wrong = objects(public)[name] | change
    assert any(problem in each for each in wrong_in_oparl(wrong))


def test_what_was_resolved_stands_with_its_item(linked):
    path = "meetings/planning/2024-03-06"
    front = "items: [{title: The green}, {title: Land, exempt: {paragraphs: [3], reason: Bids}}]"
    words = "## 7. The green {item=1}\n\n::: resolved\n1. To plant;\n2. To mow.\n:::\n"
    site = linked({f"{path}/agenda.md": agenda(front), f"{path}/minutes.md": minutes(words)})
    green, land = oparl.meeting_of(site, site.meetings[path])["agendaItem"]
    assert green["result"] == "resolved"
    assert green["resolutionText"] == "(a) To plant;\n(b) To mow."
    assert green["public"] is True
    assert land["public"] is False


def test_a_motion_that_was_amended_stands_in_the_words_that_were_carried(linked):
    path = "meetings/planning/2024-03-06"
    words = (
        "::: motion moved=a-archer seconded=b-bellamy\nTo plant oaks.\n:::\n\n"
        "::: amendment moved=c-carter replaces=oaks for=2 against=1\nlimes\n:::\n\n"
        "::: vote on=substantive for=3 against=0\n:::\n"
    )
    front = "present: [a-archer, b-bellamy, c-carter]"
    site = linked({f"{path}/minutes.md": minutes(words, front)})
    (item,) = oparl.meeting_of(site, site.meetings[path])["agendaItem"]
    assert item["resolutionText"] == "To plant limes."
    assert item["result"] == "unanimous"


@pytest.mark.parametrize(
    ("said", "cancelled"), [("cancelled", True), ("postponed", True), ("scheduled", False)]
)
def test_a_meeting_that_falls_out_says_so(linked, said, cancelled):
    path = "meetings/planning/2024-07-03"
    site = linked({f"{path}/agenda.md": agenda(f"status: {said}")})
    assert oparl.meeting_of(site, site.meetings[path])["cancelled"] is cancelled


def test_a_report_before_two_meetings_was_dealt_with_at_both(linked):
    first, second = "meetings/planning/2024-03-06", "meetings/council/2024-04-03"
    item = "items: [{title: The green, report: planning/2024-03-06/green}]"
    site = linked(
        {
            f"{first}/agenda.md": agenda("items: [{title: The green, report: green}]"),
            f"{first}/green.md": report(),
            f"{second}/agenda.md": agenda(item),
        }
    )
    paper = oparl.paper_of(site, site.records[f"{first}/green"])
    dealt = {each["meeting"].rpartition("/data/oparl/")[2] for each in paper["consultation"]}
    assert dealt == {f"{second}.json", f"{first}.json"}
    (there,) = oparl.meeting_of(site, site.meetings[second])["agendaItem"]
    assert there["consultation"] in {each["id"] for each in paper["consultation"]}


def test_a_seat_that_the_last_agenda_shows_has_no_end(linked):
    front = "membership: [{}]"
    days = {"2024-01-10": "a-archer, b-bellamy", "2024-02-14": "a-archer"}
    site = linked(
        {
            f"meetings/planning/{day}/agenda.md": agenda(front.format(who))
            for day, who in days.items()
        }
    )
    (stays,) = oparl_bodies.person(site, "a-archer")["membership"]
    (went,) = oparl_bodies.person(site, "b-bellamy")["membership"]
    assert stays["startDate"] == went["startDate"] == "2024-01-10"
    assert "endDate" not in stays
    assert went["endDate"] == "2024-01-10"


def test_a_file_beside_an_item_is_told_and_one_for_members_is_not(tmp_path):
    root = Path(shutil.copytree(SITE, tmp_path / "site"))
    folder = root / "content/meetings/planning/2023-04-05"
    folder.mkdir(parents=True)
    (folder / "trees.csv").write_text("tree,number\noak,2\n")
    papers = "[{title: Trees, file: trees.csv}, {title: List, access: members}]"
    front = f"items: [{{title: The green, attachments: {papers}}}]"
    (folder / "agenda.md").write_text(agenda(front))
    assert not build(root, root / "public", date(2024, 5, 1)).failed
    told = json.loads((root / "public/data/oparl/meetings/planning/2023-04-05.json").read_text())
    (file,) = told["agendaItem"][0]["auxiliaryFile"]
    assert file["accessUrl"] == f"{ROOT}/meetings/planning/2023-04-05/trees.csv"
    assert (file["name"], file["mimeType"]) == ("Trees", "text/csv")


def test_a_type_is_known_of_every_attachment_that_there_may_be():
    for ending in (*oparl.MEDIA, "exe"):
        is_allowed = kind_of(f"content/meetings/planning/2024-03-06/a.{ending}") is Kind.ATTACHMENT
        assert is_allowed is (ending in oparl.MEDIA)
    # One of them stands for jpg and jpeg.
    assert len(oparl.MEDIA) == ATTACHED.count("|") + 2


def test_a_site_below_a_path_has_its_objects_there(tmp_path):
    root = Path(shutil.copytree(SITE, tmp_path / "site"))
    settings = root / "site.yaml"
    settings.write_text(settings.read_text().replace(f"{ROOT}/", "https://example.org/council/"))
    assert not build(root, root / "public", date(2024, 5, 1)).failed
    system = json.loads((root / "public/data/oparl/system.json").read_text())
    assert system["body"] == "https://example.org/council/data/oparl/bodies.json"
    paper = (root / "public/meetings/planning/2024-03-06/akoma-ntoso.xml").read_text()
    assert 'href="https://example.org/council/committees/planning/"' in paper
    assert 'href="https://example.org/committees' not in paper


def test_nobody_can_be_reached_by_what_is_told_of_a_person(public):
    people = [each for each in objects(public).values() if each["type"] == OPARL + "Person"]
    assert people
    assert {"email", "phone", "location", "locationObject"} & {
        key for p in people for key in p
    } == set()


def test_an_object_that_is_gone_says_that_it_was_deleted(tmp_path):
    root = Path(shutil.copytree(SITE, tmp_path / "site"))
    path = root / "content/meetings/planning/2023-04-05/agenda.md"
    path.parent.mkdir(parents=True)
    path.write_text(agenda("items: [{title: The green}]"))
    assert build(root, root / "public", date(2024, 5, 1)).findings == ()
    path.unlink()
    (root / "content/addresses.yaml").write_text(
        "withdrawn:\n  - {address: /meetings/planning/2023-04-05/, on: 2024-04-30, by: Clerk,"
        " reason: Never called, law: The council's standing orders}\n"
    )
    assert build(root, root / "public", date(2024, 5, 1)).findings == ()
    address = "data/oparl/meetings/planning/2023-04-05.json"
    gone = json.loads((root / "public" / address).read_text())
    assert gone == {
        "id": f"{ROOT}/{address}",
        "type": f"{OPARL}Meeting",
        "modified": "2024-04-30T00:00:00+01:00",
        "deleted": True,
    }
    assert list(wrong_in_oparl(gone)) == []
    part = root / "public/data/oparl/bodies/ambridge/meetings/planning/2023.json"
    assert json.loads(part.read_text())["data"] == []


def test_a_change_in_one_meeting_touches_one_part_of_a_list(tmp_path):
    root = Path(shutil.copytree(SITE, tmp_path / "site"))
    for year in (2022, 2023):
        folder = root / f"content/meetings/planning/{year}-04-06"
        folder.mkdir(parents=True)
        (folder / "agenda.md").write_text(agenda("items: [{title: The green}]"))
    assert not build(root, root / "public", date(2024, 5, 1)).failed
    before = files(root / "public")
    (folder / "agenda.md").write_text(agenda("items: [{title: The pond}]"))
    assert not build(root, root / "public", date(2024, 5, 1)).failed
    after = files(root / "public")
    touched = {url.partition("/data/oparl/")[2] for url in after if after[url] != before[url]}
    assert touched == {
        "bodies/ambridge/meetings/planning/2023.json",
        "meetings/planning/2023-04-06.json",
    }
