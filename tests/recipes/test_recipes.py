"""Every recipe of docs/recipes that can run here does what docs/publishing.md says of it."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
RECIPES = ROOT / "docs/recipes"
TOOLS = Path(sys.executable).parent
SITE = ROOT / "tests/site"
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
    "MINUTEBOOK": str(TOOLS / "minutebook"),
    "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "SOURCE_DATE_EPOCH": "1709250000",
}
NGINX = """
daemon off; master_process off; pid {work}/pid; error_log stderr;
events {{ }}
http {{
  access_log off; types {{ text/html html; }}
  client_body_temp_path {work}; proxy_temp_path {work}; fastcgi_temp_path {work};
  uwsgi_temp_path {work}; scgi_temp_path {work};
  include {recipe};
}}
"""


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=cwd, check=False, capture_output=True, text=True, env=ENVIRONMENT
    )


def needed(program: str) -> str:
    """Return the path of a program that ``make test`` brings."""
    path = shutil.which(program, path=ENVIRONMENT["PATH"])
    assert path, f"There is no {program} here. tests/recipes/install.sh .venv  brings it."
    return path


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone with one good commit, pushed to a server that the recipe made."""
    folder = tmp_path_factory.mktemp("recipes")
    commands = "minutebook new recipe setup.sh && sh setup.sh srv/meetings.git www"
    made = run("sh", "-c", commands, cwd=folder)
    assert made.returncode == 0, made.stderr
    clone = folder / "clone"
    shutil.copytree(SITE, clone)
    for words in (
        "init --quiet --initial-branch=main",
        "config user.name A",
        "config user.email a@example.org",
        "add --all",
        "commit --quiet --message=All",
        "remote add origin ../srv/meetings.git",
    ):
        run("git", *words.split(), cwd=clone)
    done = run("git", "push", "origin", "main", cwd=clone)
    assert "remote: Published commit" in done.stderr, done.stderr
    return clone


@pytest.fixture(scope="module")
def published(clone: Path) -> Path:
    return clone.parent / "www"


def test_a_server_publishes_what_is_pushed(published):
    assert (published / "meetings/planning/2024-03-06/index.html").is_file()
    assert json.loads((published / "build.json").read_text())["commit"]


def test_no_push_rewrites_what_was_published(clone, published):
    before = (published / "build.json").read_bytes()
    run("git", "commit", "--quiet", "--amend", "--message=Other", cwd=clone)
    done = run("git", "push", "--force", "origin", "main", cwd=clone)
    assert done.returncode == 1
    assert "non-fast-forward" in done.stderr
    assert (published / "build.json").read_bytes() == before


def test_the_nightly_line_names_a_command_that_there_is():
    line = (RECIPES / "bare-repository/crontab").read_text().splitlines()[-1]
    assert line.split()[5:8] == ["minutebook", "publish", "--repository"]


def free_port() -> int:
    with socket.socket() as wanted:
        wanted.bind(("127.0.0.1", 0))
        return wanted.getsockname()[1]


def nginx(recipe: str, port: int, published: Path, work: Path) -> list[str]:
    text = recipe.replace("listen 80;", f"listen 127.0.0.1:{port};")
    text = text.replace("    listen [::]:80;\n", "").replace("/srv/www/meetings", str(published))
    (work / "recipe").write_text(text)
    (work / "config").write_text(NGINX.format(work=work, recipe=work / "recipe"))
    return [needed("nginx"), "-p", str(work), "-c", str(work / "config")]


def caddy(recipe: str, port: int, published: Path, work: Path) -> list[str]:
    text = recipe.replace("meetings.example.org {", f"http://127.0.0.1:{port} {{")
    text = text.replace("/srv/www/meetings", str(published))
    own = f"{{\n\tadmin off\n\tstorage file_system {work}\n}}\n"
    (work / "config").write_text(own + text)
    return [needed("caddy"), "run", "--adapter", "caddyfile", "--config", str(work / "config")]


Ask = Callable[[str], tuple[int, dict[str, str], bytes]]


