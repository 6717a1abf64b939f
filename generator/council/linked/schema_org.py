"""What a page is about, in the words of schema.org, for the JSON-LD in it.

Only what the page itself shows is said. Nobody's address is ever among it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.council.downloads import address
from generator.council.keys import folder_of
from generator.council.linked import ids, moments
from generator.council.records import Record
from generator.council.relations import SEAT
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.tables import Sheet
from generator.council.views.names import meeting_title, title_of

Thing = Mapping[str, Any]
_STATUS = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}


def home(site: Site) -> tuple[Thing, ...]:
    """Return what the site is, and whose record."""
    councils = tuple(_council(site, name) for name in site.settings.councils)
    publishers = [{"@id": each["@id"]} for each in councils]
    this = {
        "@type": "WebSite",
        "@id": ids.url(site, "/"),
        "url": ids.url(site, "/"),
        "name": site.settings.title,
        "inLanguage": site.settings.language,
        "publisher": publishers,
    }
    return this, *councils


def meeting(site: Site, meeting: Meeting) -> tuple[Thing, ...]:
    """Return ``meeting`` as an event, with whether it takes place."""
    agenda = meeting.agenda.front.value if meeting.agenda else None
    status = _STATUS.get(meeting.status(site.today), "EventScheduled")
    event = ids.said(
        {
            "@type": "Event",
            "@id": ids.page(site, meeting.key),
            "url": ids.page(site, meeting.key),
            "name": meeting_title(site, meeting),
            "startDate": moments.starts(meeting) or meeting.sitting.date.isoformat(),
            "endDate": moments.ends(meeting),
            "eventStatus": f"https://schema.org/{status}",
            "organizer": _committee(site, meeting.sitting.committee),
            "location": _places(meeting),
            "workFeatured": [_paper(site, key) for key in meeting.papers],
            "inLanguage": site.settings.language,
        }
    )
    if agenda and agenda.join:
        event["eventAttendanceMode"] = "https://schema.org/MixedEventAttendanceMode"
    return (event,)


def minutes(site: Site, meeting: Meeting, record: Record) -> tuple[Thing, ...]:
    """Return the minutes ``record`` as a document about ``meeting``, draft or confirmed."""
    front = record.front.value
    document = _document(site, record, "DigitalDocument", _council_of(site, record.key))
    name = site.say("Minutes: %(meeting)s", meeting=meeting_title(site, meeting))
    return (
        document
        | {
            "name": name,
            "about": {"@type": "Event", "@id": ids.page(site, meeting.key)},
            "creativeWorkStatus": "Confirmed" if front.confirmed else "Draft",
        },
    )


def report(site: Site, record: Record) -> tuple[Thing, ...]:
    """Return the report ``record``, and each of its tables as a set of data."""
    front = record.front.value
    held = folder_of(record.key)
    council = _council_of(site, record.key)
    day = moments.published(site, record.key)
    told = ids.said(
        {
            "creditText": ", ".join(front.report_by),
            "datePublished": day.isoformat() if day else "",
            "creativeWorkStatus": front.status.capitalize(),
            "about": {"@type": "Event", "@id": ids.page(site, held)},
        }
    )
    return _document(site, record, "Report", council) | told, *_datasets(site, record, council)


def strategy(site: Site, record: Record, council: str) -> tuple[Thing, ...]:
    """Return a strategy or a chapter of one, with its tables; it is that of ``council``."""
    return _document(site, record, "Report", council), *_datasets(site, record, council)


def committee(site: Site, record: Record) -> tuple[Thing, ...]:
    """Return the committee of ``record`` as a part of its council."""
    name, _ = site.council(record.front.value.council)
    body = {
        **_committee(site, record.key.rpartition("/")[2]),
        "url": ids.page(site, record.key),
        "parentOrganization": _council(site, name),
    }
    return (body,)


def person(site: Site, record: Record) -> tuple[Thing, ...]:
    """Return the person of ``record``: how she is called, and where she has had a seat."""
    front = record.front.value
    seats = dict.fromkeys(site.told.of(SEAT, record.key.rpartition("/")[2]))
    return (
        ids.said(
            {
                "@type": "Person",
                "@id": ids.page(site, record.key),
                "url": ids.page(site, record.key),
                "name": front.name,
                "honorificPrefix": front.honorific,
                "honorificSuffix": front.suffix,
                "alternateName": list(front.also_known_as),
                "memberOf": [_committee(site, each) for each in seats],
            }
        ),
    )


def _council(site: Site, name: str) -> dict[str, Any]:
    council = site.settings.councils[name]
    return ids.said(
        {
            "@type": "GovernmentOrganization",
            "@id": ids.council(site, name),
            "name": council.name,
            "url": council.contact.url if council.contact else None,
        }
    )


def _council_of(site: Site, key: str) -> str:
    return site.council_of(site.meetings[folder_of(key)].sitting.committee)[0]


def _committee(site: Site, name: str) -> dict[str, Any]:
    found = site.committee(name)
    return {
        "@type": "GovernmentOrganization",
        "@id": ids.page(site, f"committees/{name}"),
        "name": found.name if found else name,
    }


def _places(meeting: Meeting) -> list[Thing]:
    """Return where ``meeting`` is: the place that its papers name, and where it can be joined."""
    agenda = meeting.agenda.front.value if meeting.agenda else None
    found: list[Thing] = []
    if venue := moments.venue(meeting):
        found.append({"@type": "Place", "name": venue, "address": venue})
    if agenda and agenda.join:
        found.append({"@type": "VirtualLocation", "url": agenda.join})
    return found


def _paper(site: Site, key: str) -> Thing:
    return {"@type": "Report", "@id": ids.page(site, key), "name": title_of(site, key)}


def _document(site: Site, record: Record, kind: str, council: str) -> dict[str, Any]:
    return {
        "@type": kind,
        "@id": ids.page(site, record.key),
        "url": ids.page(site, record.key),
        "name": site.title(record.key),
        "inLanguage": site.settings.language,
        "publisher": _council(site, council),
    }


def _datasets(site: Site, record: Record, council: str) -> Iterator[Thing]:
    for sheet in record.tables:
        yield {
            "@type": "Dataset",
            "@id": ids.page(site, record.key, f"table-{sheet.table.id}"),
            "name": sheet.table.title,
            "description": f"{sheet.table.title}. {site.title(record.key)}",
            "isPartOf": {"@id": ids.page(site, record.key)},
            "creator": _council(site, council),
            "distribution": [
                _download(site, sheet, "csv", "text/csv"),
                _download(site, sheet, "json", "application/json"),
            ],
        }


def _download(site: Site, sheet: Sheet, ending: str, kind: str) -> Thing:
    return {
        "@type": "DataDownload",
        "encodingFormat": kind,
        "contentUrl": ids.url(site, address(sheet, ending)),
    }
