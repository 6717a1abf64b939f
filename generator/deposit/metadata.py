"""What is told of each record, in the languages of archives: Dublin Core and PREMIS."""

from collections.abc import Iterable, Mapping
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from generator.holding import Collection, Event, Holding

_DC = "http://purl.org/dc/elements/1.1/"
_OAI = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_PREMIS = "http://www.loc.gov/premis/v3"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_OURS = "Minute Book"
for _prefix, _namespace in (("dc", _DC), ("oai_dc", _OAI), ("premis", _PREMIS), ("xsi", _XSI)):
    register_namespace(_prefix, _namespace)


def dublin_core(collection: Collection, holding: Holding) -> bytes:
    """Return a record as Dublin Core, in the container of OAI-PMH (ISO 15836-1)."""
    url = collection.url.rstrip("/")
    said = (
        ("title", (holding.title,)),
        ("creator", holding.creators),
        ("publisher", (holding.publisher,) if holding.publisher else collection.publishers),
        ("date", (holding.on.isoformat(),) if holding.on else ()),
        ("type", (holding.kind, "Text")),
        ("format", ("text/html", "text/markdown")),
        ("identifier", (url + holding.address,)),
        ("language", (collection.language,)),
        ("relation", (url + holding.part_of,) if holding.part_of else ()),
    )
    root = Element(f"{{{_OAI}}}dc")
    for name, values in said:
        for value in values:
            SubElement(root, f"{{{_DC}}}{name}").text = value
    return _written(root)


def premis(
    collection: Collection,
    holding: Holding,
    files: Mapping[str, tuple[int, str]],
    packed: Event,
    agent: str,
) -> bytes:
    """Return a record as PREMIS 3.0: its files, what was done with them, and by whom.

    ``files`` are size and SHA-512 by their paths in the bag; ``packed`` is how they came into it,
    done by the program called ``agent``.
    """
    root = Element(f"{{{_PREMIS}}}premis", {"version": "3.0"})
    for path, (size, digest) in sorted(files.items()):
        _object(root, path, size, digest)
    url = collection.url.rstrip("/") + holding.address
    for number, event in enumerate((*holding.events, packed), 1):
        _event(root, f"{url}#event-{number}", event, sorted(files), agent)
    agents = {agent: "software"}
    agents |= dict.fromkeys((each.by for each in holding.events if each.by), "organization")
    for name, kind in agents.items():
        told = _under(root, "agent")
        _identified(told, "agentIdentifier", "name", name)
        _under(told, "agentName", name)
        _under(told, "agentType", kind)
    return _written(root)


def _object(root: Element, path: str, size: int, digest: str) -> None:
    told = _under(root, "object")
    told.set(f"{{{_XSI}}}type", "premis:file")
    _identified(told, "objectIdentifier", "path in this bag", path)
    known = _under(told, "objectCharacteristics")
    fixity = _under(known, "fixity")
    _under(fixity, "messageDigestAlgorithm", "SHA-512")
    _under(fixity, "messageDigest", digest)
    _under(known, "size", str(size))
    kind = _under(_under(known, "format"), "formatDesignation")
    _under(kind, "formatName", "text/html" if path.endswith(".html") else "text/markdown")
    _under(told, "originalName", path.partition("/")[2].partition("/")[2])


def _event(root: Element, name: str, event: Event, paths: Iterable[str], agent: str) -> None:
    told = _under(root, "event")
    _identified(told, "eventIdentifier", "URI", name)
    _under(told, "eventType", event.kind)
    _under(told, "eventDateTime", _day(event.on))
    _under(_under(told, "eventDetailInformation"), "eventDetail", event.detail)
    _linked(told, "linkingAgentIdentifier", "name", event.by or agent)
    for path in paths:
        _linked(told, "linkingObjectIdentifier", "path in this bag", path)


def _identified(above: Element, name: str, kind: str, value: str) -> None:
    told = _under(above, name)
    _under(told, f"{name}Type", kind)
    _under(told, f"{name}Value", value)


_linked = _identified


def _under(above: Element, name: str, text: str | None = None) -> Element:
    made = SubElement(above, f"{{{_PREMIS}}}{name}")
    made.text = text
    return made


def _day(day: date) -> str:
    return day.isoformat()


def _written(root: Element) -> bytes:
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
