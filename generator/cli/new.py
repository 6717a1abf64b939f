"""``minutebook new``: begins sites and records."""

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator import drafts, hooks
from generator.cli.shared import (
    USAGE,
    SiteOption,
    TodayOption,
    counted,
    day_of,
    machine_failed,
    root_of,
    say,
    stopped,
)
from generator.page import Artifact
from generator.source import Source

if TYPE_CHECKING:
    from generator.council.scaffolds import Scaffold

new = typer.Typer(no_args_is_help=True, help="Begin a site, a meeting, minutes, a report …")

ADDRESS, COLOUR = "https://meetings.example.org/", "#1d4f91"
SHOW = "minutebook serve"
JURISDICTIONS = {
    "england-parish": "a parish or town council in England",
    "england-principal": "a county, district, unitary or London borough council in England",
    "wales-community": "a community or town council in Wales",
    "wales-principal": "a county or county borough council in Wales",
    "scotland": "a council in Scotland",
    "none": "somewhere else: no rules of law are checked",
}


@new.command()
def site(  # noqa: PLR0917 -- Typer reads options from parameters
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The new folder.")],
    council: Annotated[str, typer.Option(help="The council's name.")] = "",
    jurisdiction: Annotated[str, typer.Option(help=" | ".join(JURISDICTIONS))] = "",
    address: Annotated[str, typer.Option(help=f"The site's address, such as {ADDRESS}")] = "",
    colour: Annotated[str, typer.Option(help=f"The council's colour, such as {COLOUR}")] = "",
    contact: Annotated[str, typer.Option(help="The post that people turn to.")] = "",
    today: TodayOption = "",
) -> None:
    """Begin a site with a made-up meeting, as a git repository that checks itself."""
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        raise stopped(USAGE, f"{folder} is there already and not empty. Choose another folder.")
    council = council or _asked("The council's name", "")
    if jurisdiction and jurisdiction not in JURISDICTIONS:
        raise stopped(USAGE, f"{jurisdiction} is no law that is known. {_one_of_the_laws()}")
    jurisdiction = jurisdiction or _chosen()
    address = address or _asked("The site's address, if it is known", ADDRESS)
    colour = colour or _asked("The council's colour", COLOUR)
    clerk = "The Clerk" if jurisdiction in {"england-parish", "wales-community"} else ""
    contact = contact or _asked("Whom people turn to: a post", clerk or "Democratic Services")
    day = day_of(today)
    colour = _readable(colour)
    made = begun("new_site", council, jurisdiction, address, colour, contact, day)
    _write(folder, made)
    say(f"Began a site with {counted(len(made.files), 'file')} in {folder}.")
    for note in _repository(folder.resolve()):
        say(note)
    say(f"\nMake it:  cd {folder}  and  minutebook build")
    say(f"See it:   {SHOW}  and open http://127.0.0.1:8000/")
    say("Then read README.md there.")


@new.command()
def meeting(
    committee: Annotated[str, typer.Argument(help="The file name of the committee.")],
    day: Annotated[str, typer.Argument(metavar="DATE", help="The day, as 2015-01-28.")],
    site: SiteOption = None,
    today: TodayOption = "",
) -> None:
    """Begin the agenda of a meeting: standing items, members as last time, minutes to confirm."""
    found = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([2-9]))?", day)
    try:
        when = date.fromisoformat(found[1] if found else day)
    except ValueError:
        raise stopped(USAGE, f"{day} is no day. Write it as 2015-01-28.") from None
    root = root_of(site)
    nth = int(found[2]) if found and found[2] else 1
    begin(root, begun("new_meeting", root, committee, when, day_of(today), nth))


@new.command()
def minutes(
    meeting: Annotated[str, typer.Argument(help="As scrutiny-commission/2015-01-28.")],
    site: SiteOption = None,
) -> None:
    """Begin the minutes of a meeting from its agenda, numbered on from the last."""
    root = root_of(site)
    begin(root, begun("new_minutes", root, meeting))


@new.command()
def report(
    meeting: Annotated[str, typer.Argument(help="As scrutiny-commission/2015-01-28.")],
    title: Annotated[str, typer.Argument(help="The report's title; its file is called by it.")],
    site: SiteOption = None,
) -> None:
    """Begin a report for a meeting."""
    root = root_of(site)
    begin(root, begun("new_report", root, meeting, title))


@new.command()
def person(
    name: Annotated[str, typer.Argument(help="The name, as it is printed.")],
    honorific: Annotated[str, typer.Option(help="Such as Cllr or Mr.")] = "",
    ward: Annotated[str, typer.Option(help="The ward or division.")] = "",
    site: SiteOption = None,
) -> None:
    """Begin the record of a councillor."""
    root = root_of(site)
    begin(root, begun("new_person", name, honorific, ward))


@new.command()
def committee(
    name: Annotated[str, typer.Argument(help="The name, as it is printed.")],
    kind: Annotated[
        str, typer.Option(help="council | executive | scrutiny | regulatory | other")
    ] = "other",
    council: Annotated[str, typer.Option(help="Where the site has several: its key.")] = "",
    quorum: Annotated[int | None, typer.Option(help="How many must be there.")] = None,
    site: SiteOption = None,
) -> None:
    """Begin the record of a committee."""
    root = root_of(site)
    begin(root, begun("new_committee", name, kind, council, quorum))


