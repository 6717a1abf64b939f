"""Files that are called as no record is, stand where none does, or are not what their name says."""

import os
import socket
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from tests.attachments import files
from tests.corpus.cases import Case, file
from tests.corpus.parish import MEETING

_PERSON = b"---\nname: E. Elliot\n---\n"
_NAMES = [
    "E-Elliot.md", "e elliot.md", "e_elliot.md", "e-elliot.MD", "e-elliot.markdown", "e-elliot.mdx",
    "e-elliot.md.txt", "e-elliot.md.bak", "e-elliot.md~", "e-elliot (1).md", "Copy of e-elliot.md",
    "e-elliot - Kopie.md", "e-elliot.docx", "é-elliot.md", "e\u0301-elliot.md", "e–elliot.md", "-e.md",
    "e-.md", "e--elliot.md", "~$elliot.md", "#e-elliot.md#", "e.elliot.md", "e,elliot.md", "e'elliot.md",
    'e"elliot.md', "e:elliot.md", "e*elliot.md", "e?elliot.md", "e<elliot>.md", "e|elliot.md",
    "e\\elliot.md", "e%20elliot.md", "e&elliot.md", "e;elliot.md", "e\telliot.md", "e\nelliot.md",
    "e\u202eelliot.md", "e\u200belliot.md", "e-elliot .md", "e-elliot..md", "con.md", "aux.md",
    "nul.md", "com1.md", "lpt9.md", f"{'e' * 240}.md", "ｅ-elliot.md", "エリオット.md", "😀.md",
    "Thumbs.db", "desktop.ini", "index.html", "e-elliot.html", "e-elliot.exe",
]  # fmt: skip
_PLACES = [
    "content/notes.md", "content/councillors/e-elliot.md", "content/people/labour/e-elliot.md",
    "content/meetings/hedges.md", "content/meetings/planning/hedges.md",
    "content/meetings/planning/2024-02-30/agenda.md", "content/meetings/planning/2024-4-3/agenda.md",
    "content/meetings/planning/03-04-2024/agenda.md", "content/meetings/planning/2024-05-01-1/agenda.md",
    "content/meetings/planning/2024-05-01-10/agenda.md", "content/meetings/planning/April/agenda.md",
    "content/meetings/Planning/2024-05-01/agenda.md", "content/meetings/planning/2024-05-01/index.md",
    "content/meetings/planning/2024-05-01/papers/hedges.md", "content/Meetings/x/2024-05-01/agenda.md",
    "content/meetings/planning/2024_05_01/agenda.md", "content/meetings/planning/20240501/agenda.md",
    "content/strategies/parks/deep/down.md", "content/matters/a/b.md",
    "content/pages/people.md", "content/pages/a/b.md", "content/committees/a/b.md",
    "content/people/photograph.png", "content/committees/map.pdf", "content/private/secret.md",
    "content/meetings/planning/2024-05-01/Agenda.md", "content/meetings/planning/2024-05-01/AGENDA.MD",
    "content/meetings/planning/2024-05-01/agenda .md", "content/meetings/nowhere/2024-05-01/agenda.md",
    f"{MEETING}/private/secret.md", f"{MEETING}/land.exempt.md", f"{MEETING}/index.html",
]  # fmt: skip


def strange_names() -> Iterator[Case]:
    """Yield good people in files with bad names, and good files in bad places."""
    for name in _NAMES:
        yield file("a name", f"content/people/{name}", _PERSON)
        yield file(
            "a name of an attachment",
            f"{MEETING}/{Path(name).stem} x{Path(name).suffix}",
            b"%PDF-1.4",
        )
    for path in _PLACES:
        text = (
            b"---\ntime: 19:00\n---\n"
            if path.lower().endswith("agenda.md")
            else b"---\ntitle: T\n---\n"
        )
        yield file("a place", path, text)


def _put(change: Callable[[Path], None], path: str) -> Callable[[Path], None]:
    def put(root: Path) -> None:
        whole = root / path
        if whole.exists():
            whole.unlink()
        whole.parent.mkdir(parents=True, exist_ok=True)
        change(whole)

    return put


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "notes.md").write_text("---\ntitle: Notes\n---\n")


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path.name)
    listening.close()
    os.chdir(here)


_STRANGE: dict[str, Callable[[Path], None]] = {
    "a link to a file of the machine": lambda path: path.symlink_to("/etc/passwd"),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to a folder": lambda path: path.symlink_to("/etc"),
    "a link to its own folder": lambda path: path.symlink_to("."),
    "a link to a record": lambda path: path.symlink_to("../people/a-archer.md"),
    "a pipe": os.mkfifo,
    "a socket": _socket,
}
_STRANGE_AT = (
    "content/people/d-dyer.md", "content/people/e-elliot.md", f"{MEETING}/hedges.md",
    f"{MEETING}/agenda.md", f"{MEETING}/map.pdf", f"{MEETING}/costs.csv",
    "content/pages/about.md", "content/meetings/planning/2024-05-01",
)  # fmt: skip


def strange_files() -> Iterator[Case]:
    """Yield what is no file at all, where one should be."""
    for path in _STRANGE_AT:
        for name, change in _STRANGE.items():
            yield Case(f"{name}: {path}", _put(change, path), path)
    for path in ("content/people/d-dyer.md", f"{MEETING}/agenda.md"):
        yield Case(f"a folder: {path}", _put(_folder, path), path)


def _zip(**members: bytes) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in members.items():
            archive.writestr(name.replace("__", "/"), held)
    return data.getvalue()


_DATA = {
    "nothing": b"",
    "words": b"This is no such file.\n",
    "noughts": bytes(500),
    "half of a PDF": b"%PDF-1.7\n1 0 obj\n<< /Type /Cat",
    "half of a ZIP": _zip(word__document__xml=b"<x/>")[:60],
    "an archive of something else": _zip(readme=b"Hello"),
    "half of a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "a program": b"MZ\x90\x00" + bytes(200),
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a script": b"#!/bin/sh\nrm -rf /\n",
}
_ENDINGS = ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "png", "jpg", "jpeg", "gif", "webp")
_REFUSED = ("exe", "html", "htm", "js", "zip", "bat", "com", "dll", "php", "rar", "7z", "tar", "gz",
            "doc", "xls", "xhtml", "xml", "swf", "vbs", "docm", "xlsm", "iso", "sh", "py")  # fmt: skip
_TEXTS = {
    "Windows-1252": b"Item,Amount\nMr Fran\xe7ois,\xa3100\n",
    "UTF-16": "Item,Amount\nMowing,100\n".encode("utf-16"),
    "a NUL": b"Item,Amount\n\x00,1\n",
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
}


def bad_attachments() -> Iterator[Case]:
    """Yield attachments that are not what their names say, or that hold what nobody should see."""
    for ending in _ENDINGS:
        for name, data in _DATA.items():
            yield file(f"{ending} of {name}", f"{MEETING}/map.{ending}", data)
    for ending in _REFUSED:
        yield file("a kind of file", f"{MEETING}/map.{ending}", b"MZ\x90\x00 words")
    for ending in ("csv", "svg", "txt"):
        for name, data in _TEXTS.items():
            yield file(name, f"{MEETING}/costs.{ending}", data)
    for draw in (files.boxed, files.boxed_first, files.noted, files.on_the_second_page):
        yield file(f"a leak, {draw.__name__}", f"{MEETING}/map.pdf", files.pdf(draw))
