"""The site of the two packs, built once and served to whoever asks."""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from fnmatch import fnmatch
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from bs4 import BeautifulSoup
from hypothesis import settings

from generator import source
from generator.build import Outcome, build
from generator.catalogue import Catalogue
from generator.council.archive import assemble
from generator.council.records import read_record
from generator.council.settings import Settings
from generator.council.site import Site

# Speed is measured in benchmarks, never in a test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# What the Makefile brings for the tests (nginx, Caddy, rsync) lies beside Python.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

ROOT = Path(__file__).parent.parent
TODAY = date(2015, 1, 20)
Read = Callable[[str], BeautifulSoup]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, Path]:
    """Return what a build of the packs said, and the folder that it published."""
    output = tmp_path_factory.mktemp("packs") / "public"
    return build(ROOT, output, TODAY), output


@pytest.fixture(scope="session")
def packs() -> Site:
    """Return the records of the packs, linked."""
    paths = tuple(source.files(ROOT, "content"))
    read = (read_record(source.read(ROOT, path), lambda _: None) for path in paths if ".md" in path)
    archive, _ = assemble([record.value for record in read], [], paths)
    council = {"name": "A council", "jurisdiction": "none"}
    settings = Settings.model_validate(
        {"title": "Packs", "url": "https://example.org/", "councils": {"a": council}}
    )
    return archive.site(settings, TODAY, Catalogue())


@pytest.fixture(scope="session")
def public(built: tuple[Outcome, Path]) -> Path:
    """Return the folder of the published packs."""
    return built[1]


@pytest.fixture(scope="session")
def read(public: Path) -> Read:
    """Return a function that reads the page at an address."""

    @cache
    def page(address: str) -> BeautifulSoup:
        path = public / address.strip("/") / "index.html"
        return BeautifulSoup(path.read_text(), "html.parser")

    return page


def headers_of(folder: Path, address: str) -> list[tuple[str, str]]:
    """Return the headers that the site wants to be sent with the file at ``address``."""
    wanted, applies = folder / "_headers", False
    found = []
    for line in wanted.read_text().splitlines() if wanted.is_file() else ():
        if not line.startswith(" "):
            applies = fnmatch(address, line)
        elif applies:
            name, _, value = line.strip().partition(": ")
            found.append((name, value))
    return found


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        address = self.path.partition("?")[0]
        for name, value in headers_of(Path(self.directory), address):
            # The server has its own types.
            if name != "Content-Type":
                self.send_header(name, value)
        # LinkChecker asks a host as often as it likes that answers with its name.
        self.send_header("LinkChecker", "welcome")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a folder and says at which address."""
    servers = []

    def serve(folder: Path) -> str:
        handler = type("Handler", (_Handler,), {})
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), lambda *given: handler(*given, directory=str(folder))
        )
        server.daemon_threads = True
        servers.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
