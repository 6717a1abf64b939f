"""Findings are values."""

import pickle

from generator.diagnostics import Diagnostic, Severity, has_errors
from generator.source import START

ERROR = Diagnostic("a.md", START, "some-code", "something is wrong", "mend it")
WARNING = Diagnostic("a.md", START, "some-code", "doubtful", severity=Severity.WARNING)


def test_only_errors_stop_publication():
    assert has_errors([WARNING, ERROR])
    assert not has_errors([WARNING])


def test_findings_compare_hash_and_pickle():
    assert pickle.loads(pickle.dumps(ERROR)) == ERROR  # noqa: S301 -- our own bytes
    assert len({ERROR, ERROR, WARNING}) == 2
