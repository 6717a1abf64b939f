"""The rules at work: what they find, and how severe the site's settings make it."""

import difflib
from collections.abc import Iterator, Mapping

from generator.attachments import Contents
from generator.council.keys import Kind, folder_of
from generator.council.records import Record
from generator.council.relations import GATHERED
from generator.council.rules.book import BOOK
from generator.council.rules.paper import Paper
from generator.council.rules.rule import EVERY, Found, Rule
from generator.council.settings import Settings
from generator.council.site import Site
from generator.council.sittings import Meeting
from generator.diagnostics import Diagnostic, Severity
from generator.schema import Placed

Checks = Mapping[str, str]
WAIVABLE = frozenset(rule.code for rule in BOOK if rule.is_waivable)
FLEETING = frozenset(rule.code for rule in BOOK if rule.is_fleeting)
_ABOUT_MEETINGS = tuple(rule for rule in BOOK if rule.about is Meeting)
_BY_KIND: Mapping[Kind, tuple[Rule, ...]] = {
    kind: tuple(
        rule
        for rule in BOOK
        if rule.about in {Record, Paper} or (isinstance(rule.about, tuple) and kind in rule.about)
    )
    for kind in EVERY
}
_SETTINGS = "site.yaml"


def findings_of(site: Site) -> Iterator[Diagnostic]:
    """Yield what the rules find in the records of the whole site."""
    for key in (*site.records, *site.meetings):
        yield from findings_about(site, key)


def findings_about(site: Site, key: str) -> tuple[Diagnostic, ...]:
    """Return what the rules find about one record, or about a meeting as a whole.

    What is found of all records and all meetings together is what is found of the site.
    """
    if key in site.meetings:
        return tuple(_found(site, key, site.meetings[key], _ABOUT_MEETINGS))
    if key not in site.records:
        return ()
    record = site.records[key]
    return tuple(_found(site, key, record, _BY_KIND[record.kind]))


def _found(
    site: Site, key: str, seen: Record | Meeting, rules: tuple[Rule, ...]
) -> Iterator[Diagnostic]:
    here = _jurisdiction(site, key)
    for rule in rules:
        if not _is_on(site, rule) or (rule.jurisdictions and here not in rule.jurisdictions):
            continue
        around = () if rule.about in {Record, Paper} else (site,)
        known = (_known(site, rule, rule.asks(site, seen)),) if rule.gathers else ()
        for found in rule.look(*around, seen, *known):
            yield _diagnostic(rule, found, site.settings.checks)


def gathering() -> tuple[str, ...]:
    """Return the codes of the rules that must know something of all records together."""
    return tuple(rule.code for rule in BOOK if rule.gathers)


def gathered(site: Site, code: str) -> Mapping[str, object]:
    """Return what a rule must know of all records together, by names.

    A change of a record changes little of it, and mostly nothing. Where it was gathered before, it
    is told by the site: see ``GATHERED``.
    """
    (rule,) = (rule for rule in BOOK if rule.code == code)
    if rule.gathers is None or not _is_on(site, rule):
        return {}
    return rule.gathers(site)


def _known(site: Site, rule: Rule, name: str) -> object:
    if site.told.of(GATHERED, rule.code):
        return next(iter(site.told.of(GATHERED, f"{rule.code} {name}")), ())
    found = site.desk.once("gathered", rule.code, lambda: gathered(site, rule.code))
    return found.get(name, ())


def _is_on(site: Site, rule: Rule) -> bool:
    return rule.is_firm or site.settings.checks.get(rule.code) != "off"


def _jurisdiction(site: Site, key: str) -> str:
    """Return the law that holds for a meeting or a paper of one."""
    folder = key if key in site.meetings else folder_of(key)
    if folder not in site.meetings:
        return ""
    return site.council_of(site.meetings[folder].sitting.committee)[1].jurisdiction


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
