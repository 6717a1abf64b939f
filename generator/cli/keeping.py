"""``minutebook archive`` and ``minutebook verify``: what is kept, and whether it is as it was."""

import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.shared import (
    FINDINGS,
    SignOption,
    SiteOption,
    TodayOption,
    day_of,
    failures_told,
    root_of,
    say,
)
from generator.proof import State

if TYPE_CHECKING:
    from generator.proof import Proof


def archive(
    target: Annotated[
        Path, typer.Argument(help="What to write: a folder, or a file that ends in .tar.")
    ],
    *,
    site: SiteOption = None,
    year: Annotated[
        int | None, typer.Option("--year", help="Take the last commit of this year.")
    ] = None,
    after: Annotated[
        Path | None, typer.Option("--after", metavar="BAG", help="Repeat nothing held in this bag.")
    ] = None,
    restore: Annotated[
        Path | None,
        typer.Option("--restore", metavar="BAG", help="Make the site of this bag anew as TARGET."),
    ] = None,
    history: Annotated[
        bool, typer.Option("--history/--no-history", help="Take every commit in, or the last one.")
    ] = True,
    key: SignOption = None,
    today: TodayOption = "",
) -> None:
    """Pack the last commit and the site that it makes for an archive, or make the site anew."""
    from generator import archiving

    if restore:
        with failures_told("Nothing was restored"):
            answer = archiving.restore(restore.resolve(), target.resolve())
    else:
        day = day_of(today) if today else None
        wish = archiving.Wish(day, year, after.resolve() if after else None, key, history)
        with failures_told("Nothing was archived"):
            answer = archiving.archive(root_of(site), target.resolve(), wish)
    say("\n".join(part for part in (answer.found, answer.text) if part))
    if not answer.done:
        raise typer.Exit(FINDINGS)


def verify(
    path: Annotated[Path, typer.Argument(help="A bag, a saved site, or one saved file of it.")],
    *,
    address: Annotated[
        str, typer.Option("--as", metavar="ADDRESS", help="The address of the saved file.")
    ] = "",
    listed: Annotated[
        Path | None,
        typer.Option("--list", help="The list to compare with. [default: SHA256SUMS near by]"),
    ] = None,
    signers: Annotated[
        Path | None,
        typer.Option("--signers", help="Who may sign. [default: allowed_signers in there]"),
    ] = None,
    on: Annotated[
        str, typer.Option("--on", help="The day on which keys must be good. [default: today]")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Say whether what was saved is intact, altered or unknown; no network is asked."""
    from generator import archiving

    question = archiving.Question(day_of(on), address, listed, signers)
    with failures_told("It is not known whether this is intact"):
        proofs = list(archiving.proofs_at(path, question))
    counts = Counter(proof.state for proof in proofs)
    sys.stdout.write(_as_json(proofs) if as_json else _as_text(proofs))
    say(", ".join(f"{counts[state]:,} {state}" for state in State) + ".")
    if counts[State.INTACT] != len(proofs):
        raise typer.Exit(FINDINGS)


def _as_text(proofs: list["Proof"]) -> str:
    told = (proof for proof in proofs if proof.words or proof.state is not State.INTACT)
    return "".join(f"{proof.state}: {proof.path}: {proof.words}\n" for proof in told)


def _as_json(proofs: list["Proof"]) -> str:
    return json.dumps([asdict(proof) for proof in proofs], ensure_ascii=False, indent=2) + "\n"
