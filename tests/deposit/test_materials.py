"""What the program is made of is told from its lock file, offline."""

import json
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from generator.deposit import materials

LOCK = (Path(__file__).parent.parent.parent / "requirements.txt").read_text()


def test_every_library_of_the_lock_file_is_named_with_its_digests():
    told = json.loads(materials(LOCK, "1.0"))
    names = {each["name"]: each for each in told["components"]}
    assert names["warcio"]["purl"].startswith("pkg:pypi/warcio@")
    pinned = [line for line in LOCK.splitlines() if "==" in line and not line.startswith(" ")]
    assert len(names) == len(pinned)
    hashes = [h for each in names.values() for h in each["externalReferences"][0]["hashes"]]
    assert len(hashes) == LOCK.count("--hash=sha256:")


def test_it_is_what_the_standard_says():
    found = JsonStrictValidator(SchemaVersion.V1_6).validate_str(materials(LOCK, "1.0").decode())
    assert found is None