@new.command()
def strategy(
    title: Annotated[str, typer.Argument(help="The strategy's title.")],
    council: Annotated[str, typer.Option(help="Where the site has several: its key.")] = "",
    site: SiteOption = None,
) -> None:
    """Begin a strategy."""
    root = root_of(site)
    begin(root, begun("new_strategy", title, council))


@new.command()
def editor(
    repository: Annotated[str, typer.Argument(help="Such as https://git.example.org/us/meetings")],
    forge: Annotated[str, typer.Option(help="gitea (Forgejo too) | gitlab | github")] = "gitea",
    branch: Annotated[str, typer.Option(help="The branch that is published.")] = "main",
    site: SiteOption = None,
) -> None:
    """Set up an editor in the browser, in admin/, for those who have no git."""
    begin(root_of(site), begun("new_editor", repository, forge, branch))


@new.command()
def recipe(
    name: Annotated[str, typer.Argument(metavar="FILE", help="Such as nginx.conf.")] = "",
) -> None:
    """Put a file for publishing, as docs/publishing.md tells of them, into this folder."""
    from generator import handbook
    from generator.council.scaffolds import Scaffold

    recipes = handbook.recipes()
    if name not in recipes:
        wrong = f"There is no recipe {name!r}. " if name else ""
        raise stopped(USAGE, f"{wrong}There are: {', '.join(recipes)}.")
    begin(Path.cwd(), Scaffold((Artifact(name, recipes[name]),)))


def begun(what: str, *given: Any) -> "Scaffold":  # noqa: ANN401 -- to each its own
    """Return what the scaffold ``what`` begins with what is ``given``, or stop with its words."""
    from generator.council import scaffolds

    make: Callable[..., Scaffold] = getattr(scaffolds, what)
    try:
        return make(*given)
    except scaffolds.NotPossibleError as error:
        raise stopped(USAGE, str(error)) from None


def begin(root: Path, made: "Scaffold") -> None:
    """Write what was begun; say what was written, what to know and what is left to fill in."""
    _write(root, made)
    for file in made.files:
        say(f"Wrote {file.path}")
    for note in made.notes:
        say(note)
    _tell_what_is_left(made.files)


def _tell_what_is_left(files: tuple[Artifact, ...]) -> None:
    """Print every place of ``files`` that is marked, as editors read it."""
    from generator.council.openings import MARKER, left_open

    texts = (file for file in files if file.path.endswith(".md"))
    left = [found for file in texts for found in left_open(Source(file.path, file.data.decode()))]
    if left:
        say(f"Still to be filled in, each marked {MARKER}:")
    for found in left:
        place = found.span.start
        wanted = found.message.partition(": ")[2] or "what stands here"
        sys.stdout.write(f"{found.path}:{place.line}:{place.column}: {wanted}\n")


def _write(root: Path, made: "Scaffold") -> None:
    try:
        drafts.write(root, made.files)
    except drafts.AlreadyThereError as error:
        raise stopped(USAGE, f"{error} is there already. Nothing was written.") from None
    except OSError as error:
        raise machine_failed(error, "Not everything was written") from None


def _repository(root: Path) -> list[str]:
    """Make the new site a repository with hooks and a first commit; return what to know of it."""
    if drafts.is_in_repository(root):
        return [f"{root} is in a git repository already. Have it check:  minutebook hook install"]
    if not drafts.begin_repository(root):
        return ["There is no git here, so that nothing is recorded yet. Install it, then  git init"]
    hooks.install(root)
    if drafts.commit_all(root, "Begin the record"):
        return ["Git recorded it, and looks for leaks before each commit."]
    who = "Git does not know who you are. Tell it with  git config --global user.name  and"
    return [f'{who}  user.email, then  git commit -m "Begin the record"']


def _asked(question: str, default: str) -> str:
    """Ask on a terminal; elsewhere take the default, or stop where there is none."""
    if sys.stdin.isatty():
        return str(typer.prompt(question, default=default or None, err=True))
    if not default:
        raise stopped(USAGE, f'{question}? Say it with  --council "Riverton Parish Council"')
    return default


def _readable(colour: str) -> str:
    """Return a colour that can be read; on a terminal, ask again rather than lose all answers."""
    from generator.council.settings import complaint_of

    while sys.stdin.isatty() and (problem := complaint_of(colour)):
        say(problem)
        colour = _asked("The council's colour", COLOUR)
    return colour


def _one_of_the_laws() -> str:
    kinds = "\n".join(f"  {key:18} {words}" for key, words in JURISDICTIONS.items())
    return f"Say it with  --jurisdiction  and one of\n{kinds}"


def _chosen() -> str:
    if not sys.stdin.isatty():
        raise stopped(USAGE, f"Which law holds? {_one_of_the_laws()}")
    for number, (key, words) in enumerate(JURISDICTIONS.items(), 1):
        say(f"  {number}  {words} ({key})")
    kinds = {str(number): key for number, key in enumerate(JURISDICTIONS, 1)}
    kinds |= {key: key for key in JURISDICTIONS}
    while True:
        chosen = str(typer.prompt("The council is, by its number", err=True)).strip()
        if chosen in kinds:
            return kinds[chosen]
        say(f"{chosen} is none of these. Type one of the numbers, such as 2.")
