"""All files together: every link is answered, and so is every address that was ever published."""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import normpath
from urllib.parse import urlsplit

from generator.diagnostics import Diagnostic
from generator.source import START
from generator.verification.reading import Facts

_INDEX = "index.html"
_LOCK = "urls.lock"


def verify(
    facts: Mapping[str, Facts], url: str, kept: Iterable[str], new: Iterable[str] | None = None
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a site before anything of it is published.

    ``facts`` are those of all its files by their paths, ``url`` is its address, and ``kept`` are
    the addresses that it must answer. Of a site of which all but the ``new`` files was verified
    before, the links of those alone are followed.
    """
    files = frozenset(facts)
    yield from _colliding(files)
    for address in kept:
        if not _answers(files, address):
            yield _finding(_LOCK, "address-unanswered", f"nothing answers {address}")
    joined = _Joined(facts, files, url)
    for path in sorted(facts if new is None else new):
        for fault in facts[path].faults:
            yield _finding(path, "page-unsound", fault)
        for link in sorted(facts[path].links):
            if not joined.leads(path, link):
                yield _finding(path, "link-dead", f"{link!r} leads nowhere")
        for fetched in sorted(facts[path].fetched):
            if joined.is_elsewhere(fetched):
                message = f"readers would be made to ask another host: {fetched}"
                yield _finding(path, "foreign-request", message)
            elif not joined.leads(path, fetched):
                yield _finding(path, "link-dead", f"{fetched!r} is not there")


class _Joined:
    """The files of a site, and which of their addresses are known to be answered."""

    def __init__(self, facts: Mapping[str, Facts], files: frozenset[str], url: str) -> None:
        self.facts = facts
        self.files = files
        self.origin = url.rstrip("/")
        self.prefix = urlsplit(url).path.rstrip("/")
        self.known: dict[str, bool] = {}

    def is_elsewhere(self, address: str) -> bool:
        """Tell whether ``address`` is on another host."""
        has_host = address.startswith("//") or "://" in address.partition("?")[0]
        return has_host and not self._is_own(address)

    def leads(self, path: str, link: str) -> bool:
        """Tell whether ``link`` on the page at ``path`` is answered, or is none of ours."""
        if self._is_own(link):
            link = self.prefix + link.removeprefix(self.origin)
        if not link.startswith("/"):
            if urlsplit(link).scheme:
                return True
            link = self._absolute(path, link)
        elif link.startswith("//"):
            return True
        if link not in self.known:
            self.known[link] = self._is_answered(link)
        return self.known[link]

    def _is_own(self, address: str) -> bool:
        return address.startswith(self.origin) and address[len(self.origin) :][:1] in {"", "/"}

    def _absolute(self, path: str, link: str) -> str:
        place, sign, anchor = link.partition("#")
        here = f"{self.prefix}/{path.removesuffix(_INDEX)}"
        place = place.partition("?")[0]
        if not place:
            return f"{here}{sign}{anchor}"
        whole = normpath(f"{here.rpartition('/')[0]}/{place}")
        return f"{whole}{'/' if place.endswith('/') else ''}{sign}{anchor}"

    def _is_answered(self, link: str) -> bool:
        place, _, anchor = link.partition("#")
        place = place.partition("?")[0]
        if not place.startswith(f"{self.prefix}/"):
            return not self.prefix or place == self.prefix
        path = _path(place.removeprefix(self.prefix))
        if path not in self.files:
            return False
        return not (anchor and path.endswith(".html")) or anchor in self.facts[path].anchors


def _path(address: str) -> str:
    path = address.removeprefix("/")
    return f"{path}{_INDEX}" if not path or path.endswith("/") else path


def _answers(files: frozenset[str], address: str) -> bool:
    """Tell whether a static host answers ``address``: with a file, or with a folder of its name."""
    return _path(address) in files or _path(f"{address}/") in files


def _colliding(files: frozenset[str]) -> Iterator[Diagnostic]:
    """Find files that would overwrite each other where a disk takes capitals for small letters."""
    seen: dict[str, str] = {}
    for path in sorted(files):
        parts = path.casefold().split("/")
        folders = {"/".join(parts[:depth]) for depth in range(1, len(parts))}
        for each in (path.casefold(), *folders):
            other = seen.get(each)
            if other is not None and (each == path.casefold() or other != f"{each}/"):
                message = f"{path} and {other.rstrip('/')} cannot both be published"
                yield _finding(path, "address-taken", message)
        seen[path.casefold()] = path
        seen.update((folder, f"{folder}/") for folder in folders)


def _finding(path: str, code: str, message: str) -> Diagnostic:
    remedy = (
        "Look for it in the record that this page shows, and in layouts of your own; if it is in "
        "neither, please report it as a mistake of Minute Book."
    )
    return Diagnostic(
        f"public/{path}" if path != "urls.lock" else path, START, code, message, remedy
    )
