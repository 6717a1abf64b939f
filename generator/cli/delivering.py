"""``minutebook publish`` and ``minutebook hook``: a commit or a push is checked and published."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import hooks
from generator.cli.shared import (
    FINDINGS,
    USAGE,
    SignOption,
    SiteOption,
    TodayOption,
    day_of,
    failures_told,
    no_repository,
    root_of,
    say,
    stopped,
)
from generator.staged import NotARepositoryError

if TYPE_CHECKING:
    from generator.delivery import Answer

hook = typer.Typer(no_args_is_help=True, help="Check before each commit and each push.")


def publish(
    site: SiteOption = None,
    output: Annotated[Path | None, typer.Option("--output", help="[default: public]")] = None,
    repository: Annotated[
        Path | None, typer.Option("--repository", help="Publish the branch of this repository.")
    ] = None,
    key: SignOption = None,
    today: TodayOption = "",
) -> None:
    """Check and publish the last commit and nothing besides, as a push to a server does."""
    from generator import delivery

    with failures_told():
        if repository:
            place = delivery.configured(repository.resolve())
            place = replace(place, key=key.resolve()) if key else place
            answer = delivery.publish_branch(place, day_of(today))
        else:
            root = root_of(site)
            target = (output or root / "public").resolve()
            answer = delivery.publish_commit(
                root, target, day_of(today), key.resolve() if key else None
            )
    _ended(answer)


@hook.command()
def install(site: SiteOption = None) -> None:
    """Have git check what is staged before a commit, and the whole site before a push."""
    root = root_of(site)
    try:
        _hooks_written(*hooks.install(root))
    except NotARepositoryError:
        raise no_repository(root) from None


@hook.command()
def install_server(
    repository: Annotated[Path, typer.Argument(help="The bare repository that is pushed to.")],
    output: Annotated[Path, typer.Option("--output", help="What the web server shows.")],
    branch: Annotated[str, typer.Option("--branch", help="The branch that is published.")] = "main",
    folder: Annotated[str, typer.Option("--folder", help="The site's folder in it.")] = "",
    key: SignOption = None,
) -> None:
    """Have a bare repository check what is pushed to it, and publish it."""
    from generator import delivery

    signing = key.resolve() if key else None
    path = folder.strip("/")
    place = delivery.Place(repository.resolve(), branch, path, output.resolve(), signing)
    try:
        _hooks_written(*hooks.install_server(place.repository))
        delivery.write_down(place)
    except NotARepositoryError:
        raise stopped(
            USAGE,
            f"{repository} is no git repository. Create one with  git init --bare {repository}",
        ) from None
    say(f"A push to {branch} is checked, and published as {place.output}")


@hook.command()
def pre_receive() -> None:
    """Check what is pushed, as git tells it; run by git in a bare repository."""
    from generator import delivery

    refused = False
    with failures_told():
        place = delivery.configured(Path.cwd())
        for answer in delivery.examine(place, delivery.updates(sys.stdin), day_of("")):
            _tell(answer)
            refused |= not answer.done
    if refused:
        raise typer.Exit(FINDINGS)


@hook.command()
def post_receive() -> None:
    """Publish what was pushed, as git tells it; run by git in a bare repository."""
    from generator import delivery

    here = Path.cwd()
    try:
        with failures_told():
            place = delivery.configured(here)
            if place.ref in {update.ref for update in delivery.updates(sys.stdin)}:
                answer = delivery.publish_branch(place, day_of(""))
                # What does not stand in the way has been told before the push was taken.
                _ended(replace(answer, found="") if answer.done else answer)
    except typer.Exit:
        say(
            "The push was taken, but the site stays as it was. On the server, run  "
            f"minutebook publish --repository {here}"
        )
        raise


def _ended(answer: "Answer") -> None:
    _tell(answer)
    if not answer.done:
        raise typer.Exit(FINDINGS)


def _tell(answer: "Answer") -> None:
    say("\n".join(part for part in (answer.found, answer.text) if part))


def _hooks_written(written: tuple[str, ...], foreign: tuple[str, ...]) -> None:
    for path in foreign:
        say(f"{path} is a hook already. Add to it the line  {hooks.command_of(path)}")
    if foreign:
        say("Nothing was written.")
        raise typer.Exit(USAGE)
    for path in written:
        say(f"Wrote {path}")
