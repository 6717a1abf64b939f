"""Small files that come with a meeting: a picture, a PDF, figures."""

import struct
import zlib

from benchmarks.council.chance import Chance
from benchmarks.council.vocabulary import PLACES

_WIDTH, _HEIGHT = 48, 32


def picture(chance: Chance) -> bytes:
    """Return a map of fields as PNG: stored, so that no version of a library changes its bytes."""
    fields = [chance.number(90, 250) for _ in range(24)]
    rows = bytearray()
    for y in range(_HEIGHT):
        rows.append(0)
        for x in range(_WIDTH):
            shade = fields[y // 8 * 6 + x // 8]
            rows += bytes((shade - 60, shade, shade - 80))
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    chunks = (("IHDR", header), ("IDAT", zlib.compress(bytes(rows), 0)), ("IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: str, data: bytes) -> bytes:
    body = name.encode() + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def paper(title: str) -> bytes:
    """Return a PDF of one page that holds ``title``."""
    plain = title.encode("ascii", "ignore").decode().replace("(", "").replace(")", "")
    stream = f"BT /F1 14 Tf 60 760 Td ({plain}) Tj ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(written + b"startxref\n%d\n%%%%EOF\n" % start)


def spreadsheet(chance: Chance) -> bytes:
    """Return places and counts as CSV."""
    rows = [f"{place},{chance.number(1, 900)}" for place in chance.some(PLACES, 12)]
    return "\r\n".join(("Place,Number", *rows, "")).encode()
