"""Meetings, their items and their papers as objects of OParl 1.1 (https://schema.oparl.org/1.1/).

Each object is named by the address of the file that holds it. What is part of another object, as
an item is of its meeting, is held by that object's file and named by a place in it.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.council.downloads import address
from generator.council.keys import folder_of, place_of
from generator.council.linked import ids, moments
from generator.council.linked.ids import said
from generator.council.meetings import Agenda, Item
from generator.council.motions import Motion
from generator.council.records import Record
from generator.council.resolutions import Business, Decided, Resolution
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.views.names import meeting_title
from generator.markdown import plain, safe

SCHEMA = "https://schema.oparl.org/1.1/"
FOLDER = "/data/oparl"
Object = dict[str, Any]
# Which file names which object: the folder of records, and the folder of objects.
FOLDERS = {
    "meetings": "meetings",
    "papers": "meetings",
    "people": "people",
    "organizations": "committees",
}
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
# Of every attachment that there may be (IANA, "Media Types"): no machine's own list is asked.
MEDIA = {
    "pdf": "application/pdf",
    "csv": "text/csv",
    "txt": "text/plain",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "odt": f"{_OPEN}.text",
    "ods": f"{_OPEN}.spreadsheet",
    "odp": f"{_OPEN}.presentation",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "zip": "application/zip",
}
# What OParl 1.1 recommends to say of a meeting, in its own words: dated, invited to, held.
_DATED, _INVITED, _HELD = "terminiert", "eingeladen", "durchgeführt"


def name(site: Site, key: str, place: str = "") -> str:
    """Return what stands for the record ``key``, or for a ``place`` in it, among the objects."""
    folder, _, rest = key.partition("/")
    kinds = {"people": "people", "committees": "organizations"}
    kind = kinds.get(folder) or ("papers" if rest.count("/") > 1 else "meetings")
    return ids.url(site, f"{FOLDER}/{kind}/{rest}.json") + (f"#{place}" if place else "")


def body_name(site: Site, council: str) -> str:
    """Return what stands for a council among the objects."""
    return ids.url(site, f"{FOLDER}/bodies/{council}.json")


def typed(kind: str, this: str, /, **values: object) -> Object:
    """Return the object ``this`` of a ``kind``; what is not known of it is not said."""
    return {"id": this, "type": f"{SCHEMA}{kind}", **said(values)}


def meeting_of(site: Site, meeting: Meeting) -> Object:
    """Return ``meeting`` with its items, its place, and the pages that are its papers."""
    key = meeting.key
    this = name(site, key)
    venue = moments.venue(meeting)
    place = typed("Location", f"{this}#location", description=venue) if venue else None
    agenda, minutes = meeting.agenda, meeting.minutes
    papers = (paper.key for paper in (agenda, minutes) if paper)
    return typed(
        "Meeting",
        this,
        name=meeting_title(site, meeting),
        meetingState=_state(meeting),
        cancelled=meeting.status(site.today) in {"cancelled", "postponed"},
        start=moments.starts(meeting),
        end=moments.ends(meeting),
        location=place,
        organization=[name(site, f"committees/{meeting.sitting.committee}")],
        participant=[name(site, f"people/{each}") for each in ids.people_there(meeting)],
        invitation=_page(site, f"{this}#agenda", agenda.key) if agenda else None,
        resultsProtocol=_page(site, f"{this}#minutes", minutes.key) if minutes else None,
        agendaItem=list(_items(site, meeting)),
        web=ids.page(site, key),
        **moments.changed(site, *papers),
    )


def paper_of(site: Site, record: Record) -> Object:
    """Return the report ``record``: its page, its tables, and where it was dealt with."""
    key, front = record.key, record.front.value
    this, held = name(site, key), folder_of(key)
    council = site.council_of(site.meetings[held].sitting.committee)[0]
    day = moments.published(site, key)
    above = (each for each in site.meetings[held].reports if _is_part(each, key))
    return typed(
        "Paper",
        this,
        body=body_name(site, council),
        name=front.title,
        date=day.isoformat() if day else "",
        paperType=front.kind,
        mainFile=_page(site, f"{this}#page", key),
        auxiliaryFile=list(_tables(site, record)),
        subordinatedPaper=[name(site, f"{held}/{each}") for each in front.appendices],
        superordinatedPaper=[name(site, each.key) for each in above],
        consultation=list(_consultations(site, key)),
        web=ids.page(site, key),
        **moments.changed(site, key),
    )


def deleted(site: Site, address: str, days: Mapping[str, date]) -> Object:
    """Return what stands for the object at ``address``, which is no more; a list is empty.

    ``days`` are those on which pages were withdrawn, by the address of each.
    """
    kind, _, rest = address.removeprefix(f"{FOLDER}/").removesuffix(".json").partition("/")
    if kind == "bodies" and "/" in rest:
        url = ids.url(site, address)
        return {"data": [], "links": {"first": url, "self": url, "last": url}}
    types = {"papers": "Paper", "people": "Person", "organizations": "Organization"}
    page = f"/{FOLDERS.get(kind, kind)}/{rest}/"
    return typed(
        types.get(kind, "Body" if kind == "bodies" else "Meeting"),
        ids.url(site, address),
        modified=moments.instant(days[page]) if page in days else "",
        deleted=True,
    )


def _is_part(report: Record, key: str) -> bool:
    return key.rpartition("/")[2] in report.front.value.appendices


def _state(meeting: Meeting) -> str:
    if meeting.minutes and meeting.minutes.front.value.confirmed:
        return _HELD
    return _INVITED if meeting.minutes or meeting.agenda else _DATED


def _page(site: Site, this: str, key: str) -> Object:
    """Return the page of the record ``key`` as a file."""
    return typed(
        "File",
        this,
        name=site.title(key),
        fileName="index.html",
        mimeType="text/html",
        accessUrl=ids.page(site, key),
        **moments.changed(site, key),
    )


def _tables(site: Site, record: Record) -> Iterator[Object]:
    for sheet in record.tables:
        table = sheet.table
        yield typed(
            "File",
            name(site, record.key, f"table-{table.id}"),
            name=table.title,
            fileName=f"{table.id}.csv",
            mimeType="text/csv",
            accessUrl=ids.url(site, address(sheet, "csv")),
        )


def _items(site: Site, meeting: Meeting) -> Iterator[Object]:
    """Yield what was dealt with: the items of the agenda, or the minutes where none is held."""
    business = Decided(site).in_minutes(f"{meeting.key}/minutes")
    if meeting.agenda is None:
        for order, each in enumerate(business, 1):
            minute = each.minute
            place = minute.heading.anchor
            told = {"number": minute.number, "name": minute.title} | _outcome([each])
            web = ids.page(site, each.record.key, place)
            named = name(site, meeting.key, place)
            yield typed("AgendaItem", named, order=order, **told, public=True, web=web)
        return
    agenda: Agenda = meeting.agenda.front.value
    for order, (number, item) in enumerate(zip(agenda.numbers, agenda.items, strict=True), 1):
        place = f"item-{safe(number)}"
        yield typed(
            "AgendaItem",
            name(site, meeting.key, place),
            number=number,
            order=order,
            name=item.title,
            public=item.exempt is None,
            consultation=_first_consultation(site, meeting, item, place),
            auxiliaryFile=list(_attached(site, meeting, item, place)),
            web=ids.page(site, meeting.key, place),
            **_outcome([each for each in business if each.item == place]),
        )


def _outcome(business: list[Business]) -> Object:
    """Return what became of ``business``: how it ended, and the words that are in force."""
    resolutions = [resolution for each in business for resolution in each.resolutions]
    motions = [motion for each in business for motion in each.motions]
    ends = (*(each.ballot.outcome for each in motions), *(each.kind for each in resolutions))
    words = (*map(_wording, motions), *map(_words, resolutions))
    return said(
        {
            "result": ", ".join(dict.fromkeys(filter(None, ends))),
            "resolutionText": "\n".join(filter(None, words)),
        }
    )


def _wording(motion: Motion) -> str:
    """Return the words in force of a motion that was carried, unless a resolution repeats them."""
    return "\n".join(f"{line.number} {line.words}".strip() for line in motion.wording)


def _words(resolution: Resolution) -> str:
    limbs = (f"{limb.number} {plain(limb.prose)}".strip() for limb in resolution.limbs)
    return "\n".join(filter(None, (plain(resolution.lead), *limbs)))


def _first_consultation(site: Site, meeting: Meeting, item: Item, place: str) -> str:
    """Return the first dealing with a report under ``item``: OParl ties an item to one."""
    held = (place_of(each, meeting.key)[0] for each in item.report if isinstance(each, str))
    first = next((key for key in held if key in site.records), None)
    return _consultation_name(site, first, meeting.key, place) if first else ""


def _consultation_name(site: Site, paper: str, meeting: str, place: str) -> str:
    sitting = site.meetings[meeting].sitting
    return name(site, paper, f"consultation-{sitting.name.replace('/', '-')}-{place}")


def _consultations(site: Site, key: str) -> Iterator[Object]:
    for tie in site.graph.into(key, "report"):
        meeting = folder_of(tie.source)
        committee = site.meetings[meeting].sitting.committee
        yield typed(
            "Consultation",
            _consultation_name(site, key, meeting, tie.source_anchor),
            agendaItem=name(site, meeting, tie.source_anchor),
            meeting=name(site, meeting),
            organization=[name(site, f"committees/{committee}")],
        )


def _attached(site: Site, meeting: Meeting, item: Item, place: str) -> Iterator[Object]:
    """Yield the files beside ``item`` that the public may see."""
    files = (each for each in item.attachments if each.file and each.access == "public")
    for number, each in enumerate(files, 1):
        yield typed(
            "File",
            name(site, meeting.key, f"{place}-file-{number}"),
            name=each.title,
            fileName=each.file,
            mimeType=MEDIA[str(each.file).rpartition(".")[2]],
            accessUrl=ids.url(site, f"/{meeting.key}/{each.file}"),
        )
