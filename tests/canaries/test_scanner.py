"""The scanner finds a planted word in each of thirty kinds of hiding place."""

import base64
import bz2
import gzip
import io
import lzma
import quopri
import tarfile
import zipfile
import zlib
from urllib.parse import quote

import cbor2
import docx
import openpyxl
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from reportlab.pdfgen.canvas import Canvas

from tests.canaries.scanner import found_below, found_in

WORD = "zxqvkpfjwb"
RAW = WORD.encode()


def zipped(name: str = "a", text: bytes = b"b", comment: bytes = b"") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
        archive.comment = comment
    return held.getvalue()


def tarred() -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        entry = tarfile.TarInfo("a")
        entry.size = len(RAW)
        archive.addfile(entry, io.BytesIO(RAW))
    return held.getvalue()


def pdf(*, compressed: bool, title: str = "") -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, pageCompression=int(compressed))
    canvas.setTitle(title)
    canvas.drawString(72, 720, "A page" if title else WORD)
    canvas.save()
    return held.getvalue()


def word_file() -> bytes:
    held, document = io.BytesIO(), docx.Document()
    document.add_paragraph(WORD)
    document.save(held)
    return held.getvalue()


def workbook() -> bytes:
    held, book = io.BytesIO(), openpyxl.Workbook()
    book.active["A1"] = WORD
    book.active.sheet_state = "visible"
    book.save(held)
    return held.getvalue()


def picture() -> bytes:
    held, info = io.BytesIO(), PngInfo()
    info.add_text("Comment", WORD, zip=True)
    Image.new("RGB", (1, 1)).save(held, "PNG", pnginfo=info)
    return held.getvalue()


def photograph() -> bytes:
    held, image = io.BytesIO(), Image.new("RGB", (1, 1))
    exif = image.getexif()
    exif[270] = WORD
    image.save(held, "JPEG", exif=exif)
    return held.getvalue()


PLACES = {
    "plain": b"a " + RAW,
    "capitals": RAW.upper(),
    "UTF-16, little end first": WORD.encode("utf-16-le"),
    "UTF-16, big end first": b"\xfe\xff" + WORD.encode("utf-16-be"),
    "UTF-32": WORD.encode("utf-32-le"),
    "full-width letters": "".join(chr(ord(sign) + 0xFEE0) for sign in WORD).encode(),
    "invisible signs between letters": "\u200b".join(WORD).encode(),
    "marks upon letters": "\u0301".join(WORD).encode(),
    "numbered entities": "".join(f"&#{ord(sign)};" for sign in WORD).encode(),
    "hexadecimal entities": "".join(f"&#x{ord(sign):x};" for sign in WORD).encode(),
    "tags between letters": f"<p>{WORD[:5]}<b>{WORD[5:]}</b></p>".encode(),
    "a comment of HTML": f"<!-- {WORD} -->".encode(),
    "percent signs": "".join(f"%{ord(sign):02X}" for sign in WORD).encode(),
    "percent signs twice": quote("".join(f"%{ord(sign):02X}" for sign in WORD)).encode(),
    "escapes of JSON": "".join(f"\\u{ord(sign):04x}" for sign in WORD).encode(),
    "escapes of a script": "".join(f"\\x{ord(sign):02x}" for sign in WORD).encode(),
    "escapes of a style sheet": "".join(f"\\{ord(sign):x} " for sign in WORD).encode(),
    "folded lines of a calendar": b"SUMMARY:" + RAW[:5] + b"\r\n " + RAW[5:],
    "backwards": RAW[::-1],
    "numbers": ", ".join(str(byte) for byte in RAW).encode(),
    "hexadecimal": b"x" + RAW.hex().encode(),
    "base64": b"data:," + base64.b64encode(b"A " + RAW + b" B"),
    "base64 for addresses": base64.urlsafe_b64encode(b"\xff\xfe>" + RAW),
    "base32": base64.b32encode(RAW + b"   "),
    "quoted-printable": quopri.encodestring(f"é{WORD[:5]}=\n".encode(), quotetabs=True)[:-1]
    + "".join(f"={ord(sign):02X}" for sign in WORD).encode(),
    "gzip": gzip.compress(RAW),
    "gzip in base64": base64.b64encode(gzip.compress(RAW)),
    "zlib in something": b"%stream\n" + zlib.compress(RAW * 2) + b"\nend",
    "bzip2": bz2.compress(RAW),
    "xz": lzma.compress(RAW),
    "an archive": zipped(text=RAW),
    "a name in an archive": zipped(name=WORD),
    "a remark on an archive": zipped(comment=RAW),
    "an archive in an archive": zipped(text=zipped(text=RAW)),
    "a packed tar": tarred(),
    "CBOR in gzip": gzip.compress(b"pagefind_dcd" + cbor2.dumps({"words": [WORD]})),
    "a PDF": pdf(compressed=False),
    "a packed PDF": pdf(compressed=True),
    "the title of a PDF": pdf(compressed=True, title=WORD),
    "a Word file": word_file(),
    "a workbook": workbook(),
    "a picture's remark": picture(),
    "a photograph's description": photograph(),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_planted_word_is_found(place):
    assert found_in(PLACES[place], frozenset({WORD})) == {WORD}


def test_there_are_thirty_kinds_of_hiding_place():
    assert len(PLACES) >= 30


def test_a_word_that_is_not_there_is_not_found():
    other = frozenset({"zxaaaaaaaa"})
    assert not any(found_in(data, other) for data in PLACES.values())


def test_names_of_files_are_looked_at(tmp_path):
    (tmp_path / WORD).mkdir()
    (tmp_path / "link").symlink_to(f"/{WORD}")
    assert set(found_below(tmp_path, frozenset({WORD}))) == {WORD, "link"}
