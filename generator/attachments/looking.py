"""Which reader looks into which file.

A reader is imported when there is something for it: the libraries take long to load, and most sites
need few of them.
"""

from collections.abc import Callable

from generator.attachments.contents import Contents, Inside, Run, UnreadableError

Reader = Callable[[bytes], Inside]
_NO_TEXT = "it is not UTF-8 text"
_NUL = "it is no text: a NUL stands in it"
_ARCHIVE = "it is an archive of other files"


def look_into(path: str, data: bytes) -> Contents:
    """Return what the file at ``path`` holds, or why that cannot be known.

    Sound and film hold no words that can be read here, and come back empty.
    """
    reader = _reader_of(path.rpartition(".")[2])
    if reader is None:
        return Contents(path)
    try:
        inside = reader(data)
    except UnreadableError as error:
        return Contents(path, problem=str(error))
    return Contents(path, inside.runs, inside.hidden)


def _reader_of(ending: str) -> Reader | None:
    if ending == "pdf":
        from generator.attachments.pdf import read_pdf

        return read_pdf
    if ending in _PICTURES:
        from generator.attachments.pictures import read_picture

        return read_picture
    if ending in _OFFICE:
        from generator.attachments.office import READERS

        return READERS[ending]
    return _READERS.get(ending)


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


_PICTURES = {"png", "jpg", "jpeg", "gif", "webp"}
_OFFICE = {"docx", "xlsx", "pptx", "odt", "ods", "odp"}
_READERS: dict[str, Reader] = {
    "svg": _text,
    "csv": _text,
    "md": _text,
    "txt": _text,
    "zip": _archive,
}
