"""From what git tells of a file to the versions of a record.

A version is a published state, not a commit: it differs from the one before in what it shows the
public, and all that was published on one day is one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import cache, partial
from itertools import groupby

from generator.council.exemption import CODES as EXEMPT_CODES
from generator.council.exemption import Hidden
from generator.council.fields import WithheldVersion
from generator.council.keys import CONTENT, Kind, folder_of, kind_of, sitting_of
from generator.council.records import Record, read_record
from generator.council.relations import (
    ADDED,
    CHANGED,
    COUNCIL,
    EXEMPT,
    FORMER,
    PATH,
    SHEETS,
    VERSION,
    WITHHELD,
)
from generator.council.seen import digest_of
from generator.council.site import Site
from generator.council.spoken import blocks_of, items_of
from generator.council.versions import Change, Version
from generator.diagnostics import Diagnostic, Severity
from generator.history import Blobs, Edit, Ledger
from generator.source import START, Source, Unreadable, decode

Fact = tuple[str, str, object]


def published(
    site: Site, key: str, path: str, ledger: Ledger, blobs: Blobs
) -> tuple[tuple[Diagnostic, ...], tuple[Fact, ...]]:
    """Return the versions of the record ``key``, whose file is or was at ``path``, as facts.

    With them comes what is wrong in what the record says of them.
    """
    paths = site.told.of(PATH, key)
    here = paths[0] if paths else path

    def life(name: str) -> tuple[Edit, ...]:
        site.desk.note(f"history {name}")
        return ledger.edits(name)

    own = _from_the_beginning(life(here), [life(name) for name in _formers(site, key, here)])
    edits = _merged(own, [life(name) for name in _figures(site, key, here)])
    hide = site.told.of(EXEMPT, key)
    withheld: tuple[WithheldVersion, ...] = site.told.of(WITHHELD, key)
    read = cache(partial(record_at, blobs, hide=hide))
    versions = versions_in(edits, read, _role(site, key), withheld)
    listed = tuple((CHANGED, str(each.on.year), (key, each)) for each in versions)
    if not paths:
        return (), listed
    unknown = tuple(_unknown(here, each) for each in withheld if each.version > len(versions))
    facts: list[Fact] = [(VERSION, key, each) for each in versions]
    if len(versions) > 1 and kind_of(here) is Kind.AGENDA:
        facts += ((ADDED, key, each) for each in _added(versions, read))
    return unknown, (*facts, *listed)


def _added(
    versions: Iterable[Version], read: Callable[[Version], Record | None]
) -> Iterator[tuple[str, date]]:
    """Yield each item of business that came after the first publication, and when."""
    held: list[tuple[str, date | None]] = []
    is_first = True
    for version in versions:
        record = read(version) if version.blob else None
        if record is None:
            continue
        titles = [title for _, title in items_of(record.front.value)]
        held = _carried(held, titles, None if is_first else version.on)
        is_first = False
    yield from ((title, on) for title, on in held if on)


def _carried(
    held: list[tuple[str, date | None]], titles: list[str], on: date | None
) -> list[tuple[str, date | None]]:
    """Return ``titles``, each with the day from what was ``held``, or ``on`` where it is new.

    A title in the place of another is the same item in other words.
    """
    found: list[tuple[str, date | None]] = []
    matcher = SequenceMatcher(None, [title for title, _ in held], titles, autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        days = [day for _, day in held[start:end]]
        new = titles[first:last]
        days += [on] * (len(new) - len(days))
        found += zip(new, days[: len(new)], strict=True)
    return found


def recalled(site: Site, blobs: Blobs, key: str, version: Version) -> Record | None:
    """Return the record ``key`` as it was in ``version``, if it can be read and is not withheld."""
    if version.withheld or not version.blob:
        return None
    return record_at(blobs, version, site.told.of(EXEMPT, key))


def _figures(site: Site, key: str, path: str) -> Iterator[str]:
    """Yield the files with the figures of a record, which it shows as its own."""
    folder = path.rpartition("/")[0]
    for sheets in site.told.of(SHEETS, key):
        yield from (f"{folder}/{sheet.table.csv}" for sheet in sheets if sheet.table.csv)


def _formers(site: Site, key: str, path: str) -> Iterator[str]:
    """Yield the files in which a record may have stood, by the addresses that it says it had."""
    for old in site.told.of(FORMER, key):
        name = old.strip("/")
        for form in ("{}.md", "{}/agenda.md", "{}/index.md", "pages/{}.md"):
            former = f"{CONTENT}/{form.format(name)}"
            if kind_of(former) is kind_of(path):
                yield former


def _from_the_beginning(own: tuple[Edit, ...], formers: list[tuple[Edit, ...]]) -> tuple[Edit, ...]:
    """Return the edits of a file, behind those of a former one that ended when it began.

    So a record that says from where it moved keeps its history, however much it changed on the way.
    """
    for former in formers:
        ended = bool(former) and not former[-1].blob
        if own and ended and former[-1].number <= own[0].number:
            return (*former[:-1], *own)
    return own


def _merged(own: tuple[Edit, ...], others: list[tuple[Edit, ...]]) -> tuple[Edit, ...]:
    """Return the edits of a record, and between them those of its figures as states of it."""
    moments = {edit.commit: edit for life in (*others, own) for edit in life}
    found: list[Edit] = []
    for edit in sorted(moments.values(), key=lambda edit: edit.number):
        state = edit if edit in own else None
        if state is None and found and found[-1].blob:
            state = edit._replace(path=found[-1].path, blob=found[-1].blob)
        found += [state] if state else []
    return tuple(found)


def _role(site: Site, key: str) -> str:
    """Return the post that publishes the record ``key``: the contact of its council."""
    if key.startswith("meetings/"):
        _, council = site.council_of(sitting_of(folder_of(key)).committee)
    else:
        said = site.told.of(COUNCIL, key)
        if not said and len(site.settings.councils) > 1:
            return site.settings.title
        _, council = site.council(said[0] if said else None)
    return council.contact.role if council.contact else council.name


def _unknown(path: str, withheld: WithheldVersion) -> Diagnostic:
    message = f"version {withheld.version} is withheld, and there is no such version"
    remedy = "minutebook versions  lists those that there are; correct the number."
    return Diagnostic(path, START, "version-unknown", message, remedy, severity=Severity.WARNING)


def published_at(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the last of ``edits`` of each day, for what was public for hours was no version."""
    days = groupby(edits, key=lambda edit: edit.day)
    return tuple(last for _, each in days for *_, last in (tuple(each),))


