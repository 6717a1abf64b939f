"""The published folder holds the whole new site or the whole old one."""

from pathlib import Path

import pytest

from generator.page import Artifact
from generator.publish import NotASiteError, publish

SITE = [Artifact("index.html", b"old"), Artifact("sitemap.xml", b"<urlset/>")]
MARK = ".minutebook"


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARK
    }


def test_the_folder_holds_exactly_the_artifacts(tmp_path):
    publish([*SITE, Artifact("old/page.html", b"x")], tmp_path / "public")
    publish([*SITE, Artifact("new/page.html", b"y")], tmp_path / "public")
    assert content(tmp_path / "public") == {
        "index.html": b"old",
        "sitemap.xml": b"<urlset/>",
        "new/page.html": b"y",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_a_gitignore_is_kept(tmp_path):
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / ".gitignore").write_text("*\n")
    publish(SITE, tmp_path / "public")
    assert content(tmp_path / "public")[".gitignore"] == b"*\n"


def test_a_failure_on_the_way_leaves_the_old_site(tmp_path):
    publish(SITE, tmp_path / "public")

    def failing():
        yield Artifact("index.html", b"new")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        publish(failing(), tmp_path / "public")
    assert content(tmp_path / "public")["index.html"] == b"old"


def test_what_an_interrupted_run_left_behind_is_cleared_away(tmp_path):
    (tmp_path / ".public.new").mkdir()
    (tmp_path / ".public.new" / "half.html").write_text("half")
    publish(SITE, tmp_path / "public")
    assert "half.html" not in content(tmp_path / "public")


def test_a_run_that_was_ended_between_the_renames_is_mended(tmp_path):
    publish(SITE, tmp_path / "public")
    (tmp_path / "public").rename(tmp_path / ".public.old")

    def failing():
        yield Artifact("index.html", b"new")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        publish(failing(), tmp_path / "public")
    assert content(tmp_path / "public")["index.html"] == b"old"


@pytest.mark.parametrize("name", ["thesis.docx", "index.html", "sitemap.xml"])
def test_a_folder_with_something_else_in_it_is_not_destroyed(tmp_path, name):
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / name).write_text("years of work")
    with pytest.raises(NotASiteError):
        publish(SITE, tmp_path / "public")
    assert content(tmp_path / "public") == {name: b"years of work"}


def test_a_file_in_the_way_is_not_destroyed(tmp_path):
    (tmp_path / "public").write_text("a file")
    with pytest.raises(NotASiteError):
        publish(SITE, tmp_path / "public")
