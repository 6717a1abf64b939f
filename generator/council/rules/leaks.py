"""Nothing is given out that must be kept back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.attachments import Contents, Trace
from generator.council.exemption import LAW
from generator.council.meetings import Agenda
from generator.council.records import Record
from generator.council.rules.rule import AGENDA, FOLDER, MINUTES, REPORT, Found, Rule, at
from generator.markdown import Passage
from generator.source import START, Position

_PRIVACY = "UK GDPR, Article 5(1)(c): no more personal data than is needed"
_MARKING = re.compile(
    r"(?:STRICTLY\s)?(?:PRIVATE\s(?:AND|&)\s|COMMERCIAL(?:LY)?[\s-](?:IN[\s-])?)?"
    r"(?:CONFIDENTIAL|CONFIDENCE|RESTRICTED|EXEMPT)"
    r"(?:\W+(?:DRAFT|REPORT|INFORMATION|DOCUMENT|APPENDIX|ANNEX|ITEM|PAPER|PAGES?|[A-Z\d])\b)*\W*"
)
_STRONG = re.compile(r"not\sfor\spublication|strictly\s(?:private|confidential)|official[\s-]sensitive",
                     re.IGNORECASE)  # fmt: skip
_MARKED_IN_FRONT = re.compile(
    r"\b(?:confidential|exempt|restricted|not for publication)\b", re.IGNORECASE
)
_SHORT, _LONGEST = 60, 160  # letters: a marking is a line by itself
_INSURANCE = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d\d\s?\d\d\s?\d\d\s?[A-D]\b"
)
_MOBILE = re.compile(r"(?<![\d£,.-])(?:\+44\s?\(?0?\)?\s?|0)7\d{3}\s?\d{3}\s?\d{3}(?![\d,])")
_STREETS = (
    "Street|St|Road|Rd|Lane|Close|Avenue|Ave|Drive|Way|Crescent|Gardens|Grove|Place|Terrace|Court|"
    "Walk|Hill|Row|Mews|Green|Park|Rise|View|Square"
)
_HOME = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor)\.?\s(?:[A-Z][\w.’'-]*\s?){1,4}"
    r"(?:,\sof|,|\sof|’s\shome(?:\saddress)?(?:\sis|\sat)?|’s\saddress(?:\sis)?|"
    r",?\s(?:who\s)?(?:lives|living|residing|resident|resides)\sat)\s?"
    r"|\b(?:[Hh]ome|[Pp]rivate|[Rr]esidential)\saddress\b(?:\sis|\s?:)?\s)"
    rf"\d{{1,4}}[A-Za-z]?,?\s(?:[A-Z][\w’'-]*\s){{1,3}}(?:{_STREETS})\b"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """Words that will be published: of a record, or of an attachment.

    Each passage comes with words for where it stands in an attachment; in a record, its place says.
    """

    path: str
    texts: tuple[tuple[str, Passage], ...]
    is_attachment: bool = False

    @classmethod
    def of(cls, given: Record | Contents) -> "Paper":
        """Return the words of a record or an attachment."""
        if isinstance(given, Record):
            return cls(given.path, tuple(("", passage) for passage in given.words))
        texts = (
            (run.place, Passage(line, "file", ((0, Position(1, 1)),)))
            for run in given.runs
            for line in run.text.split("\n")
        )
        return cls(given.path, tuple(texts), is_attachment=True)

    def find(self, pattern: re.Pattern[str], what: str, remedy: str) -> Iterator[Found]:
        """Yield a finding wherever ``pattern`` matches."""
        for where, passage in self.texts:
            for found in pattern.finditer(passage.text):
                yield self.found(where, passage, found.span(), what, remedy)

    def found(
        self, where: str, passage: Passage, place: tuple[int, int], what: str, remedy: str
    ) -> Found:
        """Return a finding at a place of a passage; in an attachment, words say where."""
        if self.is_attachment:
            return Found(self.path, START, f"{what} in this file{_on(where)}", remedy)
        return Found(self.path, passage.span(*place), f"{what} here", remedy)


def papers_for_members_are_kept_back(record: Record) -> Iterator[Found]:
    """No paper that is for members only is in the public folder."""
    front = record.front.value
    for place, item in enumerate(front.items if isinstance(front, Agenda) else ()):
        for number, attachment in enumerate(item.attachments):
            if attachment.file and attachment.access == "members" and not item.exempt:
                message = "this paper is for members only, but its file would be published"
                remedy = "Remove the file from this folder, and  file:  from the attachment."
                yield at(record, ("items", place, "attachments", number, "file"), message, remedy)


def no_paper_is_marked_confidential(given: Record | Contents) -> Iterator[Found]:
    """No public paper bears the marking of a confidential or exempt one."""
    remedy = "Is this paper public? If not, remove it; if so, waive this with the reason."
    marking = getattr(given.front.value, "marking", None) if isinstance(given, Record) else None
    if isinstance(given, Record) and marking and _MARKED_IN_FRONT.search(marking):
        answer = getattr(given.front.value, "exempt", None)
        but = ", although the header says exempt: false" if answer is False else ""
        message = f"this public paper is marked {marking!r}{but}"
        yield at(given, ("marking",), message, remedy)
    paper = Paper.of(given)
    for where, passage in paper.texts:
        words = passage.text.strip(" *[]()|·–-")
        if passage.tag != "front" and _is_marking(words):
            what = f"the marking {words[:_SHORT]!r} stands"
            yield paper.found(where, passage, (0, len(passage.text)), what, remedy)


def _is_marking(words: str) -> bool:
    """Tell whether a line is a marking: in capitals and nothing else, or in unmistakable words."""
    if len(words) > _LONGEST:
        return False
    return bool(_MARKING.fullmatch(words) or _STRONG.match(words))


def no_insurance_number_is_told(given: Record | Contents) -> Iterator[Found]:
    """No National Insurance number stands in a public paper."""
    what = "what looks like a National Insurance number stands"
    yield from Paper.of(given).find(_INSURANCE, what, "Remove it; it belongs to one person.")


def no_mobile_number_is_told(given: Record | Contents) -> Iterator[Found]:
    """No mobile telephone number stands in a public paper."""
    remedy = "Remove it; if it is a post's own number, waive this and say so."
    yield from Paper.of(given).find(_MOBILE, "a mobile telephone number stands", remedy)


def no_home_address_is_told(given: Record | Contents) -> Iterator[Found]:
    """Nobody's home address stands in a public paper."""
    remedy = "Remove the address, or name the village or ward instead."
    yield from Paper.of(given).find(
        _HOME, "a person with what looks like a home address stands", remedy
    )


