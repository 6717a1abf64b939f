"""What is not public is in no file of the index, decompressed and read word by word."""

import gzip
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.build import prepare
from generator.search import FOLDER

SITE = Path(__file__).parent.parent / "site"
MEETING = "content/meetings/planning/2024-03-06"
DAY = date(2024, 3, 1)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(SITE, tmp_path / "site")
    return tmp_path / "site"


def indexed(site: Path) -> bytes:
    """Return everything that the index of ``site`` holds, as it is read by a browser."""
    outcome = prepare(site, DAY)
    assert not outcome.failed, outcome.findings
    files = [each for each in outcome.artifacts if each.path.startswith(FOLDER)]
    packed = (".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment")
    assert {each.path.rpartition(".")[2] for each in files} >= {"pf_meta", "pf_index", "json"}
    return b"\n".join(
        gzip.decompress(each.data) if each.path.endswith(packed) else each.data
        for each in files
        if not each.path.endswith((".pagefind", ".js"))
    ).lower()


def write(site: Path, name: str, text: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_a_public_word_is_there_so_the_test_can_see(site):
    write(site, f"{MEETING}/canary.md", "---\ntitle: A canary\n---\n\nThe zxpublicword is here.\n")
    held = indexed(site)
    assert b"zxpublicword" in held
    assert held.count(b"zxpublicword") >= 2  # in the words and in the text


def test_an_exempt_report_is_refused_and_so_never_indexed(site):
    exempt = "---\ntitle: Land\nexempt: true\n---\n\nThe zxsecret price.\n"
    write(site, f"{MEETING}/land.md", exempt)
    outcome = prepare(site, DAY)
    assert outcome.failed
    assert outcome.artifacts == ()


def test_what_is_hidden_from_pages_is_hidden_from_the_search(site):
    write(site, "content/pages/.draft.md", "---\ntitle: Zxdraft\n---\n\nNot yet: zxdraft.\n")
    write(site, "content/.drafts/zxfolder.md", "---\ntitle: Zxfolder\n---\n\nzxfolder\n")
    write(site, f"{MEETING}/.land.md.swp", "zxswap")
    held = indexed(site)
    assert b"zxdraft" not in held
    assert b"zxfolder" not in held
    assert b"zxswap" not in held


def test_why_a_finding_is_waived_is_told_on_its_page_and_not_in_the_search(site):
    minutes = next(site.glob("content/meetings/*/*/minutes.md"))
    text = minutes.read_text()
    body = text.replace(
        "---\n",
        "---\nnext_meeting: {date: 1999-01-01}\nwaive:\n"
        "  - {code: next-meeting-not-later, reason: Zxwaived, by: Zxclerk, on: 2024-03-01}\n",
        1,
    )
    minutes.write_text(body)
    held = indexed(site)
    assert b"zxwaived" not in held
    assert b"zxclerk" not in held


def test_the_file_of_a_paper_for_members_is_refused(site):
    write(site, f"{MEETING}/zxmembers.csv", "zxmembers\n")
    agenda = site / MEETING / "agenda.md"
    agenda.write_text(
        agenda.read_text().replace(
            "items:\n",
            "items:\n  - title: For members\n    attachments:\n"
            "      - {title: Paper, file: zxmembers.csv, access: members}\n",
            1,
        )
    )
    outcome = prepare(site, DAY)
    assert outcome.failed
    assert outcome.artifacts == ()
