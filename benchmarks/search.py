"""Index a council's record and search it in Chromium: times, memory, bytes.

Usage: python benchmarks/search.py FOLDER [QUERY …]

FOLDER is a site, such as one that ``python -m benchmarks.council FOLDER --meetings 10000`` makes.
The server compresses text with gzip, as hosts of static sites do; what is compressed already is
sent as it is.
"""

import gzip
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

from playwright.sync_api import Browser, Page, Response, sync_playwright

from generator import source
from generator.catalogue import Catalogue
from generator.council.archive import assemble
from generator.council.findable import TELLING, findable
from generator.council.pages import framed, search_pages
from generator.council.records import read_record
from generator.council.settings import Settings
from generator.council.site import Site
from generator.document import read_yaml
from generator.entry import Entry, Findable
from generator.page import Artifact
from generator.publish import publish
from generator.render import assets, layouts, render
from generator.schema import validate
from generator.search import Part, bound, engine_for, groups_of, index, tongue_of

TODAY = date(2024, 3, 24)
QUERIES = ("road safety", "minute 20", "library opening hours", "housing", "the council")
TEXT = {".html", ".js", ".css", ".json"}


def main() -> None:
    """Print a table of figures, one a line."""
    root = Path(sys.argv[1])
    queries = sys.argv[2:] or QUERIES
    with timed("read and link the records"):
        site = read(root)
    with timed("say what can be found"):
        what = findable(site)
    with timed("index everything"):
        made = index(what, site.settings.language)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory, records included':34}{peak:9,.0f} MiB")
    for shard in shards_to_change(what):
        kept = of_part(what, shard, site.settings.language, Part())
        changed = with_a_change(what, shard)
        with timed(f"index one change in {shard}"):
            of_part(changed, shard, site.settings.language, kept)
    size = sum(len(artifact.data) for artifact in made)
    files = f"{len(made):,} files, {size / 1e6:,.1f} MB"
    print(f"{'records, index':34}{len(what.entries):9,}, {files}")
    with tempfile.TemporaryDirectory() as folder:
        public = Path(folder) / "public"
        publish([*pages(root, site, what.entries), *made], public)
        search(public, queries)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long the block took, and how much of processors, Pagefind's use included."""
    started, used = time.perf_counter(), processors()
    yield
    took, used = time.perf_counter() - started, processors() - used
    print(f"{what:34}{took:9,.1f} s{used:9,.2f} s of processors", flush=True)


def processors() -> float:
    """Return the seconds of processors that this program and those it ran have used."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(each.ru_utime + each.ru_stime for each in map(resource.getrusage, kinds))


def read(root: Path) -> Site:
    """Return the site in the folder ``root``; what is wrong in it is left out."""
    paths = tuple(source.files(root, "content"))
    texts = [path for path in paths if path.endswith(".md")]
    read_all = (read_record(source.read(root, path), lambda _: None).value for path in texts)
    records = [record for record in read_all if record]
    archive, _ = assemble(records, (), paths)
    text = source.read(root, "site.yaml")
    if isinstance(text, source.Unreadable):
        sys.exit(text.problem)
    tree = read_yaml(text).value
    settings = validate("site.yaml", Settings, tree).value if tree else None
    if settings is None:
        sys.exit("site.yaml is not right")
    return archive.site(settings.value, TODAY, Catalogue())


def shards_to_change(what: Findable) -> tuple[str, ...]:
    """Return the newest part of the index that is whole, and the largest."""
    sizes = Counter(entry.shard for entry in what.entries)
    dated = sorted(shard for shard in sizes if len(shard) == len("2024"))
    return tuple(dict.fromkeys((dated[-2:][0], sizes.most_common(1)[0][0])))


def of_part(what: Findable, shard: str, language: str, before: Part) -> Part:
    """Index the part ``shard`` of ``what``, and return what can be kept of it."""
    held = {entry.card: entry for entry in what.entries if entry.shard == shard}
    tongue = tongue_of(language, TELLING)
    engine = engine_for(tongue)
    groups = tuple(groups_of(held))
    return bound(shard, groups, tongue, engine, held.__getitem__, before)[1]


def with_a_change(what: Findable, shard: str) -> Findable:
    """Return ``what`` where one entry in the middle of ``shard`` says two words more."""
    own = [entry for entry in what.entries if entry.shard == shard and entry.places]
    old = own[len(own) // 2]
    first, *others = old.places
    more = replace(first, html=f"<p>Amended xylophone</p>{first.html}")
    new = replace(old, places=(more, *others))
    return replace(what, entries=tuple(new if e is old else e for e in what.entries))


def pages(root: Path, site: Site, entries: tuple[Entry, ...]) -> list[Artifact]:
    """Return the search page with its styles and scripts."""
    ours = layouts(root, Catalogue())
    made = [render(ours, page).value for page in search_pages(framed(site, {}), entries)]
    return [*(page for page in made if page), *assets(ours)]


class _Handler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in TEXT:
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def search(public: Path, queries: tuple[str, ...] | list[str]) -> None:
    """Ask ``queries`` in Chromium, each in a fresh browser and then with the engine loaded."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *given: _Handler(*given, directory=str(public))
    )
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/search/"
    print(f"{'query':34}{'first':>9}{'bytes':>12}{'requests':>10}{'loaded':>10}{'records':>9}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for query in queries:
            print(asked(browser, base, query))
        browser.close()
    server.shutdown()


def asked(browser: Browser, base: str, query: str) -> str:
    """Return a line of figures about ``query``."""
    page = browser.new_context().new_page()
    sizes: Counter[str] = Counter()
    page.on("response", lambda response: sizes.update({response.url: _size(response)}))
    started = time.perf_counter()
    page.goto(f"{base}?q={quote(query)}")
    page.wait_for_selector("#search_form[data-answered]")
    first = time.perf_counter() - started
    received, requests = sum(sizes.values()), len(sizes)
    loaded = again(page, base, query)
    said = page.inner_text("#search_said").rpartition(" ")[2]
    page.context.close()
    return f"{query:34}{first:7,.2f} s{received:12,}{requests:10}{loaded:7,.0f} ms{said:>9}"


def _size(response: Response) -> int:
    return response.request.sizes()["responseBodySize"]


def again(page: Page, base: str, query: str) -> float:
    """Return how many milliseconds the query takes where the engine is loaded by another."""
    page.goto(f"{base}?q=xylophone")
    page.wait_for_selector("#search_form[data-answered]")
    return float(
        page.evaluate(
            """async (query) => {
              const form = document.querySelector("#search_form");
              delete form.dataset.answered;
              form.elements.q.value = query;
              const started = performance.now();
              form.requestSubmit();
              while (!form.dataset.answered) await new Promise((done) => setTimeout(done, 2));
              return performance.now() - started;
            }""",
            query,
        )
    )


if __name__ == "__main__":
    main()
