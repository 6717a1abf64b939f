"""Editor's notes: what is wrong in a record and stays so."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.council.site import Site
from generator.council.views import words
from generator.council.waivers import Waived


@dataclass(frozen=True, slots=True)
class NoteView:
    """An editor's note: what is wrong in the record, and why it stays."""

    message: str
    reason: str
    by: str
    on: str


def notes_of(site: Site, waived: Iterable[Waived]) -> tuple[NoteView, ...]:
    """Return the waivers of a record as notes for its readers."""
    return tuple(
        NoteView(
            each.diagnostic.message,
            each.waiver.reason,
            each.waiver.by,
            words.short_day(each.waiver.on, site.settings.language),
        )
        for each in waived
    )
