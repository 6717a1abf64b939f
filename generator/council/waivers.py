"""Waivers: findings that stay in the record, because the record was printed so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.council.fields import Waiver
from generator.council.records import Record
from generator.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that the record's keepers let stand, and their reason."""

    diagnostic: Diagnostic
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings that count, and those that are waived, by the path of their file."""

    findings: tuple[Diagnostic, ...]
    waived: Mapping[str, tuple[Waived, ...]] = field(default_factory=dict)


def judge(diagnostics: Iterable[Diagnostic], records: Iterable[Record]) -> Judged:
    """Part ``diagnostics`` into those that count and those that a waiver of their file covers.

    A waiver covers every finding of its code in its file; one that covers none is a finding.
    """
    waivers = {
        (record.path, waiver.code): (record, number, waiver)
        for record in records
        for number, waiver in enumerate(record.front.value.waive)
    }
    counting: list[Diagnostic] = []
    waived: dict[str, list[Waived]] = {}
    idle = dict(waivers)
    for found in diagnostics:
        covering = waivers.get((found.path, found.code))
        if covering is None:
            counting.append(found)
        else:
            idle.pop((found.path, found.code), None)
            waived.setdefault(found.path, []).append(Waived(found, covering[2]))
    counting += (_matches_nothing(*waiver) for waiver in idle.values())
    return Judged(tuple(counting), {path: tuple(found) for path, found in waived.items()})


def _matches_nothing(record: Record, number: int, waiver: Waiver) -> Diagnostic:
    return Diagnostic(
        record.path,
        record.front.place("waive", number, "code"),
        "waiver-matches-nothing",
        f"there is no finding {waiver.code!r} in this file to waive",
        "Delete the waiver; what it was for has been mended.",
        severity=Severity.WARNING,
    )
