"""Nobody's private data stands in a public paper."""

import re
from collections.abc import Iterator

from generator.attachments import Contents
from generator.council.records import Record
from generator.council.rules.paper import Paper
from generator.council.rules.rule import MINUTES, Found, Rule
from generator.diagnostics import Severity

_PRIVACY = "UK GDPR, Article 5(1)(c): no more personal data than is needed"
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
_FREE = (
    "aim|aol|blueyonder|btinternet|btopenworld|fastmail|freeserve|gmail|gmx|googlemail|hotmail|"
    "icloud|live|mac|mail|me|msn|ntlworld|orange|outlook|plusnet|proton|protonmail|rocketmail|sky|"
    "talk21|talktalk|tiscali|virgin|virginmedia|yahoo|ymail|zoho"
)
_PRIVATE_MAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]+@(?:{_FREE})\.(?:com|net|org|me|co\.uk|uk)\b", re.IGNORECASE
)
_ENDING = re.compile(r"\byours\s(?:faithfully|sincerely|truly)\b\W*", re.IGNORECASE)
_MAY_END = "ours"  # found far sooner
_SIGNED = re.compile(
    r"(?:\((?:signed|sgd)\)\s*)?"
    r"((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s)?(?:[A-Z]\.?\s){0,3}(?:[A-Z][a-z’'-]+\s){0,2}[A-Z][a-z’'-]+)\b"
)


def no_insurance_number_is_told(given: Record | Contents) -> Iterator[Found]:
    """No National Insurance number stands in a public paper."""
    what = "what looks like a National Insurance number stands"
    yield from Paper.of(given).find(_INSURANCE, what, "Remove it; it belongs to one person.")


def no_mobile_number_is_told(given: Record | Contents) -> Iterator[Found]:
    """No mobile telephone number stands in a public paper."""
    remedy = "Remove it; if it is a post's own number, waive this and say so."
    yield from Paper.of(given).find(_MOBILE, "a mobile telephone number stands", remedy, "7")


def no_home_address_is_told(given: Record | Contents) -> Iterator[Found]:
    """Nobody's home address stands in a public paper."""
    remedy = "Remove the address, or name the village or ward instead."
    yield from Paper.of(given).find(
        _HOME, "a person with what looks like a home address stands", remedy
    )


def no_private_mail_address_is_told(given: Record | Contents) -> Iterator[Found]:
    """Nobody's private e-mail address stands in a public paper."""
    what = "what looks like a private e-mail address stands"
    remedy = "Remove it; for answers, name the council's own address."
    paper = Paper.of(given)
    yield from paper.find(_PRIVATE_MAIL, what, remedy, "@")
    for where, passage in paper.texts:
        for start, end, target in passage.links:
            if _PRIVATE_MAIL.search(target) and not _PRIVATE_MAIL.search(passage.text, start, end):
                yield paper.found(where, passage, (start, end), what, remedy)


def no_letter_names_its_writer(given: Record | Contents) -> Iterator[Found]:
    """No name of somebody who signed a letter stands in a public paper."""
    remedy = "Leave out the name of a resident; if the writer signs for a body, waive this."
    paper, is_ended = Paper.of(given), False
    for where, passage in paper.texts:
        ending = _ENDING.search(passage.text) if _MAY_END in passage.text else None
        start = ending.end() if ending else 0
        signed = _SIGNED.match(passage.text, start) if is_ended or ending else None
        if signed:
            yield paper.found(
                where, passage, signed.span(1), "the name under a letter stands", remedy
            )
        is_ended = bool(ending and not signed) or (is_ended and not passage.text.strip())


RULES = (
    Rule(
        "insurance-number",
        no_insurance_number_is_told,
        Paper,
        "With it and a name, somebody's identity can be stolen.",
        {
            MINUTES: "---\n---\n\nHe gave AB 12 34 56 C as his number."
            " <!-- error: 9 [insurance-number] -->\n"
        },
        {MINUTES: "---\n---\n\nHe gave application 12 34 56 as his number.\n"},
        law=_PRIVACY,
        is_firm=True,
    ),
    Rule(
        "mobile-number",
        no_mobile_number_is_told,
        Paper,
        "A mobile telephone is mostly somebody's own.",
        {MINUTES: "---\n---\n\nRing 07700 900123 for a key. <!-- error: 6 [mobile-number] -->\n"},
        {MINUTES: "---\n---\n\nRing the Clerk for a key, on 01632 960123.\n"},
        law=_PRIVACY,
        is_firm=True,
        is_waivable=True,
    ),
    Rule(
        "home-address",
        no_home_address_is_told,
        Paper,
        "People who speak at meetings or write to the council must be safe at home.",
        {
            MINUTES: "---\n---\n\nMrs J. Hall of 12 Church Lane, Ambridge, spoke."
            " <!-- error: 1 [home-address] -->\n"
        },
        {MINUTES: "---\n---\n\nMrs J. Hall spoke on the new roof at 12 Church Lane, Ambridge.\n"},
        law=_PRIVACY,
        is_firm=True,
        is_waivable=True,
    ),
    Rule(
        "private-mail-address",
        no_private_mail_address_is_told,
        Paper,
        "A resident who wrote to the council did not write to everybody.",
        {
            MINUTES: "---\n---\n\nObjections came from ann.hall@gmail.com."
            " <!-- error: 22 [private-mail-address] -->\n"
        },
        {MINUTES: "---\n---\n\nObjections went to planning@ambridge.example.\n"},
        law=_PRIVACY,
        is_waivable=True,
    ),
    Rule(
        "letter-signed",
        no_letter_names_its_writer,
        Paper,
        "Who wrote to a council about a neighbour is mostly not to be named in public.",
        {
            MINUTES: "---\n---\n\nThe letter ends:\n\n> Yours faithfully, Ann Hall"
            " <!-- error: 21 [letter-signed] -->\n"
        },
        {MINUTES: "---\n---\n\nThe letter ends “Yours faithfully, a resident of the lane”.\n"},
        severity=Severity.WARNING,
        law=_PRIVACY,
        is_waivable=True,
    ),
)
