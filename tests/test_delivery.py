"""A push to a bare repository is checked and published, or refused: with git itself."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from generator.cli import app

HERE = Path(__file__).parent
PERSON = "content/people/c-cooper.md"
WITHDRAWN = """withdrawn:
  - address: /people/c-cooper/
    on: 2024-02-28
    reason: Published twice by mistake
    by: Clerk
"""
OUTSIDE = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
Done = subprocess.CompletedProcess[str]


class Council:
    """A bare repository on a server, what it publishes, and the authors who push to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = folder / "meetings.git"
        self.site = folder / "www/site"
        self.lent = folder / "tmp"
        self.lent.mkdir()
        self.environment = OUTSIDE | {
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "PYTHONPATH": str(HERE.parent),
            "SOURCE_DATE_EPOCH": "1709250000",
            "TMPDIR": str(self.lent),
        }
        self.run("git", "init", "--quiet", "--bare", "--initial-branch=main", self.server.name)

    def run(self, *words: str, cwd: Path | None = None) -> Done:
        return subprocess.run(words, check=False, capture_output=True, **self.how(cwd))

    def start(self, *words: str, cwd: Path) -> subprocess.Popen[str]:
        return subprocess.Popen(words, stderr=subprocess.PIPE, **self.how(cwd))

    def how(self, cwd: Path | None) -> dict:
        return {"cwd": cwd or self.folder, "env": self.environment, "text": True}

    def command(self, *words: str, cwd: Path | None = None) -> Result:
        """Run ``minutebook`` in this process, which is quicker."""
        with chdir(cwd or self.folder):
            return CliRunner().invoke(app, words, env=self.environment)

    def install(self, *more: str) -> Result:
        words = ("hook", "install-server", str(self.server), f"--output={self.site}", *more)
        return self.command(*words)

    def author(self, name: str) -> "Author":
        return Author(self, self.folder / name)

    def published(self) -> dict[str, bytes]:
        paths = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in paths}

    def commit(self) -> str:
        return json.loads((self.site / "build.json").read_text())["commit"]

    def tip(self) -> str:
        return self.run("git", "rev-parse", "main", cwd=self.server).stdout.strip()


class Author:
    """Somebody with a clone, who commits and pushes."""

    def __init__(self, council: Council, folder: Path) -> None:
        self.council, self.folder = council, folder
        council.run("git", "clone", "--quiet", council.server.name, folder.name)
        for key, value in (("user.name", folder.name), ("user.email", "a@example.org")):
            self.git("config", key, value)
        self.git("checkout", "--quiet", "-B", "main")

    def git(self, *words: str) -> Done:
        return self.council.run("git", *words, cwd=self.folder)

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text)

    def save(self, path: str, text: str) -> None:
        self.write(path, text)
        self.git("add", "--all")
        assert self.git("commit", "--quiet", f"--message={path}").returncode == 0

    def push(self, what: str = "main") -> Done:
        return self.git("push", "origin", what)


@pytest.fixture(scope="module")
def pushed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which a first good push has been published."""
    folder = tmp_path_factory.mktemp("council")
    council = Council(folder)
    assert council.install().exit_code == 0
    ann = council.author("ann")
    shutil.copytree(HERE / "site", ann.folder, dirs_exist_ok=True)
    ann.git("add", "--all")
    ann.git("commit", "--quiet", "--message=All")
    done = ann.push()
    assert done.returncode == 0, done.stderr
    assert f"remote: Published commit {council.tip()[:10]}" in done.stderr
    return folder


@pytest.fixture
def council(pushed: Path, tmp_path: Path) -> Council:
    """Return a council of one's own, in which a first push has been published."""
    council = Council(tmp_path)
    for name in ("meetings.git", "www"):
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        shutil.copytree(pushed / name, tmp_path / name)
    # The copy publishes into its own place.
    council.run("git", "config", "minutebook.output", str(council.site), cwd=council.server)
    return council


@pytest.fixture
def ann(council: Council) -> Author:
    return council.author("ann")


def test_a_good_push_is_published_and_stays_so(council, ann):
    ann.save(PERSON, "---\nname: C. Cooper\n---\n")
    done = ann.push()
    assert done.returncode == 0, done.stderr
    assert "remote: Checked: 1 warning." in done.stderr
    assert "Run  minutebook build  and commit urls.lock" in done.stderr
    assert (council.site / "people/c-cooper/index.html").is_file()
    assert council.commit() == council.tip() == ann.git("rev-parse", "HEAD").stdout.strip()
    assert list(council.lent.iterdir()) == []

    # What was published stays, though nobody has committed its address.
    ann.git("rm", "--quiet", PERSON)
    ann.git("commit", "--quiet", "--message=Gone")
    done = ann.push()
    assert done.returncode == 1
    assert "error[address-vanished]" in done.stderr
    assert (council.site / "people/c-cooper/index.html").is_file()
    ann.save("content/addresses.yaml", WITHDRAWN)
    done = ann.push()
    assert done.returncode == 0, done.stderr
    assert "Published twice by mistake" in (council.site / "people/c-cooper/index.html").read_text()
    assert not (council.site / "content").exists()


