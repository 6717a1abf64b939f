"""The command ``minutebook``: the only module that prints."""

import difflib
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.console import Console

from generator import build as phases
from generator import delivery, hooks
from generator.council.records import MODELS
from generator.council.rules.book import BOOK
from generator.council.rules.explaining import explained, manual
from generator.council.settings import Settings
from generator.publish import NotASiteError
from generator.report import Format, summary, write
from generator.revision import GitError
from generator.staged import NotARepositoryError

FINDINGS, USAGE, MACHINE = 1, 2, 3

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
hook = typer.Typer(no_args_is_help=True, help="Check before each commit and each push.")
app.add_typer(hook, name="hook")
_stderr = Console(stderr=True)

SiteOption = Annotated[
    Path | None,
    typer.Option("--site", help="The site's folder. [default: the nearest site.yaml upward]"),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How findings are written.")]
TodayOption = Annotated[
    str, typer.Option("--today", help="The day that decides what is upcoming, as 2015-01-20.")
]


PathsArgument = Annotated[
    list[Path] | None, typer.Argument(help="Files or folders of the site. [default: all]")
]
ExplainOption = Annotated[
    str, typer.Option("--explain", metavar="CODE", help="Explain a rule, or all, and stop.")
]
StagedOption = Annotated[
    bool, typer.Option("--staged", help="Look for leaks in what git has staged, and no more.")
]


@app.callback()
def minutebook() -> None:
    """Publish a council's meetings, minutes, reports and strategies as a checked website."""


@app.command()
def build(
    site: SiteOption = None,
    output: Annotated[Path | None, typer.Option("--output", help="[default: public]")] = None,
    today: TodayOption = "",
    format_: FormatOption = Format.FULL,
) -> None:
    """Check the site and, if nothing is wrong, publish it."""
    root = _root(site)
    started = time.monotonic()
    with _stderr.status("Building …") if _stderr.is_terminal else nullcontext():
        outcome = _run(root, output or root / "public", _day(today))
    _findings(outcome, root, format_, sys.stderr)
    if outcome.failed:
        _say(f"{summary(outcome.findings, outcome.waived)}. Nothing was published.")
        raise typer.Exit(FINDINGS)
    took = time.monotonic() - started
    _say(
        f"Published {len(outcome.artifacts):,} files from {outcome.records:,} records "
        f"in {took:.1f} s: {summary(outcome.findings, outcome.waived)}."
    )


@app.command()
def check(
    paths: PathsArgument = None,
    site: SiteOption = None,
    today: TodayOption = "",
    format_: FormatOption = Format.FULL,
    explain: ExplainOption = "",
    staged: StagedOption = False,
) -> None:
    """Check the site, or the named files of it as parts of the whole, and publish nothing."""
    if explain:
        sys.stdout.write(_explained(explain))
        return
    root = _root(site)
    outcome = _leaks_staged(root) if staged else _run(root, None, _day(today))
    if paths:
        outcome = outcome.at(_inside(root, path) for path in paths)
    _findings(outcome, root, format_, sys.stdout)
    what = _counted(outcome.records, "staged file" if staged else "record")
    _say(f"{what}: {summary(outcome.findings, outcome.waived)}.")
    if outcome.failed:
        raise typer.Exit(FINDINGS)


@app.command()
def publish(
    site: SiteOption = None,
    output: Annotated[Path | None, typer.Option("--output", help="[default: public]")] = None,
    repository: Annotated[
        Path | None, typer.Option("--repository", help="Publish the branch of this repository.")
    ] = None,
    today: TodayOption = "",
) -> None:
    """Check and publish the last commit and nothing besides, as a push to a server does."""
    with _failures_told():
        if repository:
            place = delivery.configured(repository.resolve())
            answer = delivery.publish_branch(place, _day(today))
        else:
            root = _root(site)
            target = (output or root / "public").resolve()
            answer = delivery.publish_commit(root, target, _day(today))
    _ended(answer)


@hook.command()
def install(site: SiteOption = None) -> None:
    """Have git check what is staged before a commit, and the whole site before a push."""
    root = _root(site)
    try:
        _hooks_written(*hooks.install(root))
    except NotARepositoryError:
        raise _no_repository(root) from None


@hook.command()
def install_server(
    repository: Annotated[Path, typer.Argument(help="The bare repository that is pushed to.")],
    output: Annotated[Path, typer.Option("--output", help="What the web server shows.")],
    branch: Annotated[str, typer.Option("--branch", help="The branch that is published.")] = "main",
    folder: Annotated[str, typer.Option("--folder", help="The site's folder in it.")] = "",
) -> None:
    """Have a bare repository check what is pushed to it, and publish it."""
    place = delivery.Place(repository.resolve(), branch, folder.strip("/"), output.resolve())
    try:
        _hooks_written(*hooks.install_server(place.repository))
        delivery.write_down(place)
    except NotARepositoryError:
        raise _stopped(
            USAGE,
            f"{repository} is no git repository. Create one with  git init --bare {repository}",
        ) from None
    _say(f"A push to {branch} is checked, and published as {place.output}")


@hook.command()
def pre_receive() -> None:
    """Check what is pushed, as git tells it; run by git in a bare repository."""
    refused = False
    with _failures_told():
        place = delivery.configured(Path.cwd())
        for answer in delivery.examine(place, delivery.updates(sys.stdin), _day("")):
            _say_all(answer)
            refused |= not answer.done
    if refused:
        raise typer.Exit(FINDINGS)


@hook.command()
def post_receive() -> None:
    """Publish what was pushed, as git tells it; run by git in a bare repository."""
    here = Path.cwd()
    try:
        with _failures_told():
            place = delivery.configured(here)
            if place.ref in {update.ref for update in delivery.updates(sys.stdin)}:
                answer = delivery.publish_branch(place, _day(""))
                # What does not stand in the way has been told before the push was taken.
                _ended(replace(answer, found="") if answer.done else answer)
    except typer.Exit:
        _say(
            "The push was taken, but the site stays as it was. On the server, run  "
            f"minutebook publish --repository {here}"
        )
        raise


def _ended(answer: delivery.Answer) -> None:
    _say_all(answer)
    if not answer.done:
        raise typer.Exit(FINDINGS)


def _say_all(answer: delivery.Answer) -> None:
    _say("\n".join(part for part in (answer.found, answer.text) if part))


def _hooks_written(written: tuple[str, ...], foreign: tuple[str, ...]) -> None:
    for path in foreign:
        _say(f"{path} is a hook already. Add to it the line  {hooks.command_of(path)}")
    if foreign:
        _say("Nothing was written.")
        raise typer.Exit(USAGE)
    for path in written:
        _say(f"Wrote {path}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of every kind of front matter."""
    schemas = {str(kind): model.model_json_schema() for kind, model in MODELS.items()}
    schemas["site"] = Settings.model_json_schema()
    sys.stdout.write(json.dumps(schemas, ensure_ascii=False, indent=2) + "\n")


def main() -> None:
    """Run the command."""
    app()


def _run(root: Path, output: Path | None, today: date) -> phases.Outcome:
    with _failures_told():
        if output is None:
            return phases.prepare(root, today)
        return phases.build(root, output, today)


@contextmanager
def _failures_told() -> Iterator[None]:
    """Tell in a line what else can fail than the content, and end with the status that says so."""
    try:
        yield
    except NotASiteError as error:
        raise _stopped(
            USAGE, f"{error} holds something that is not a published site. Choose another --output."
        ) from None
    except delivery.MisuseError as error:
        raise _stopped(USAGE, str(error)) from None
    except GitError as error:
        raise _stopped(MACHINE, f"Git failed: {error}. Nothing was published.") from None
    except OSError as error:
        place = f" {error.filename}" if error.filename else ""
        raise _stopped(
            MACHINE,
            f"The machine failed: {error.strerror}{place}. Nothing was published; try again.",
        ) from None


def _root(site: Path | None) -> Path:
    start = (site or Path.cwd()).resolve()
    folders = [start] if site else [start, *start.parents]
    for folder in folders:
        if (folder / phases.SETTINGS).is_file():
            return folder
    where = f"in {start}" if site else f"in {start} or above it"
    raise _stopped(
        USAGE, f"There is no site.yaml {where}. Go to the site's folder, or name it with --site."
    )


def _day(typed: str) -> date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not typed and not epoch:
        return datetime.now(UTC).astimezone().date()
    try:
        return (
            date.fromisoformat(typed) if typed else datetime.fromtimestamp(int(epoch), UTC).date()
        )
    except (ValueError, OverflowError, OSError):
        said = f"--today {typed}" if typed else f"SOURCE_DATE_EPOCH={epoch}"
        raise _stopped(USAGE, f"{said} is no day. Write  --today 2015-01-20.") from None


def _findings(outcome: phases.Outcome, root: Path, format_: Format, stream: TextIO) -> None:
    if outcome.findings or format_ in {Format.JSON, Format.SARIF}:
        colour = stream.isatty() and "NO_COLOR" not in os.environ
        sentences = {rule.code: rule.sentence for rule in BOOK}
        stream.write(write(outcome.findings, root, format_, sentences, colour=colour) + "\n")


def _leaks_staged(root: Path) -> phases.Outcome:
    try:
        return phases.look_for_leaks(root)
    except NotARepositoryError:
        raise _no_repository(root) from None


def _no_repository(root: Path) -> typer.Exit:
    return _stopped(USAGE, f"{root} is in no git repository. Create one with  git init")


def _explained(code: str) -> str:
    if code == "all":
        return manual()
    by_code = {rule.code: rule for rule in BOOK}
    if code in by_code:
        return explained(by_code[code])
    near = difflib.get_close_matches(code, by_code, n=1)
    meant = f"Did you mean {near[0]}?" if near else "docs/rules.md lists them."
    raise _stopped(
        USAGE,
        f"There is no rule {code}. {meant} Findings about the format explain themselves: "
        "see docs/format.md.",
    )


def _inside(root: Path, path: Path) -> str:
    """Return ``path`` as findings name it."""
    whole = path.resolve()
    if not whole.is_relative_to(root) or not whole.exists():
        raise _stopped(USAGE, f"{path} is no file of the site in {root}.")
    return whole.relative_to(root).as_posix()


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")


def _stopped(status: int, words: str) -> typer.Exit:
    _say(words)
    return typer.Exit(status)
