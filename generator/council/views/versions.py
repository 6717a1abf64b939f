"""The versions of a record as layouts see them: the list, one of them, and what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.catalogue import marked
from generator.council.differences import How, Piece, Run, compare
from generator.council.fields import WithheldVersion
from generator.council.keys import address_of
from generator.council.records import Record
from generator.council.relations import CHANGED, HELD
from generator.council.site import Site
from generator.council.spoken import HEADING, ITEM, ROW, blocks_of
from generator.council.versions import Change, Version, address_of_versions, versions_of
from generator.council.views import words
from generator.council.views.chrome import Link, href, to
from generator.council.views.earlier import EarlierView, earlier_view, speech_of
from generator.council.views.names import title_of


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version in a list: its number, what it was, when, by whom and why, and the ways to it.

    ``withheld`` says why it is not shown, where it is not.
    """

    number: str
    kind: str
    day: str
    iso: str
    by: str
    reason: str
    shown: Link | None
    changes: Link | None
    withheld: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """All versions of a record, newest first, and the way to the record as it is."""

    record: Link
    versions: tuple[VersionView, ...]
    timemap: str


@dataclass(frozen=True, slots=True)
class PastView:
    """A version of a record as it was; ``record`` is nothing where it cannot be shown, and why."""

    version: VersionView
    now: Link
    all: Link
    canonical: str
    is_latest: bool
    previous: Link | None
    next: Link | None
    problem: str
    record: EarlierView | None


