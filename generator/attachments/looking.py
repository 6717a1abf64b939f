"""Which reader looks into which file."""

from collections.abc import Callable

from generator.attachments.contents import Contents, Inside, Run, UnreadableError
from generator.attachments.office import (
    read_document,
    read_open_document,
    read_slides,
    read_workbook,
)
from generator.attachments.pdf import read_pdf
from generator.attachments.pictures import read_picture

Reader = Callable[[bytes], Inside]
_NO_TEXT = "it is not UTF-8 text"
_NUL = "it is no text: a NUL stands in it"
_ARCHIVE = "it is an archive of other files"


def look_into(path: str, data: bytes) -> Contents:
    """Return what the file at ``path`` holds, or why that cannot be known.

    Sound and film hold no words that can be read here, and come back empty.
    """
    reader = _READERS.get(path.rpartition(".")[2])
    if reader is None:
        return Contents(path)
    try:
        inside = reader(data)
    except UnreadableError as error:
        return Contents(path, problem=str(error))
    return Contents(path, inside.runs, inside.hidden)


def _text(data: bytes) -> Inside:
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise UnreadableError(_NO_TEXT) from None
    if b"\0" in data:
        raise UnreadableError(_NUL)
    return Inside(tuple(Run(f"line {number}", line) for number, line in enumerate(lines, 1)))


def _archive(_data: bytes) -> Inside:
    raise UnreadableError(_ARCHIVE)


_READERS: dict[str, Reader] = {
    "pdf": read_pdf,
    "docx": read_document,
    "xlsx": read_workbook,
    "pptx": read_slides,
    "odt": read_open_document,
    "ods": read_open_document,
    "odp": read_open_document,
    "png": read_picture,
    "jpg": read_picture,
    "jpeg": read_picture,
    "gif": read_picture,
    "webp": read_picture,
    "svg": _text,
    "csv": _text,
    "md": _text,
    "txt": _text,
    "zip": _archive,
}
