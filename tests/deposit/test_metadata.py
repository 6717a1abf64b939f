"""Records are told to archives in the languages of archives."""

from datetime import date

from defusedxml.ElementTree import fromstring

from generator.deposit import dublin_core, premis
from generator.holding import Collection, Event, Holding

DC = "{http://purl.org/dc/elements/1.1/}"
PREMIS = "{http://www.loc.gov/premis/v3}"
REPORT = Holding(
    "content/meetings/a/2024-03-06/b.md",
    "/meetings/a/2024-03-06/b/",
    "Fish & chips <cold>",
    "report",
    "Ambridge Town Council",
    ("Clerk",),
    date(2024, 3, 6),
    "/meetings/a/2024-03-06/",
    (Event("publication", date(2024, 2, 28), "Ambridge Town Council", "As the paper says."),),
)
PUBLIC = Collection("Meetings", "https://example.org/c/", "en-GB", ("Ambridge",), (REPORT,))


def test_dublin_core_says_what_a_record_is():
    told = fromstring(dublin_core(PUBLIC, REPORT))
    said = [(each.tag.removeprefix(DC), each.text) for each in told]
    assert ("title", "Fish & chips <cold>") in said
    assert ("creator", "Clerk") in said
    assert ("date", "2024-03-06") in said
    assert ("identifier", "https://example.org/c/meetings/a/2024-03-06/b/") in said
    assert ("relation", "https://example.org/c/meetings/a/2024-03-06/") in said


def test_premis_tells_files_events_and_who_did_them():
    packing = Event("information package creation", date(2024, 3, 7), detail="Packed.")
    files = {"data/source/content/b.md": (12, "ab")}
    told = fromstring(premis(PUBLIC, REPORT, files, packing, "Minute Book 1"))
    events = [each.findtext(f"{PREMIS}eventType") for each in told.iter(f"{PREMIS}event")]
    assert events == ["publication", "information package creation"]
    agents = [each.findtext(f"{PREMIS}agentName") for each in told.iter(f"{PREMIS}agent")]
    assert agents == ["Minute Book 1", "Ambridge Town Council"]
    linked = {each.text for each in told.iter(f"{PREMIS}linkingAgentIdentifierValue")}
    assert linked == set(agents)
    assert [each.text for each in told.iter(f"{PREMIS}originalName")] == ["content/b.md"]
    # The order that the schema asks for.
    assert [each.tag.removeprefix(PREMIS) for each in told] == [
        "object", "event", "event", "agent", "agent",
    ]  # fmt: skip
