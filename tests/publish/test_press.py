"""What is published again is what is new; the rest is not touched."""

from pathlib import Path

from generator.page import Artifact
from generator.publish import press, put


def published(output: Path, edition: str, new: dict[str, bytes], gone: tuple[str, ...] = ()):
    """Publish ``new`` files, all of them for the first ``edition``."""
    with press(output) as opened:
        put(opened.made, [Artifact(path, data) for path, data in new.items()])
        if opened.edition:
            opened.print_changes(edition, new, gone)
        else:
            opened.print_all(edition)


def content(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != ".minutebook")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_files_that_stay_keep_their_times_through_many_editions(tmp_path):
    public = tmp_path / "public"
    published(public, "1", {"index.html": b"1", "about/index.html": b"a", "old/index.html": b"o"})
    before = (public / "about/index.html").stat()
    for number in range(2, 6):
        published(public, str(number), {"index.html": b"%d" % number})
    published(public, "6", {"new/index.html": b"n"}, ("old/index.html",))
    assert content(public) == {
        "index.html": b"5", "about/index.html": b"a", "new/index.html": b"n",
    }  # fmt: skip
    assert not (public / "old").exists()
    assert (public / "about/index.html").stat().st_mtime_ns == before.st_mtime_ns


def test_a_gitignore_is_kept_through_many_editions(tmp_path):
    public = tmp_path / "public"
    public.mkdir()
    (public / ".gitignore").write_text("*\n")
    for number in range(4):
        published(public, f"{number}x", {"index.html": b"%d" % number})
        assert content(public) == {"index.html": b"%d" % number, ".gitignore": b"*\n"}
    (public / ".gitignore").write_text("*\n!kept\n")
    published(public, "last", {"index.html": b"last"})
    assert content(public)[".gitignore"] == b"*\n!kept\n"


def test_a_file_that_comes_back_is_the_new_one(tmp_path):
    public = tmp_path / "public"
    published(public, "1", {"index.html": b"1", "page/index.html": b"old"})
    published(public, "2", {"index.html": b"2"}, ("page/index.html",))
    published(public, "3", {"page/index.html": b"new"})
    published(public, "4", {"index.html": b"4"})
    assert content(public) == {"index.html": b"4", "page/index.html": b"new"}
