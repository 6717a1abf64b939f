"""Every publication lists its files, and every meeting its papers and attachments."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.proof import LIST, digest_of, listed_in

SITE = Path(__file__).parent.parent / "site"
TODAY = date(2024, 3, 1)
MEETING = "meetings/planning/2024-03-06"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SITE, tmp_path / "site"))


def published(root: Path) -> Path:
    assert not build(root, root / "public", TODAY, jobs=1).failed
    return root / "public"


def in_list(folder: Path) -> dict[str, bytes]:
    return listed_in((folder / LIST).read_bytes())


def on_disk(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): digest_of(path.read_bytes()) for path in files}


def test_the_list_of_a_site_names_every_file_that_is_served(root):
    public = published(root)
    files = on_disk(public)
    del files[LIST], files[".minutebook"]
    assert in_list(public) == files


def test_the_list_of_a_meeting_names_its_papers_tables_and_attachments(root):
    (root / "content" / MEETING / "notes.txt").write_text("Notes.")
    public = published(root)
    files = on_disk(public / MEETING)
    del files[LIST]
    assert {"notes.txt", "index.html", "minutes/index.html", "green/costs.csv"} <= files.keys()
    assert in_list(public / MEETING) == files


def test_a_list_follows_an_attachment_that_changed(root):
    path = root / "content" / MEETING / "notes.txt"
    for text in ("one", "two"):
        path.write_text(text)
        assert in_list(published(root) / MEETING)["notes.txt"] == digest_of(text.encode())
    path.unlink()
    (root / "urls.lock").unlink()
    assert "notes.txt" not in in_list(published(root) / MEETING)


def test_every_page_of_a_record_leads_to_the_list_that_names_it(root):
    public = published(root)
    for page in (public / MEETING).rglob("index.html"):
        assert f'href="/{MEETING}/{LIST}"' in page.read_text()
        assert page.relative_to(public / MEETING).as_posix() in in_list(public / MEETING)
    assert f'href="/people/a-archer/{LIST}"' in (public / "people/a-archer/index.html").read_text()


def test_lists_are_no_addresses_that_must_be_kept(root):
    published(root)
    assert LIST not in (root / "urls.lock").read_text()