def record_at(blobs: Blobs, state: Edit | Version, hide: tuple[Hidden, ...]) -> Record | None:
    """Return the record as it was in ``state``, and as the public may see it today.

    ``hide`` are the items of business that are exempt today. Nothing where today's format cannot
    read it.
    """
    folder = state.path.rpartition("/")[0]

    def beside(name: str) -> Source | Unreadable | None:
        data = blobs.at(state.commit, f"{folder}/{name}")
        return None if data is None else decode(f"{folder}/{name}", data)

    found = read_record(decode(state.path, blobs.read(state.blob) or b""), beside, hide)
    faults = (each for each in found.diagnostics if each.severity is Severity.ERROR)
    is_readable = all(each.code in EXEMPT_CODES for each in faults)
    return found.value if is_readable else None


def versions_in(
    edits: Sequence[Edit],
    read: Callable[[Edit], Record | None],
    role: str,
    withheld: Iterable[WithheldVersion],
) -> tuple[Version, ...]:
    """Return the versions that ``edits`` of a file came to, oldest first.

    ``read`` returns the record that an edit left, ``role`` is the post that publishes where a
    commit names none, ``withheld`` are those that are not shown.
    """
    hidden = {int(each.version): each for each in withheld}
    found = list(_states(published_at(edits), read))
    return tuple(
        Version(
            number,
            kind,
            date.fromisoformat(edit.day),
            edit.by or role,
            "" if number in hidden else edit.reason,
            edit.commit,
            edit.path,
            edit.blob,
            hidden.get(number),
        )
        for number, (kind, edit) in enumerate(found, 1)
    )


def _states(
    edits: Sequence[Edit], read: Callable[[Edit], Record | None]
) -> Iterator[tuple[Change, Edit]]:
    """Yield each of ``edits`` that changed what the public sees, and how it did."""
    if len(edits) == 1 and edits[0].blob and kind_of(edits[0].path) is not Kind.MINUTES:
        yield Change.FIRST, edits[0]
        return
    before: tuple[str, Record | None] | None = None
    for edit in edits:
        if not edit.blob:
            if before is not None and before[0]:
                yield Change.WITHDRAWAL, edit
                before = "", None
            continue
        record = read(edit)
        now = digest_of(record) if record else edit.blob, record
        if before is None or now[0] != before[0]:
            yield _change(before, record), edit
        before = now


def _change(before: tuple[str, Record | None] | None, record: Record | None) -> Change:
    """Return what a state is, beside the one ``before``.

    Minutes are a draft until they name the meeting that confirmed them. What only adds, such as
    an item or a paragraph, is a supplement; what alters or takes away anything, a correction.
    """
    is_minutes = record is not None and record.kind is Kind.MINUTES
    is_confirmed = bool(is_minutes and record and record.front.value.confirmed)
    if before is None:
        if is_minutes:
            return Change.CONFIRMED if is_confirmed else Change.DRAFT
        return Change.FIRST
    old = before[1]
    if not before[0]:
        return Change.AGAIN
    if old is None or record is None:
        return Change.CORRECTION
    if is_confirmed and not getattr(old.front.value, "confirmed", None):
        return Change.CONFIRMED
    return Change.SUPPLEMENT if _only_adds(old, record) else Change.CORRECTION


def _only_adds(old: Record, new: Record) -> bool:
    titles = [title for _, title in items_of(old.front.value)]
    later = [title for _, title in items_of(new.front.value)]
    if titles and len(later) > len(titles) and set(titles) <= set(later):
        return True
    before, after = ([block[:2] for block in blocks_of(each)] for each in (old, new))
    rest = iter(after)
    return len(after) > len(before) and all(block in rest for block in before)
