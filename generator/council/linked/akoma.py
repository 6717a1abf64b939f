"""Agendas, minutes, reports and resolutions as Akoma Ntoso 3.0 (OASIS LegalDocML, version 1.0).

Places have the names that they have on the page. A work is called by the address of its page, an
expression by that with its language and day, a manifestation by the address of its file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from xml.etree.ElementTree import Element, SubElement, tostring

from generator.council.keys import Kind, address_of, folder_of, place_of
from generator.council.linked import ids, moments
from generator.council.linked.akoma_parts import Blocks
from generator.council.linked.akoma_text import paragraph
from generator.council.meetings import Agenda, Item, Minutes
from generator.council.records import Record
from generator.council.resolutions import Decided, Resolution
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.council.views.chrome import Link
from generator.council.views.meetings import minutes_status
from generator.council.views.names import committee_name, meeting_title, title_of, together
from generator.council.views.prose import Shown
from generator.markdown import safe
from generator.page import Artifact

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NAME = "akoma-ntoso.xml"
# All jurisdictions of site.yaml (ISO 3166-1).
_COUNTRY = "gb"
_KINDS = {Kind.AGENDA: "agenda", Kind.MINUTES: "minutes", Kind.REPORT: "report"}


def papers_of(site: Site, meeting: Meeting) -> Iterator[Artifact]:
    """Yield the agenda, the minutes and the reports of ``meeting``, each beside its page."""
    for record in (meeting.agenda, meeting.minutes, *meeting.reports):
        if record:
            written = _Writer(site, meeting, record).written()
            yield Artifact(address(record.key).removeprefix("/"), written)


def address(key: str) -> str:
    """Return where the paper ``key`` is as Akoma Ntoso, from the site's root."""
    return f"{address_of(key)}{NAME}"