def nothing_lies_under_a_box(contents: Contents) -> Iterator[Found]:
    """No words lie under black boxes, where anybody can copy them out."""
    remedy = "Delete the words in the document itself, and make the PDF anew."
    return _traces(contents, Trace.COVERED, "can be copied out", remedy)


def no_comments_are_left(contents: Contents) -> Iterator[Found]:
    """No comments are left in a published file."""
    remedy = "Remove the comments (Word: Review, Delete all comments), and save the file again."
    return _traces(contents, Trace.COMMENT, "is left", remedy)


def no_changes_are_left(contents: Contents) -> Iterator[Found]:
    """No tracked changes are left in a published file."""
    remedy = "Accept all changes, stop tracking, and save the file again; better, publish a PDF."
    return _traces(contents, Trace.CHANGE, "is left", remedy)


def nothing_is_hidden(contents: Contents) -> Iterator[Found]:
    """No hidden sheet, row, column, slide or words are in a published file."""
    remedy = "Delete what is hidden; copy what is public into a new file if that is easier."
    return _traces(contents, Trace.HIDDEN, "is inside", remedy)


def pictures_do_not_tell_their_place(contents: Contents) -> Iterator[Found]:
    """No picture tells where it was taken."""
    remedy = "Remove the metadata (Windows: Properties, Details, Remove properties)."
    return _traces(contents, Trace.LOCATION, "is told by its metadata", remedy)


def attachments_can_be_looked_into(contents: Contents) -> Iterator[Found]:
    """An attachment can be looked into before it is published."""
    if contents.problem:
        message = f"this file cannot be looked into: {contents.problem}"
        remedy = "Attach a sound copy without a password; of an archive, attach the files."
        yield Found(contents.path, START, message, remedy)


def _traces(contents: Contents, trace: Trace, how: str, remedy: str) -> Iterator[Found]:
    for hidden in contents.hidden:
        if hidden.trace is trace:
            message = f"{hidden.what} {how}{_on(hidden.place)}"
            yield Found(contents.path, START, message, remedy)


def _on(place: str) -> str:
    return f", on {place}" if place else ""


