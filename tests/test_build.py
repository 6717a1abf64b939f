"""The same content makes the same bytes, wherever and however it is built."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def digest_of(site: Path, output: Path, **environment: str) -> dict[str, bytes]:
    subprocess.run(
        [
            sys.executable,
            "-m",
            "generator",
            "build",
            f"--site={site}",
            f"--output={output}",
            "--today=2015-01-20",
        ],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env=os.environ | environment,
    )
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and path.name != ".minutebook"
    }


def copy_in_another_order(target: Path) -> None:
    """Copy the site with its files made in a random order, as a folder's listing shows them."""
    paths = [path for top in ("content", "layouts") for path in (ROOT / top).rglob("*")]
    files = [path for path in (*paths, ROOT / "site.yaml") if path.is_file()]
    random.Random(7).shuffle(files)  # noqa: S311 -- an order, no secret
    for path in files:
        copied = target / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)


def share_the_history(copy: Path) -> None:
    """Let git see the copy as another working tree of the same commit, where there is git."""
    command = ["git", "-C", str(ROOT), "rev-parse", "--absolute-git-dir"]
    found = subprocess.run(command, check=False, capture_output=True, text=True)
    if found.returncode == 0:
        (copy / ".git").write_text(f"gitdir: {found.stdout}")


def test_two_builds_are_the_same_to_the_byte(tmp_path):
    copy_in_another_order(tmp_path / "elsewhere")
    share_the_history(tmp_path / "elsewhere")
    one = digest_of(ROOT, tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    other = digest_of(
        tmp_path / "elsewhere",
        tmp_path / "other",
        PYTHONHASHSEED="2",
        TZ="Asia/Tokyo",
        LC_ALL="C.UTF-8",
    )
    # It says from which commit a site was made, and what else differs; the copy holds the site.
    for files in (one, other):
        del files["build.json"], files["SHA256SUMS"]
    assert one == other
    assert len(one) > 80


def test_a_site_under_a_path_has_its_links_under_that_path(tmp_path):
    copy_in_another_order(tmp_path / "site")
    settings = tmp_path / "site" / "site.yaml"
    settings.write_text(settings.read_text().replace("example.org/", "example.org/council/"))
    built = digest_of(tmp_path / "site", tmp_path / "public")
    home = built["index.html"].decode()
    assert 'href="/council/meetings/"' in home
    assert 'href="/meetings/' not in home
    assert b"https://meetings.example.org/council/meetings/" in built["sitemap.xml"]
