"""What is handed over follows from a commit alone, and says all that it must."""

import shutil
import subprocess
from pathlib import Path

import bagit
import pytest
from warcio.archiveiterator import ArchiveIterator

from generator.proof import LIST
from tests.archiving.conftest import git

TENDER = "Sealed tender of Messrs Horrobin"


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_bag_of_the_same_commit_is_the_same_wherever_it_is_made(kept, site, tmp_path):
    git("clone", "--quiet", kept / "site", tmp_path / "clone")
    shutil.rmtree(site.folder)
    (tmp_path / "clone").rename(site.folder)
    site.git("gc", "--quiet", "--aggressive")
    assert site.run("archive", tmp_path / "bag").exit_code == 0
    assert files(tmp_path / "bag") == files(kept / "bag")
    assert site.run("archive", tmp_path / "bag.tar").exit_code == 0
    assert (tmp_path / "bag.tar").read_bytes() == (kept / "bag.tar").read_bytes()


def test_a_bag_holds_with_tools_that_are_not_ours(kept):
    bag = kept / "bag"
    bagit.Bag(str(bag)).validate()
    for name in ("sha256", "sha512"):
        for kind in ("manifest", "tagmanifest"):
            check = [f"{name}sum", "--check", "--quiet", f"{kind}-{name}.txt"]
            subprocess.run(check, check=True, cwd=bag)


def test_a_bag_holds_the_source_the_site_and_what_is_told_of_each_record(kept):
    bag = kept / "bag"
    source = files(kept / "site")
    packed = files(bag / "data/source")
    assert packed == {path: source[path] for path in packed}
    assert {"site.yaml", "content/people/a-archer.md"} <= packed.keys()
    records = {path.removesuffix(".md") for path in packed if path.endswith(".md")}
    told = files(bag / "data/metadata")
    for ending in (".dc.xml", ".premis.xml"):
        assert {
            f"content/{path.removesuffix(ending)}" for path in told if path.endswith(ending)
        } == records
    check = ["sha256sum", "--check", "--quiet", LIST]
    subprocess.run(check, check=True, cwd=bag / "data/public")


def test_a_bag_is_explained_in_words(kept):
    told = (kept / "bag/README.txt").read_text()
    assert "Ambridge Town Council" in told
    assert "as it stood on 2024-03-02: 11 records" in told
    assert all(len(line) <= 100 for line in told.splitlines())
    for word in ("data/public/", "data/source/", "data/site.warc", "data/history.bundle"):
        assert word in told


def test_the_history_can_be_cloned(kept, tmp_path):
    bundle = kept / "bag/data/history.bundle"
    git("clone", "--quiet", bundle, tmp_path / "clone")
    clone = files(tmp_path / "clone/content")
    assert clone == files(kept / "site/content")


def test_web_archives_read_the_site_as_it_is_served(kept):
    public = files(kept / "bag/data/public")
    with (kept / "bag/data/site.warc").open("rb") as file:
        records = [
            (record.rec_headers["WARC-Target-URI"], record.content_stream().read(), record)
            for record in ArchiveIterator(file, check_digests="raise")
        ]
    answers = {address: data for address, data, _ in records if address}
    assert answers["https://meetings.example.org/"] == public["index.html"]
    assert len(answers) == len(public)
    assert {each.rec_headers["WARC-Date"] for *_, each in records} == {"2024-03-02T12:00:00Z"}
    types = {
        each.http_headers["Content-Type"]
        for address, _, each in records
        if address == "https://meetings.example.org/about/"
    }
    assert types == {"text/html; charset=utf-8"}
    assert len({each.rec_headers["WARC-Record-ID"] for *_, each in records}) == len(records)


def test_without_history_nothing_that_was_taken_out_goes_in(site, tmp_path):
    path = site.folder / "content/pages/about.md"
    text = path.read_text()
    path.write_text(f"{text}\n{TENDER}\n")
    site.commit("Too much", "2024-03-03T12:00:00Z")
    path.write_text(text)
    site.commit("Taken out", "2024-03-04T12:00:00Z")
    assert site.run("archive", tmp_path / "all").exit_code == 0
    git("clone", "--quiet", "--bare", tmp_path / "all/data/history.bundle", tmp_path / "history")
    assert TENDER in git("log", "--patch", cwd=tmp_path / "history")
    assert site.run("archive", tmp_path / "public", "--no-history").exit_code == 0
    held = files(tmp_path / "public")
    assert "data/history.bundle" not in held
    assert not any(TENDER.encode() in data for data in held.values())
    bagit.Bag(str(tmp_path / "public")).validate()


