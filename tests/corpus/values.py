"""Values of the wrong kind, for every field: dates, times, numbers, references, choices."""

from collections.abc import Iterator

from tests.corpus.cases import Case, file
from tests.corpus.parish import slots

_GROUPS = ["{a: b}", "[[a], [b]]", "!!python/object:os.system x", "*alias", "&anchor x", "''"]
_DAYS = [
    "2024-02-30", "2024-13-01", "2024-00-10", "2023-02-29", "20/03/2024", "3/20/2024", "20.03.2024",
    "20 March 2024", "March 2024", "2024", "2024-3-20", "24-03-20", "20240320", "tomorrow",
    "2024-03-20T10:00", "2024-03-20T10:00:00Z", "2024‑03‑20", "２０２４-03-20", "0000-01-01",
    "2024-03-32", "-2024-03-20", "2024-W12", "yes", "~", "2024-03-20, 2024-03-21",
]  # fmt: skip
_TIMES = [
    "25:00", "24:00", "19:60", "7pm", "7.30 pm", "19.00", "1900", "19:00:00", "noon", "19h",
    "-1:00", "１９:00", "19:00-20:00", "~", "half past seven", "19 :00",
]  # fmt: skip
_PEOPLE = [
    "nobody", "A. Archer", "a_archer", "A-ARCHER", "a-archer.md", "../people/a-archer",
    "people/a-archer", "a--archer", "a-archer#top", "https://example.org/", "x" * 120, "~", "42",
]  # fmt: skip
_MEETINGS = [
    "planning/2024-03-07", "planning", "2024-03-06", "planning/2024-02-30", "cabinet/2024-03-06",
    "Planning/2024-03-06", "planning/6-3-2024", "planning/2024-03-06-1", "/planning/2024-03-06",
    "planning/2024-03-06/", "../../etc/passwd", "planning\\\\2024-03-06", "planning/2024-03-06/x/y",
    "~",
]  # fmt: skip
_WRONG = {
    "text": ["~", "{title: x}", "[[a]]", "''", "x" * 2100, "a: b: c", "@x", "`x`", "%x", "a\u200bb",
             "a\ufffdb", "Item #4 budget #5", "[a, b", "{a: b", "'a", '"a', "*a", "!x y"],
    "time": _TIMES,
    "day": _DAYS,
    "when": [value for value in _DAYS if value != "2024"] + ["2024-13", "2024-6", "June"],
    "choice": ["~", "maybe", "HELD", "Yes", "[chair]", "42"],
    "person": _PEOPLE,
    "record": ["nothing", "The green", "GREEN", "green.md", "../green", "gr een", "~", "g_r"],
    "council": ["borsetshire", "Ambridge", "ambridge town", "~"],
    "meeting": _MEETINGS,
    "decision": [*_MEETINGS, "planning/2024-03-06#resolution-99", "planning/2024-03-06#Resolution"],
    "place": [*_MEETINGS, "planning/2024-03-06#resolution-99-a", "planning/2024-03-06#",
              "#resolution-12-a", "planning/2024-03-06#resolution 12 a"],
    "report": ["nothing", "Hedges", "hedges.md", "hedges#paragraph-99", "planning/2024-03-06/none",
               "hedges#", "../hedges"],
    "pages": ["5 to 10", "five", "5-", "-5", "5–10", "p. 5", "5,6"],
    "names": ["''", "[[Brook]]", "{ward: Brook}"],
    "yes-no": ["yes", "no", "True", "FALSE", "on", "1", "0", "maybe", "~", "[true]"],
    "count": ["three", "-3", "3.5", "3 000", "1e3", "٣", "0x3", "99999999999", "~", "[[3]]"],
    "figure": ["many", "1 O0", "12O", "1.2.3", "1,00,00", "$100", "100%x", "--5", "+-5", "1e5",
               "nan", "[1]", "½", "１００"],
    "sum": ["below", "everything", "~", "[nothing]", "-"],
    "email": ["clerk", "clerk@", "@example.org", "clerk at example.org", "a b@example.org", "a@@b"],
    "url": ["example.org", "www.example.org", "javascript:alert(1)", "ftp://example.org/", "//evil",
            "https://", "http:/example.org", "file:///etc/passwd", "data:text/html,x", "/page",
            "https://exa mple.org/"],
    "site-url": ["example.org", "ftp://example.org/", "javascript:alert(1)", "https://", "~", "/",
                 "https://example.org/?a=b", "https://example.org/#top", "https://u:p@example.org/",
                 "file:///srv/www"],
    "language": ["English", "~", "en_GB", "xx-YY", "../en", "e"],
    "colour": ["red", "'#12'", "'#gggggg'", "7a1f3d", "'#7a1f3'", "~", "rgb(1,2,3)", "'#ffffff'"],
    "record-id": ["Costs", "the costs", "costs!", "a/b", "c_d", "ü", "~", "-costs", "costs-"],
    "minute": ["99", "twenty", "22 a", "~"],
}  # fmt: skip


# Each wrong value is tried in one of so many fields of its kind.
_TURNS = 3


def wrong_values() -> Iterator[Case]:
    """Yield the values of the good site, each replaced by wrong ones of its kind by turns."""
    for turn, slot in enumerate(slots()):
        for number, value in enumerate(dict.fromkeys((*_GROUPS, *_WRONG[slot.kind]))):
            if (turn + number) % _TURNS == 0 and not _may_stand(value):
                yield file(
                    f"{slot.kind} {slot.number} {value[:40]!r}", slot.path, slot.filled(value)
                )


def _may_stand(value: str) -> bool:
    """Tell whether the format allows for the value after all: a blank leaves a field out."""
    return value == "~"
