"""Names that no file of a published repository may have, whatever is in it."""

import unicodedata
from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic
from generator.source import START

_PRIVATE = frozenset({"private", "exempt", "confidential", "restricted"})
_PURGING = (
    "Take it out of this repository, and keep it where only those who may read it can. If it was "
    "ever committed, docs/purging.md says how to take it back."
)
# Windows has devices of these names, whatever stands behind a dot.
_NUMBERED = (f"{name}{digit}" for name in ("com", "lpt") for digit in range(10))
_DEVICES = frozenset({"con", "prn", "aux", "nul", *_NUMBERED})
_LONGEST = 200
_ACTIVE = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".js", ".mjs", ".swf")


def forbidden(path: str) -> Diagnostic | None:
    """Return the finding for a file that must not stand at ``path``, if its name says so."""
    return next(_findings(path), None)


def private_folders(names: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each of the ``names`` beside ``site.yaml`` that calls itself private."""
    for name in names:
        if _PRIVATE & _words(name):
            yield _private(name, name)


def _findings(path: str) -> Iterator[Diagnostic]:
    for part in path.split("/"):
        plain = _plain(part)
        if _PRIVATE & _words(part):
            yield _private(path, part)
        if plain.partition(".")[0] in _DEVICES:
            message = f"{part!r} is the name of a device on Windows, where no file can be called so"
            yield Diagnostic(path, START, "name-reserved", message, "Choose another name.")
        if len(part.encode()) > _LONGEST:
            message = f"this name is {len(part.encode())} bytes long, and {_LONGEST} are the most"
            yield Diagnostic(path, START, "name-too-long", message, "Choose a shorter one.")
    if _plain(path).endswith(_ACTIVE):
        message = "a file of this type can run what is in it in the reader's browser"
        remedy = "Attach the document as a PDF, or write it as a record in Markdown."
        yield Diagnostic(path, START, "file-active", message, remedy)


def _plain(name: str) -> str:
    """Return a name as all file systems and readers take it: one case, one form, no marks."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] not in "CM")


def _words(name: str) -> frozenset[str]:
    """Return what stands between the dots, underlines and spaces of a name."""
    return frozenset(_plain(name).replace("_", ".").replace(" ", ".").split("."))


def _private(path: str, part: str) -> Diagnostic:
    message = f"{part!r} says that it is not for the public, and it stands where all is published"
    return Diagnostic(path, START, "private-file", message, _PURGING, is_secret=True)
