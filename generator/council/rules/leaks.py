"""Nothing is given out that must be kept back."""

import re
from collections.abc import Iterator

from generator.attachments import Contents, Trace
from generator.council.exemption import LAW
from generator.council.meetings import Agenda
from generator.council.records import Record
from generator.council.rules.paper import Paper, on
from generator.council.rules.rule import AGENDA, FOLDER, REPORT, Found, Rule, at
from generator.source import START

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
            message = f"{hidden.what} {how}{on(hidden.place)}"
            yield Found(contents.path, START, message, remedy)


_FILES = f"{FOLDER}/map.pdf"
RULES = (
    Rule(
        "members-file",
        papers_for_members_are_kept_back,
        Record,
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
    ),
    Rule(
        "marked-confidential",
        no_paper_is_marked_confidential,
        Paper,
        "Councils have published the wrong file and been fined. Its marking is the last warning.",
        {
            REPORT: "---\ntitle: Hedges\n---\n\nNOT FOR PUBLICATION"
            " <!-- error: 1 [marked-confidential] -->\n\n1. The price is £3.\n"
        },
        {REPORT: "---\ntitle: Hedges\n---\n\n1. The price is in a paper not for publication.\n"},
        law=LAW,
        is_firm=True,
        is_waivable=True,
    ),
    Rule(
        "covered-words",
        nothing_lies_under_a_box,
        Contents,
        "A black box hides words from the eye and from nothing else.",
        {_FILES: "A PDF in which a black rectangle is drawn over a name."},
        {_FILES: "The same PDF, made anew after the name was deleted."},
        law=_PRIVACY,
        is_firm=True,
    ),
    Rule(
        "comments-left",
        no_comments_are_left,
        Contents,
        "Comments are written for colleagues.",
        {_FILES: "A PDF, Word file or workbook with a comment."},
        {_FILES: "The same file without it."},
        is_firm=True,
    ),
    Rule(
        "changes-left",
        no_changes_are_left,
        Contents,
        "What was deleted with changes tracked is still there for everybody to read.",
        {f"{FOLDER}/terms.docx": "A Word file with a tracked deletion."},
        {f"{FOLDER}/terms.docx": "The same file, its changes accepted."},
        is_firm=True,
    ),
    Rule(
        "hidden-inside",
        nothing_is_hidden,
        Contents,
        "Hidden sheets of a published workbook have exposed thousands of people.",
        {f"{FOLDER}/costs.xlsx": "A workbook with a hidden sheet, row or column that holds words."},
        {f"{FOLDER}/costs.xlsx": "A workbook of which everything is shown."},
        law=_PRIVACY,
        is_firm=True,
    ),
    Rule(
        "place-in-picture",
        pictures_do_not_tell_their_place,
        Contents,
        "A photograph taken at home tells where home is.",
        {f"{FOLDER}/green.jpg": "A photograph with coordinates in its metadata."},
        {f"{FOLDER}/green.jpg": "The same photograph without metadata."},
        law=_PRIVACY,
        is_firm=True,
    ),
    Rule(
        "attachment-unreadable",
        attachments_can_be_looked_into,
        Contents,
        "What cannot be looked into cannot be known to be safe.",
        {_FILES: "A PDF that is locked by a password, or an archive of files."},
        {_FILES: "A PDF that opens."},
        is_firm=True,
        is_waivable=True,
    ),
)
