"""Which commit a folder shows; a commit's files in a folder of their own. Asked of git itself."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.staged import NotARepositoryError, git

# Where we keep what is no branch and no tag; nobody may push to it.
_OURS = "refs/minutebook"
_PUBLISHED = "refs/tags/published"
_BUNDLE = {40: b"# v2 git bundle\n", 64: b"# v3 git bundle\n@object-format=sha256\n"}
# So that a pack follows from what is in it: nothing is taken over from how it was packed before.
_PACK = (
    "pack-objects", "--revs", "--stdout", "--quiet", "--threads=1", "--window=10", "--depth=50",
    "--no-reuse-delta", "--no-reuse-object", "--delta-base-offset",
)  # fmt: skip


class MisuseError(Exception):
    """The command cannot do what was asked; the words say why, and what to do."""


class GitError(Exception):
    """Git could not do what it was asked; the words are its own."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, and what in a folder differs from it, as paths in the repository.

    The folder is called ``folder`` in the ``repository``, where its history can be asked for.
    """

    commit: str
    changed: tuple[str, ...] = ()
    repository: Path | None = None
    folder: str = ""


def revision_of(folder: Path) -> Revision | None:
    """Return the commit that is checked out around ``folder``, and what differs in it.

    Nothing where there is no git, no repository or no commit yet.
    """
    try:
        commit = commit_at(folder, "HEAD")
        # Looking must change nothing, not even the index: others may be at work.
        words = ("--no-optional-locks", "status", "--porcelain", "-z", "--no-renames")
        listed = git(folder, *words, "--untracked-files=all", "--", ".")
        place = place_in_repository(folder)
    except NotARepositoryError:
        return None
    entries = os.fsdecode(listed).split("\0")[:-1]
    return Revision(commit, tuple(sorted(entry[3:] for entry in entries)), folder, place)


def commit_at(repository: Path, name: str) -> str:
    """Return the commit that ``name`` stands for. Raises ``NotARepositoryError`` without one."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return git(repository, *words).decode().strip()


def place_in_repository(folder: Path) -> str:
    """Return the path of ``folder`` in its repository, empty at its top.

    Raises ``NotARepositoryError``.
    """
    return os.fsdecode(git(folder, "rev-parse", "--show-prefix")).rstrip("\n").rstrip("/")


def keep_to_ourselves(repository: Path) -> None:
    """Let nobody push to what ``remember`` keeps. Raises ``NotARepositoryError``."""
    git(repository, "config", "receive.hideRefs", _OURS)


def remembered(repository: Path, name: str) -> bytes:
    """Return what was written under ``name`` by ``remember``; nothing where nothing was."""
    try:
        return git(repository, "cat-file", "blob", f"{_OURS}/{name}")
    except NotARepositoryError:
        return b""


def remember(repository: Path, name: str, data: bytes) -> None:
    """Keep ``data`` under ``name`` in ``repository``, beside its branches. Raises ``GitError``."""
    blob = _run(repository, {}, "hash-object", "-w", "--stdin", given=data)
    _run(repository, {}, "update-ref", f"{_OURS}/{name}", blob.decode().strip())


def moment_of(repository: Path, commit: str) -> datetime:
    """Return when ``commit`` was made. Raises ``NotARepositoryError``."""
    said = git(repository, "show", "--no-patch", "--format=%cI", commit)
    return datetime.fromisoformat(said.decode().strip())


def last_of_year(repository: Path, commit: str, year: int) -> str:
    """Return the last commit of ``year`` on the way to ``commit``; without one, an empty text.

    Raises ``NotARepositoryError``.
    """
    words = ("rev-list", "-1", "--first-parent", f"--before={year + 1}-01-01T00:00:00Z", commit)
    return git(repository, *words).decode().strip()


def is_shallow(repository: Path) -> bool:
    """Tell whether a repository lacks some of its history. Raises ``NotARepositoryError``."""
    return git(repository, "rev-parse", "--is-shallow-repository").strip() == b"true"


def bundled(repository: Path, commit: str) -> bytes:
    """Return the whole history of ``commit`` as one file that git can clone (gitformat-bundle(5)).

    With it go the tags of what was published. The same version of git makes the same bytes of the
    same history, wherever it was cloned. Raises ``GitError``.
    """
    asked = ("for-each-ref", f"--merged={commit}", "--format=%(objectname) %(refname)", _PUBLISHED)
    tags = _run(repository, {}, *asked).decode()
    heads = f"{commit} HEAD\n{commit} refs/heads/main\n{tags}"
    wanted = "".join(f"{line.partition(' ')[0]}\n" for line in heads.splitlines())
    alike = ("-c", "pack.compression=9", "-c", "pack.useBitmaps=false")
    pack = _run(repository, {}, *alike, *_PACK, given=wanted.encode())
    return b"".join((_BUNDLE[len(commit)], heads.encode(), b"\n", pack))


def unbundled(bundle: Path, folder: Path) -> None:
    """Clone the history in the file ``bundle`` into ``folder``. Raises ``GitError``."""
    _run(Path(), {}, "clone", "--quiet", "-c", "core.autocrlf=false", str(bundle), str(folder))
    _run(folder, {}, "remote", "remove", "origin")


def tag_published(repository: Path, commit: str, key: Path, words: str) -> str:
    """Tag ``commit`` as published, signed with the SSH ``key``; return the name of the tag.

    One that is there stays. Raises ``GitError``.
    """
    name = f"{_PUBLISHED.removeprefix('refs/tags/')}/{commit}"
    if not _run(repository, {}, "tag", "--list", name):
        how = ("-c", "gpg.format=ssh", "-c", f"user.signingKey={key}")
        _run(
            repository,
            _tagger(repository),
            *how,
            "tag",
            "--sign",
            f"--message={words}",
            name,
            commit,
        )
    return name


def _tagger(repository: Path) -> Mapping[str, str]:
    """Return who makes a tag where nobody is named, as on a server; what counts is the key."""
    try:
        git(repository, "var", "GIT_COMMITTER_IDENT")
    except NotARepositoryError:
        return {"GIT_COMMITTER_NAME": "Minute Book", "GIT_COMMITTER_EMAIL": "minutebook@localhost"}
    return {}


@contextmanager
def exported(repository: Path, commit: str) -> Iterator[Path]:
    """Lend a folder that holds exactly the files of ``commit``, and nothing of anybody's work.

    Unlike ``git archive`` this heeds no ``export-ignore``, by which a file could be left out.
    Raises ``GitError``, and ``OSError`` where the machine fails.
    """
    with tempfile.TemporaryDirectory(prefix="minutebook-") as lent:
        folder = tempfile.mkdtemp(dir=lent)
        # An index and a work tree of its own: the repository may be bare, or somebody's.
        own = {"GIT_INDEX_FILE": f"{lent}/index", "GIT_WORK_TREE": folder}
        for words in (("read-tree", commit), ("checkout-index", "--all")):
            _run(repository, own, *words)
        yield Path(folder)


def _run(
    repository: Path, environment: Mapping[str, str], *words: str, given: bytes = b""
) -> bytes:
    command = ["git", "-C", str(repository), *words]
    whole = os.environ | environment
    done = subprocess.run(command, input=given, check=False, capture_output=True, env=whole)  # noqa: S603 -- no shell, and the words are ours
    if done.returncode != 0:
        raise GitError(done.stderr.decode(errors="replace").strip())
    return done.stdout
