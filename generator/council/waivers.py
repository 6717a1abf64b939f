"""Waivers: findings that stay in the record, because the record was printed so."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from generator.council.fields import Waiver
from generator.council.records import Record
from generator.diagnostics import Diagnostic, Severity

MATCHES_NOTHING = "waiver-matches-nothing"


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that the record's keepers let stand, and their reason."""

    diagnostic: Diagnostic
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings that count, and those that are waived, by the path of the record that waives."""

    findings: tuple[Diagnostic, ...]
    waived: Mapping[str, tuple[Waived, ...]] = field(default_factory=dict)


def judge(
    diagnostics: Iterable[Diagnostic],
    records: Iterable[Record],
    waivable: Collection[str],
    fleeting: Collection[str],
    *,
    complete: bool,
) -> Judged:
    """Part ``diagnostics`` into those that count and those that a waiver of their file covers.

    A waiver covers every finding of its code in its file and in those of its rows, or those alone
    whose message holds what it ``says``, if the code is ``waivable``: only what can have been
    printed so can stay. With ``file``, it covers those of an attachment beside it. One that covers
    none is a finding itself, if the site is ``complete``: what a broken record hides may be what it
    is for. So may what is ``fleeting`` and comes with a later day.
    """
    given = [
        _Given(record, number, waiver)
        for record in records
        for number, waiver in enumerate(record.front.value.waive)
    ]
    by_code: dict[tuple[str, str], list[_Given]] = {}
    for each in given:
        for path in each.paths:
            by_code.setdefault((path, each.waiver.code), []).append(each)
    counting: list[Diagnostic] = []
    waived: dict[str, list[Waived]] = {}
    used: set[tuple[str, int]] = set()
    for found in diagnostics:
        candidates = by_code.get((found.path, found.code), ()) if found.code in waivable else ()
        covering = next((each for each in candidates if each.covers(found)), None)
        if covering is None:
            counting.append(found)
        else:
            used.add(covering.place)
            path = covering.record.path
            waived.setdefault(path, []).append(Waived(found, covering.waiver))
    if complete:
        idle = (each for each in given if each.place not in used)
        first = {(each.record.path, each.waiver.code): each for each in reversed(given)}
        counting += (
            each.matches_nothing()
            for each in idle
            if each.waiver.code not in fleeting
            or first[each.record.path, each.waiver.code] is not each
        )
    return Judged(tuple(counting), {path: tuple(found) for path, found in waived.items()})


@dataclass(frozen=True)
class _Given:
    """A waiver of a record, and which it is."""

    record: Record
    number: int
    waiver: Waiver

    @property
    def place(self) -> tuple[str, int]:
        return self.record.path, self.number

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of the record: its own, and those of the rows of its tables."""
        if self.waiver.file:
            return (f"{self.record.path.rpartition('/')[0]}/{self.waiver.file}",)
        rows = (sheet.rows_path for sheet in self.record.tables if sheet.rows_path)
        return (self.record.path, *dict.fromkeys(rows))

    def covers(self, found: Diagnostic) -> bool:
        return (self.waiver.says or "") in found.message

    def matches_nothing(self) -> Diagnostic:
        """Return the finding that the waiver is for nothing."""
        code = self.waiver.code
        return Diagnostic(
            self.record.path,
            self.record.front.place("waive", self.number, "code"),
            MATCHES_NOTHING,
            f"this waiver is for nothing: no other finding {code!r} here can be waived",
            "Delete it. What is written wrongly must be mended; only what was printed so can stay.",
            severity=Severity.WARNING,
        )