@dataclass(frozen=True)
class _Writer:
    site: Site
    meeting: Meeting
    record: Record

    def written(self) -> bytes:
        """Return the document, with each resolution as one of its own in it."""
        root = Element("akomaNtoso", {"xmlns": NAMESPACE})
        is_minutes = self.record.kind is Kind.MINUTES
        kind = "debateReport" if is_minutes else "doc"
        whole = SubElement(root, kind, {"name": _KINDS[self.record.kind]})
        meta = self._meta(ids.page(self.site, self.record.key))
        meta.append(self._references())
        whole.append(meta)
        whole.append(self._preface())
        SubElement(whole, "mainBody").extend(self._body() or [paragraph("")])
        if is_minutes and (found := list(self._resolutions())):
            SubElement(whole, "components").extend(found)
        text = tostring(root, "unicode")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()

    @property
    def _blocks(self) -> Blocks:
        return Blocks(self.site, ids.page(self.site, self.record.key))

    @property
    def _title(self) -> str:
        if self.record.kind is Kind.REPORT:
            return title_of(self.site, self.record.key)
        title = meeting_title(self.site, self.meeting)
        is_minutes = self.record.kind is Kind.MINUTES
        return self.site.say("Minutes: %(meeting)s", meeting=title) if is_minutes else title

    def _meta(self, work: str) -> Element:
        """Return what identifies a work, its wording and its file (FRBR)."""
        meta = Element("meta")
        known = SubElement(meta, "identification", {"source": "#tlc__council"})
        language = self.site.settings.language
        held = {"date": self.meeting.sitting.date.isoformat(), "name": "meeting"}
        told = moments.changed(self.site, self.record.key).get("modified")
        changed = {"date": told.partition("T")[0], "name": "published"} if told else held
        wording = f"{work}{'&' if '#' in work else '#'}{language}@{changed['date']}"
        file = ids.url(self.site, address(self.record.key))
        add = partial(_identified, known)
        SubElement(add("FRBRWork", work, held), "FRBRcountry", {"value": _COUNTRY})
        SubElement(add("FRBRExpression", wording, changed), "FRBRlanguage", {"language": language})
        add("FRBRManifestation", file, changed)
        return meta

    def _references(self) -> Element:
        site, committee = self.site, self.meeting.sitting.committee
        council, settings = site.council_of(committee)
        found = Element("references", {"source": "#tlc__council"})
        bodies = {
            "tlc__council": (ids.council(site, council), settings.name),
            "tlc__committee": (
                ids.page(site, f"committees/{committee}"),
                committee_name(site, committee),
            ),
        }
        for name, (href, shown) in bodies.items():
            SubElement(found, "TLCOrganization", {"eId": name, "href": href, "showAs": shown})
        for who, shown in self._people():
            href = ids.page(site, f"people/{who}")
            told = {"eId": f"tlc__{who}", "href": href, "showAs": shown}
            SubElement(found, "TLCPerson", told)
        return found

    def _people(self) -> Iterator[tuple[str, str]]:
        """Yield file names and names of those of whom minutes say that they were there."""
        there = ids.people_there(self.meeting) if self.record.kind is Kind.MINUTES else ()
        for who in there:
            person = self.site.person(who)
            yield who, person.full_name if person else who

    def _preface(self) -> Element:
        preface = Element("preface")
        SubElement(SubElement(preface, "p"), "docTitle").text = self._title
        day = self.meeting.sitting.date.isoformat()
        SubElement(SubElement(preface, "p"), "docDate", {"date": day}).text = day
        if self.record.kind is Kind.MINUTES:
            confirmed = self.record.front.value.confirmed
            status = SubElement(SubElement(preface, "p"), "docStatus")
            status.text = minutes_status(self.site, confirmed)
            preface.extend(self._attendance())
        return preface

    def _attendance(self) -> Iterator[Element]:
        front: Minutes = self.record.front.value
        guests = {each.person for each in front.in_attendance} - {*front.present, front.chair}
        people = tuple(self._people())
        for words, are_guests in (("Present", False), ("In attendance", True)):
            names = [shown for who, shown in people if (who in guests) is are_guests]
            if names:
                yield paragraph(f"{self.site.say(words)}: {', '.join(names)}")

    def _body(self) -> list[Element]:
        shown = Shown(self.site, self.record).prose(self.record.body.parts)
        items = self._items() if self.record.kind is Kind.AGENDA else ()
        return [*items, *self._blocks.sections(shown)]

    def _items(self) -> Iterator[Element]:
        agenda: Agenda = self.record.front.value
        for number, item in zip(agenda.numbers, agenda.items, strict=True):
            made = Element("hcontainer", {"name": "item", "eId": f"item-{safe(number)}"})
            SubElement(made, "num").text = number
            SubElement(made, "heading").text = item.title
            SubElement(made, "content").extend(self._told_of(item))
            yield made

    def _told_of(self, item: Item) -> Iterator[Element]:
        """Yield whose report it is, where it is, and why an item is urgent or not public."""
        if item.report_by:
            posts = together(self.site, item.report_by)
            yield paragraph(self.site.say("Report by %(post)s", post=posts))
        for each in item.report:
            yield _linked(self._report(each) if isinstance(each, str) else Link(each.title))
        for reason in (item.urgent, item.exempt.reason if item.exempt else None):
            if reason:
                yield paragraph(reason)

    def _report(self, named: str) -> Link:
        key, anchor = place_of(named, folder_of(self.record.key))
        return Link(title_of(self.site, key), ids.page(self.site, key, anchor))

    def _resolutions(self) -> Iterator[Element]:
        for business in Decided(self.site).in_minutes(self.record.key):
            for resolution in business.resolutions:
                yield self._component(resolution, business.minute.title)

    def _component(self, resolution: Resolution, title: str) -> Element:
        """Return a resolution as a statement; its places stand in the minutes, and not here."""
        component = Element("component", {"eId": f"component__{resolution.anchor}"})
        statement = SubElement(component, "statement", {"name": "resolution"})
        statement.append(self._meta(ids.page(self.site, self.record.key, resolution.anchor)))
        heading = SubElement(SubElement(statement, "preface"), "p")
        SubElement(heading, "docTitle").text = title
        shown = Shown(self.site, self.record).prose(resolution.directive.body.parts)
        blocks = Blocks(self.site, self._blocks.base, with_places=False).within(shown)
        SubElement(statement, "mainBody").extend(blocks or [paragraph("")])
        return component


def _identified(known: Element, level: str, name: str, day: dict[str, str]) -> Element:
    part = SubElement(known, level)
    SubElement(part, "FRBRthis", {"value": name})
    SubElement(part, "FRBRuri", {"value": name})
    SubElement(part, "FRBRdate", day)
    SubElement(part, "FRBRauthor", {"href": "#tlc__committee"})
    return part


def _linked(link: Link) -> Element:
    made = Element("p")
    if not link.href:
        made.text = link.text
        return made
    SubElement(made, "a", {"href": link.href}).text = link.text
    return made