def test_nobody_pushes_to_the_list_of_addresses(ann):
    done = ann.push("main:refs/minutebook/addresses")
    assert done.returncode == 1
    assert "hidden ref" in done.stderr


def test_a_push_with_a_mistake_is_refused_in_words_and_nothing_changes(council, ann):
    before, tip = council.published(), council.tip()
    ann.save(PERSON, "---\nnmae: C. Cooper\n---\n")
    done = ann.push()
    assert done.returncode == 1
    told = [line.removeprefix("remote: ").rstrip() for line in done.stderr.split("\n")]
    assert "error[unknown-key]: 'nmae' is no key that can stand here" in told
    assert f"  --> {PERSON}:2:1" in told
    assert "2 | nmae: C. Cooper" in told
    assert "The push was refused, and the site stays as it was." in done.stderr
    assert (council.published(), council.tip()) == (before, tip)
    assert list(council.lent.iterdir()) == []


def test_other_branches_and_tags_are_taken_and_not_published(council, ann):
    before = council.published()
    ann.save(PERSON, "---\nnmae: C. Cooper\n---\n")
    ann.git("tag", "v1")
    done = ann.git("push", "origin", "main:draft", "v1")
    assert done.returncode == 0
    assert "draft: taken as it is. Only the branch main is published." in done.stderr
    assert ann.push(":draft").returncode == 0
    assert council.published() == before


def test_the_published_branch_cannot_be_deleted(council, ann):
    before, tip = council.published(), council.tip()
    done = ann.push(":main")
    assert done.returncode == 1
    assert "main is what is published, and cannot be deleted" in done.stderr
    assert (council.published(), council.tip()) == (before, tip)


def test_of_two_pushes_at_once_one_is_taken_and_the_other_can_follow(council, ann):
    ben = council.author("ben")
    ann.save(PERSON, "---\nname: C. Cooper\n---\n")
    ben.save("content/people/d-dyer.md", "---\nname: D. Dyer\n---\n")
    both = [council.start("git", "push", "origin", "main", cwd=a.folder) for a in (ann, ben)]
    ends = [push.communicate()[1] for push in both]
    assert sorted(push.returncode for push in both) == [0, 1], ends
    assert council.commit() == council.tip()
    late = (ann, ben)[both[0].returncode == 0]
    late.git("pull", "--quiet", "--rebase", "origin", "main")
    assert late.push().returncode == 0
    assert {"people/c-cooper/index.html", "people/d-dyer/index.html"} <= set(council.published())
    assert council.commit() == council.tip()


def test_a_push_during_a_build_is_published_after_it(council, ann):
    ann.save(PERSON, "---\nname: C. Cooper\n---\n")
    first = council.start("git", "push", "origin", "main", cwd=ann.folder)
    wanted = ann.git("rev-parse", "HEAD").stdout.strip()
    while council.tip() != wanted:
        assert first.poll() is None
        time.sleep(0.01)
    # Git has taken the first; its site is being built.
    ben = council.author("ben")
    ben.git("reset", "--quiet", "--hard", "origin/main")
    ben.save("content/people/d-dyer.md", "---\nname: D. Dyer\n---\n")
    second = ben.push()
    assert second.returncode == 0, second.stderr
    first.communicate()
    assert first.returncode == 0
    assert council.commit() == council.tip() == ben.git("rev-parse", "HEAD").stdout.strip()


def test_a_site_in_a_folder_of_its_repository_is_published(tmp_path):
    council = Council(tmp_path)
    assert council.install("--folder=site", "--branch=live").exit_code == 0
    ann = council.author("ann")
    shutil.copytree(HERE / "site", ann.folder / "site")
    ann.save("README", "The site is in site/.")
    assert ann.push("main:live").returncode == 0
    assert (council.site / "index.html").is_file()
    ann.git("mv", "site", "elsewhere")
    ann.git("commit", "--quiet", "--message=Moved")
    done = ann.push("main:live")
    assert done.returncode == 1
    assert "holds no site.yaml in its folder site" in done.stderr


