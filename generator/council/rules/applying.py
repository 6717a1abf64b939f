"""The rules at work: what they find, and how severe the site's settings make it."""

import difflib
from collections.abc import Iterator, Mapping

from generator.attachments import Contents
from generator.council.audit import (
    amounts_agree_with_their_tables,
    declared_sums_hold,
    downloads_have_addresses_of_their_own,
)
from generator.council.keys import sitting_of
from generator.council.records import Record
from generator.council.rules.book import BOOK
from generator.council.rules.leaks import Paper
from generator.council.rules.rule import Found, Rule
from generator.council.settings import Settings
from generator.council.site import Site
from generator.diagnostics import Diagnostic, Severity
from generator.schema import Placed

Checks = Mapping[str, str]
_OF_SUMS = (
    declared_sums_hold,
    amounts_agree_with_their_tables,
    downloads_have_addresses_of_their_own,
)
WAIVABLE = frozenset(rule.code for rule in BOOK if rule.is_waivable) | {
    "sum-differs",
    "amount-differs",
}
FLEETING = frozenset(rule.code for rule in BOOK if rule.is_fleeting)
_SETTINGS = "site.yaml"


def findings_of(site: Site) -> Iterator[Diagnostic]:
    """Yield what the rules find in the records of the whole site."""
    for of_sums in _OF_SUMS:
        yield from of_sums(site)
    checks = site.settings.checks
    for rule in BOOK:
        if checks.get(rule.code) == "off" and not rule.is_firm:
            continue
        if rule.about is Site:
            found = rule.look(site)
        elif rule.about in {Record, Paper}:
            found = (each for record in site.records.values() for each in rule.look(record))
        else:
            continue
        for each in found:
            if not rule.jurisdictions or _jurisdiction(site, each.path) in rule.jurisdictions:
                yield _diagnostic(rule, each, checks)


def leaks_of(given: Record | Contents) -> Iterator[Diagnostic]:
    """Yield what must not be published of one record or attachment; no setting changes that."""
    abouts = {Paper, type(given)}
    for rule in BOOK:
        if rule.about in abouts:
            yield from (_diagnostic(rule, found, {}) for found in rule.look(given))


def misset(settings: Placed[Settings]) -> Iterator[Diagnostic]:
    """Yield a finding for each rule that ``checks:`` of ``site.yaml`` sets wrongly."""
    by_code = {rule.code: rule for rule in BOOK}
    for code, severity in settings.value.checks.items():
        place = settings.place("checks", code)
        if code not in by_code:
            near = difflib.get_close_matches(code, by_code, n=1)
            message = f"there is no rule {code!r} that could be set"
            remedy = f"Did you mean {near[0]!r}?" if near else "docs/rules.md lists all rules."
            yield Diagnostic(_SETTINGS, place, "unknown-rule", message, remedy)
        elif by_code[code].is_firm and severity != "error":
            message = f"{code!r} always stays an error"
            remedy = "It keeps back what must not be published, or what would break pages."
            yield Diagnostic(_SETTINGS, place, "rule-is-firm", message, remedy)


def _jurisdiction(site: Site, path: str) -> str:
    folder = path.removeprefix("content/").rpartition("/")[0]
    return site.council_of(sitting_of(folder).committee)[1].jurisdiction


def _diagnostic(rule: Rule, found: Found, checks: Checks) -> Diagnostic:
    said = checks.get(rule.code)
    severity = (
        Severity(said) if said in {"error", "warning"} and not rule.is_firm else rule.severity
    )
    return Diagnostic(
        found.path,
        found.span,
        rule.code,
        found.message,
        found.help,
        severity,
        found.labels,
        found.law or rule.law,
    )
