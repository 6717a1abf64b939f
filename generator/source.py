"""Text, and places in it. The only module that reads content."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

LARGEST_TEXT = 1024 * 1024
# Categories: control, format, private use, surrogate; and the two separators that end lines.
UNWELCOME = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_WINDOWS_1252 = "cp1252"
# How files begin that are no text, whatever their name says.
_BEGINNINGS = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "Word, Excel or ZIP file",
    b"\xd0\xcf\x11\xe0": "Word or Excel file of an older format",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"\x1f\x8b": "compressed file",
    b"\x7fELF": "program",
    b"{\\rtf": "file of a word processor (RTF)",
}


class Position(NamedTuple):
    """A place in a text: line and column, both counted from 1, in characters."""

    line: int
    column: int


class Span(NamedTuple):
    """From the first character of something to the place behind its last."""

    start: Position
    end: Position


START = Span(Position(1, 1), Position(1, 1))


@dataclass(frozen=True, slots=True)
class Source:
    r"""A text file of the site.

    ``path`` is relative to the site's folder, with forward slashes. ``text`` is decoded UTF-8
    without a byte order mark, its lines ended by ``\n`` alone.
    """

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that is not text: where it stops being so, why, and what to do."""

    path: str
    position: Position
    problem: str
    remedy: str


def files(root: Path, folder: str) -> Iterator[str]:
    """Yield the paths, relative to ``root``, of all files below ``folder``, in a fixed order.

    Hidden files and folders (``.git``, ``.DS_Store``) are no content. Links are not followed.
    """
    waiting = [f"{folder}/{name}" for name in _names(root / folder)]
    while waiting:
        path = waiting.pop()
        whole = root / path
        if whole.is_dir() and not whole.is_symlink():
            waiting += (f"{path}/{name}" for name in _names(whole))
        else:
            yield path


def top(root: Path) -> list[str]:
    """Return the names beside ``site.yaml``, without hidden ones."""
    return sorted(_names(root))


def _names(folder: Path) -> list[str]:
    """Return the names in ``folder``, last first, without hidden ones."""
    if not folder.is_dir():
        return []
    names = (path.name for path in folder.iterdir())
    return sorted((name for name in names if not name.startswith(".")), reverse=True)


def stamps(root: Path, folder: str) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the paths of all files below ``folder``, each with its stamp and when it was changed.

    A stamp changes when the file does, unless that is done twice in the same moment (nanoseconds
    since 1970). Hidden files are no content. Links are not followed.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = list(os.scandir(root / here))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = f"{here}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            else:
                state = entry.stat(follow_symlinks=False)
                yield path, (f"{state.st_size}:{state.st_mtime_ns}", state.st_mtime_ns)


def modules() -> Iterator[bytes]:
    """Yield the text of every module of this program."""
    yield from (path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py")))


def content_of(root: Path, path: str) -> bytes:
    """Return what is in a file; what cannot be read is told apart from what is empty."""
    try:
        return (root / path).read_bytes() if not (root / path).is_symlink() else b"->"
    except OSError as error:
        return f"-> {error.errno}".encode()


def is_here(root: Path, path: str) -> bool:
    """Tell whether there is anything at ``path`` below ``root``."""
    return os.path.lexists(root / path)


def read(root: Path, path: str, most: int = LARGEST_TEXT) -> Source | Unreadable:
    """Read the text file at ``path`` below ``root``, of at most so many bytes.

    A file that is too large, missing, a link or not UTF-8 comes back as ``Unreadable``.
    """
    if (refused := _refused(root, path)) is not None:
        return refused
    whole = root / path
    if (size := whole.stat().st_size) > most:
        return Unreadable(
            path,
            Position(1, 1),
            f"this file is too large for a text: {size:,} bytes of at most {most:,}",
            "Split the record, or attach the file as a PDF or CSV.",
        )
    return decode(path, whole.read_bytes())


def decode(path: str, data: bytes) -> Source | Unreadable:
    """Decode ``data`` strictly as UTF-8 (RFC 3629), dropping a byte order mark."""
    for beginning, what in _BEGINNINGS.items():
        if data.startswith(beginning):
            remedy = (
                "Give it its own ending if it is to be attached; write the record as plain text."
            )
            return Unreadable(path, Position(1, 1), f"this is no text, but a {what}", remedy)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _undecodable(path, data, error)
    if "\0" in text:
        problem = "this is not a text file: a NUL stands in it"
        return Unreadable(path, Position(1, 1), problem, "Save it as plain text in UTF-8.")
    return Source(path, re.sub("\r\n?", "\n", text))


def _undecodable(path: str, data: bytes, error: UnicodeDecodeError) -> Unreadable:
    # The codec drops the byte order mark before it counts: so must we.
    data = data.removeprefix(b"\xef\xbb\xbf")
    before = re.sub("\r\n?", "\n", data[: error.start].decode())
    position = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
    if b"\0" in data[:4]:
        return Unreadable(path, position, "this is not UTF-8 text", "Save the file as UTF-8.")
    byte = data[error.start : error.start + 1]
    meant = byte.decode(_WINDOWS_1252, errors="ignore")
    guess = f", which is {meant} in Windows-1252" if meant else ""
    return Unreadable(
        path,
        position,
        f"this is not UTF-8 text: the byte 0x{byte.hex().upper()} stands here{guess}",
        "Save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8).",
    )


def read_bytes(root: Path, path: str, most: int) -> bytes | Unreadable:
    """Return the first bytes, no more than ``most``, of the attachment at ``path``.

    Links are not followed.
    """
    if (refused := _refused(root, path)) is not None:
        return refused
    with (root / path).open("rb") as file:
        return file.read(most)


def _refused(root: Path, path: str) -> Unreadable | None:
    whole, start = root / path, Position(1, 1)
    if whole.is_symlink():
        problem = "this is a link to another file, and links are not followed"
        return Unreadable(path, start, problem, "Put a copy of the file in its place.")
    if not whole.is_file():
        return Unreadable(path, start, "there is no such file here", "Restore or create it.")
    if not os.access(whole, os.R_OK):
        problem = "this file may not be read"
        return Unreadable(path, start, problem, "Give yourself leave to read it.")
    return None
