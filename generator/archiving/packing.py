"""A commit → a bag: all in it follows from the commit, the dates too, and from the day given."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from generator import deposit
from generator.archiving.bags import (
    COMMIT,
    DAY,
    FOLDER,
    HELD,
    HISTORY,
    PACKED,
    PUBLIC,
    SOURCE,
    lent,
)
from generator.build import SETTINGS, build, collection
from generator.delivery import Answer, found_in
from generator.holding import Collection, Event, Holding
from generator.proof import LIST, SIGNATURE, SIGNERS, listed, listed_in, signing_for
from generator.proof.sums import digests_at
from generator.provenance import ADDRESSES, locked
from generator.revision import (
    MisuseError,
    Revision,
    bundled,
    exported,
    is_shallow,
    last_of_year,
    moment_of,
    place_in_repository,
    revision_of,
)
from generator.serving import headers_of, rules_of

_WARC = "site.warc"
_AGENT = "Minute Book"
# What a site is made of; whatever else stands beside it is not ours to hand over.
_OF_SITE = (SETTINGS, ADDRESSES, SIGNERS, "content", "layouts")
_TAKEN_IN = "Packed into this bag from the commit {}, with the digests that stand here."
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be archived: the last commit, or the last one of a year.

    ``today`` is the day for which the site is made, without one that of the commit. What the bag
    ``after`` which this one comes holds, or those before it, is not repeated. ``key`` signs.
    Without ``history`` nothing goes in that was ever taken out of the source.
    """

    today: date | None = None
    year: int | None = None
    after: Path | None = None
    key: Path | None = None
    history: bool = True


@dataclass(frozen=True, slots=True)
class _State:
    """The state of a site that is archived, and the name of its bag.

    Its history is asked of the ``repository``, if it is archived as well.
    """

    name: str
    commit: str
    repository: Path | None
    folder: str
    moment: datetime
    day: date

    @property
    def revision(self) -> Revision:
        """What the site is made from."""
        return Revision(self.commit, (), self.repository, self.folder)


def archive(root: Path, target: Path, wish: Wish) -> Answer:
    """Write a bag of the site in ``root`` as ``target``: a folder, or a file if it ends in .tar.

    Raises ``MisuseError``, ``NotABagError``, ``GitError``, ``SigningError``, and ``OSError`` where
    the machine fails.
    """
    if target.exists():
        message = f"{target} is there already, and a bag is never changed. Choose another name."
        raise MisuseError(message)
    state = _state(root, target, wish)
    with (
        exported(root, state.commit) as top,
        tempfile.TemporaryDirectory(dir=target.parent, prefix=".minutebook-") as room,
    ):
        site, public, bag = top / state.folder, Path(room) / PUBLIC, Path(room) / "bag" / state.name
        if not (site / SETTINGS).is_file():
            message = f"The commit {state.commit[:10]} holds no {SETTINGS}: it is no site."
            raise MisuseError(message)
        outcome = build(site, public, state.day, state.revision, key=wish.key)
        if outcome.failed:
            text = "The site cannot be built. Nothing was archived."
            return Answer(text, done=False, found=found_in(outcome, site))
        about = collection(site, state.day, state.revision)
        held = _filled(bag, {**_sources(site), **_published(public)}, wish.after)
        _described(bag, about, state)
        if wish.history:
            deposit.put_in(bag, HISTORY, bundled(root, state.commit))
        _crawled(bag, about, state)
        _sealed(bag, about, state, wish.key)
        if target.suffix == PACKED:
            bag = deposit.packed(bag, Path(room) / PACKED)
        deposit.moved(bag, target)
        return Answer(_told(target, about, len(held)), done=True)


def _state(root: Path, target: Path, wish: Wish) -> _State:
    revision = revision_of(root)
    if revision is None or is_shallow(root):
        message = (
            f"{root} is no repository of git with its whole history, and only what is committed "
            "is archived. Where it is a clone without history, run  git fetch --unshallow"
        )
        raise MisuseError(message)
    if revision.changed:
        message = f"{revision.changed[0]} differs from the last commit. Commit it, or take it away."
        raise MisuseError(message)
    commit = last_of_year(root, revision.commit, wish.year) if wish.year else revision.commit
    if not commit:
        message = f"There is no commit of the year {wish.year} or before it."
        raise MisuseError(message)
    moment = moment_of(root, commit).astimezone(UTC)
    name = target.name.removesuffix(PACKED)
    repository = revision.repository if wish.history else None
    day = wish.today or moment.date()
    return _State(name, commit, repository, place_in_repository(root), moment, day)


def _sources(site: Path) -> dict[str, Path]:
    """Return the files of a site by their paths in the payload. Links are not followed."""
    tops = (site / name for name in _OF_SITE)
    paths = (path for top in tops for path in (top, *top.rglob("*")))
    return {
        f"{SOURCE}/{path.relative_to(site).as_posix()}": path
        for path in paths
        if path.is_file() and not path.is_symlink()
    }


