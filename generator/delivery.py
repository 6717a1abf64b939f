"""From a commit to the published site: what a server does with a push, and a clerk with a command.

A push is checked before git takes it (``pre-receive``); the branch is published after (``post-
receive``), as it stands by then. So a push that is refused changes nothing, and of two pushes at
once the later one is what is published, whichever of them is done first.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.build import SETTINGS, build, prepare
from generator.outcome import Outcome
from generator.proof import LIST
from generator.proof.sums import digests_at
from generator.provenance import ADDRESSES
from generator.publish import replace_file
from generator.publish.locking import locked
from generator.report import Format, summary, write
from generator.revision import (
    GitError,
    MisuseError,
    Revision,
    commit_at,
    exported,
    keep_to_ourselves,
    place_in_repository,
    remember,
    remembered,
    revision_of,
    tag_published,
)
from generator.staged import NotARepositoryError, git

_SECTION = "minutebook"
_KEPT = "addresses"
_SHOWN = 10
_SHORT = 10


@dataclass(frozen=True, slots=True)
class Place:
    """What is published from a repository, and where: its branch, the site's folder in it.

    It is signed with the SSH key in the file ``key``, if there is one.
    """

    repository: Path
    branch: str
    folder: str
    output: Path
    key: Path | None = None

    @property
    def ref(self) -> str:
        """The branch as git writes it in full."""
        return f"refs/heads/{self.branch}"


@dataclass(frozen=True, slots=True)
class Update:
    """What a push does to one branch or tag (githooks(5), pre-receive)."""

    old: str
    new: str
    ref: str

    @property
    def deletes(self) -> bool:
        """Whether nothing is left at the ref."""
        return not self.new.strip("0")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person is told: what was found, what came of it, and whether it was done."""

    text: str
    done: bool
    found: str = ""


def configured(repository: Path) -> Place:
    """Return what ``minutebook hook install-server`` wrote down. Raises ``MisuseError``."""

    def value(name: str) -> str:
        try:
            return git(repository, "config", "--get", f"{_SECTION}.{name}").decode().rstrip("\n")
        except NotARepositoryError:
            return ""

    if not value("output") or not value("branch"):
        message = (
            f"{repository} does not say what is published where. Run  minutebook hook "
            f"install-server {repository} --output FOLDER"
        )
        raise MisuseError(message)
    key = Path(value("key")) if value("key") else None
    return Place(repository, value("branch"), value("site"), Path(value("output")), key)


def write_down(place: Place) -> None:
    """Keep ``place`` in the settings of its repository. Raises ``NotARepositoryError``."""
    known = {"branch": place.branch, "site": place.folder, "output": str(place.output)}
    known |= {"key": str(place.key)} if place.key else {}
    for name, value in known.items():
        git(place.repository, "config", f"{_SECTION}.{name}", value)
    keep_to_ourselves(place.repository)


def updates(lines: Iterable[str]) -> tuple[Update, ...]:
    """Return what git tells a hook of a push, a line for each ref."""
    return tuple(Update(*line.strip().split(" ", 2)) for line in lines if line.strip())


def examine(place: Place, pushed: Iterable[Update], today: date) -> Iterator[Answer]:
    """Yield an answer to each part of a push: the published branch is checked, others pass.

    Raises ``OSError`` where the machine fails.
    """
    for update in pushed:
        if update.ref != place.ref:
            name = update.ref.removeprefix("refs/heads/").removeprefix("refs/tags/")
            words = f"{name}: taken as it is. Only the branch {place.branch} is published."
            yield Answer(words, done=True)
        elif update.deletes:
            words = f"{place.branch} is what is published, and cannot be deleted. Nothing changed."
            yield Answer(words, done=False)
        else:
            yield _examined(place, update, today)


def _examined(place: Place, update: Update, today: date) -> Answer:
    with _site(place, update.new) as root:
        outcome = prepare(root, today)
        found = found_in(outcome, root)
    if outcome.failed:
        end = "The push was refused, and the site stays as it was. Mend this, commit, push again."
        return Answer(f"{_counted(outcome)}. {end}", done=False, found=found)
    return Answer(f"Checked: {_counted(outcome)}.", done=True, found=found)


