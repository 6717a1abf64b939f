"""Corrections as layouts see them: errata reported at meetings, and editor's notes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.council.corrections import Erratum, errata_of
from generator.council.keys import folder_of
from generator.council.records import Record
from generator.council.site import Site
from generator.council.views.chrome import Link, to
from generator.council.views.names import meeting_link, spoken, title_of
from generator.council.views.notes import NoteView, notes_of
from generator.council.views.prose import CorrectionView, Shown
from generator.council.waivers import Waived


@dataclass(frozen=True, slots=True)
class NotedRecord:
    """A record and the editor's notes on it."""

    record: Link
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """Errata, newest first, and editor's notes."""

    errata: tuple[CorrectionView, ...]
    notes: tuple[NotedRecord, ...]


def corrections_view(
    site: Site, waived: Iterable[tuple[Record, tuple[Waived, ...]]]
) -> CorrectionsView:
    """Return all errata, and the editor's notes on records: what is ``waived`` in each."""
    return CorrectionsView(
        errata_view(site, reversed(errata_of(site))),
        tuple(_noted(site, record, found) for record, found in waived if found),
    )


def _noted(site: Site, record: Record, found: Iterable[Waived]) -> NotedRecord:
    page = to(site, record.key)
    return NotedRecord(_record(site, record.key), notes_of(site, record, found, page))


def errata_view(site: Site, errata: Iterable[Erratum]) -> tuple[CorrectionView, ...]:
    """Return ``errata`` as they are shown away from the minutes that report them."""
    return tuple(_erratum(site, erratum) for erratum in errata)


def _erratum(site: Site, erratum: Erratum) -> CorrectionView:
    shown = Shown(site, erratum.record, is_quoted=True).correction(erratum.directive)
    meeting = meeting_link(site, erratum.meeting.key).text
    place = spoken(site, erratum.directive.anchor)
    reported = Link(f"{meeting}, {place}", to(site, erratum.record.key, erratum.directive.anchor))
    return replace(shown, anchor="", reported=reported)


def _record(site: Site, key: str) -> Link:
    if not key.startswith("meetings/"):
        return Link(title_of(site, key), to(site, key))
    title = site.title(key)
    meeting = meeting_link(site, folder_of(key)).text
    return Link(f"{title}, {meeting}" if title else meeting, to(site, key))
