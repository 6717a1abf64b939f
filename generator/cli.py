"""The command ``minutebook``: the only module that prints."""

import json
import os
import sys
import time
from contextlib import nullcontext
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.console import Console

from generator import build as phases
from generator.council.records import MODELS
from generator.council.settings import Settings
from generator.publish import NotASiteError
from generator.report import Format, summary, write

FINDINGS, USAGE, MACHINE = 1, 2, 3

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
_stderr = Console(stderr=True)

SiteOption = Annotated[
    Path | None,
    typer.Option("--site", help="The site's folder. [default: the nearest site.yaml upward]"),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How findings are written.")]
TodayOption = Annotated[
    str, typer.Option("--today", help="The day that decides what is upcoming, as 2015-01-20.")
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
    site: SiteOption = None, today: TodayOption = "", format_: FormatOption = Format.FULL
) -> None:
    """Check the site and publish nothing."""
    root = _root(site)
    outcome = _run(root, None, _day(today))
    _findings(outcome, root, format_, sys.stdout)
    _say(f"{outcome.records:,} records: {summary(outcome.findings, outcome.waived)}.")
    if outcome.failed:
        raise typer.Exit(FINDINGS)


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
    try:
        if output is None:
            return phases.prepare(root, today)
        return phases.build(root, output, today)
    except NotASiteError as error:
        raise _stopped(
            USAGE, f"{error} holds something that is not a published site. Choose another --output."
        ) from None
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
    if outcome.findings or format_ is Format.JSON:
        colour = stream.isatty() and "NO_COLOR" not in os.environ
        stream.write(write(outcome.findings, root, format_, colour=colour) + "\n")


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")


def _stopped(status: int, words: str) -> typer.Exit:
    _say(words)
    return typer.Exit(status)
