"""What is installed from the wheel works outside a checkout."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
RUN = "import generator; assert 'installed' in generator.__file__; import generator.__main__"


def test_the_wheel_builds_a_site_outside_a_checkout(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", f"--outdir={tmp_path}", str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("minutebook-*.whl")
    assert list(tmp_path.glob("minutebook-*.tar.gz"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            RUN,
            "build",
            f"--site={HERE / 'site'}",
            f"--output={tmp_path / 'public'}",
        ],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "installed")},
    )
    assert (tmp_path / "public/index.html").is_file()
    assert (tmp_path / "public/assets/site.css").is_file()
    lock = hashlib.sha256((ROOT / "requirements.txt").read_bytes()).hexdigest()
    told = json.loads((tmp_path / "public/build.json").read_text())
    assert told["lock"] == f"sha256:{lock}"


def test_locked_packages_have_hashes_and_no_hosts():
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    pinned = [line for line in lines if "==" in line]
    assert pinned
    assert all(line.endswith("\\") for line in pinned)
    assert not [line for line in lines if "://" in line or "--index" in line]


def test_continuous_integration_calls_the_test_command_of_the_readme():
    command = "make test"
    assert f"\n{command}" in (ROOT / ".ci/run").read_text()
    assert f"\n{command}" in (ROOT / "README.md").read_text()