@pytest.fixture(params=[("nginx.conf", nginx), ("Caddyfile", caddy)], ids=["nginx", "caddy"])
def ask(request, published, tmp_path) -> Iterator[Ask]:
    """Run a server by its recipe, and return a function that asks it for an address."""
    name, command = request.param
    port = free_port()
    words = command((RECIPES / name).read_text(), port, published, tmp_path)

    def ask(address: str) -> tuple[int, dict[str, str], bytes]:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as asked:
            asked.request("GET", address)
            answer = asked.getresponse()
            headers = {key.lower(): value for key, value in answer.getheaders()}
            return answer.status, headers, answer.read()

    with (tmp_path / "log").open("w") as log:
        running = subprocess.Popen(words, stderr=log, stdout=log)
    try:
        for _ in range(100):
            assert running.poll() is None, (tmp_path / "log").read_text()
            try:
                ask("/")
                break
            except OSError:
                time.sleep(0.05)
        yield ask
    finally:
        running.terminate()
        running.wait()


def test_a_web_server_answers_with_the_site_and_its_headers(ask, published):
    status, headers, page = ask("/meetings/planning/2024-03-06/")
    assert (status, page) == (
        200,
        (published / "meetings/planning/2024-03-06/index.html").read_bytes(),
    )
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["strict-transport-security"]
    assert ask("/build.json")[1]["content-type"].startswith("application/json")
    status, headers, page = ask("/nothing/")
    assert (status, page) == (404, (published / "404.html").read_bytes())
    assert headers["content-security-policy"] == policy
    assert ask("/_server/nginx.conf")[0] == 404


def test_rsync_carries_the_site_and_changes_it_in_one_step(clone, tmp_path):
    needed("rsync")
    shown = []
    for number in (1, 2, 3):
        (clone / "content/people/e-elliot.md").write_text(f"---\nname: E. Elliot {number}\n---\n")
        run("git", "add", "--all", cwd=clone)
        run("git", "commit", "--quiet", "--message=Elliot", cwd=clone)
        done = run(str(RECIPES / "rsync.sh"), str(clone), str(tmp_path / "www"), cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        current = tmp_path / "www/current"
        assert f"E. Elliot {number}" in (current / "people/e-elliot/index.html").read_text()
        shown.append(str(current.readlink()))
    assert shown == ["a", "b", "a"]


def test_rsync_leaves_the_shown_site_alone_where_there_are_findings(clone, tmp_path):
    (clone / "content/people/e-elliot.md").write_text("---\nnmae: E. Elliot\n---\n")
    run("git", "add", "--all", cwd=clone)
    run("git", "commit", "--quiet", "--message=Elliot", cwd=clone)
    done = run(str(RECIPES / "rsync.sh"), str(clone), str(tmp_path / "www"), cwd=tmp_path)
    assert done.returncode == 1
    assert not (tmp_path / "www").exists()
    run("git", "reset", "--quiet", "--hard", "HEAD~", cwd=clone)


@pytest.mark.parametrize(
    ("schema", "name"),
    [("vendor.github-workflows", "github-actions.yml"), ("vendor.gitlab-ci", "gitlab-ci.yml")],
)
def test_files_for_runners_keep_to_their_schemas(schema, name):
    checker = str(TOOLS / "check-jsonschema")
    done = run(checker, f"--builtin-schema={schema}", str(RECIPES / name), cwd=ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["github-actions.yml", "gitlab-ci.yml", "netlify.toml"])
def test_runners_are_told_commands_that_there_are(name):
    text = (RECIPES / name).read_text()
    said = {line.split("minutebook ")[1] for line in text.splitlines() if "minutebook b" in line}
    said |= {line.split("minutebook ")[1] for line in text.splitlines() if "minutebook c" in line}
    assert said
    for words in said:
        verb, *options = words.strip('"').split()
        done = run(str(TOOLS / "minutebook"), verb, f"--site={SITE}", *options, "--help", cwd=ROOT)
        assert done.returncode == 0, done.stderr


def test_netlify_publishes_the_folder_that_is_built():
    assert tomllib.loads((RECIPES / "netlify.toml").read_text())["build"]["publish"] == "public"


def test_every_recipe_is_told_of():
    told = (ROOT / "docs/publishing.md").read_text()
    paths = (path for path in RECIPES.rglob("*") if path.is_file())
    missing = [path.name for path in paths if f"recipes/{path.relative_to(RECIPES)}" not in told]
    assert missing == []
