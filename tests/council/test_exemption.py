"""What is exempt is cut when a record is read, and nothing later can tell of it."""

import pickle
import re

import pytest

from generator.council import exemption
from generator.council.fields import Absent
from generator.council.meetings import Attachment, Item
from generator.council.records import read_record
from generator.source import Source

AGENDA = "content/meetings/planning/2024-04-03/agenda.md"
REPORT = "content/meetings/planning/2024-04-03/land.md"
CANARY = "Zxsecret"
EXEMPT = "exempt: {paragraphs: [3], reason: Bids}"


def read(text: str, path: str = AGENDA):
    return read_record(Source(path, text), lambda _: None)


def agenda(item: str, body: str = "") -> str:
    return f"---\ntime: 19:00\nitems:\n  - title: Land\n    {EXEMPT}\n    {item}\n---\n\n{body}\n"


def told(checked) -> str:
    """Return all that a record and its findings say, as the rest of the build gets it."""
    return repr(checked) + pickle.dumps(checked).decode("latin-1")


WITH_SECRETS = {
    "a report": agenda(f"report: {CANARY.lower()}"),
    "one of several reports": agenda(f"report: [{{title: Bids}}, {CANARY.lower()}]"),
    "the address of a report": agenda(f"report: {{title: A, url: 'https://a.example/{CANARY}'}}"),
    "a file": agenda(f"attachments: [{{title: Bid, file: {CANARY.lower()}.csv}}]"),
    "a section": agenda("kind: ordinary", f"## Land {{item=1}}\n\n{CANARY}"),
    "a heading": agenda("kind: ordinary", f"## {CANARY} {{item=1}}\n\nText."),
    "a heading below": agenda("kind: ordinary", f"## Land {{item=1}}\n\n### {CANARY}\n\nText."),
    "a footnote": agenda("kind: ordinary", f"## Land {{item=1}}\n\nIt[^1].\n\n[^1]: {CANARY}"),
    "a link": agenda("kind: ordinary", f"## Land {{item=1}}\n\n[a]({CANARY.lower()}.md)"),
    "a reference": agenda("kind: ordinary", f"## Land {{item=1}}\n\n[a]\n\n[a]: {CANARY}.md"),
    "a directive": agenda("kind: ordinary", f"## A {{item=1}}\n\n::: notice title={CANARY}\n:::"),
    "code": agenda("kind: ordinary", f"## A {{item=1}}\n\n```\n{CANARY}\n```"),
    "a table": agenda("kind: ordinary", f"## A {{item=1}}\n\n| a |\n|---|\n| {CANARY} |"),
    "HTML": agenda("kind: ordinary", f"## A {{item=1}}\n\n<b>{CANARY}</b>"),
    "an underlined heading": agenda("kind: ordinary", f"Land {{item=1}}\n---\n\n{CANARY}"),
    "an item with a number of its own": agenda('number: "8a"', f"## A {{item=8a}}\n\n{CANARY}"),
    "an item whose exemption is wrong": agenda("x: 1", f"## A {{item=1}}\n\n{CANARY}").replace(
        EXEMPT, "exempt: yes"
    ),
    "an item whose exemption is blank": agenda("kind: ordinary", f"## A {{item=1}}\n\n{CANARY}")
    .replace(EXEMPT, "exempt:"),
}  # fmt: skip


@pytest.mark.parametrize("text", WITH_SECRETS.values(), ids=WITH_SECRETS)
def test_what_is_exempt_is_in_no_record_and_in_no_finding(text):
    checked = read(text)
    assert checked.diagnostics
    assert CANARY.lower() not in told(checked).lower()


def test_a_footnote_used_by_an_exempt_section_alone_is_not_shown():
    body = "## Land {item=1}\n\nIt[^1].\n\n## Other\n\nText.\n\n[^1]: Zxsecret"
    assert CANARY not in repr(read(agenda("kind: ordinary", body)).value.body)


FORMS = {
    "plain": "exempt: true",
    "in quotes": 'exempt: "true"',
    "as the first key": "exempt: true\nno: [",
    "with a remark": "exempt: true # for now",
    "with broken YAML": "exempt: true\nwards: [a\n",
    "with text that would be lost": "exempt: true\nmarking: A #zxsecret",
    "with a key twice": "exempt: true\nzxsecret: 1\nzxsecret: 2",
}


@pytest.mark.parametrize("front", FORMS.values(), ids=FORMS)
def test_of_an_exempt_report_nothing_is_read(front):
    checked = read(f"---\n{front}\ntitle: {CANARY}\nwards: {CANARY}\n---\n\n{CANARY}\n", REPORT)
    assert checked.value is None
    assert [found.code for found in checked.diagnostics] == ["exempt-report"]
    assert CANARY.lower() not in told(checked).lower()


