"""The words of the interface, as translators write them."""

import re
from collections.abc import Iterator
from gettext import c2py
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from generator.catalogue import Catalogue
from generator.diagnostics import Checked, Diagnostic, Severity
from generator.render.folders import default_folder, folders_of
from generator.source import START, Position, Span

TEMPLATE = "words/minutebook.pot"
_HOLE = re.compile(r"%(?:\((\w+)\)s)?")


def catalogue(site: Path, language: str) -> Checked[Catalogue]:
    """Return the words of the interface in ``language`` for the site in the folder ``site``.

    They stand in ``words/`` beneath the layouts, in a file called by the language, or by language
    and country (``cy.po``, ``cy-GB.po``). English needs no file. What a file leaves untranslated
    stays English, and is told.
    """
    short = language.partition("-")[0]
    for folder in folders_of(site):
        for name in (f"words/{language}.po", f"words/{short}.po"):
            if (folder / name).is_file():
                return _read(f"layouts/{name}", (folder / name).read_bytes())
    if short == "en":
        return Checked(Catalogue())
    message = f"there are no words of the interface in {language!r}"
    remedy = f"Translate {TEMPLATE} of Minute Book, and keep it as layouts/words/{short}.po."
    return Checked(None, (Diagnostic("site.yaml", START, "words-missing", message, remedy),))


def _read(path: str, data: bytes) -> Checked[Catalogue]:
    try:
        read = read_po(BytesIO(data), abort_invalid=True)
        c2py(read.plural_expr)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        remedy = "Correct it, or export the file again from the program that translates it."
        message = f"these words cannot be read: {error}"
        return Checked(None, (_finding(path, getattr(error, "lineno", 0) + 1, message, remedy),))
    if wrong := tuple(_misfits(path, read)):
        return Checked(None, wrong)
    said = {_english(each): _forms(each) for each in _messages(read) if not each.fuzzy}
    messages = {english: forms for english, forms in said.items() if all(forms)}
    return Checked(Catalogue(read.plural_expr, messages), tuple(_untranslated(path, messages)))


def _messages(read: Catalog) -> Iterator[Message]:
    return (message for message in read if message.id)


def _english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def _misfits(path: str, read: Catalog) -> Iterator[Diagnostic]:
    """Yield a finding for each translation whose holes cannot be filled."""
    for message in _messages(read):
        known = set(_HOLE.findall(_english(message))) | {"num"}
        for form in _forms(message):
            if wrong := sorted(set(_HOLE.findall(form)) - known):
                hole = f"%({wrong[0]})s" if wrong[0] else "%"
                said = f"{form!r} holds {hole}, which {_english(message)!r} does not"
                remedy = "Keep the holes %(…)s as they are, and write no other per cent sign."
                yield _finding(path, message.lineno or 1, said, remedy)


def _untranslated(path: str, messages: dict[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    """Yield one warning for all that a file leaves in English."""
    template = read_po(BytesIO((default_folder() / TEMPLATE).read_bytes()))
    missing = [_english(each) for each in _messages(template) if _english(each) not in messages]
    if missing:
        more = f", and {len(missing) - 1} more" if len(missing) > 1 else ""
        message = f"{missing[0]!r} is not translated{more}: readers see it in English"
        remedy = f"Compare the file with {TEMPLATE} of Minute Book, and translate what is new."
        severity = Severity.WARNING
        yield Diagnostic(path, START, "words-missing", message, remedy, severity=severity)


def _finding(path: str, line: int, message: str, remedy: str) -> Diagnostic:
    place = Position(line, 1)
    return Diagnostic(path, Span(place, place), "words-broken", message, remedy)
