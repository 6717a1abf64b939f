"""A build needs no network, and asks for none."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SITE = ROOT / "tests/site"


def without_sockets(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.supply.without_sockets", sys.executable, *words]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode == 125:
        pytest.fail(
            "This kernel cannot forbid sockets to a process (seccomp), so nothing is shown."
        )
    return done


def test_a_build_and_its_children_open_no_socket(tmp_path):
    shutil.copytree(SITE, tmp_path / "site")
    done = without_sockets("-m", "generator", "build", f"--site={tmp_path / 'site'}")
    assert done.returncode == 0, done.stderr
    # Pagefind ran as a child, and was forbidden the same.
    assert list((tmp_path / "site/public").glob("search/index/*/*.pf_meta"))


ASK = "import socket; socket.socket()"
LET_A_CHILD_ASK = f"import subprocess as s, sys; sys.exit(s.call([sys.executable, '-c', '{ASK}']))"


@pytest.mark.parametrize("program", [ASK, LET_A_CHILD_ASK], ids=["itself", "a child"])
def test_whoever_opened_one_would_be_seen(program):
    assert abs(without_sockets("-c", program).returncode) in {signal.SIGSYS, 256 - signal.SIGSYS}
