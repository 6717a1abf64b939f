"""What is installed is known by name, version and hash."""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LOCK = ROOT / "requirements.txt"
MAKEFILE = (ROOT / "Makefile").read_text()


def components(target: Path) -> bytes:
    """Return the list of components that ``make sbom`` writes."""
    lines = MAKEFILE.split("\nsbom: setup\n\t")[1].split("\n\n")[0].replace("\\\n", "")
    words = lines.replace("$(BIN)/cyclonedx-py", f"{Path(sys.executable).parent}/cyclonedx-py")
    command = [str(target) if word == "sbom.json" else word for word in words.split()]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return target.read_bytes()


def test_the_list_of_components_is_whole_and_the_same_on_every_run(tmp_path):
    one, other = components(tmp_path / "one.json"), components(tmp_path / "other.json")
    assert one == other
    listed = {each["name"]: each for each in json.loads(one)["components"]}
    locked = re.findall(
        r"^([a-z0-9-]+)==(\S+)", (ROOT / "requirements.txt").read_text(), re.MULTILINE
    )
    assert {(name, each["version"]) for name, each in listed.items()} == set(locked)
    assert all(each["externalReferences"][0]["hashes"] for each in listed.values())


def test_every_installation_asks_for_hashes():
    places = [ROOT / "Makefile", *(ROOT / "docs/recipes").glob("*.*"), ROOT / "docs/publishing.md"]
    commands = [
        line for place in places for line in place.read_text().splitlines() if "pip install" in line
    ]
    ours = [line for line in commands if "--editable ." not in line]
    assert len(ours) > 4
    assert [line for line in ours if "--require-hashes" not in line] == []


def test_the_audit_fails_where_it_cannot_ask():
    assert "pip-audit --strict --require-hashes" in MAKEFILE