@dataclass(frozen=True, slots=True)
class CellView:
    """Words that stayed, were put in or taken out; ``head`` stands over them in a table."""

    head: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PieceView:
    """A block with what became of it, or how many were left out because nothing did."""

    kind: str
    how: str
    label: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed from one version to the next; ``problem`` says why that cannot be shown."""

    version: VersionView
    now: Link
    all: Link
    canonical: str
    before: str
    problem: str
    summary: str
    pieces: tuple[PieceView, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """What was published on one day."""

    day: str
    iso: str
    changes: tuple[tuple[Link, str, str, Link | None], ...]


@dataclass(frozen=True, slots=True)
class WhatChangedView:
    """What was published when, newest first, and the ways to other years."""

    is_known: bool
    years: tuple[Link, ...]
    days: tuple[DayView, ...]


KINDS = {
    Change.FIRST: marked("First publication"),
    Change.SUPPLEMENT: marked("Supplement"),
    Change.CORRECTION: marked("Correction"),
    Change.DRAFT: marked("Draft minutes"),
    Change.CONFIRMED: marked("Confirmed minutes"),
    Change.WITHDRAWAL: marked("Withdrawal"),
    Change.AGAIN: marked("Published again"),
}


def called(site: Site, key: str) -> str:
    """Return how the record ``key`` is called, with its meeting where it has no title itself."""
    if key.endswith("/agenda") and key.startswith("meetings/"):
        return title_of(site, key.removesuffix("/agenda"))
    if key.endswith("/minutes") and key.startswith("meetings/"):
        meeting = title_of(site, key.removesuffix("/minutes"))
        return site.say("Minutes: %(meeting)s", meeting=meeting)
    return title_of(site, key)


def timeline_view(site: Site, key: str) -> TimelineView:
    """Return the list of the versions of the record ``key``."""
    versions = versions_of(site, key)
    views = tuple(version_view(site, key, versions, each) for each in reversed(versions))
    timemap = href(site, f"{address_of_versions(address_of(key))}timemap.link")
    return TimelineView(Link(called(site, key), to(site, key)), views, timemap)


def version_view(
    site: Site, key: str, versions: tuple[Version, ...], version: Version
) -> VersionView:
    """Return one of the ``versions`` of a record, as it is listed."""
    address = address_of_versions(address_of(key), version.number)
    # The only version is the record itself, until there is a second.
    is_shown = bool(version.blob) and len(versions) > 1
    has_changes = is_shown and version.number > 1 and versions[version.number - 2].blob
    return VersionView(
        str(version.number),
        site.say(KINDS[version.kind]),
        words.short_day(version.on, site.settings.language),
        version.on.isoformat(),
        version.by,
        version.reason,
        Link(site.say("Version %(number)s", number=version.number), href(site, address))
        if is_shown
        else None,
        Link(site.say("What changed"), href(site, f"{address}changes/")) if has_changes else None,
        _withheld(site, version.withheld) if version.withheld else "",
    )


def past_view(site: Site, key: str, version: Version, record: Record | None) -> PastView:
    """Return what the record ``key`` was in ``version``; ``record`` is nothing if it is hidden."""
    versions = versions_of(site, key)
    around = (version.number - 1, version.number + 1)
    ways = {each.number: each for each in versions if each.blob}
    before, after = (
        version_view(site, key, versions, ways[number]).shown if number in ways else None
        for number in around
    )
    return PastView(
        version_view(site, key, versions, version),
        *_ways(site, key),
        is_latest=version.number == len(versions),
        previous=before,
        next=after,
        problem="" if record else _problem(site, version),
        record=earlier_view(site, record) if record else None,
    )


def changes_view(
    site: Site, key: str, version: Version, old: Record | None, new: Record | None
) -> ChangesView:
    """Return what changed from ``old`` to ``new``, which the record ``key`` was in ``version``."""
    versions = versions_of(site, key)
    before = versions[version.number - 2]
    problem = "" if new else _problem(site, version)
    problem = problem or ("" if old else _problem(site, before))
    pieces: tuple[Piece, ...] = ()
    if old and new:
        speech = speech_of(site)
        pieces = compare(blocks_of(old, speech), blocks_of(new, speech))
        if all(piece.how is How.SAME for piece in pieces):
            problem = site.say(
                "No word is different: links, checks or the way it is set out changed."
            )
    return ChangesView(
        version_view(site, key, versions, version),
        *_ways(site, key),
        before=words.short_day(before.on, site.settings.language),
        problem=problem,
        summary=_summary(site, pieces),
        pieces=tuple(_shown(site, pieces)) if not problem else (),
    )


def what_changed_view(site: Site, year: str) -> WhatChangedView:
    """Return what was published in ``year``, or in the last year in which anything was."""
    years = tuple(reversed(site.told.targets(CHANGED)))
    chosen = year or next(iter(years), "")
    found: list[tuple[str, Version]] = sorted(
        site.told.of(CHANGED, chosen), key=lambda each: (each[1].on, each[0]), reverse=True
    )
    by_day = groupby(found, key=lambda each: each[1].on)
    return WhatChangedView(
        bool(years),
        tuple(Link(each, href(site, f"/changes/{each}/")) for each in years),
        tuple(_day(site, day, list(each)) for day, each in by_day),
    )


def _day(site: Site, day: date, found: list[tuple[str, Version]]) -> DayView:
    return DayView(
        words.day(day, site.settings.language),
        day.isoformat(),
        tuple(
            (_record(site, key), site.say(KINDS[each.kind]), each.reason, _changes(site, key, each))
            for key, each in found
        ),
    )


def _record(site: Site, key: str) -> Link:
    if site.told.of(HELD, key):
        return Link(called(site, key), to(site, key))
    return Link(address_of(key))


def _changes(site: Site, key: str, version: Version) -> Link | None:
    is_shown = site.told.of(HELD, key) and version.number > 1 and version.blob
    if not is_shown or version.kind is Change.AGAIN:
        return None
    address = address_of_versions(address_of(key), version.number)
    return Link(site.say("What changed"), href(site, f"{address}changes/"))


def _ways(site: Site, key: str) -> tuple[Link, Link, str]:
    address = address_of(key)
    now = Link(site.say("the record as it is now"), to(site, key))
    listed = Link(site.say("All versions"), href(site, address_of_versions(address)))
    return now, listed, site.settings.url.rstrip("/") + address


def _problem(site: Site, version: Version) -> str:
    if version.withheld:
        return _withheld(site, version.withheld)
    if not version.blob:
        return site.say("It was withdrawn.")
    return site.say(
        "It was written in a form that cannot be shown today. It is kept in the archive."
    )


def _withheld(site: Site, withheld: WithheldVersion) -> str:
    return site.say(
        "This version is withheld. %(who)s, %(day)s: %(reason)s",
        who=withheld.by,
        day=words.short_day(withheld.on, site.settings.language),
        reason=withheld.reason,
    )


def _summary(site: Site, pieces: tuple[Piece, ...]) -> str:
    runs = [run for piece in pieces for cell in piece.cells for run in cell]
    counts = {
        how: sum(len(run.text.split()) for run in runs if run.how is how)
        for how in (How.INSERTED, How.REMOVED)
    }
    put = site.say_some("%(num)s word inserted", "%(num)s words inserted", counts[How.INSERTED])
    out = site.say_some("%(num)s word removed", "%(num)s words removed", counts[How.REMOVED])
    return f"{put}, {out}"


def _shown(site: Site, pieces: tuple[Piece, ...]) -> Iterator[PieceView]:
    """Yield what changed, each stretch under the heading that it stands under."""
    same = 0
    heading: Piece | None = None
    for piece in pieces:
        if piece.how is How.SAME:
            same += 1
            heading = piece if piece.block.kind in {HEADING, ITEM} else heading
            continue
        if same:
            yield _skipped(site, same - (heading is not None))
        if heading:
            yield _piece(site, heading)
        same, heading = 0, None
        yield _piece(site, piece)
    if same:
        yield _skipped(site, same)


def _skipped(site: Site, count: int) -> PieceView:
    said = site.say_some("%(num)s part unchanged", "%(num)s parts unchanged", count)
    return PieceView("skipped", "", said if count else "", ())


def _piece(site: Site, piece: Piece) -> PieceView:
    block = piece.block
    heads = block.heads or ("",) * len(block.cells)
    cells = [
        CellView(head, runs)
        for number, (head, runs) in enumerate(zip(heads, piece.cells, strict=True))
        # Of a row that changed, only what did, and how it is called.
        if block.kind != ROW or piece.how is not How.CHANGED or not number or _differs(runs)
    ]
    label = site.say(_HOW[piece.how]) if piece.how in _HOW else ""
    return PieceView(block.kind, piece.how, label, tuple(cells))


def _differs(runs: tuple[Run, ...]) -> bool:
    return any(run.how is not How.SAME for run in runs)


_HOW = {How.INSERTED: marked("inserted"), How.REMOVED: marked("removed")}
