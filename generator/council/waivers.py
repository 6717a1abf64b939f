"""Waivers: findings that stay in the record, because the record was printed so."""

from collections.abc import Collection, Iterable, Mapping
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


def judge(
    diagnostics: Iterable[Diagnostic],
    records: Iterable[Record],
    waivable: Collection[str],
    *,
    complete: bool,
) -> Judged:
    """Part ``diagnostics`` into those that count and those that a waiver of their file covers.

    A waiver covers every finding of its code in its file, or those alone whose message holds what
    it ``says``, if the code is ``waivable``: only what can have been printed so can stay. One that
    covers none is a finding itself, if the site is ``complete``: what a broken record hides may be
    what it is for.
    """
    given = [
        (record, number, waiver)
        for record in records
        for number, waiver in enumerate(record.front.value.waive)
    ]
    by_code: dict[tuple[str, str], list[tuple[int, Waiver]]] = {}
    for record, number, waiver in given:
        by_code.setdefault((record.path, waiver.code), []).append((number, waiver))
    counting: list[Diagnostic] = []
    waived: dict[str, list[Waived]] = {}
    used: set[tuple[str, int]] = set()
    for found in diagnostics:
        candidates = by_code.get((found.path, found.code), ()) if found.code in waivable else ()
        covering = next(
            (each for each in candidates if (each[1].says or "") in found.message), None
        )
        if covering is None:
            counting.append(found)
            continue
        number, waiver = covering
        used.add((found.path, number))
        waived.setdefault(found.path, []).append(Waived(found, waiver))
    if complete:
        counting += (
            _matches_nothing(record, number, waiver)
            for record, number, waiver in given
            if (record.path, number) not in used
        )
    return Judged(tuple(counting), {path: tuple(found) for path, found in waived.items()})


def _matches_nothing(record: Record, number: int, waiver: Waiver) -> Diagnostic:
    return Diagnostic(
        record.path,
        record.front.place("waive", number, "code"),
        "waiver-matches-nothing",
        f"this waiver is for nothing: no other finding {waiver.code!r} here can be waived",
        "Delete it. What is written wrongly must be mended; only what was printed so can stay.",
        severity=Severity.WARNING,
    )
