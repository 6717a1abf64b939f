"""In which formats findings are written: for people, for editors, for machines."""

import json
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from generator.diagnostics import Diagnostic, Severity
from generator.report.machines import as_annotation, as_json, as_sarif
from generator.report.text import concise, in_full

_UNREADABLE = ("file-", "front-matter-", "yaml-")
_UNFINISHED = "left-to-fill-in"


class Format(StrEnum):
    """How findings are written."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def write(
    findings: Iterable[Diagnostic],
    root: Path,
    format_: Format,
    sentences: Mapping[str, str],
    *,
    explained: Collection[str] = (),
    colour: bool = False,
) -> str:
    """Return ``findings`` as text, those first that are to be mended first.

    ``root`` is the site's folder, from which the lines in question are shown; ``sentences`` say
    what holds where the finding of a code does not occur; ``explained`` are the codes that the
    manual explains.
    """
    ordered = sorted(
        findings, key=lambda found: (_urgency(found), found.path, found.span, found.code)
    )
    match format_:
        case Format.JSON:
            shown: object = [as_json(found) for found in ordered]
            return json.dumps(shown, ensure_ascii=False, indent=2)
        case Format.SARIF:
            return json.dumps(as_sarif(ordered, sentences), ensure_ascii=False, indent=2)
        case Format.GITHUB:
            return "\n".join(map(as_annotation, ordered))
        case Format.CONCISE:
            return "\n".join(map(concise, ordered))
        case Format.FULL:
            return in_full(ordered, root, explained, colour=colour)


def _urgency(found: Diagnostic) -> int:
    """Return 0 for what keeps a file from being read: it may cause the rest; else 1 and more."""
    if found.severity is Severity.WARNING:
        return 3
    if found.code.startswith(_UNREADABLE):
        return 0
    return 2 if found.code == _UNFINISHED else 1