def test_a_year_is_archived_as_it_ended(site, tmp_path):
    path = site.folder / "content/pages/about.md"
    path.write_text(path.read_text() + "\nWritten in 2025.\n")
    site.commit("Later", "2025-02-01T12:00:00Z")
    assert site.run("archive", tmp_path / "2024", "--year", 2024).exit_code == 0
    assert "2025" not in (tmp_path / "2024/data/source/content/pages/about.md").read_text()
    refused = site.run("archive", tmp_path / "1999", "--year", 1999)
    assert (refused.exit_code, "There is no commit" in refused.stderr) == (2, True)


def test_what_older_bags_hold_is_not_repeated_and_is_found_there(site, tmp_path):
    for year in (2024, 2025, 2026):
        path = site.folder / f"content/people/d-{year}.md"
        path.write_text(f"---\nname: D. Number {year}\n---\n")
        site.commit(str(year), f"{year}-03-02T12:00:00Z")
        after = ["--after", tmp_path / f"{year - 1}.tar"] if year == 2026 else []
        after = ["--after", tmp_path / f"{year - 1}"] if year == 2025 else after
        name = f"{year}.tar" if year == 2025 else str(year)
        done = site.run("archive", tmp_path / name, "--today", "2024-03-02", *after)
        assert done.exit_code == 0, done.stderr
    assert "files are in older bags and are not repeated" in done.stderr
    shutil.unpack_archive(tmp_path / "2025.tar", tmp_path, filter="data")
    check = ["sha512sum", "--check", "--quiet", "2026/data/held-before-sha512.txt"]
    subprocess.run(check, check=True, cwd=tmp_path)
    held = (tmp_path / "2026/data/held-before-sha512.txt").read_text().split()[1::2]
    assert "2024/data/source/content/people/d-2024.md" in held
    assert "2025/data/source/content/people/d-2025.md" in held
    new = files(tmp_path / "2026/data/source/content")
    assert new.keys() == {"people/d-2026.md"}
    # All of the site is in one bag or another.
    whole = {path.partition("/data/")[2] for path in held} | files(tmp_path / "2026/data").keys()
    listed = (tmp_path / "2026/data/public" / LIST).read_text().split()[1::2]
    assert {f"public/{path}" for path in listed} <= whole
    bagit.Bag(str(tmp_path / "2026")).validate()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda site: (site.folder / "site.yaml").write_text(""), "differs from the last commit"),
        (lambda site: shutil.rmtree(site.folder / ".git"), "no repository of git"),
        (lambda site: (site.folder.parent / "bag").mkdir(), "is there already"),
    ],
    ids=["not committed", "no repository", "there already"],
)
def test_what_cannot_be_archived_is_told_in_a_line(site, tmp_path, spoil, words):
    spoil(site)
    done = site.run("archive", tmp_path / "bag")
    assert (done.exit_code, words in done.stderr) == (2, True), done.stderr


def test_a_site_that_cannot_be_built_is_not_archived(site, tmp_path):
    (site.folder / "content/people/x.md").write_text("---\nnome: X\n---\n")
    site.commit("Wrong", "2024-03-03T12:00:00Z")
    done = site.run("archive", tmp_path / "bag")
    assert done.exit_code == 1
    assert "content/people/x.md" in done.stderr
    assert not (tmp_path / "bag").exists()


def test_a_shallow_clone_is_refused(site, tmp_path):
    site.commit("More", "2024-03-03T12:00:00Z")
    from_here = f"file://{site.folder}"
    words = ["git", "clone", "--quiet", "--depth=1", from_here, str(tmp_path / "clone")]
    subprocess.run(words, check=True)
    shutil.rmtree(site.folder)
    (tmp_path / "clone").rename(site.folder)
    done = site.run("archive", tmp_path / "bag")
    assert (done.exit_code, "git fetch --unshallow" in done.stderr) == (2, True)
