"""The command ``minutebook``: the only module that prints.

A verb imports what it needs when it runs: whoever asks for help does not wait for the rest.
"""

import difflib
import gc
import json
import sys
import time
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from generator import handbook
from generator.cli.delivering import hook, publish
from generator.cli.importing import importing
from generator.cli.keeping import archive, verify
from generator.cli.new import new
from generator.cli.previewing import explain, serve
from generator.cli.recalling import versions
from generator.cli.shared import (
    FINDINGS,
    USAGE,
    FormatOption,
    JobsOption,
    SiteOption,
    TodayOption,
    counted,
    day_of,
    failures_told,
    findings,
    no_repository,
    root_of,
    say,
    stopped,
)
from generator.report import Format, summary
from generator.staged import NotARepositoryError

if TYPE_CHECKING:
    from generator.outcome import Outcome

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(new, name="new")
app.add_typer(importing, name="import")
app.add_typer(hook, name="hook")
app.command()(publish)
app.command()(serve)
app.command()(explain)
app.command()(archive)
app.command()(verify)
app.command()(versions)
_stderr = Console(stderr=True)

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
    jobs: JobsOption = 0,
) -> None:
    """Check the site and, if nothing is wrong, publish it."""
    root = root_of(site)
    started = time.monotonic()
    with _stderr.status("Building …") if _stderr.is_terminal else nullcontext():
        outcome = _run(root, output or root / "public", day_of(today), jobs)
    findings(outcome, root, format_, sys.stderr)
    if outcome.failed:
        say(f"{summary(outcome.findings, outcome.waived)}. Nothing was published.")
        raise typer.Exit(FINDINGS)
    took = time.monotonic() - started
    say(
        f"Published {outcome.files:,} files, {outcome.new:,} of them new, from "
        f"{outcome.records:,} records in {took:.1f} s: {summary(outcome.findings, outcome.waived)}."
    )
    if outcome.recorded:
        what = counted(outcome.recorded, "new line")
        say(f"Wrote {what} into urls.lock, which keeps every address answered: commit it, too.")


@app.command()
def check(
    paths: PathsArgument = None,
    site: SiteOption = None,
    today: TodayOption = "",
    format_: FormatOption = Format.FULL,
    explain: ExplainOption = "",
    staged: StagedOption = False,
    *,
    jobs: JobsOption = 0,
) -> None:
    """Check the site, or the named files of it as parts of the whole, and publish nothing."""
    if explain:
        sys.stdout.write(_explained(explain))
        return
    root = root_of(site)
    outcome = _leaks_staged(root) if staged else _run(root, None, day_of(today), jobs)
    if paths:
        outcome = outcome.at(_inside(root, path) for path in paths)
    findings(outcome, root, format_, sys.stdout)
    what = counted(outcome.records, "staged file" if staged else "record")
    say(f"{what}: {summary(outcome.findings, outcome.waived)}.")
    if outcome.failed:
        raise typer.Exit(FINDINGS)


@app.command()
def schema(
    kind: Annotated[str, typer.Argument(help="A kind of record, or site. [default: all]")] = "",
) -> None:
    """Print the JSON Schema of every kind of front matter, or of one."""
    from generator.council.formats import schemas

    shown: object = schemas()
    if kind:
        if kind not in schemas():
            raise stopped(USAGE, f"There is no kind {kind!r}. There are: {', '.join(schemas())}.")
        shown = schemas()[kind]
    sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")


def main() -> None:
    """Run the command."""
    # No value of ours holds itself (ARCHITECTURE, invariant 9), so that nothing is left for the
    # collector of cycles; looking for it again and again takes a third of a large build.
    gc.disable()
    app()


def _run(root: Path, output: Path | None, today: date, jobs: int) -> "Outcome":
    from generator import build as phases

    with failures_told():
        if output is None:
            return phases.check(root, today, jobs)
        return phases.build(root, output, today, jobs=jobs)


def _leaks_staged(root: Path) -> "Outcome":
    from generator.build import look_for_leaks

    try:
        return look_for_leaks(root)
    except NotARepositoryError:
        raise no_repository(root) from None


def _explained(code: str) -> str:
    from generator.council.rules.book import BOOK
    from generator.council.rules.explaining import explained, manual

    if code == "all":
        return manual()
    by_code = {rule.code: rule for rule in BOOK}
    if code in by_code:
        return explained(by_code[code])
    if told := handbook.told_of(code):
        return told
    near = difflib.get_close_matches(code, [*by_code, *handbook.codes()], n=1)
    meant = f"Did you mean {near[0]}?" if near else "docs/rules.md lists them."
    raise stopped(
        USAGE,
        f"There is no rule {code}. {meant} What else the format asks for is in docs/format.md.",
    )


def _inside(root: Path, path: Path) -> str:
    """Return ``path`` as findings name it."""
    whole = path.resolve()
    if not whole.is_relative_to(root) or not whole.exists():
        raise stopped(USAGE, f"{path} is no file of the site in {root}.")
    return whole.relative_to(root).as_posix()
