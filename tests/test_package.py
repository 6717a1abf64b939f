"""What is installed from the wheel works outside a checkout."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent
README = (ROOT / "README.md").read_text()
FROM_NOTHING = README.partition("## From nothing to a published meeting")[2].split("```")[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", f"--outdir={folder}", str(ROOT)],
        check=True,
        capture_output=True,
    )
    assert list(folder.glob("minutebook-*.tar.gz"))
    return next(folder.glob("minutebook-*.whl"))


def in_a_fresh_folder(wheel: Path, folder: Path, commands: str) -> subprocess.CompletedProcess[str]:
    """Run ``commands`` where nothing of our checkout is found; ``pip install`` takes our wheel."""
    installed = folder / "installed"
    offline = f"--quiet --no-deps --no-index --target={installed} {wheel}"
    commands = commands.replace("pip install minutebook", f"python -m pip install {offline}")
    author = {"GIT_AUTHOR_NAME": "Clerk", "GIT_AUTHOR_EMAIL": "clerk@example.org"}
    committer = {"GIT_COMMITTER_NAME": "Clerk", "GIT_COMMITTER_EMAIL": "clerk@example.org"}
    path = os.pathsep.join(
        (f"{installed}/bin", str(Path(sys.executable).parent), os.environ["PATH"])
    )
    fresh = folder / "fresh"
    fresh.mkdir()
    return subprocess.run(
        ["bash", "-e", "-c", commands],  # noqa: S607 -- whichever there is
        capture_output=True,
        text=True,
        check=False,
        cwd=fresh,
        env=os.environ | author | committer | {"PYTHONPATH": str(installed), "PATH": path},
    )


def test_from_nothing_to_a_published_meeting_as_the_readme_says(wheel, tmp_path):
    commands = [line for line in FROM_NOTHING.splitlines() if line]
    assert len(commands) <= 4
    where = "python -c 'import generator; print(generator.__file__)'"
    more = f"{where}\nminutebook check --explain yaml-colon\nminutebook new recipe nginx.conf"
    done = in_a_fresh_folder(wheel, tmp_path, f"{FROM_NOTHING}\n{more}")
    assert done.returncode == 0, done.stderr
    assert "Published" in done.stderr
    assert done.stdout.startswith(str(tmp_path / "installed"))
    assert "## A colon in a title" in done.stdout
    site = tmp_path / "fresh/riverton"
    (meeting,) = (site / "public/meetings/council").glob("*/index.html")
    assert "Budget for the coming year" in meeting.read_text()
    assert (site / "public/assets/site.css").is_file()
    recipe = (ROOT / "docs/recipes/nginx.conf").read_bytes()
    assert (site / "nginx.conf").read_bytes() == recipe
    lock = hashlib.sha256((ROOT / "requirements.txt").read_bytes()).hexdigest()
    assert json.loads((site / "public/build.json").read_text())["lock"] == f"sha256:{lock}"
    assert "minutebook" in (site / ".git/hooks/pre-commit").read_text()
    git = ["git", "-C", str(site)]
    status = subprocess.run([*git, "status", "--short"], check=True, capture_output=True).stdout
    assert status == b"?? nginx.conf\n?? urls.lock\n"
    assert "urls.lock" in done.stderr
    assert subprocess.run([*git, "log", "--oneline"], check=True, capture_output=True).stdout


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
