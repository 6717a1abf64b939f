"""What a record shows to the public, without the places at which it stands in its file."""

import hashlib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.council.records import Record
from generator.markdown import Footnotes, Prose
from generator.source import Position, Span

# What is written about a record's publication, and is no part of it.
_ABOUT = frozenset({"withheld_versions", "moved_from"})


def digest_of(record: Record) -> str:
    """Return what is alike for records that show the public the same, and for no others."""
    shown = (record.front.value, record.body, tuple(sheet.table for sheet in record.tables))
    return hashlib.blake2b(repr(_plain(shown)).encode(), digest_size=16).hexdigest()


def _plain(value: Any) -> object:  # noqa: ANN401 -- whatever a record holds
    if isinstance(value, Span | Position):
        return None
    if isinstance(value, Prose | Footnotes):
        return _plain(value.parts if isinstance(value, Prose) else value.content)
    if isinstance(value, BaseModel):
        return tuple((name, _plain(inner)) for name, inner in value if inner and name not in _ABOUT)
    if isinstance(value, Mapping):
        return tuple((str(key), _plain(inner)) for key, inner in value.items())
    return tuple(map(_plain, value)) if isinstance(value, tuple) else str(value)
