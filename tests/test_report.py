"""Findings are written for people, editors and machines."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from generator.diagnostics import Diagnostic, Label, Severity
from generator.report import Format, write
from generator.source import START, Position, Span

HERE = Path(__file__).parent
SCHEMA = "node/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
SPAN = Span(Position(3, 8), Position(3, 15))
FINDING = Diagnostic(
    "content/pages/a b,c.md",
    SPAN,
    "chair-not-present",
    "100% wrong: ‘x’",
    "Mend it.",
    Severity.WARNING,
    (Label("content/pages/d.md", SPAN, "said here"),),
    "An Act",
)


def written(format_, *findings):
    return write(findings, HERE, format_, {"chair-not-present": "The chair was there."})


@pytest.mark.parametrize("findings", [(), (FINDING,), (FINDING, FINDING)])
def test_sarif_is_what_its_schema_says(findings):
    schema = json.loads((HERE / SCHEMA).read_text())
    log = json.loads(written(Format.SARIF, *findings))
    assert not list(Draft7Validator(schema).iter_errors(log))


def test_sarif_tells_rule_place_and_help():
    (run,) = json.loads(written(Format.SARIF, FINDING))["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]] == {
        "id": "chair-not-present",
        "shortDescription": {"text": "The chair was there."},
    }
    assert place["artifactLocation"]["uri"] == "content/pages/a%20b%2Cc.md"
    assert place["region"] == {"startLine": 3, "startColumn": 8, "endLine": 3, "endColumn": 15}
    assert result["level"] == "warning"
    assert "Mend it." in result["message"]["text"]


def test_annotations_are_commands_to_a_runner():
    assert written(Format.GITHUB, FINDING) == (
        "::warning file=content/pages/a b%2Cc.md,line=3,endLine=3,col=8,endColumn=15,"
        "title=chair-not-present::100%25 wrong: ‘x’. Mend it."
    )


def test_the_line_of_a_secret_finding_is_not_shown_and_the_report_says_why(tmp_path):
    (tmp_path / "agenda.md").write_text("title: Canary\n")
    found = Diagnostic("agenda.md", START, "yaml-tab", "a tab", "Delete it.", is_secret=True)
    told = write([found], tmp_path, Format.FULL, {})
    assert "Canary" not in told
    assert "The line is not shown" in told
