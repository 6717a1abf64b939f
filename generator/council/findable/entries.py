"""A record → its entry, with what it names exactly and the words that it explains."""

from dataclasses import replace

from generator.council.findable.exact import days_of, terms_in, things_in
from generator.council.findable.meetings import meeting_entry
from generator.council.findable.papers import paper_entry
from generator.council.findable.synonyms import explained
from generator.council.findable.text import words_of
from generator.council.keys import folder_of
from generator.council.records import Record
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.entry import Entry, Thing

# What entries tell, to be shown with what is found.
TELLING = ("committee", "council", "day", "kind")


def entry_of(site: Site, key: str) -> Entry | None:
    """Return what can be found in the record ``key``, or nothing where that is nothing."""
    record = site.records[key]
    meeting = site.meetings.get(folder_of(key))
    days: tuple[Thing, ...] = ()
    if meeting:
        entry: Entry | None = meeting_entry(site, meeting, record)
        days = tuple(days_of(site, meeting)) if _leads(meeting, record) else ()
    else:
        entry = paper_entry(site, record)
    if entry is None:
        return None
    things = (*days, *things_in(site, entry))
    said = (explained(words_of(place.html)) for place in entry.places)
    explains = tuple(sorted({each for found in said for each in found}))
    return replace(entry, things=things, names=tuple(terms_in(entry)), explains=explains)


def _leads(meeting: Meeting, record: Record) -> bool:
    """Tell whether ``record`` is the first of ``meeting``, the one that tells its day."""
    return record is next(filter(None, (meeting.agenda, meeting.minutes, *meeting.reports)))
