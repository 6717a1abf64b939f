"""Findings as values: what is wrong, where, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from generator.source import Span

T = TypeVar("T")


class Severity(StrEnum):
    """How bad a finding is: an error stops publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """Another place that a finding speaks of."""

    path: str
    span: Span
    message: str


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding, at a place that its author can edit.

    ``code`` names the kind of mistake in lower-case words with hyphens. ``message`` says what is
    wrong in the author's own words; ``help`` what to do; ``rule`` the law or standing order. The
    line of one that ``is_secret`` must not be shown: it would stand in the log of a machine.
    """

    path: str
    span: Span
    code: str
    message: str
    help: str = ""
    severity: Severity = Severity.ERROR
    labels: tuple[Label, ...] = ()
    rule: str = ""
    is_secret: bool = False


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A value with the findings made on the way to it; no value where an error stood in the way."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of ``diagnostics`` stops publication."""
    return any(found.severity is Severity.ERROR for found in diagnostics)
