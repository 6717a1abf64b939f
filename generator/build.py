"""The order of the phases. Reads as a table of contents."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from generator import source
from generator.cache import each
from generator.council.downloads import files_of
from generator.council.findable import findable
from generator.council.keys import Kind, kind_of
from generator.council.pages import (
    guide_pages,
    machine_pages,
    pages_of,
    search_pages,
    statement_pages,
)
from generator.council.records import Record, misplaced, read_record, unreadable
from generator.council.rules import WAIVABLE, findings_of
from generator.council.settings import Settings
from generator.council.site import Archive, Site, assemble
from generator.council.waivers import Judged, judge
from generator.diagnostics import Checked, Diagnostic, has_errors
from generator.document import read_yaml
from generator.entry import Findable
from generator.page import Artifact
from generator.publish import publish
from generator.render import Layouts, assets, catalogue, components, layouts, render, tested
from generator.schema import validate
from generator.search import index
from generator.source import START, Source, Unreadable

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
    texts = (path for path in paths if path.endswith(".md"))
    records = each(partial(_record, root, frozenset(paths)), texts)
    files = each(partial(_attachment, root), (path for path in paths if not path.endswith(".md")))
    found = [*settings.diagnostics]
    if not records:
        found.append(_nothing_to_publish())
    found += (diagnostic for record in records for diagnostic in record.diagnostics)
    found += (diagnostic for file in files for diagnostic in file.diagnostics)
    good, archive, dangling = _archive(records, paths)
    found += dangling
    if settings.value is None:
        return Outcome(tuple(found))
    words = catalogue(root, settings.value.language)
    found += words.diagnostics
    if words.value is None:
        return Outcome(tuple(found))
    site = archive.site(settings.value, today, words.value)
    judged = judge(findings_of(site), good, WAIVABLE, complete=not has_errors(found))
    found += judged.findings
    if has_errors(found):
        return Outcome(tuple(found), _count(judged), len(records))
    what = findable(site)
    pages = _pages(layouts(root, words.value), site, judged, what)
    found += pages.diagnostics
    found_by = () if has_errors(found) else index(what, settings.value.language)
    attached = (file.value for file in files if file.value)
    artifacts = (*(pages.value or ()), *files_of(site), *attached, *found_by)
    return Outcome(tuple(found), _count(judged), len(records), artifacts)


def _nothing_to_publish() -> Diagnostic:
    message = f"there is no record in the folder {CONTENT}/ beside this file"
    remedy = "Is its name right, and is it complete? An empty site would replace the published one."
    return Diagnostic(SETTINGS, START, "content-missing", message, remedy)


def _settings(root: Path) -> Checked[Settings]:
    text = source.read(root, SETTINGS)
    if isinstance(text, Unreadable):
        return Checked(None, (unreadable(text),))
    tree = read_yaml(text)
    if tree.value is None:
        return Checked(None, tree.diagnostics)
    placed = validate(SETTINGS, Settings, tree.value)
    found = (*tree.diagnostics, *placed.diagnostics)
    return Checked(placed.value.value if placed.value else None, found)


def _record(root: Path, paths: frozenset[str], path: str) -> Checked[Record]:
    folder = path.rpartition("/")[0]

    def beside(name: str) -> Source | Unreadable | None:
        whole = f"{folder}/{name}"
        return source.read(root, whole) if whole in paths else None

    return read_record(source.read(root, path), beside)


def _attachment(root: Path, path: str) -> Checked[Artifact]:
    """Return the attachment at ``path``, or a finding if it is none or cannot be read."""
    if kind_of(path) is not Kind.ATTACHMENT:
        return Checked(None, (misplaced(path),))
    data = source.read_bytes(root, path)
    if isinstance(data, Unreadable):
        return Checked(None, (unreadable(data),))
    return Checked(Artifact(path.removeprefix(f"{CONTENT}/"), data))


def _archive(
    records: tuple[Checked[Record], ...], paths: tuple[str, ...]
) -> tuple[list[Record], Archive, tuple[Diagnostic, ...]]:
    """Return the records without errors, all that can be linked, and what leads nowhere."""
    read = [(record.value, has_errors(record.diagnostics)) for record in records if record.value]
    good = [record for record, is_broken in read if not is_broken]
    broken = [record for record, is_broken in read if is_broken]
    return good, *assemble(good, broken, paths)


def _pages(
    ours: Layouts, site: Site, judged: Judged, what: Findable
) -> Checked[tuple[Artifact, ...]]:
    shown = components(ours) if site.settings.style_guide else Checked(())
    pages = tuple(pages_of(site, judged.waived))
    told = tested()
    pages += tuple(statement_pages(site, judged.waived, told.kinds, told.widths, told.tools))
    pages += tuple(search_pages(site, what.entries))
    pages += tuple(guide_pages(site, shown.value or ()))
    pages += tuple(machine_pages(site, iter(pages)))
    rendered = each(partial(render, ours), pages)
    found = (*shown.diagnostics, *(found for page in rendered for found in page.diagnostics))
    made = tuple(page.value for page in rendered if page.value)
    return Checked((*made, *assets(ours)), found)


def _count(judged: Judged) -> int:
    return sum(len(waived) for waived in judged.waived.values())
