"""What all verbs share: the site's folder, the day, saying something, stopping."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from generator import handbook
from generator.proof import SigningError
from generator.publish import NotASiteError
from generator.report import Format, write
from generator.revision import GitError, MisuseError

if TYPE_CHECKING:
    from generator.outcome import Outcome

SETTINGS = "site.yaml"
FINDINGS, USAGE, MACHINE = 1, 2, 3

SiteOption = Annotated[
    Path | None,
    typer.Option("--site", help="The site's folder. [default: the nearest site.yaml upward]"),
]
SignOption = Annotated[
    Path | None, typer.Option("--sign-with", metavar="KEY", help="The SSH key that signs.")
]
TodayOption = Annotated[
    str, typer.Option("--today", help="The day that decides what is upcoming, as 2015-01-20.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How findings are written.")]
JobsOption = Annotated[
    int,
    typer.Option("--jobs", min=0, metavar="N", help="How many processes work. [default: all]"),
]


def root_of(site: Path | None) -> Path:
    """Return the folder of the site that is named, or of the nearest one upward."""
    start = (site or Path.cwd()).resolve()
    folders = [start] if site else [start, *start.parents]
    for folder in folders:
        if (folder / SETTINGS).is_file():
            return folder
    where = f"in {start}" if site else f"in {start} or above it"
    raise stopped(
        USAGE, f"There is no site.yaml {where}. Go to the site's folder, or name it with --site."
    )


def day_of(typed: str) -> date:
    """Return the day that is typed, that of ``SOURCE_DATE_EPOCH``, or today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not typed and not epoch:
        return datetime.now(UTC).astimezone().date()
    try:
        return (
            date.fromisoformat(typed) if typed else datetime.fromtimestamp(int(epoch), UTC).date()
        )
    except (ValueError, OverflowError, OSError):
        said = f"--today {typed}" if typed else f"SOURCE_DATE_EPOCH={epoch}"
        raise stopped(USAGE, f"{said} is no day. Write  --today 2015-01-20.") from None


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def say(words: str) -> None:
    """Say ``words`` to whoever runs the command."""
    sys.stderr.write(words + "\n")


def stopped(status: int, words: str) -> typer.Exit:
    """Say why the command stops, and return how."""
    say(words)
    return typer.Exit(status)


def findings(outcome: "Outcome", root: Path, format_: Format, stream: TextIO) -> None:
    """Write what was found, if anything was, to ``stream``."""
    if outcome.findings or format_ in {Format.JSON, Format.SARIF}:
        from generator.council.rules.book import BOOK

        colour = stream.isatty() and "NO_COLOR" not in os.environ
        sentences = {rule.code: rule.sentence for rule in BOOK}
        explained = {*sentences, *handbook.codes()}
        text = write(outcome.findings, root, format_, sentences, explained=explained, colour=colour)
        stream.write(text + "\n")


def no_repository(root: Path) -> typer.Exit:
    """Say that the site is in no repository, and return how the command stops."""
    return stopped(USAGE, f"{root} is in no git repository. Create one with  git init")


@contextmanager
def failures_told(undone: str = "Nothing was published") -> Iterator[None]:
    """Tell in a line what else can fail than the content, and end with the status that says so.

    ``undone`` says what did not come about.
    """
    try:
        yield
    except NotASiteError as error:
        raise stopped(
            USAGE, f"{error} holds something that is not a published site. Choose another --output."
        ) from None
    except MisuseError as error:
        raise stopped(USAGE, str(error)) from None
    except GitError as error:
        raise stopped(MACHINE, f"Git failed: {error}. {undone}.") from None
    except SigningError as error:
        raise stopped(MACHINE, f"Signing failed: {error}. {undone}.") from None
    except OSError as error:
        raise machine_failed(error, undone) from None


def machine_failed(error: OSError, what: str) -> typer.Exit:
    """Say that the machine failed, where, and that ``what`` was done."""
    place = f" {error.filename}" if error.filename else ""
    return stopped(MACHINE, f"The machine failed: {error.strerror}{place}. {what}; try again.")
