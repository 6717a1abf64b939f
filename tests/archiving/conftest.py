"""A site in a repository of git, and what of it was handed to an archive."""

import os
import shutil
import subprocess
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from generator.cli import app

HERE = Path(__file__).parent.parent
OUTSIDE = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
NAMES = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
WHO = dict.fromkeys(NAMES, "ann@example.org")
ENVIRONMENT = OUTSIDE | WHO | {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}


def git(*words: object, cwd: Path | None = None, env: dict[str, str] = ENVIRONMENT) -> str:
    command = ["git", *map(str, words)]
    done = subprocess.run(command, check=True, cwd=cwd, env=env, capture_output=True, text=True)
    return done.stdout.strip()


class Site:
    """A site in a repository, and the commands that are given in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *words: str, on: str = "2024-03-02T12:00:00Z") -> str:
        dated = ENVIRONMENT | {"GIT_COMMITTER_DATE": on, "GIT_AUTHOR_DATE": on}
        return git(*words, cwd=self.folder, env=dated)

    def commit(self, words: str, on: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={words}", on=on)

    def run(self, *words: object) -> Result:
        with chdir(self.folder):
            return CliRunner().invoke(app, [str(word) for word in words], env=ENVIRONMENT)


def begun(folder: Path) -> Site:
    shutil.copytree(HERE / "site", folder)
    site = Site(folder)
    site.git("init", "--quiet", "--initial-branch=main")
    site.commit("All", "2024-03-02T12:00:00Z")
    return site


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a site and its bag, as folder ``bag`` and as file ``bag.tar``."""
    folder = tmp_path_factory.mktemp("kept")
    site = begun(folder / "site")
    for name in ("bag", "bag.tar"):
        done = site.run("archive", folder / name)
        assert done.exit_code == 0, done.stderr
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return begun(tmp_path / "site")


@pytest.fixture
def bag(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept / "bag", tmp_path / "bag"))
