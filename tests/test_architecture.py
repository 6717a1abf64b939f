"""The house has floors; imports go down; the machinery does not know what a meeting is."""

import ast
import re
import statistics
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"
FLOORS = (
    {"source"},
    {"diagnostics", "cache", "staged"},
    {"document", "markdown", "attachments", "revision", "proof", "history"},
    {"schema", "imports"},
    {"graph", "page", "entry", "catalogue", "holding"},
    {
        "council",
        "render",
        "search",
        "publish",
        "report",
        "serving",
        "verification",
        "hooks",
        "provenance",
        "drafts",
        "handbook",
        "deposit",
    },
    {"workshops", "outcome"},
    {"inputs", "finding", "listing"},
    {"run"},
    {"explaining"},
    {"build"},
    {"delivery", "preview"},
    {"archiving"},
    {"cli"},
)
ENTRANCES = {"__init__", "__main__"}
# The floors inside council/, from the ground up; rooms on one floor are strangers.
COUNCIL = (
    {"keys", "colours", "today", "relations", "forbidden", "openings"},
    {"fields", "decisions", "offers"},
    {"tables", "motions"},
    {"dialects", "people", "committees", "meetings", "documents", "settings"},
    {"references", "sheets", "exemption"},
    {"wording"},
    {"records"},
    {"sittings", "folders", "waivers", "mentions", "formats", "seen", "spoken"},
    {"site"},
    {"resolutions", "attendance", "places", "accounts", "addresses", "versions"},
    {"promises", "corrections", "downloads", "lines", "vanishing", "publications"},
    {"facts", "journeys", "differences"},
    {"archive"},
    {"rules", "views", "scaffolds"},
    {"judging", "linked", "data"},
    {"register_pages", "answer_pages", "version_pages", "holdings"},
    {"pages", "findable"},
)
# The floors inside council/tables/.
TABLES = (
    {"figures", "checks"},
    {"model"},
    {"comparison", "totals", "drawing", "csv_rows", "places"},
    {"elsewhere", "complaints"},
    {"sums"},
)
RULES = (
    {"rule", "days", "working_days", "likeness", "known_acronyms"},
    {"places", "paper"},
    {
        "numbers", "dates", "meetings", "notice", "exempt", "people", "names", "posts",
        "references", "decisions", "papers", "figures", "leaks", "privacy", "words",
    },
    {"book"},
    {"applying", "explaining"},
)  # fmt: skip
VIEWS = (
    {"words"},
    {"notes", "published"},
    {"chrome"},
    {"names", "charts"},
    {"votes", "tables", "promised", "places"},
    {"prose"},
    {"decided", "corrections", "people", "earlier"},
    {"meetings", "papers", "matters", "resolutions", "actions", "versions"},
    {"minutes", "lists", "budgets"},
    {"calendar", "home", "search", "answers", "proof"},
)
DATA = (
    {"permanence", "groups", "rows", "texts"},
    {"extracts", "news"},
    {"papers", "calendars"},
    {"dumps", "feeds"},
    {"using"},
    {"catalogue"},
)
DOMAIN_WORDS = re.compile(
    r"agenda|minutes?\b|meeting|committee|council|resolution|motion|amendment|quorum|councillor",
    re.IGNORECASE,
)


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports_of(path: Path) -> set[str]:
    """Return the modules of the package that ``path`` imports, inside functions and ifs too."""
    own = {name_of(module) for module in modules()}
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written out"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found & own


def level(name: str, floors: tuple[set[str], ...]) -> int:
    return next(number for number, rooms in enumerate(floors) if name in rooms)


def test_every_module_has_its_floor():
    rooms = {path.name.removesuffix(".py") for path in PACKAGE.iterdir()} - {"__pycache__"}
    assert rooms - ENTRANCES == set().union(*FLOORS)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_go_down(path):
    here = name_of(path).split(".")
    if len(here) == 1 or here[1] in ENTRANCES:
        return
    for imported in imports_of(path):
        there = imported.split(".")
        if len(there) == 1 or there[1] == here[1]:
            continue
        assert level(there[1], FLOORS) < level(here[1], FLOORS), f"{here} imports {there}"


@pytest.mark.parametrize(
    ("prefix", "floors"),
    [
        ("generator.council", COUNCIL),
        ("generator.council.rules", RULES),
        ("generator.council.tables", TABLES),
        ("generator.council.views", VIEWS),
        ("generator.council.data", DATA),
    ],
    ids=["council", "rules", "tables", "views", "data"],
)
def test_imports_go_down_inside_the_council_too(prefix, floors):
    depth = prefix.count(".") + 1
    for path in modules():
        here = name_of(path).split(".")
        if not name_of(path).startswith(prefix + ".") or len(here) <= depth:
            continue
        for imported in imports_of(path):
            there = imported.split(".")
            if not imported.startswith(prefix + ".") or there[depth] == here[depth]:
                continue
            assert level(there[depth], floors) < level(here[depth], floors), f"{here} → {there}"


def test_there_are_no_cycles():
    graph = {name_of(path): imports_of(path) for path in modules()}
    # Importing a module of a package runs the package's own file as well, never the reverse.
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above, name))
        if name not in done:
            for below in sorted(graph[name] - {name}):
                visit(below, (*above, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_only_the_council_knows_what_a_meeting_is():
    for path in modules():
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room in {
            "council",
            "workshops",
            "finding",
            "listing",
            "inputs",
            "run",
            "explaining",
            "build",
            "cli",
            *ENTRANCES,
        }:
            continue
        for number, line in enumerate(path.read_text().split("\n"), 1):
            said = line.replace("Minute Book", "")
            assert not DOMAIN_WORDS.search(said), f"{path}:{number}: {line.strip()}"


def test_only_some_rooms_touch_the_world():
    """Only ``source`` reads content, only ``publish`` writes, only ``cli`` prints."""
    allowed = {
        "write_bytes": {"publish", "hooks", "drafts", "deposit"},
        "write_text": {"publish", "cache"},
        "mkdir": {"publish", "hooks", "cache", "drafts", "deposit"},
        "rename": {"publish", "deposit"},
        "print": set(),
        "read_bytes": {
            "source",
            "render",
            "hooks",
            "provenance",
            "build",
            "proof",
            "deposit",
            "archiving",
            "preview",
        },
        "read_text": {"publish", "cache", "proof", "deposit"},
        "today": set(),
        "now": {"cli"},
    }
    for path in modules():
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            owner = getattr(getattr(node.func, "value", None), "id", "")
            if called in allowed and owner != "source":
                assert room in allowed[called], f"{path}:{node.lineno} calls {called}"


def test_there_is_no_room_for_everything():
    assert not [path for path in modules() if path.stem in {"utils", "helpers", "common", "misc"}]


def function_sizes() -> list[tuple[int, str]]:
    return [
        ((node.end_lineno or 0) - node.lineno + 1, f"{name_of(path)}.{node.name}")
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    ]


def test_modules_and_functions_keep_their_size():
    for path in modules():
        assert len(path.read_text().split("\n")) <= 400, path
    sizes = [size for size, _ in function_sizes()]
    assert max(function_sizes())[0] <= 50, max(function_sizes())
    assert statistics.median(sizes) <= 10
    assert statistics.quantiles(sizes, n=10)[-1] <= 30