def publish_branch(place: Place, today: date) -> Answer:
    """Publish what the branch of ``place`` holds now; of several at once, one after the other.

    Raises ``MisuseError``, ``NotASiteError``, and ``OSError`` where the machine fails.
    """
    with locked(place.repository):
        try:
            commit = commit_at(place.repository, place.ref)
        except NotARepositoryError:
            message = f"{place.repository} holds no branch {place.branch}: push it first."
            raise MisuseError(message) from None
        outcome, answer = _published(place, commit, today)
        if answer.done:
            remember(place.repository, _KEPT, outcome.addresses)
        return answer


def publish_commit(root: Path, output: Path, today: date, key: Path | None = None) -> Answer:
    """Publish the commit that is checked out around the site in ``root``, and nothing besides.

    With a ``key``, what is published is signed, and so is a tag that says so. Raises
    ``MisuseError`` where something is not committed, and what ``publish_branch`` raises.
    """
    revision = revision_of(root)
    if revision is None:
        message = (
            f"{root} shows no commit of a git repository, and only what is committed is published. "
            "Commit it, or use  minutebook build"
        )
        raise MisuseError(message)
    if revision.changed:
        raise MisuseError(_uncommitted(revision))
    place = Place(root, "", place_in_repository(root), output, key)
    outcome, answer = _published(place, revision.commit, today)
    if answer.done:
        replace_file(root / ADDRESSES, outcome.addresses)
        if (now := revision_of(root)) and now.changed:
            return replace(answer, text=f"{answer.text} Commit {ADDRESSES}: it has new addresses.")
    return answer


def _uncommitted(revision: Revision) -> str:
    shown = [f"  {path}" for path in revision.changed[:_SHOWN]]
    more = len(revision.changed) - _SHOWN
    shown += [f"  and {more:,} more"] if more > 0 else []
    remedy = "Commit them (git add, git commit), or put them aside (git stash -u)."
    first = "These files differ from the last commit, or are not in it:"
    return "\n".join([first, *shown, f"Nothing was published. {remedy}"])


def _published(place: Place, commit: str, today: date) -> tuple[Outcome, Answer]:
    with _site(place, commit) as root:
        revision = Revision(commit, (), place.repository, place.folder)
        outcome = build(root, place.output, today, revision, key=place.key)
        found = found_in(outcome, root)
    if outcome.failed:
        text = f"{_counted(outcome)}. Nothing was published."
        return outcome, Answer(text, done=False, found=found)
    what = f"Published commit {commit[:_SHORT]} as {place.output}"
    answer = Answer(f"{what}: {_counted(outcome)}.", done=True, found=found)
    return outcome, _tagged(place, commit, answer) if place.key else answer


def _tagged(place: Place, commit: str, answer: Answer) -> Answer:
    """Tag what was published and signed. The site is live: a failure is told, and no more."""
    assert place.key is not None  # noqa: S101 -- nothing is signed without one
    digest = digests_at(place.output / LIST, "sha256")["sha256"].hex()
    words = f"Published.\n\nSHA-256 of {LIST}: {digest}"
    try:
        name = tag_published(place.repository, commit, place.key, words)
    except GitError as error:
        return replace(answer, text=f"{answer.text} It could not be tagged: {error}")
    return replace(answer, text=f"{answer.text} Signed, and tagged as {name}.")


@contextmanager
def _site(place: Place, commit: str) -> Iterator[Path]:
    with exported(place.repository, commit) as top:
        root = top / place.folder
        if not (root / SETTINGS).is_file():
            where = f" in its folder {place.folder}" if place.folder else ""
            message = f"The commit {commit[:_SHORT]} holds no {SETTINGS}{where}: it is no site."
            raise MisuseError(message)
        with (root / ADDRESSES).open("ab") as lock:
            # What this server has published stays published, though nobody committed the list.
            lock.write(b"\n" + remembered(place.repository, _KEPT))
        yield root


def found_in(outcome: Outcome, root: Path) -> str:
    """Return all findings with their lines, which are gone with the folder."""
    return write(outcome.findings, root, Format.FULL, {})


def _counted(outcome: Outcome) -> str:
    return summary(outcome.findings, outcome.waived)
