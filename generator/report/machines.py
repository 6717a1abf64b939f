"""Findings for machines: JSON, SARIF 2.1.0 and the annotations of GitHub's runners."""

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from urllib.parse import quote

from generator.diagnostics import Diagnostic, Label
from generator.source import Span

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_ESCAPES_IN_VALUES = {**_ESCAPES, ":": "%3A", ",": "%2C"}


def as_json(found: Diagnostic) -> dict[str, object]:
    """Return a finding as an object of our own format."""
    return {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "path": found.path,
        **_place(found.span),
        "labels": [
            {"path": label.path, "message": label.message, **_place(label.span)}
            for label in found.labels
        ],
        "help": found.help,
        "rule": found.rule,
    }


def _place(span: Span) -> dict[str, int]:
    return {
        "line": span.start.line,
        "column": span.start.column,
        "end_line": span.end.line,
        "end_column": span.end.column,
    }


def as_sarif(findings: Sequence[Diagnostic], sentences: Mapping[str, str]) -> dict[str, object]:
    """Return findings as a log of the Static Analysis Results Interchange Format (OASIS, 2.1.0)."""
    codes = sorted({found.code for found in findings})
    rules = [_rule(code, sentences.get(code, "")) for code in codes]
    driver = {"name": "Minute Book", "version": version("minutebook"), "rules": rules}
    results = [_result(found, codes.index(found.code)) for found in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, sentence: str) -> dict[str, object]:
    return {"id": code} | ({"shortDescription": {"text": sentence}} if sentence else {})


def _result(found: Diagnostic, index: int) -> dict[str, object]:
    text = f"{found.message}. {found.help}" + (f" Rule: {found.rule}" if found.rule else "")
    related = [{"message": {"text": label.message}, **_location(label)} for label in found.labels]
    return {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": str(found.severity),
        "message": {"text": text},
        "locations": [_location(found)],
    } | ({"relatedLocations": related} if related else {})


def _location(stands: Diagnostic | Label) -> dict[str, object]:
    start, end = stands.span.start, stands.span.end
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    place = {"artifactLocation": {"uri": quote(stands.path)}, "region": region}
    return {"physicalLocation": place}


def as_annotation(found: Diagnostic) -> str:
    """Return a finding as a workflow command, which GitHub shows beside the line."""
    start, end = found.span.start, found.span.end
    place = {
        "file": found.path,
        "line": start.line,
        "endLine": end.line,
        "col": start.column,
        "endColumn": end.column,
        "title": found.code,
    }
    values = ",".join(
        f"{key}={_escaped(str(value), _ESCAPES_IN_VALUES)}" for key, value in place.items()
    )
    return f"::{found.severity} {values}::{_escaped(f'{found.message}. {found.help}', _ESCAPES)}"


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(sign, sign) for sign in text)
