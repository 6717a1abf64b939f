"""Whatever fails in whichever moment, the whole old site or the whole new one is there."""

import json
import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish import publish
from tests.publish.sweep import content, expected, site

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("way", ["", "two-renames"])
def test_no_fault_tears_a_site(tmp_path, way):
    command = [sys.executable, "-m", "tests.publish.sweep", str(tmp_path / "site"), "1", way]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found.pop("faults") > 150
    assert set(found.values()) == {0}, found


def publish_often(word: str, output: Path) -> None:
    for _ in range(20):
        publish(site(word, 3), output)


def test_of_several_publications_at_once_each_is_whole(tmp_path):
    output = tmp_path / "public"
    sites = [site(word, 3) for word in ("red", "green", "blue")]
    publish(sites[0], output)
    spawn = multiprocessing.get_context("spawn")
    writers = [
        spawn.Process(target=publish_often, args=(word, output))
        for word in ("red", "green", "blue")
    ]
    for writer in writers:
        writer.start()
    pages = set()
    while any(writer.is_alive() for writer in writers):
        pages.add((output / "0/index.html").read_bytes())
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert pages <= {expected(each)["0/index.html"] for each in sites}
    assert content(output) in [expected(each) for each in sites]
    assert [path.name for path in tmp_path.iterdir()] == ["public"]
