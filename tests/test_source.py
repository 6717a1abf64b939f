"""Text is UTF-8 or a finding; lines and columns are those of an editor."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.source import LARGEST_TEXT, Position, Source, Unreadable, decode, files, read


def test_a_byte_order_mark_is_dropped():
    assert decode("x.md", b"\xef\xbb\xbf---\n") == Source("x.md", "---\n")


def test_line_ends_of_windows_and_old_macs_become_plain():
    assert decode("x.md", b"a\r\nb\rc\n") == Source("x.md", "a\nb\nc\n")


def test_a_windows_1252_quote_is_named_at_its_place():
    found = decode("x.md", b"---\nname: " + b"\x93Bob\x94")
    assert isinstance(found, Unreadable)
    assert found.position == Position(2, 7)
    assert "0x93" in found.problem
    assert "“" in found.problem


def test_the_place_is_right_behind_a_byte_order_mark_and_windows_line_ends():
    found = decode("x.md", b"\xef\xbb\xbfone\r\ntwo \xe9")
    assert isinstance(found, Unreadable)
    assert found.position == Position(2, 5)


def test_utf_16_is_not_text():
    assert isinstance(decode("x.md", "title".encode("utf-16")), Unreadable)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_finding(data):
    assert isinstance(decode("x.md", data), Source | Unreadable)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufeff\0")))
def test_text_without_carriage_returns_comes_back_as_it_was(text):
    assert decode("x.md", text.encode()) == Source("x.md", text)


def test_a_file_of_ten_megabytes_is_refused_unread(tmp_path: Path):
    (tmp_path / "big.md").write_bytes(b"a" * (LARGEST_TEXT + 1))
    found = read(tmp_path, "big.md")
    assert isinstance(found, Unreadable)
    assert "too large" in found.problem


def test_links_are_not_followed(tmp_path: Path):
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "link.md").symlink_to(tmp_path / "secret.txt")
    assert isinstance(read(tmp_path, "link.md"), Unreadable)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path):
    found = read(tmp_path, "none.md")
    assert isinstance(found, Unreadable)
    assert "no such file" in found.problem


def test_files_come_in_a_fixed_order_without_hidden_ones(tmp_path: Path):
    for name in ("b.md", "a/z.md", "a/.DS_Store", ".git/config", "c.md"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    assert list(files(tmp_path, "content")) == ["content/a/z.md", "content/b.md", "content/c.md"]


def test_a_text_with_a_nul_is_no_text():
    assert isinstance(decode("x.md", b"---\0"), Unreadable)


def test_folders_may_be_nested_deep(tmp_path: Path):
    deep = tmp_path / "content" / "/".join("a" * 500)
    deep.mkdir(parents=True)
    (deep / "x.md").write_text("")
    assert [path.rsplit("/")[-1] for path in files(tmp_path, "content")] == ["x.md"]
