"""``minutebook import``: brings in what was written in Word and in spreadsheets."""

import typer

importing = typer.Typer(no_args_is_help=True, help="Bring in a Word document or a spreadsheet.")
