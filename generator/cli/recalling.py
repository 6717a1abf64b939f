"""The verb ``versions``: what was published of a record, and when."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.cli.shared import USAGE, SiteOption, day_of, failures_told, root_of, say, stopped


def versions(
    record: Annotated[
        str,
        typer.Argument(metavar="ADDRESS|KEY", help="The record's address, key or file."),
    ],
    site: SiteOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """List the published versions of a record: when, by whom, and why."""
    from generator import build as phases

    root = root_of(site)
    with failures_told():
        found = phases.recall(root, day_of(""), _named(root, record))
    if found is None:
        raise stopped(USAGE, f"There is no record {record}. Name it as in  people/k-groves")
    if as_json:
        told = [
            {
                "number": each.number,
                "kind": each.kind,
                "on": each.on.isoformat(),
                "by": each.by,
                "reason": each.reason,
                "commit": each.commit,
                "path": each.path,
                "withheld": each.withheld.reason if each.withheld else None,
            }
            for each in found
        ]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    for each in found:
        hidden = f" (withheld: {each.withheld.reason})" if each.withheld else ""
        line = f"{each.number}  {each.on}  {each.kind}, by {each.by}: {each.reason}{hidden}"
        sys.stdout.write(line + "\n")
    if not found:
        say("Nothing is known of its history: it is not committed yet, or this is no whole clone.")


def _named(root: Path, record: str) -> str:
    """Return ``record`` as the site knows it: a file by its path in the site."""
    whole = Path(record).resolve()
    inside = whole.is_file() and whole.is_relative_to(root)
    return whole.relative_to(root).as_posix() if inside else record
