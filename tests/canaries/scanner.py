"""A scanner that finds a word wherever it hides: packed, encoded, taken apart or in a name.

It knows nothing of Minute Book: it sees files.
"""

import base64
import binascii
import bz2
import gzip
import html
import io
import lzma
import quopri
import re
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pypdfium2
from PIL import Image

DEEPEST = 4
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
_BASE32 = re.compile(rb"[A-Z2-7]{16,}={0,6}")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){8,}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([0-9a-fA-F]{2,6})\s?")
_BYTES = re.compile(rb"\b\d{2,3}(?:, ?\d{2,3}){9,}\b")
_MARK = re.compile(r"<[^<>]*>|\{\{.*?\}\}")
_LARGEST = 10_000_000
_PACKED = {b"\x1f\x8b": gzip.decompress, b"BZh": bz2.decompress, b"\xfd7zXZ\0": lzma.decompress}
_ZLIB = re.compile(rb"x[\x01\x5e\x9c\xda]")


def found_in(data: bytes, words: frozenset[str], depth: int = 0) -> set[str]:
    """Return which of ``words`` (lower-case letters) are in ``data``, in any of its disguises."""
    found: set[str] = set()
    seen: set[bytes] = set()
    for each in (data, *_unpacked(data)):
        for text in _texts(each):
            found |= {word for word in words if word in text}
        if depth < DEEPEST:
            for inner in (*_decoded(each), *(_unpacked(each) if each is not data else ())):
                if inner not in seen and inner != each and len(inner) >= 8:
                    seen.add(inner)
                    found |= found_in(inner, words - found, depth + 1)
    return found


def found_below(folder: Path, words: frozenset[str]) -> dict[str, set[str]]:
    """Return where in a folder, in names and files, which of ``words`` are."""
    found: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*")):
        inside = found_in(path.name.encode(), words)
        if path.is_symlink():
            inside |= found_in(str(path.readlink()).encode(), words)
        elif path.is_file():
            inside |= found_in(path.read_bytes(), words)
        if inside:
            found[path.relative_to(folder).as_posix()] = inside
    return found


def _texts(data: bytes) -> Iterator[str]:
    """Yield ``data`` as texts in which a plain word can be seen."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
        text = data.decode(encoding, errors="ignore")
        plain = _plain(text)
        yield plain
        if encoding == "utf-8":
            yield _plain(html.unescape(text))
            yield _plain(_MARK.sub("", html.unescape(text)))
            yield _plain(_ESCAPE.sub(_escaped, text))
            yield plain[::-1]
            yield re.sub(r"[^a-z0-9]", "", plain)
    # Halves of a text may begin on the odd byte.
    yield _plain(data[1:].decode("utf-16-le", errors="ignore"))


def _escaped(sign: re.Match[str]) -> str:
    return chr(int(sign[1] or sign[2] or sign[3], 16) % 0x110000)


def _plain(text: str) -> str:
    """Return ``text`` as the eye reads it: one case, one form, nothing invisible."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in folded if unicodedata.category(sign) not in {"Cf", "Mn", "Cc"})


def _decoded(data: bytes) -> Iterator[bytes]:
    if b"%" in data:
        yield unquote_to_bytes(data)
    if b"=" in data:
        yield quopri.decodestring(data)
    for run in _BASE64.findall(data):
        for start in range(min(4, len(run) - 8)):
            body = run[start:].rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
            with suppress(binascii.Error):
                yield base64.b64decode(body + b"=" * (-len(body) % 4))
    for run in _BASE32.findall(data):
        with suppress(binascii.Error):
            yield base64.b32decode(run.rstrip(b"=")[: len(run) // 8 * 8])
    for run in _HEX.findall(data):
        yield bytes.fromhex(run.decode())
    for run in _BYTES.findall(data):
        with suppress(ValueError):
            yield bytes(int(number) for number in run.split(b","))


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Yield what is packed in ``data``, if it is an archive, a document or a stream of one."""
    for sign, unpack in _PACKED.items():
        if data.startswith(sign):
            with suppress(OSError, EOFError, zlib.error, lzma.LZMAError):
                yield unpack(data)
    with suppress(Exception):
        yield from _archived(data)
    if data[:5] == b"%PDF-":
        yield from _pdf(data)
    if data[:4] in {b"\x89PNG", b"GIF8", b"RIFF"} or data[:2] == b"\xff\xd8":
        yield from _picture(data)
    if len(data) < _LARGEST:
        for place in _ZLIB.finditer(data):
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(data[place.start() :], _LARGEST)


def _archived(data: bytes) -> Iterator[bytes]:
    if data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive:
                yield member.name.encode()
                held = archive.extractfile(member)
                yield held.read() if held else b""
    elif data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.comment
            for entry in archive.infolist():
                yield entry.filename.encode() + b" " + entry.comment
                yield archive.read(entry)


def _pdf(data: bytes) -> Iterator[bytes]:
    with suppress(pypdfium2.PdfiumError):
        document = pypdfium2.PdfDocument(data)
        yield repr(document.get_metadata_dict()).encode()
        for page in document:
            yield page.get_textpage().get_text_range().encode()


def _picture(data: bytes) -> Iterator[bytes]:
    with suppress(Exception), Image.open(io.BytesIO(data)) as picture:
        yield repr(picture.info).encode()
        yield repr(dict(picture.getexif())).encode()
