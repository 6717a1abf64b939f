"""Lists of digests, as ``sha256sum`` writes and checks them."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

LIST = "SHA256SUMS"
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64,128})  (?P<path>[^\r\n]+)")
_CHUNK = 1 << 20


class NotAListError(Exception):
    """A text is no list of digests."""


def digest_of(data: bytes) -> bytes:
    """Return the SHA-256 of ``data`` (FIPS 180-4)."""
    return hashlib.sha256(data).digest()


def listed(digests: Mapping[str, bytes]) -> bytes:
    """Return the list of ``digests`` by path; the same for the same files, in their order.

    Its format is that of ``sha256sum``, which the manifests of BagIt share (RFC 8493, 2.1.3).
    """
    return "".join(f"{digests[path].hex()}  {path}\n" for path in sorted(digests)).encode()


def listed_in(data: bytes) -> dict[str, bytes]:
    """Return the digests of a list by path. Raises ``NotAListError``.

    Only what ``listed`` could have written is read, so that no byte of it can be another and
    mean the same.
    """
    try:
        lines = data.decode().split("\n")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} of it is no text"
        raise NotAListError(message) from None
    found: dict[str, bytes] = {}
    for number, line in enumerate(lines[:-1], 1):
        match = _LINE.fullmatch(line)
        if match is None:
            message = f"line {number} of it names no file and its digest"
            raise NotAListError(message)
        found[match["path"]] = bytes.fromhex(match["digest"])
    if listed(found) != data:
        message = "its lines are not in their order, or one is there twice"
        raise NotAListError(message)
    return found


def digests_at(path: Path, *algorithms: str) -> dict[str, bytes]:
    """Return the digests of a file, by ``algorithms`` that ``hashlib`` knows, in one reading."""
    hashes = {name: hashlib.new(name) for name in algorithms}
    with path.open("rb") as file:
        while data := file.read(_CHUNK):
            for each in hashes.values():
                each.update(data)
    return {name: each.digest() for name, each in hashes.items()}