def test_no_attribute_keeps_a_file_out_of_the_check(ann):
    ann.write(PERSON, "---\nnmae: C. Cooper\n---\n")
    ann.save(".gitattributes", "content/people/* export-ignore\n")
    assert ann.push().returncode == 1


def test_what_cannot_be_published_after_the_push_is_told(council, ann):
    shutil.rmtree(council.site)
    council.site.mkdir()
    (council.site / "thesis.docx").write_text("years of work")
    ann.save(PERSON, "---\nname: C. Cooper\n---\n")
    done = ann.push()
    assert "holds something that is not a published site" in done.stderr
    assert f"minutebook publish --repository {council.server}" in done.stderr.replace("\n", " ")
    (council.site / "thesis.docx").unlink()
    again = council.command("publish", f"--repository={council.server}")
    assert again.exit_code == 0, again.stderr
    assert council.commit() == council.tip()


def test_hooks_of_somebody_else_are_left_alone(tmp_path):
    council = Council(tmp_path)
    hook = council.server / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\nexit 0\n")
    done = council.install()
    assert done.exit_code == 2
    assert "Add to it the line  minutebook hook pre-receive" in done.stderr
    assert hook.read_text() == "#!/bin/sh\nexit 0\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["hook", "install-server", "nowhere", "--output=www"], "is no git repository"),
        (["hook", "pre-receive"], "does not say what is published where"),
        (["publish", "--repository=meetings.git"], "does not say what is published where"),
    ],
)
def test_a_misuse_is_told(tmp_path, words, told):
    done = Council(tmp_path).command(*words)
    assert done.exit_code == 2
    assert told in done.stderr


class TestPublish:
    """What ``minutebook publish`` does in a clone."""

    def test_it_publishes_the_commit_and_nothing_that_git_ignores(self, ann):
        ann.save(".gitignore", "public\n*.secret.md\n")
        ann.write("content/people/x.secret.md", "---\nname: X. Secret\n---\n")
        done = ann.council.command("publish", cwd=ann.folder)
        assert done.exit_code == 0, done.stderr
        head = ann.git("rev-parse", "HEAD").stdout.strip()
        assert f"Published commit {head[:10]}" in done.stderr
        built = ann.folder / "public"
        assert json.loads((built / "build.json").read_text())["commit"] == head
        assert "Secret" not in (built / "people/index.html").read_text()
        assert "Commit urls.lock: it has new addresses." in done.stderr
        assert "/people/a-archer/" in (ann.folder / "urls.lock").read_text()

    @pytest.mark.parametrize("path", [PERSON, "content/people/a-archer.md"])
    def test_what_is_not_committed_is_refused_by_name(self, ann, path):
        ann.write(path, "---\nname: C. Cooper\n---\n")
        done = ann.council.command("publish", cwd=ann.folder)
        assert done.exit_code == 2
        assert f"  {path}\n" in done.stderr
        assert "Commit them" in done.stderr
        assert not (ann.folder / "public").exists()

    def test_findings_are_told_and_nothing_is_published(self, ann):
        ann.save(PERSON, "---\nnmae: C. Cooper\n---\n")
        done = ann.council.command("publish", cwd=ann.folder)
        assert done.exit_code == 1
        assert f"  --> {PERSON}:2:1" in done.stderr
        assert not (ann.folder / "public").exists()

    def test_outside_git_it_says_what_else_to_do(self, tmp_path):
        council = Council(tmp_path)
        shutil.copytree(HERE / "site", tmp_path / "loose")
        done = council.command("publish", cwd=tmp_path / "loose")
        assert done.exit_code == 2
        assert "minutebook build" in done.stderr


@pytest.fixture
def provenance(ann: Author) -> Callable[[], dict]:
    def read() -> dict:
        assert ann.council.command("build", cwd=ann.folder).exit_code == 0
        return json.loads((ann.folder / "public/build.json").read_text())

    return read


def test_a_site_tells_what_it_is_made_from(ann, provenance):
    ann.save(".gitignore", "public\n")
    told = provenance()
    assert set(told) == {"tool", "lock", "commit"}
    assert told["commit"] == ann.git("rev-parse", "HEAD").stdout.strip()
    assert told["lock"].startswith("sha256:")
    ann.write(PERSON, "---\nname: C. Cooper\n---\n")
    assert provenance()["changed"] == [PERSON]


def test_a_site_outside_git_says_so(ann, provenance):
    shutil.rmtree(ann.folder / ".git")
    told = provenance()
    assert told["commit"] is None
    assert told["note"] == "This site was not built from a git repository."
