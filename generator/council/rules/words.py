"""Words: said once, explained once, and spelt as the council spells its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.council.keys import Kind
from generator.council.mentions import acronyms_in
from generator.council.records import Record
from generator.council.relations import ACRONYM
from generator.council.rules.known_acronyms import KNOWN
from generator.council.rules.places import council_at, council_of
from generator.council.rules.rule import EVERY, MINUTES, REPORT, SETTINGS, Found, Rule, of_site
from generator.council.site import Site
from generator.diagnostics import Label, Severity

_DOUBLED = re.compile(r"\b([A-Za-z]+)\s+\1\b")
_MAY_BE_DOUBLED = {"that", "had", "no", "so", "very", "ha", "bye"}
_SHARE = re.compile(
    r"\b(\d{1,6})\s(?:out\s)?of\s(?:the\s|these\s|those\s)?(\d{1,6})\b[^.;()\d]{0,40}"
    r"\((\d{1,3}(?:\.\d+)?)\s?%\)"
)
_SHARE_OF = re.compile(
    r"\b(\d{1,3}(?:\.\d+)?)\s?%\sof\s(?:the\s|these\s|those\s)"
    r"(\d{1,4})\s(?:people|respondents|responses|answers|members|replies|suppliers|businesses)\b"
)
_ALL = 100
_LONG = 120  # letters: shorter sentences may well come twice


def words_are_not_doubled(_site: Site, record: Record) -> Iterator[Found]:
    """No word stands twice in a row by mistake."""
    for passage in record.words:
        for found in _DOUBLED.finditer(passage.text):
            word = found[1]
            if word.lower() in _MAY_BE_DOUBLED or word[0].isupper() or len(word) == 1:
                continue
            message = f"{word!r} stands here twice"
            yield Found(record.path, passage.span(*found.span()), message, "Delete one of them.")


def paragraphs_are_not_repeated(_site: Site, record: Record) -> Iterator[Found]:
    """No paragraph stands in a paper twice, word for word."""
    if record.kind not in {Kind.REPORT, Kind.STRATEGY, Kind.CHAPTER}:
        return  # minutes have their formulas
    seen: dict[str, Label] = {}
    for passage in record.body.passages:
        if passage.tag != "p" or len(passage.text) < _LONG:
            continue
        span = passage.span(0, len(passage.text))
        if first := seen.get(passage.text):
            message = "this paragraph stands here for the second time, word for word"
            yield Found(record.path, span, message, "Is another one meant?", (first,))
        seen.setdefault(passage.text, Label(record.path, span, "it stands here first"))


def unexplained_acronyms(site: Site) -> Mapping[str, tuple[str, ...]]:
    """Return the acronyms that no paper of their council explains, by where they come first."""
    found: dict[str, list[str]] = {}
    for acronym in site.told.targets(ACRONYM):
        explained = {
            name for name, each in site.settings.councils.items() if acronym in each.acronyms
        }
        first: dict[str, str] = {}
        for key, is_explained in site.told.of(ACRONYM, acronym):
            council = council_at(site, key)
            if is_explained:
                explained.add(council)
            else:
                first[council] = min(key, first.get(council, key))
        for council in first.keys() - explained if acronym not in KNOWN else ():
            found.setdefault(first[council], []).append(acronym)
    return {key: tuple(acronyms) for key, acronyms in found.items()}


def acronyms_are_explained(
    _site: Site, record: Record, unexplained: tuple[str, ...]
) -> Iterator[Found]:
    """A council's papers say somewhere what each of their acronyms stands for."""
    left = set(unexplained)
    for acronym, _, passage, where in acronyms_in(record) if left else ():
        if acronym in left:
            left.remove(acronym)
            message = f"it is said nowhere what {acronym!r} stands for"
            remedy = (
                f"Write it out where it comes first, with ({acronym}) behind it; or say it in "
                f"site.yaml, as  acronyms: {{{acronym}: its words}}  of the council."
            )
            yield Found(record.path, passage.span(*where), message, remedy)


@dataclass(frozen=True)
class Terms:
    """A council's own terms by what is left of them without blanks, and what finds them."""

    by_plain: Mapping[str, str]
    pattern: re.Pattern[str] | None


def terms_are_spelt_as_the_council_spells_them(site: Site, record: Record) -> Iterator[Found]:
    """The council's own terms are written as its list of words has them."""
    name = council_of(site, record)
    known = site.desk.once("terms", name, lambda: _terms(site.settings.councils[name].terms))
    pattern = known.pattern
    for passage in record.words if pattern else ():
        for found in pattern.finditer(passage.text) if pattern else ():
            term = known.by_plain[_plain(found.group())]
            if " ".join(found.group().split()) != term:
                message = f"{found.group()!r} is written {term!r} by this council"
                yield Found(record.path, passage.span(*found.span()), message, f"Write {term}.")