def _published(public: Path) -> dict[str, Path]:
    names = [*listed_in((public / LIST).read_bytes()), LIST]
    names += [SIGNATURE] if (public / SIGNATURE).is_file() else []
    return {f"{PUBLIC}/{name}": public / name for name in names}


def _filled(bag: Path, files: Mapping[str, Path], after: Path | None) -> Mapping[str, bytes]:
    """Put ``files`` into the bag, but for what older bags hold; return what that is, by place."""
    known = _known(after) if after else {}
    held: dict[str, bytes] = {}
    for inner, file in files.items():
        place, digest = known.get(inner, ("", b""))
        if place and inner != f"{PUBLIC}/{LIST}" and digests_at(file, "sha512")["sha512"] == digest:
            held[place] = digest
        else:
            deposit.copied(file, bag, inner)
    if after:
        deposit.put_in(bag, HELD, listed(held))
    return held


def _known(after: Path) -> dict[str, tuple[str, bytes]]:
    """Return where the bag ``after`` and those before it hold which files, and their SHA-512."""
    with lent(after) as older:
        digests = deposit.digests_in(older)
        before = older / deposit.PAYLOAD / HELD
        places = listed_in(before.read_bytes()) if before.is_file() else {}
        name = deposit.info_of(older)["External-Identifier"]
    places |= {f"{name}/{path}": digest for path, digest in digests.items()}
    inner = f"/{deposit.PAYLOAD}/"
    return {place.partition(inner)[2]: (place, digest) for place, digest in places.items()}


def _described(bag: Path, about: Collection, state: _State) -> None:
    detail = _TAKEN_IN.format(state.commit)
    packing = Event("information package creation", state.moment.date(), detail=detail)
    for holding in about.holdings:
        name = holding.source.removeprefix("content/").removesuffix(".md")
        files = _files_of(bag, holding)
        told = deposit.premis(about, holding, files, packing, f"{_AGENT} {version('minutebook')}")
        deposit.put_in(bag, f"metadata/{name}.premis.xml", told)
        deposit.put_in(bag, f"metadata/{name}.dc.xml", deposit.dublin_core(about, holding))


def _files_of(bag: Path, holding: Holding) -> dict[str, tuple[int, str]]:
    page = f"{PUBLIC}{holding.address}index.html"
    found: dict[str, tuple[int, str]] = {}
    for inner in (f"{SOURCE}/{holding.source}", page):
        path = bag / deposit.PAYLOAD / inner
        if path.is_file():
            digest = digests_at(path, "sha512")["sha512"].hex()
            found[f"{deposit.PAYLOAD}/{inner}"] = (path.stat().st_size, digest)
    return found


def _crawled(bag: Path, about: Collection, state: _State) -> None:
    public, rules = bag / deposit.PAYLOAD / PUBLIC, rules_of(about.url)

    def pages() -> Iterator[tuple[str, Path, Mapping[str, str]]]:
        for path in sorted(public.rglob("*")):
            if path.is_file():
                inner = path.relative_to(public).as_posix()
                yield inner, path, headers_of(inner, rules)

    told = {
        "software": f"{_AGENT} {version('minutebook')}",
        "format": "WARC File Format 1.1",
        "isPartOf": about.title,
        "description": f"Made of the published files as of commit {state.commit}, not crawled.",
    }
    deposit.write_warc(bag / deposit.PAYLOAD / _WARC, about.url, pages(), state.moment, told)


def _sealed(bag: Path, about: Collection, state: _State, key: Path | None) -> None:
    deposit.put_in(bag, "sbom.json", deposit.materials(locked().decode(), version("minutebook")))
    parcel = deposit.Parcel(
        name=state.name,
        day=state.day,
        commit=state.commit,
        version=version("minutebook"),
        prefix=urlsplit(about.url).path.rstrip("/"),
        has_history=(bag / deposit.PAYLOAD / HISTORY).is_file(),
        is_later=(bag / deposit.PAYLOAD / HELD).is_file(),
    )
    tags = {"README.txt": deposit.letter(about, parcel)}
    info = {
        "Source-Organization": "; ".join(about.publishers),
        "External-Description": about.title,
        "External-Identifier": state.name,
        "Bagging-Date": state.moment.date().isoformat(),
        "Bag-Software-Agent": f"{_AGENT} {version('minutebook')}",
        "Internal-Sender-Identifier": about.url,
        COMMIT: state.commit,
        DAY: state.day.isoformat(),
        FOLDER: state.folder,
    }
    signing = signing_for(key, about.url) if key else None
    deposit.sealed(bag, {name: said for name, said in info.items() if said}, tags, signing)


def _told(target: Path, about: Collection, held: int) -> str:
    files = [target] if target.is_file() else [each for each in target.rglob("*") if each.is_file()]
    size = sum(each.stat().st_size for each in files) / _MEGABYTE
    older = f" {held:,} files are in older bags and are not repeated." if held else ""
    return f"Archived {len(about.holdings):,} records as {target}: {size:,.1f} MB.{older}"
