"""``minutebook import``: brings in what was written in Word and in spreadsheets."""

from pathlib import Path
from typing import Annotated

import typer

from generator import source
from generator.cli.new import begin, begun
from generator.cli.shared import USAGE, SiteOption, counted, root_of, say, stopped
from generator.source import Unreadable

# Bytes: no paper of a meeting is longer.
_LARGEST = 100_000_000
importing = typer.Typer(no_args_is_help=True, help="Bring in a Word document or a spreadsheet.")


@importing.command()
def docx(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The Word document.")],
    meeting: Annotated[str, typer.Option(help="Of which: scrutiny-commission/2015-01-28.")] = "",
    kind: Annotated[str, typer.Option("--as", help="agenda | minutes | report")] = "",
    site: SiteOption = None,
) -> None:
    """Turn a Word document into an agenda, minutes or a report, with what is uncertain marked."""
    from generator.imports.word import NotAPaperError, read_word
    from generator.markdown import slug

    root, data = root_of(site), _read(file)
    try:
        paper = read_word(data)
    except NotAPaperError as error:
        raise stopped(USAGE, f"{file}: {error}") from None
    begin(root, begun("incoming", root, paper, slug(file.stem), meeting, kind))


@importing.command()
def table(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The spreadsheet.")],
    cells: Annotated[str, typer.Argument(metavar="[SHEET!A1:G20]", help="Which cells.")] = "",
    title: Annotated[str, typer.Option(help="The table's title.")] = "",
) -> None:
    """Print a range of a spreadsheet as a table of figures, with its sums found and declared."""
    from generator.council.scaffolds.figures import figures_of, written
    from generator.imports.sheet import NotASheetError, read_sheet
    from generator.markdown import slug

    try:
        found = read_sheet(_read(file), cells)
    except NotASheetError as error:
        raise stopped(USAGE, f"{file}: {error}") from None
    title = title or file.stem.replace("-", " ").replace("_", " ").capitalize()
    made = figures_of(found, slug(title), title)
    if made is None:
        raise stopped(
            USAGE,
            "These cells are no table of figures: the first row must hold headings, each another, "
            "the first column labels, and the others figures or nothing. If a title or notes stand "
            'around the table, name its own cells alone, such as  "Budget!A3:D20"',
        )
    typer.echo("tables:\n" + written(made.table))
    say(made.told)
    say(
        f"Put this into the front matter, and  ::: table {made.table.id}  with  :::  into the text."
    )
    if made.table.unit == "number":
        say("Its unit is a guess: where it says  number  write  £  or  £000  if it is money.")
    say(f"{counted(len(made.table.rows), 'row')} of {len(made.table.columns)} columns.")


def _read(file: Path) -> bytes:
    data = source.read_bytes(file.parent, file.name, _LARGEST)
    if isinstance(data, Unreadable):
        raise stopped(USAGE, f"{file}: {data.problem}. {data.remedy}")
    return data
