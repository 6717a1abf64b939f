"""A bag is enough to make the site anew, without any network."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from generator.page import Artifact
from generator.proof import LIST

# A process in a network of its own, which leads nowhere (unshare(1)).
ALONE = ["unshare", "--map-root-user", "--net"]
CAN_BE_ALONE = (
    shutil.which("unshare") is not None
    and subprocess.run([*ALONE, "true"], check=False, capture_output=True).returncode == 0
)


@pytest.mark.parametrize("name", ["bag", "bag.tar"])
def test_the_site_of_a_bag_is_the_same_to_the_byte(kept, site, tmp_path, name):
    done = site.run("archive", "--restore", kept / name, tmp_path / "back")
    assert done.exit_code == 0, done.stderr
    assert "the same site, to the byte" in done.stderr
    kept_list = (kept / "bag/data/public" / LIST).read_bytes()
    assert (tmp_path / "back/public" / LIST).read_bytes() == kept_list
    assert site.run("verify", tmp_path / "back/public").exit_code == 0
    assert (tmp_path / "back/record/.git").is_dir()


@pytest.mark.skipif(not CAN_BE_ALONE, reason="here no process can be without a network")
def test_it_is_restored_without_any_network(kept, tmp_path):
    command = [sys.executable, "-m", "generator", "archive", "--restore", str(kept / "bag.tar")]
    words = [*ALONE, *command, str(tmp_path / "back")]
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    done = subprocess.run(words, check=False, capture_output=True, text=True, env=environment)
    assert "the same site, to the byte" in done.stderr, done.stderr


def test_it_is_restored_from_the_plain_source_as_well(site, tmp_path):
    assert site.run("archive", tmp_path / "bag", "--no-history").exit_code == 0
    done = site.run("archive", "--restore", tmp_path / "bag", tmp_path / "back")
    assert (done.exit_code, "to the byte" in done.stderr) == (0, True)
    assert not (tmp_path / "back/record/.git").exists()


def test_a_site_in_a_folder_of_its_repository_is_restored(site, tmp_path):
    inner = site.folder / "web"
    inner.mkdir()
    for name in ("content", "site.yaml"):
        site.git("mv", name, f"web/{name}")
    site.commit("Moved", "2024-03-03T12:00:00Z")
    assert site.run("archive", tmp_path / "bag", "--site", inner).exit_code == 0
    done = site.run("archive", "--restore", tmp_path / "bag", tmp_path / "back")
    assert (done.exit_code, "to the byte" in done.stderr) == (0, True)
    assert (tmp_path / "back/record/web/site.yaml").is_file()


def test_a_bag_that_was_altered_is_not_restored(bag, site, tmp_path):
    page = bag / "data/public/about/index.html"
    page.write_text(page.read_text().replace("e", "3", 1))
    done = site.run("archive", "--restore", bag, tmp_path / "back")
    assert done.exit_code == 1
    assert "data/public/about/index.html: altered" in done.stderr
    assert not (tmp_path / "back").exists()


def test_a_site_that_comes_out_otherwise_is_told(kept, site, tmp_path, monkeypatch):
    other = Artifact("build.json", json.dumps({"tool": {"version": "99"}}).encode())
    monkeypatch.setattr("generator.run.provenance", lambda _: other)
    done = site.run("archive", "--restore", kept / "bag", tmp_path / "back")
    assert (done.exit_code, "1 files differ, such as build.json" in done.stderr) == (1, True)


def test_nothing_is_restored_over_anything(kept, site, tmp_path):
    done = site.run("archive", "--restore", kept / "bag", tmp_path)
    assert (done.exit_code, "is there already" in done.stderr) == (2, True)
