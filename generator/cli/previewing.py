"""``minutebook serve`` and ``minutebook explain``: what authors look at before they publish."""

import json
import sys
import time
import webbrowser
from threading import Event
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from generator.cli.shared import (
    FINDINGS,
    MACHINE,
    FormatOption,
    JobsOption,
    SiteOption,
    TodayOption,
    day_of,
    failures_told,
    findings,
    root_of,
    say,
    stopped,
)
from generator.report import Format, summary

if TYPE_CHECKING:
    from generator.explaining import Explanation

PORT = 8000


def serve(
    site: SiteOption = None,
    port: Annotated[int, typer.Option("--port", help="Where it is shown. 0: any.")] = PORT,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    today: TodayOption = "",
    format_: FormatOption = Format.FULL,
    jobs: JobsOption = 0,
) -> None:
    """Show the site on this machine while it is written: every save builds and shows it again."""
    from generator import build as phases
    from generator.preview import Board, changes, shown

    root = root_of(site)
    board = Board()
    with failures_told(), phases.rebuilding(root, jobs) as (folder, again):

        def rebuilt() -> None:
            started = time.monotonic()
            try:
                outcome = again(day_of(today))
            except OSError as error:
                say(f"The machine failed: {error.strerror or error}. Save again to try again.")
                return
            findings(outcome, root, format_, sys.stderr)
            prefix = urlsplit(outcome.url).path.rstrip("/") + "/"
            board.write(outcome.findings, prefix, is_new=bool(outcome.new or outcome.gone))
            took = time.monotonic() - started
            what = "Not built" if outcome.failed else f"{outcome.new:,} files new"
            say(f"{what}, in {took:.2f} s: {summary(outcome.findings, outcome.waived)}.")

        rebuilt()
        try:
            with shown(folder, board, port) as address:
                say(f"The site is at {address}{board.prefix}. Ctrl+C ends this.")
                if open_:
                    webbrowser.open(address + board.prefix)
                for _ in changes(root, Event()):
                    rebuilt()
        except KeyboardInterrupt:
            say("Ended.")
        except OSError as error:
            words = f"Port {port} cannot be had: {error.strerror}. Choose another with --port."
            raise stopped(MACHINE, words) from None


def explain(
    address: Annotated[str, typer.Argument(help="An address of the site, such as /meetings/.")],
    site: SiteOption = None,
    today: TodayOption = "",
    as_json: Annotated[bool, typer.Option("--json", help="Write it as JSON.")] = False,
) -> None:
    """Say what a page was made from when the site was built last, and what of it has changed."""
    from generator import build as phases

    root = root_of(site)
    path = urlsplit(address).path
    with failures_told():
        told = phases.explain(root, path, day_of(today))
    if told is None:
        words = f"The last build made no file at {address}. Is it spelt right, and the site built?"
        raise stopped(FINDINGS, words)
    sys.stdout.write(_as_json(told) if as_json else _in_words(told))


def _as_json(told: "Explanation") -> str:
    origins = [
        {"name": each.name, "files": list(each.files), "changed": each.has_changed}
        for each in told.origins
    ]
    whole = {"path": told.path, "task": told.task, "read": origins}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _in_words(told: "Explanation") -> str:
    changed = [each for each in told.origins if each.has_changed]
    lines = [f"{told.path}  is made by:  {told.task}", ""]
    lines.append(
        f"Of what it read, {len(changed) or 'nothing'} of {len(told.origins)} has changed"
        " since it was built:"
    )
    for each in sorted(told.origins, key=lambda each: not each.has_changed):
        mark = "changed" if each.has_changed else ""
        files = f"  ({', '.join(each.files)})" if each.files else ""
        lines.append(f"  {mark:8} {each.name}{files}")
    return "\n".join(lines) + "\n"
