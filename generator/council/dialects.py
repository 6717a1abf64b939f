"""The directives of each kind of record, and the anchors that they carry."""

from dataclasses import replace

from generator.council.keys import Kind
from generator.markdown import COUNT, SECTION, Dialect, Form

_VOTE = frozenset({"for", "against", "abstain", "casting", "outcome"})
_MOTION = frozenset({"moved", "seconded"}) | _VOTE
_OUTCOMES = {
    "casting": ("for", "against"),
    "outcome": ("carried", "lost", "unanimous", "withdrawn", "deferred", "lapsed"),
}
_LETTERS = ("a", "i", "1")

_TABLE = Form(argument="id", anchor=("table", "argument"), empty=True)
_FIGURE = Form(
    attributes=frozenset({"alt", "src", "table"}),
    needed=frozenset({"alt"}),
    argument="id",
    anchor=("figure", "argument"),
)
_NOTICE = Form(
    attributes=frozenset({"kind", "title"}),
    choices={"kind": ("recording", "webcast", "guidance", "general")},
)
_COMMON = {"table": _TABLE, "figure": _FIGURE, "notice": _NOTICE}

_DECISIONS = {
    "motion": Form(
        _MOTION,
        frozenset({"moved"}),
        anchor=("motion", SECTION, COUNT),
        numerals=_LETTERS,
        choices=_OUTCOMES,
    ),
    "amendment": Form(
        _MOTION | {"replaces", "adds"},
        frozenset({"moved"}),
        anchor=("amendment", SECTION, COUNT),
        numerals=_LETTERS,
        choices=_OUTCOMES | {"adds": ("end",)},
    ),
    "vote": Form(
        _VOTE | {"on", "part"}, anchor=("vote", SECTION, COUNT), choices=_OUTCOMES, empty=True
    ),
    "resolved": Form(anchor=("resolution", SECTION), numerals=_LETTERS),
    "noted": Form(anchor=("resolution", SECTION), numerals=_LETTERS),
    "correction": Form(
        frozenset({"report", "of", "page", "paragraph", "old", "new"}),
        anchor=("correction", SECTION, COUNT),
    ),
}
_PAPERS = {
    "recommendations": Form(
        frozenset({"outcome", "show"}),
        anchor=("recommendation",),
        numerals=("1", "a", "i"),
        whole=False,
        choices={"show": ("all",)},
    ),
    "commitments": Form(anchor=("commitment", SECTION), numerals=("i", "a", "1"), whole=False),
    "case-study": Form(
        frozenset({"title", "theme"}), frozenset({"title"}), anchor=("case-study", SECTION, COUNT)
    ),
}

# The first words of all anchors that are made of numbers.
_RESERVED = frozenset(
    {"item", "minute", "paragraph"}
    | {
        form.anchor[0].partition("-")[0]
        for form in (_COMMON | _DECISIONS | _PAPERS).values()
        if form.anchor
    }
)

_PLAIN = Dialect(directives=_COMMON, reserved=_RESERVED)
_AGENDA = replace(_PLAIN, heading_attributes=frozenset({"item"}))
_MINUTES = replace(
    _PLAIN,
    directives=_COMMON | _DECISIONS,
    section="minute",
    heading_attributes=frozenset({"item", "matter"}),
)
_REPORT = replace(_PLAIN, directives=_COMMON | _PAPERS, paragraphs="paragraph")
_STRATEGY = replace(_PLAIN, directives=_COMMON | _PAPERS)


def dialect_of(kind: Kind, number: str | None = None) -> Dialect:
    """Return what the body of a record of ``kind`` may use; ``number`` is the record's own."""
    if kind is Kind.AGENDA:
        return _AGENDA
    if kind is Kind.MINUTES:
        return _MINUTES
    if kind is Kind.REPORT:
        return _REPORT
    if kind in {Kind.STRATEGY, Kind.CHAPTER}:
        return replace(_STRATEGY, number=number or "")
    return _PLAIN
