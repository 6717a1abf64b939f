"""What the rules find in a folder, and what of it its records waive."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.council.folders import unit_of
from generator.council.keys import CONTENT, folder_of
from generator.council.records import Record
from generator.council.relations import LEAK, WAIVED
from generator.council.rules.applying import FLEETING, WAIVABLE, findings_about
from generator.council.site import Site
from generator.council.waivers import MATCHES_NOTHING, Judged, Waived, judge
from generator.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Verdict:
    """The findings of a folder that count, waivers that are for nothing, and what is waived.

    ``waived`` goes by the path of the record that waives. Of waivers for nothing only a whole site
    can be sure: what a broken record hides may be what they are for.
    """

    findings: tuple[Diagnostic, ...]
    idle: tuple[Diagnostic, ...]
    waived: tuple[tuple[str, tuple[Waived, ...]], ...]


def verdict_on(site: Site, unit: str) -> Verdict:
    """Return what is found in ``unit``, the key of a meeting or of a record by itself."""
    return site.desk.once("verdict", unit, lambda: _verdict(site, unit))


def notes_on(site: Site, record: Record) -> tuple[Waived, ...]:
    """Return what ``record`` waives."""
    if not record.front.value.waive:
        return ()
    return dict(verdict_on(site, unit_of(record.path)).waived).get(record.path, ())


def leaks_at(site: Site, path: str) -> tuple[Diagnostic, ...]:
    """Return what must not be published of the attachment at ``path``, and is not waived."""
    records = [site.records[key] for key in site.told.of(WAIVED, path) if key in site.records]
    judged = judge(site.told.of(LEAK, path), records, WAIVABLE, FLEETING, complete=False)
    return judged.findings


def _verdict(site: Site, unit: str) -> Verdict:
    records = tuple(_records(site, unit))
    found = [
        finding
        for key in dict.fromkeys((unit, *(record.key for record in records)))
        for finding in findings_about(site, key)
    ]
    files = {
        f"{CONTENT}/{folder_of(record.key)}/{waiver.file}"
        for record in records
        for waiver in record.front.value.waive
        if waiver.file
    }
    leaks = [leak for path in sorted(files) for leak in site.told.of(LEAK, path)]
    judged: Judged = judge((*found, *leaks), records, WAIVABLE, FLEETING, complete=True)
    counting = [finding for finding in judged.findings if finding not in leaks]
    return Verdict(
        tuple(finding for finding in counting if finding.code != MATCHES_NOTHING),
        tuple(finding for finding in counting if finding.code == MATCHES_NOTHING),
        tuple(judged.waived.items()),
    )


def _records(site: Site, unit: str) -> Iterator[Record]:
    if unit in site.records:
        yield site.records[unit]
    elif unit in site.meetings:
        meeting = site.meetings[unit]
        yield from filter(None, (meeting.agenda, meeting.minutes, *meeting.reports))
