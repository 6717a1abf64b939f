"""The order of the phases. Reads as a table of contents."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator import source
from generator.attachments import look_into, unsound
from generator.cache import each
from generator.council.addresses import (
    LOCK,
    UNRECORDED,
    Lock,
    not_recorded,
    promised,
    read_lock,
    unrecorded,
    written,
)
from generator.council.answer_pages import answer_pages
from generator.council.downloads import files_of
from generator.council.exemption import CODES as REFUSALS
from generator.council.findable import findable
from generator.council.forbidden import forbidden, private_folders
from generator.council.keys import Kind, kind_of
from generator.council.pages import (
    framed,
    guide_pages,
    machine_pages,
    pages_of,
    search_pages,
    statement_pages,
)
from generator.council.records import Record, misplaced, read_record, unreadable
from generator.council.rules.applying import FLEETING, WAIVABLE, findings_of, leaks_of, misset
from generator.council.settings import LARGEST_ATTACHMENT, Settings
from generator.council.site import Archive, assemble
from generator.council.vanishing import NOTHING_TOLD, TOLD, Addresses, answered
from generator.council.views.chrome import Framing
from generator.council.waivers import Judged, judge
from generator.diagnostics import Checked, Diagnostic, has_errors
from generator.document import read_yaml
from generator.entry import Findable
from generator.page import Artifact
from generator.provenance import provenance
from generator.publish import publish, replace_file
from generator.render import Layouts, assets, catalogue, components, layouts, render, tested
from generator.revision import Revision, revision_of
from generator.schema import Placed, validate
from generator.search import index
from generator.serving import Answers, server_files
from generator.source import START, Source, Unreadable
from generator.staged import staged
from generator.verification import facts_of, verify

SETTINGS = "site.yaml"
CONTENT = "content"
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Outcome:
    """What a run found and made: the counting findings, and how many were waived.

    ``recorded`` addresses were new, and were written down.
    """

    findings: tuple[Diagnostic, ...]
    waived: int = 0
    records: int = 0
    artifacts: tuple[Artifact, ...] = field(default=(), repr=False)
    addresses: bytes = field(default=b"", repr=False)
    recorded: int = 0

    @property
    def failed(self) -> bool:
        """Whether something stands in the way of publication."""
        return has_errors(self.findings)

    def at(self, paths: Iterable[str]) -> "Outcome":
        """Return what was found in the files at ``paths``, or in the folders there."""
        chosen = tuple(paths)
        found = tuple(
            each
            for each in self.findings
            if any(each.path == path or each.path.startswith(f"{path}/") for path in chosen)
            or "." in chosen
        )
        return replace(self, findings=found, waived=0)


def build(root: Path, output: Path, today: date, revision: Revision | None = None) -> Outcome:
    """Build the site in the folder ``root`` and publish it as ``output``, if nothing is wrong.

    ``today`` decides what is upcoming; ``revision`` is what ``root`` shows, where git cannot be
    asked. Raises ``OSError`` where the machine fails and
    ``NotASiteError`` where ``output`` holds something else.
    """
    prepared = prepare(root, today)
    # New addresses are no news to whoever publishes them.
    told = tuple(found for found in prepared.findings if found.code != UNRECORDED)
    outcome = replace(prepared, findings=told)
    if outcome.failed:
        return outcome
    publish((*outcome.artifacts, provenance(revision or revision_of(root))), output)
    # What is built elsewhere is a trial, or a server's copy of what is in git: it promises nothing.
    is_own = output.resolve().is_relative_to(root.resolve())
    return _recorded(outcome, root) if is_own else prepared


def prepare(root: Path, today: date) -> Outcome:
    """Do everything but publish."""
    paths = tuple(path for path in source.files(root, CONTENT) if path != TOLD)
    settings, lock, told = _settings(root), _lock(root), _told(root)
    texts = (path for path in paths if path.endswith(".md"))
    records = each(partial(_record, root, frozenset(paths)), texts)
    largest = settings.value.value.largest_attachment if settings.value else LARGEST_ATTACHMENT
    files = each(
        partial(_attachment, root, largest * MEGABYTE),
        (path for path in paths if not path.endswith(".md")),
    )
    found = [*settings.diagnostics, *lock.diagnostics, *told.diagnostics]
    found += private_folders(source.top(root))
    if not records:
        found.append(_nothing_to_publish())
    found += (diagnostic for record in records for diagnostic in record.diagnostics)
    found += (diagnostic for file in files if not file.value for diagnostic in file.diagnostics)
    leaks = [leak for file in files if file.value for leak in file.diagnostics]
    good, archive, dangling = _archive(records, paths)
    found += dangling
    if settings.value is None:
        return Outcome((*found, *leaks))
    found += misset(settings.value)
    configured = settings.value.value
    words = catalogue(root, configured.language)
    found += words.diagnostics
    if words.value is None:
        return Outcome((*found, *leaks))
    site = archive.site(configured, today, words.value)
    shown = (*findings_of(site), *leaks)
    judged = judge(shown, good, WAIVABLE, FLEETING, complete=not has_errors(found))
    found += judged.findings
    if has_errors(found):
        return Outcome(tuple(found), _count(judged), len(records))
    attached = tuple(file.value for file in files if file.value)
    made = _made(root, framed(site, judged.waived), attached)
    found += made.diagnostics
    if made.value is None:
        return Outcome(tuple(found), _count(judged), len(records))
    whole = _answering(made.value, attached, lock.value or {}, told.value or NOTHING_TOLD)
    return replace(
        whole, findings=(*found, *whole.findings), waived=_count(judged), records=len(records)
    )


def look_for_leaks(root: Path) -> Outcome:
    """Look for what must not be published in the files that git has staged, and at nothing else.

    Raises ``NotARepositoryError``.
    """
    found: list[Diagnostic] = []
    count = 0
    records: dict[str, Record] = {}
    for path, data in staged(root, CONTENT):
        count += 1
        beside = partial(_beside, root, frozenset(), path)
        read: Checked[Record] = Checked(None)
        if path.endswith(".md"):
            read = read_record(source.decode(path, data), beside)
        if read.value and not has_errors(read.diagnostics):
            records[path] = read.value
        found += (each for each in read.diagnostics if each.code in REFUSALS)
        found += leaks_of(records.get(path) or look_into(path, data))
    for folder in sorted({leak.path.rpartition("/")[0] for leak in found}):
        for path in source.files(root, folder):
            other = _record(root, frozenset(), path).value if path.endswith(".md") else None
            if other is not None:
                records.setdefault(path, other)
    judged = judge(found, records.values(), WAIVABLE, FLEETING, complete=False)
    return Outcome(judged.findings, _count(judged), count)


def _nothing_to_publish() -> Diagnostic:
    message = f"there is no record in the folder {CONTENT}/ beside this file"
    remedy = "Is its name right, and is it complete? An empty site would replace the published one."
    return Diagnostic(SETTINGS, START, "content-missing", message, remedy)


def _settings(root: Path) -> Checked[Placed[Settings]]:
    text = source.read(root, SETTINGS)
    if isinstance(text, Unreadable):
        return Checked(None, (unreadable(text),))
    tree = read_yaml(text)
    if tree.value is None:
        return Checked(None, tree.diagnostics)
    placed = validate(SETTINGS, Settings, tree.value)
    found = (*tree.diagnostics, *placed.diagnostics)
    return Checked(placed.value, found)


def _lock(root: Path) -> Checked[Lock]:
    if LOCK not in source.top(root):
        return Checked({})
    text = source.read(root, LOCK)
    return Checked(None, (unreadable(text),)) if isinstance(text, Unreadable) else read_lock(text)


def _told(root: Path) -> Checked[Placed[Addresses]]:
    """Return what the site says of addresses that moved and of what was withdrawn."""
    text = source.read(root, TOLD) if (root / TOLD).exists() else Source(TOLD, "")
    if isinstance(text, Unreadable):
        return Checked(None, (unreadable(text),))
    tree = read_yaml(text)
    if tree.value is None:
        return Checked(None, tree.diagnostics)
    placed = validate(TOLD, Addresses, tree.value)
    return Checked(placed.value, (*tree.diagnostics, *placed.diagnostics))


def _recorded(outcome: Outcome, root: Path) -> Outcome:
    """Write down which addresses are published now. The site is live: a failure is a warning."""
    before = source.content_of(root, LOCK).splitlines()
    try:
        replace_file(root / LOCK, outcome.addresses)
    except OSError as error:
        warning = not_recorded(str(error.strerror))
        return replace(outcome, findings=(*outcome.findings, warning))
    return replace(outcome, recorded=len(set(outcome.addresses.splitlines()) - set(before)))


def _record(root: Path, paths: frozenset[str], path: str) -> Checked[Record]:
    return read_record(source.read(root, path), partial(_beside, root, paths, path))


def _beside(root: Path, paths: frozenset[str], path: str, name: str) -> Source | Unreadable | None:
    """Return the text file called ``name`` beside the one at ``path``, if there is one."""
    whole = f"{path.rpartition('/')[0]}/{name}"
    return source.read(root, whole) if whole in paths else None


def _attachment(root: Path, largest: int, path: str) -> Checked[Artifact]:
    """Return the attachment at ``path`` with what must not be published of it.

    What is no attachment, cannot be read or is unsound comes back as findings alone.
    """
    if (refused := forbidden(path)) is not None:
        return Checked(None, (refused,))
    if kind_of(path) is not Kind.ATTACHMENT:
        return Checked(None, (misplaced(path),))
    data = source.read_bytes(root, path, largest + 1)
    if isinstance(data, Unreadable):
        return Checked(None, (unreadable(data),))
    if found := tuple(unsound(path, data, largest)):
        return Checked(None, found)
    leaks = tuple(leaks_of(look_into(path, data)))
    return Checked(Artifact(path.removeprefix(f"{CONTENT}/"), data), leaks)


def _archive(
    records: tuple[Checked[Record], ...], paths: tuple[str, ...]
) -> tuple[list[Record], Archive, tuple[Diagnostic, ...]]:
    """Return the records without errors, all that can be linked, and what leads nowhere."""
    read = [(record.value, has_errors(record.diagnostics)) for record in records if record.value]
    good = [record for record, is_broken in read if not is_broken]
    broken = [record for record, is_broken in read if is_broken]
    return good, *assemble(good, broken, paths)


@dataclass(frozen=True)
class _Made:
    """What the records became, and what further pages are made with."""

    ours: Layouts
    framing: Framing
    artifacts: tuple[Artifact, ...]


def _made(root: Path, framing: Framing, attached: tuple[Artifact, ...]) -> Checked[_Made]:
    """Return the files of the site, but for those at addresses that are no more."""
    site = framing.site
    what, ours = findable(site), layouts(root, site.words)
    pages = _pages(ours, framing, what)
    if pages.value is None or has_errors(pages.diagnostics):
        return Checked(None, pages.diagnostics)
    found_by = index(what, site.settings.language)
    artifacts = (*pages.value, *files_of(site), *attached, *found_by)
    return Checked(_Made(ours, framing, artifacts), pages.diagnostics)


def _answering(
    made: _Made, attached: tuple[Artifact, ...], lock: Lock, told: Placed[Addresses]
) -> Outcome:
    """Return the site with an answer for every address ever published, verified as a whole."""
    site, url = made.framing.site, made.framing.site.settings.url
    paths = (file.path for file in made.artifacts)
    standing = promised(site, paths, (file.path for file in attached))
    kept = answered(site, lock, standing, told)
    answers = each(partial(render, made.ours), answer_pages(made.framing, kept))
    artifacts = (
        *made.artifacts,
        *(page.value for page in answers if page.value),
        *server_files(url, Answers(kept.moved, tuple(kept.withdrawn))),
    )
    found = [*kept.findings, *(found for page in answers for found in page.diagnostics)]
    found += unrecorded(lock, standing) if lock else ()
    if not has_errors(found):
        facts = dict(zip((file.path for file in artifacts), each(facts_of, artifacts), strict=True))
        found += verify(facts, url, (*lock, *kept.moved, *kept.withdrawn))
    addresses = written({**lock, **standing})
    return Outcome(tuple(found), artifacts=artifacts, addresses=addresses)


def _pages(ours: Layouts, framing: Framing, what: Findable) -> Checked[tuple[Artifact, ...]]:
    site = framing.site
    shown = components(ours) if site.settings.style_guide else Checked(())
    pages = tuple(pages_of(framing))
    told = tested()
    pages += tuple(statement_pages(framing, told.kinds, told.widths, told.tools))
    pages += tuple(search_pages(framing, what.entries))
    pages += tuple(guide_pages(framing, shown.value or ()))
    pages += tuple(machine_pages(site, iter(pages)))
    rendered = each(partial(render, ours), pages)
    found = (*shown.diagnostics, *(found for page in rendered for found in page.diagnostics))
    made = tuple(page.value for page in rendered if page.value)
    return Checked((*made, *assets(ours)), found)


def _count(judged: Judged) -> int:
    return sum(len(waived) for waived in judged.waived.values())