_FILES = f"{FOLDER}/map.pdf"
RULES = (
    Rule(
        "members-file",
        papers_for_members_are_kept_back,
        "A paper for members is named on the agenda; its file would be open to everybody.",
        {
            AGENDA: "---\ntime: 19:00\nitems:\n  - title: Hedges\n    attachments:\n"
            "      - {title: Map, file: map.txt, access: members}  # error: 28 [members-file]\n---\n",
            f"{FOLDER}/map.txt": "A map.",
        },
        {
            AGENDA: "---\ntime: 19:00\nitems:\n  - title: Hedges\n    attachments:\n"
            "      - {title: Map, access: members}\n---\n"
        },
        is_firm=True,
        about=Record,
    ),
    Rule(
        "marked-confidential",
        no_paper_is_marked_confidential,
        "Councils have published the wrong file and been fined. Its marking is the last warning.",
        {
            REPORT: "---\ntitle: Hedges\n---\n\nNOT FOR PUBLICATION"
            " <!-- error: 1 [marked-confidential] -->\n\n1. The price is £3.\n"
        },
        {REPORT: "---\ntitle: Hedges\n---\n\n1. The price is in a paper not for publication.\n"},
        law=LAW,
        is_firm=True,
        is_waivable=True,
        about=Paper,
    ),
    Rule(
        "insurance-number",
        no_insurance_number_is_told,
        "With it and a name, somebody's identity can be stolen.",
        {
            MINUTES: "---\n---\n\nHe gave AB 12 34 56 C as his number."
            " <!-- error: 9 [insurance-number] -->\n"
        },
        {MINUTES: "---\n---\n\nHe gave application 12 34 56 as his number.\n"},
        law=_PRIVACY,
        is_firm=True,
        about=Paper,
    ),
    Rule(
        "mobile-number",
        no_mobile_number_is_told,
        "A mobile telephone is mostly somebody's own.",
        {MINUTES: "---\n---\n\nRing 07700 900123 for a key. <!-- error: 6 [mobile-number] -->\n"},
        {MINUTES: "---\n---\n\nRing the Clerk for a key, on 01632 960123.\n"},
        law=_PRIVACY,
        is_firm=True,
        is_waivable=True,
        about=Paper,
    ),
    Rule(
        "home-address",
        no_home_address_is_told,
        "People who speak at meetings or write to the council must be safe at home.",
        {
            MINUTES: "---\n---\n\nMrs J. Hall of 12 Church Lane, Ambridge, spoke."
            " <!-- error: 1 [home-address] -->\n"
        },
        {MINUTES: "---\n---\n\nMrs J. Hall spoke on the new roof at 12 Church Lane, Ambridge.\n"},
        law=_PRIVACY,
        is_firm=True,
        is_waivable=True,
        about=Paper,
    ),
    Rule(
        "covered-words",
        nothing_lies_under_a_box,
        "A black box hides words from the eye and from nothing else.",
        {_FILES: "A PDF in which a black rectangle is drawn over a name."},
        {_FILES: "The same PDF, made anew after the name was deleted."},
        law=_PRIVACY,
        is_firm=True,
        about=Contents,
    ),
    Rule(
        "comments-left",
        no_comments_are_left,
        "Comments are written for colleagues.",
        {_FILES: "A PDF, Word file or workbook with a comment."},
        {_FILES: "The same file without it."},
        is_firm=True,
        about=Contents,
    ),
    Rule(
        "changes-left",
        no_changes_are_left,
        "What was deleted with changes tracked is still there for everybody to read.",
        {f"{FOLDER}/terms.docx": "A Word file with a tracked deletion."},
        {f"{FOLDER}/terms.docx": "The same file, its changes accepted."},
        is_firm=True,
        about=Contents,
    ),
    Rule(
        "hidden-inside",
        nothing_is_hidden,
        "Hidden sheets of a published workbook have exposed thousands of people.",
        {f"{FOLDER}/costs.xlsx": "A workbook with a hidden sheet, row or column that holds words."},
        {f"{FOLDER}/costs.xlsx": "A workbook of which everything is shown."},
        law=_PRIVACY,
        is_firm=True,
        about=Contents,
    ),
    Rule(
        "place-in-picture",
        pictures_do_not_tell_their_place,
        "A photograph taken at home tells where home is.",
        {f"{FOLDER}/green.jpg": "A photograph with coordinates in its metadata."},
        {f"{FOLDER}/green.jpg": "The same photograph without metadata."},
        law=_PRIVACY,
        is_firm=True,
        about=Contents,
    ),
    Rule(
        "attachment-unreadable",
        attachments_can_be_looked_into,
        "What cannot be looked into cannot be known to be safe.",
        {_FILES: "A PDF that is locked by a password, or an archive of files."},
        {_FILES: "A PDF that opens."},
        is_firm=True,
        is_waivable=True,
        about=Contents,
    ),
)
