"""Every address ever published: ``urls.lock``.

The file stands beside ``site.yaml`` and in git. Each line is an address and, where a file of the
site stands behind it, that file. Lines are sorted and tell of no day, so that two people who
publish different things can merge them; a line that is there twice counts once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.council.keys import CONTENT, address_of
from generator.council.relations import HELD_IN, PAPER, PATH
from generator.council.site import Site
from generator.diagnostics import Checked, Diagnostic, Severity
from generator.source import Position, Source, Span

LOCK = "urls.lock"
UNRECORDED = "address-unrecorded"
# A line for each of millions of files.
LARGEST_LOCK = 1 << 28
_HEAD = (
    "# Every address that this site has published. Each build answers all of them.\n"
    "# Minute Book adds lines when it publishes: commit them, and delete none.\n"
)
_LINE = re.compile(r"(?P<address>/[!-~]*)(?: (?P<source>\S+))?")
_INDEX = "index.html"
# What happened in a year, which a correction can empty: behind it stands no record.
_OF_A_YEAR = re.compile(r".*/feed-\d{4}\.atom")
# Git keeps what was published when: these are there wherever the whole history is.
_VERSION = re.compile(r"(?:^|/)versions/(?:[0-9]+/|timemap\.link|index\.html)|^changes/")
# What nobody links to: it serves pages, or is called anew by each build.
_UNPROMISED = ("assets/", "search/index/", "_server/", "style-guide/")
# They tell of what stands beside them, and go with it.
_LISTS = "SHA256SUMS"
_MACHINERY = frozenset(
    {"_headers", "_redirects", "robots.txt", "404.html", "build.json"}
    | {"changelist.xml", "capabilitylist.xml"}
)


@dataclass(frozen=True, slots=True)
class Promise:
    """An address that was published: the file behind it, if there was one, and its line."""

    source: str
    line: int = 0


Lock = Mapping[str, Promise]


def promised(site: Site, paths: Iterable[str], attached: Iterable[str]) -> Lock:
    """Return the addresses that files at ``paths`` of the published site promise to keep.

    Behind a page or download of a record stands the record's file, behind one of those ``attached``
    the file itself; behind a page of a register, such as the decisions of a year, stands none.
    """
    sources = dict(_sources(site)) | {f"/{path}": f"{CONTENT}/{path}" for path in attached}
    found: dict[str, Promise] = {}
    for path in paths:
        if not _is_machinery(path):
            address = f"/{path.removesuffix(_INDEX)}" if _is_page(path) else f"/{path}"
            above = f"{address.rpartition('/')[0]}/"
            if _OF_A_YEAR.fullmatch(address):
                above = ""
            found[address] = Promise(sources.get(address) or sources.get(above, ""))
    return found


def read_lock(source: Source) -> Checked[Lock]:
    """Return what ``urls.lock`` says, and a finding for each line that is no address."""
    found: dict[str, Promise] = {}
    wrong = []
    for number, line in enumerate(source.text.split("\n"), 1):
        said = line.strip()
        if match := _LINE.fullmatch(said):
            found.setdefault(match["address"], Promise(match["source"] or "", number))
        elif said and not said.startswith("#"):
            wrong.append(_unreadable(source.path, number, line))
    return Checked(found, tuple(wrong))


def written(lock: Lock) -> bytes:
    """Return ``lock`` as the text of its file."""
    lines = (f"{address} {lock[address].source}".rstrip() for address in sorted(lock))
    return (_HEAD + "".join(f"{line}\n" for line in lines)).encode()


def unrecorded(lock: Lock, standing: Lock) -> Iterator[Diagnostic]:
    """Yield a warning where addresses would be published that ``urls.lock`` does not hold."""
    missing = sorted(standing.keys() - lock.keys())
    if missing:
        count = "an address" if len(missing) == 1 else f"{len(missing):,} addresses"
        message = f"{count} would be published that this file does not hold, such as {missing[0]}"
        remedy = "Run  minutebook build  and commit urls.lock, so that they are kept for ever."
        yield _warning(message, remedy)


def not_recorded(problem: str) -> Diagnostic:
    """Return the warning that a site was published, but not the list of its addresses."""
    message = f"the site was published, but this file could not be written: {problem}"
    return _warning(message, "Run  minutebook build  again where it can be, and commit urls.lock.")


def _warning(message: str, remedy: str) -> Diagnostic:
    place = Span(Position(1, 1), Position(1, 1))
    return Diagnostic(LOCK, place, UNRECORDED, message, remedy, severity=Severity.WARNING)


def _is_machinery(path: str) -> bool:
    is_kept_otherwise = path.endswith(_LISTS) or bool(_VERSION.search(path))
    return path in _MACHINERY or path.startswith(_UNPROMISED) or is_kept_otherwise


def _is_page(path: str) -> bool:
    return path == _INDEX or path.endswith(f"/{_INDEX}")


def _sources(site: Site) -> Iterator[tuple[str, str]]:
    for year in site.told.targets(HELD_IN):
        for key in site.told.of(HELD_IN, year):
            papers = (f"{key}/agenda", f"{key}/minutes", *site.told.of(PAPER, key))
            paths = [path for paper in papers for path in site.told.of(PATH, paper)]
            yield f"/{key}/", paths[0]
    for key in site.told.targets(PATH):
        yield address_of(key), site.told.of(PATH, key)[0]


def _unreadable(path: str, number: int, line: str) -> Diagnostic:
    span = Span(Position(number, 1), Position(number, len(line) + 1))
    message = "this line is no address and no remark"
    remedy = "An address starts with a slash. Where two versions meet, keep the lines of both."
    return Diagnostic(path, span, "lock-unreadable", message, remedy)
