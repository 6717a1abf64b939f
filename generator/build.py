"""The order of the phases. Reads as a table of contents."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from generator import source
from generator.cache import each
from generator.council.keys import Kind, kind_of
from generator.council.pages import machine_pages, pages_of
from generator.council.records import Record, misplaced, read_record
from generator.council.rules import findings_of
from generator.council.settings import Settings
from generator.council.site import Site, assemble
from generator.council.waivers import Judged, judge
from generator.diagnostics import Checked, Diagnostic, has_errors
from generator.document import read_yaml
from generator.page import Artifact
from generator.publish import publish
from generator.render import assets, layouts, render
from generator.schema import validate
from generator.source import Unreadable

SETTINGS = "site.yaml"
CONTENT = "content"


@dataclass(frozen=True)
class Outcome:
    """What a run found and made: the counting findings, and how many were waived."""

    findings: tuple[Diagnostic, ...]
    waived: int = 0
    records: int = 0
    artifacts: tuple[Artifact, ...] = field(default=(), repr=False)

    @property
    def failed(self) -> bool:
        """Whether something stands in the way of publication."""
        return has_errors(self.findings)


def build(root: Path, output: Path, today: date) -> Outcome:
    """Build the site in the folder ``root`` and publish it as ``output``, if nothing is wrong.

    ``today`` decides what is upcoming. Raises ``OSError`` where the machine fails and
    ``NotASiteError`` where ``output`` holds something else.
    """
    outcome = prepare(root, today)
    if not outcome.failed:
        publish(outcome.artifacts, output)
    return outcome


def prepare(root: Path, today: date) -> Outcome:
    """Do everything but publish."""
    paths = tuple(source.files(root, CONTENT))
    settings = _settings(root)
    records = each(partial(_record, root), (path for path in paths if path.endswith(".md")))
    found = [*settings.diagnostics, *_misplaced(paths)]
    found += (diagnostic for record in records for diagnostic in record.diagnostics)
    if settings.value is None:
        return Outcome(tuple(found))
    site, judged = _site(settings.value, records, paths, today)
    found += judged.findings
    if site is None or has_errors(found):
        return Outcome(tuple(found), _count(judged), len(records))
    artifacts = _artifacts(root, site, judged)
    found += artifacts.diagnostics
    return Outcome(tuple(found), _count(judged), len(records), artifacts.value or ())


def _settings(root: Path) -> Checked[Settings]:
    text = source.read(root, SETTINGS)
    if isinstance(text, Unreadable):
        return Checked(None, read_record(text).diagnostics)
    tree = read_yaml(text)
    if tree.value is None:
        return Checked(None, tree.diagnostics)
    placed = validate(SETTINGS, Settings, tree.value)
    return Checked(placed.value.value if placed.value else None, placed.diagnostics)


def _record(root: Path, path: str) -> Checked[Record]:
    return read_record(source.read(root, path))


def _misplaced(paths: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Return a finding for each file that is neither a record nor an attachment."""
    return tuple(
        misplaced(path) for path in paths if not path.endswith(".md") and kind_of(path) is None
    )


def _site(
    settings: Settings, records: tuple[Checked[Record], ...], paths: tuple[str, ...], today: date
) -> tuple[Site | None, Judged]:
    good = [record.value for record in records if record.value]
    texts = [path for path in paths if path.endswith(".md")]
    attachments = [path for path in paths if kind_of(path) is Kind.ATTACHMENT]
    site = assemble(settings, good, texts, attachments, today)
    if site.value is None:
        return None, Judged(site.diagnostics)
    complete = len(good) == len(records) and not site.diagnostics
    judged = judge(findings_of(site.value), good, complete=complete)
    return site.value, Judged((*site.diagnostics, *judged.findings), judged.waived)


def _artifacts(root: Path, site: Site, judged: Judged) -> Checked[tuple[Artifact, ...]]:
    ours = layouts(root)
    pages = tuple(pages_of(site, judged.waived))
    pages += tuple(machine_pages(site, iter(pages)))
    rendered = each(partial(render, ours), pages)
    found = tuple(diagnostic for page in rendered for diagnostic in page.diagnostics)
    files = tuple(
        Artifact(path.removeprefix(f"{CONTENT}/"), source.read_bytes(root, path))
        for path in site.attachments
    )
    made = tuple(page.value for page in rendered if page.value)
    return Checked((*made, *assets(ours), *files), found)


def _count(judged: Judged) -> int:
    return sum(len(waived) for waived in judged.waived.values())