def _terms(listed: Mapping[str, tuple[str, ...]]) -> Terms:
    forms = [(form, term) for term, wrong in listed.items() for form in (term, *wrong)]
    loose = [r"[\s-]?".join(map(re.escape, re.split(r"[\s-]+", form))) for form, _ in forms]
    pattern = re.compile(rf"\b(?:{'|'.join(loose)})\b", re.IGNORECASE) if loose else None
    return Terms({_plain(form): term for form, term in forms}, pattern)


def _plain(words: str) -> str:
    return re.sub(r"[\s-]+", "", words).lower()


def shares_are_right(_site: Site, record: Record) -> Iterator[Found]:
    """A percentage is that of the numbers beside it."""
    for passage in record.words:
        if "%" not in passage.text:
            continue
        for found in _SHARE.finditer(passage.text):
            part, whole, said = int(found[1]), int(found[2]), Decimal(found[3])
            if not whole or part > whole or _rounded(part, whole, said) == said:
                continue
            message = f"{part} of {whole} is {_rounded(part, whole, said)}%, not {said}%"
            span = passage.span(*found.span())
            yield Found(record.path, span, message, "Correct one of the numbers.")
        for found in _SHARE_OF.finditer(passage.text):
            said, whole = Decimal(found[1]), int(found[2])
            nearest = round(said * whole / 100)
            if whole and said <= _ALL and _rounded(nearest, whole, said) != said:
                message = f"no number of the {whole} is {said}% of them"
                remedy = f"The nearest is {nearest}, {_rounded(nearest, whole, said)}%."
                yield Found(record.path, passage.span(*found.span()), message, remedy)


def _rounded(part: int, whole: int, like: Decimal) -> Decimal:
    """Return the percentage with as many places as ``like`` has."""
    return (Decimal(100) * part / whole).quantize(like, ROUND_HALF_UP)


_REPEATED = (
    "{}. Cutting the hedges saves the parish the cost of a second visit every year, and the birds "
    "have left their nests by the time at which it is done.{}\n\n"
)
_RESTATED = (
    "That the hedges be cut in the autumn, when the birds have left their nests, by the men who cut "
    "them last year and for the price that was agreed with them then.\n"
)
RULES = (
    Rule(
        "word-doubled",
        words_are_not_doubled,
        EVERY,
        "The the commonest slip of typing, and the eye does not see it.",
        {MINUTES: "---\n---\n\nThe hedges of the the green. <!-- error: 15 [word-doubled] -->\n"},
        {MINUTES: "---\n---\n\nShe said that that hedge was high.\n"},
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "paragraph-repeated",
        paragraphs_are_not_repeated,
        EVERY,
        "A paragraph copied and not changed stands where another one is missing.",
        {
            REPORT: "---\ntitle: Hedges\n---\n\n"
            + _REPEATED.format(1, "")
            + _REPEATED.format(2, " <!-- error: 4 [paragraph-repeated] -->")
        },
        {
            REPORT: "---\ntitle: Hedges\n---\n\n" + _REPEATED.format(1, ""),
            MINUTES: "---\n---\n\n## 21. Hedges\n\n::: motion moved=a-archer\n"
            f"{_RESTATED}:::\n\n::: resolved\n{_RESTATED}:::\n",
        },
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "acronym-unexplained",
        acronyms_are_explained,
        EVERY,
        "Residents ask for it in every survey: papers full of letters shut them out.",
        {
            REPORT: "---\ntitle: Hedges\n---\n\n1. The QHP was asked."
            " <!-- error: 8 [acronym-unexplained] -->\n"
        },
        {
            REPORT: "---\ntitle: Hedges\n---\n\n1. The Quickset Hedge Panel (QHP) was asked.\n\n"
            "2. The QHP agreed.\n"
        },
        severity=Severity.WARNING,
        is_waivable=True,
        gathers=unexplained_acronyms,
        asks=lambda _, record: str(record.key),
    ),
    Rule(
        "term-spelt-otherwise",
        terms_are_spelt_as_the_council_spells_them,
        EVERY,
        "A plan in three spellings is three plans to a search.",
        {
            SETTINGS: of_site("england-parish") + "    terms:\n      Green Plan: []\n",
            MINUTES: "---\n---\n\nThe Greenplan was read."
            " <!-- error: 5 [term-spelt-otherwise] -->\n",
        },
        {
            SETTINGS: of_site("england-parish") + "    terms:\n      Green Plan: []\n",
            MINUTES: "---\n---\n\nThe Green Plan was read.\n",
        },
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "percentage-wrong",
        shares_are_right,
        EVERY,
        "A percentage beside its numbers can be checked by every reader, and is.",
        {
            REPORT: "---\ntitle: Hedges\n---\n\n1. We asked, and 5 of the 9 (55%) agreed."
            " <!-- error: 18 [percentage-wrong] -->\n"
        },
        {REPORT: "---\ntitle: Hedges\n---\n\n1. We asked, and 5 of the 9 (56%) agreed.\n"},
        is_waivable=True,
    ),
)
