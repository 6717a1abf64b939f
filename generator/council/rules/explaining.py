"""The book of rules as a reader gets it: one rule for the terminal, all of them for the manual."""

from collections.abc import Iterator

from generator.attachments import Contents
from generator.council.rules.book import BOOK
from generator.council.rules.rule import Example, Rule

_HEAD = """# The rules

What `minutebook check` looks for, and `minutebook build` before it publishes. This page is made from
the rules themselves (`make rules`). Each has a code, by which it can be [set](format.md#siteyaml) in
`site.yaml` or [waived](format.md#waivers) in a record; an example of what it finds, with a remark
that tells line and column; and an example that it is content with.

The rules of law are checks and no legal advice: where a rule names an Act, look there.
"""


def explained(rule: Rule) -> str:
    """Return all that is known of ``rule``, for a reader at a terminal."""
    lines = [f"{rule.code} ({', '.join(_kinds(rule))})", "", rule.sentence, "", rule.why]
    if rule.law:
        lines += ["", f"Law: {rule.law}"]
    if rule.jurisdictions:
        lines += ["", f"Where: {', '.join(rule.jurisdictions)}"]
    for title, example in (("Wrong", rule.wrong), ("Right", rule.right)):
        for path, text in example.items():
            body = "".join(f"    {line}".rstrip() + "\n" for line in text.rstrip().split("\n"))
            lines += ["", f"{title}: {path}", "", body.rstrip("\n")]
    return "\n".join(lines) + "\n"


def manual() -> str:
    """Return the whole book as Markdown."""
    return _HEAD + "".join(_entry(rule) for rule in BOOK)


def _entry(rule: Rule) -> str:
    lines = ["", f"## {rule.code}", "", f"**{rule.sentence}** {rule.why}", ""]
    lines.append(f"*{', '.join(_kinds(rule)).capitalize()}.*")
    if rule.law:
        lines += ["", f"Law: {rule.law}."]
    if rule.jurisdictions:
        lines += ["", f"Where: {', '.join(f'`{name}`' for name in rule.jurisdictions)}."]
    for title, example in (("Wrong", rule.wrong), ("Right", rule.right)):
        lines += ["", f"{title}:", *_shown(rule, example)]
    return "\n".join(lines) + "\n"


def _shown(rule: Rule, example: Example) -> Iterator[str]:
    for path, text in example.items():
        if rule.about is Contents:
            yield from ("", f"`{path}`: {text}")
        else:
            kind = "yaml" if path.endswith(".yaml") else "markdown"
            yield from ("", f"````{kind} path={path}", text.rstrip(), "````")


def _kinds(rule: Rule) -> Iterator[str]:
    yield str(rule.severity)
    if rule.is_firm:
        yield "always"
    if rule.is_waivable:
        yield "can be waived"