def test_what_the_public_may_know_stays():
    text = agenda("urgent: The flood\n    report_by: [Clerk]\n    attachments: [{title: Bids}]")
    checked = read(text, AGENDA)
    item = checked.value.front.value.items[0]
    assert checked.diagnostics == ()
    assert (item.title, item.exempt.reason, item.urgent) == ("Land", "Bids", "The flood")
    assert item.attachments[0].title == "Bids"


def test_other_sections_keep_their_places():
    body = "## A {item=1}\n\nx\n\n## B\n\nText.\n"
    record = read(agenda("kind: ordinary", body)).value
    (heading,) = record.body.headings()
    assert (heading.text, heading.span.start.line) == ("B", 13)
    assert record.body.anchors == {"b"}


def test_every_field_of_an_item_is_told_or_cut_by_decision():
    """A field that is added to the models is cut until somebody decides that it is public."""
    assert set(Item.model_fields) >= exemption.TOLD
    assert set(Attachment.model_fields) - exemption.TOLD_OF_ATTACHMENTS == {"file"}
    assert set(Absent.model_fields) - exemption.TOLD_OF_REPORTS == {"url"}


NEAR = (
    "Exempt: {paragraphs: [3], reason: Bids}",
    "EXEMPT: {paragraphs: [3], reason: Bids}",
    "exmpt: {paragraphs: [3], reason: Bids}",
    "exempt : yes",
    "exempt: yes",
    "exempt: true",
    "exempt: false",
    "exempt: no",
    "exempt: 3",
    "exempt: [3]",
    "exempt: {}",
    "exempt: {reason: Bids}",
    "exempt: {paragraphs: [3]}",
    "exempt: {paragraphs: three, reason: Bids}",
    "exempt: {paragraph: [3], reason: Bids}",
    "exempt: {paragraphs: [3], reason: Bids, until: 2025}",
    "exempt: {paragraphs: [3], reason: }",
    "exempt:",
    "exempt: ~",
    "exempt: null",
    "exempt: {paragraphs: [3], reason: Bids}\n    exempt: {paragraphs: [3], reason: Bids}",
    "exempt: {paragraphs: [3], reason: Bids}\n    Exempt: {paragraphs: [3], reason: Bids}",
    "exempt:{paragraphs: [3], reason: Bids}",
    "exempt\u200b: {paragraphs: [3], reason: Bids}",
    "\u0435xempt: {paragraphs: [3], reason: Bids}",
    "exempt: &x {paragraphs: [3], reason: Bids}",
    "exempt: !!bool true",
    "? exempt\n    : yes",
    " exempt: {paragraphs: [3], reason: Bids}",
    "      exempt: {paragraphs: [3], reason: Bids}",
    "\texempt: {paragraphs: [3], reason: Bids}",
    "exempt:\n    paragraphs: [3]\n    reason: Bids",
    "exempt:\n  paragraphs: [3]",
    "wards: |\n      exempt: {paragraphs: [3]}",
    "urgent: so that\n      exempt: true",
)


@pytest.mark.parametrize("typed", NEAR)
def test_nothing_that_is_nearly_exempt_goes_through(typed):
    text = f"---\ntime: 19:00\nitems:\n  - title: Land\n    {typed}\n---\n"
    assert read(text).diagnostics


def leaking() -> set[str]:
    """Return which texts leak."""
    return {
        name for name, text in WITH_SECRETS.items() if CANARY.lower() in told(read(text)).lower()
    }


RULES = {
    "_told": lambda item: item,
    "_is_file": lambda _name, _value: False,
    "_told_inside": lambda _name, value: value,
    "_sections": lambda *_: iter(()),
    "_is_of": lambda *_: False,
    "_exempt_numbers": lambda _: iter(()),
    "_CUT_INSIDE": {"report": frozenset(), "attachments": frozenset()},
}


@pytest.mark.parametrize("rule", RULES)
def test_without_any_one_of_its_rules_something_leaks(rule, monkeypatch):
    assert leaking() == set()
    monkeypatch.setattr(exemption, rule, RULES[rule])
    assert leaking()


@pytest.mark.parametrize("rule", ["_blank", "_swallowed_by_values"])
def test_without_a_rule_something_nearly_exempt_goes_through(rule, monkeypatch):
    monkeypatch.setattr(exemption, rule, lambda *_: iter(()))
    texts = (f"---\ntime: 19:00\nitems:\n  - title: Land\n    {typed}\n---\n" for typed in NEAR)
    assert not all(read(text).diagnostics for text in texts)


def test_without_the_refusal_of_whole_reports_they_would_be_read(monkeypatch):
    monkeypatch.setattr(exemption, "withheld", lambda *_: None)
    assert re.search(CANARY, told(read(f"---\ntitle: A\nexempt: true\n---\n\n{CANARY}", REPORT)))
