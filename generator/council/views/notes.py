"""Editor's notes: what is wrong in a record and stays so."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.council.keys import Kind
from generator.council.records import Record
from generator.council.site import Site
from generator.council.tables.places import anchor_of
from generator.council.views import words
from generator.council.waivers import Waived
from generator.diagnostics import Diagnostic
from generator.markdown import safe


@dataclass(frozen=True, slots=True)
class NoteView:
    """An editor's note: what is wrong in the record, where on its page, and why it stays."""

    message: str
    reason: str
    by: str
    on: str
    href: str


def notes_of(
    site: Site, record: Record, waived: Iterable[Waived], page: str = ""
) -> tuple[NoteView, ...]:
    """Return what is waived in ``record`` as notes for its readers.

    They lead to their places on ``page``, which is the one they are shown on if none is named.
    """
    return tuple(
        NoteView(
            each.diagnostic.message,
            each.waiver.reason,
            each.waiver.by,
            words.short_day(each.waiver.on, site.settings.language),
            f"{page}#{anchor}" if (anchor := _place(record, each.diagnostic)) else page,
        )
        for each in waived
    )


def _place(record: Record, found: Diagnostic) -> str:
    """Return the anchor of the item, table or place of the body in which ``found`` stands."""
    for sheet in record.tables:
        if found.path == sheet.rows_path:
            return anchor_of(sheet.table)
    if found.path != record.path:
        return ""
    way = next((way for way, span in record.front.places.items() if span == found.span), None)
    if way is None:
        before = {at: each for each, at in record.body.lines.items() if at <= found.span.start.line}
        return before[max(before)] if before else ""
    match way:
        case ("tables", int(number), *_):
            return anchor_of(record.tables[number].table)
        case ("items", int(number), *_) if record.kind is Kind.AGENDA:
            return f"item-{safe(record.front.value.numbers[number])}"
    return ""
