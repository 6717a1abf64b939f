"""Bytes as Pagefind packs them: CBOR behind a signature, compressed."""

import gzip
from collections.abc import Mapping, Sequence
from typing import Any

ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
_IN_ONE_BYTE = 24


def decoded(data: bytes) -> bytes:
    """Return what a file holds. Raises ``ValueError`` or ``EOFError`` where it is not whole."""
    content = gzip.decompress(data)
    if not content.startswith(_SIGNATURE):
        problem = "a file has no signature"
        raise ValueError(problem)
    return content[len(_SIGNATURE) :]


def encoded(content: bytes, level: int = 9) -> bytes:
    """Return ``content`` as a file, compressed at ``level``."""
    return gzip.compress(_SIGNATURE + content, level, mtime=0)


def head(major: int, number: int) -> bytes:
    """Return the head of an item in CBOR (RFC 8949, section 3)."""
    if number < _IN_ONE_BYTE:
        return bytes([major << 5 | number])
    size = next(n for n in range(4) if number < 1 << (8 << n))
    return bytes([major << 5 | _IN_ONE_BYTE + size]) + number.to_bytes(1 << size, "big")


def array_of(items: Sequence[bytes]) -> bytes:
    """Return ``items``, each in CBOR, as an array."""
    return head(4, len(items)) + b"".join(items)


def text_of(text: str) -> bytes:
    """Return ``text`` in CBOR."""
    data = text.encode()
    return head(3, len(data)) + data


def only(languages: Mapping[str, Any]) -> tuple[str, Any]:
    """Return the one language of an index, and what is said of it."""
    ((language, index),) = languages.items()
    return language, index
