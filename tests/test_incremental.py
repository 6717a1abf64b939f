"""A build that remembers says and publishes what one that remembers nothing does."""

import os
import random
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.council import Plan, make
from generator.build import build
from generator.outcome import Outcome

SITE = Path(__file__).parent / "site"
# So many scripts in a usual run; the nightly one has many more.
SCRIPTS = int(os.environ.get("EDIT_SCRIPTS", "6"))
EDITS = 5
START = date(2024, 5, 1)
ITEM = "title: The green"
# The agenda itself, and what repeats its items for programs.
SHOWING = {
    ".minutebook",
    "SHA256SUMS",
    "calendar.ics",
    "committees/planning/calendar.ics",
    "committees/planning/feed-2024.atom",
    "committees/planning/feed.atom",
    "councils/ambridge/calendar.ics",
    "councils/ambridge/feed-2024.atom",
    "councils/ambridge/feed.atom",
    "data/2024/items.csv",
    "data/2024/items.jsonl",
    "data/meetings/planning/2024-03-06.json",
    "data/oparl/bodies/ambridge/meetings/planning/2024.json",
    "data/oparl/meetings/planning/2024-03-06.json",
    "feed-2024.atom",
    "feed.atom",
    "meetings/planning/2024-03-06/SHA256SUMS",
    "meetings/planning/2024-03-06/akoma-ntoso.xml",
    "meetings/planning/2024-03-06/calendar.ics",
    "meetings/planning/2024-03-06/index.html",
}


class Author:
    """Edits a site by chance, as people do: well, badly, and back again."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.chance = random.Random(seed)  # noqa: S311 -- no secret
        self.today = START
        self.taken: dict[str, bytes] = {}

    def texts(self) -> list[Path]:
        return sorted((self.root / "content").rglob("*.md"))

    def a_text(self) -> Path:
        return self.chance.choice(self.texts())

    def add_words(self) -> None:
        path = self.a_text()
        path.write_text(f"{path.read_text()}\n\nMore was said by {self.chance.choice('ABC')}.\n")

    def change_a_figure(self) -> None:
        path = self.a_text()
        text = path.read_text()
        places = [place for place, sign in enumerate(text) if sign.isdigit()]
        if places:
            place = self.chance.choice(places)
            path.write_text(text[:place] + self.chance.choice("0123456789") + text[place + 1 :])

    def change_a_name(self) -> None:
        path = self.a_text()
        text = path.read_text()
        for key in ("name: ", "title: "):
            text = text.replace(key, f"{key}New ", 1)
        path.write_text(text)

    def swap_words(self) -> None:
        path = self.a_text()
        words = path.read_text().split(" ")
        place = self.chance.randrange(len(words))
        words[place] = self.chance.choice(words)
        path.write_text(" ".join(words))

    def take_away(self) -> None:
        path = self.a_text()
        self.taken[path.relative_to(self.root).as_posix()] = path.read_bytes()
        path.unlink()

    def put_back(self) -> None:
        for path, data in self.taken.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_bytes(data)
        self.taken = {}

    def rename(self) -> None:
        path = self.a_text()
        path.rename(path.with_name(f"{path.stem}-too.md"))

    def repeat_a_meeting(self) -> None:
        meetings = sorted((self.root / "content/meetings").glob("*/*"))
        old = self.chance.choice(meetings)
        day = START + timedelta(days=self.chance.randrange(-400, 60))
        shutil.copytree(old, old.with_name(day.isoformat()), dirs_exist_ok=True)

    def touch(self) -> None:
        os.utime(self.a_text())

    def wait(self) -> None:
        self.today += timedelta(days=self.chance.choice([1, 40, 400, -30]))

    def change_the_settings(self) -> None:
        path = self.root / "site.yaml"
        path.write_text(path.read_text().replace("title: ", "title: Our ", 1))

    def change_the_look(self) -> None:
        path = self.root / "layouts/css/tokens.css"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"@layer tokens {{ :root {{ --x: {self.chance.random()}; }} }}\n")

    def edit(self) -> None:
        edits: list[Callable[[], None]] = [
            *[self.add_words] * 3, *[self.change_a_figure] * 3, *[self.swap_words] * 3,
            *[self.put_back] * 3, self.change_a_name, self.take_away, self.rename,
            self.repeat_a_meeting, self.touch, self.wait, self.change_the_settings,
            self.change_the_look,
        ]  # fmt: skip
        self.chance.choice(edits)()


def published(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def both(author: Author, elsewhere: Path, jobs: int = 1) -> tuple[Outcome, Outcome]:
    """Build the site as it is: where the last build is remembered, and where none is."""
    (author.root / "urls.lock").unlink(missing_ok=True)
    shutil.rmtree(elsewhere, ignore_errors=True)
    for name in ("content", "layouts"):
        if (author.root / name).is_dir():
            shutil.copytree(author.root / name, elsewhere / name)
    shutil.copyfile(author.root / "site.yaml", elsewhere / "site.yaml")
    warm = build(author.root, author.root / "public", author.today, jobs=jobs)
    clean = build(elsewhere, elsewhere / "public", author.today, jobs=1)
    return warm, clean


@pytest.fixture
def root(tmp_path) -> Path:
    return Path(shutil.copytree(SITE, tmp_path / "site"))


@pytest.mark.parametrize("seed", range(SCRIPTS))
def test_a_warm_build_equals_a_clean_one(root, tmp_path, seed):
    author = Author(root, seed)
    both(author, tmp_path / "clean")
    before = published(root / "public")
    for _ in range(EDITS):
        author.edit()
        warm, clean = both(author, tmp_path / "clean")
        assert sorted(warm.findings) == sorted(clean.findings)
        after = published(root / "public")
        assert after == (before if warm.failed else published(tmp_path / "clean/public"))
        before = after


def test_nothing_is_made_where_nothing_changed(root):
    build(root, root / "public", START, jobs=1)
    before = {path: path.stat().st_mtime_ns for path in (root / "public").rglob("*")}
    again = build(root, root / "public", START, jobs=1)
    assert (again.new, again.recorded) == (0, 0)
    assert {path: path.stat().st_mtime_ns for path in (root / "public").rglob("*")} == before


def test_files_that_stay_are_not_touched(root):
    build(root, root / "public", START, jobs=1)
    (path, *_) = (root / "content/meetings").glob("*/*/minutes.md")
    before = {p: p.stat().st_mtime_ns for p in (root / "public").rglob("*") if p.is_file()}
    path.write_text(path.read_text() + "\n\nMore was said.\n")
    again = build(root, root / "public", START, jobs=1)
    after = {p: p.stat().st_mtime_ns for p in (root / "public").rglob("*") if p.is_file()}
    changed = {p for p in before if after.get(p) != before[p]} - {root / "public/.minutebook"}
    assert 0 < len(changed) <= again.new < 20


@pytest.mark.parametrize("damage", [b"", b"cut", b"other"])
def test_a_damaged_memory_is_not_believed(root, damage):
    build(root, root / "public", START, jobs=1)
    before = published(root / "public")
    store = root / ".minutebook/store.db"
    data = store.read_bytes()
    store.write_bytes(
        {b"": b"", b"cut": data[: len(data) // 2]}.get(damage, data[:-900] + b"x" * 900)
    )
    assert not build(root, root / "public", START, jobs=1).failed
    assert published(root / "public") == before


def test_what_another_version_remembered_is_not_believed(root, monkeypatch):
    build(root, root / "public", START, jobs=1)
    monkeypatch.setattr("generator.build._version", lambda: "another")
    assert build(root, root / "public", START, jobs=1).new > 0


def test_one_item_of_an_agenda_makes_the_pages_that_show_it_and_no_other(root):
    build(root, root / "public", START, jobs=1)
    before = {p: p.stat().st_ino for p in (root / "public").rglob("*") if p.is_file()}
    agenda = root / "content/meetings/planning/2024-03-06/agenda.md"
    text = agenda.read_text()
    assert ITEM in text
    agenda.write_text(text.replace(ITEM, f"{ITEM} again", 1))
    build(root, root / "public", START, jobs=1)
    after = {p: p.stat().st_ino for p in (root / "public").rglob("*") if p.is_file()}
    put = {p.relative_to(root / "public").as_posix() for p in after if after[p] != before.get(p)}
    assert {path for path in put if not path.startswith("search/index/")} == SHOWING


def test_large_values_that_are_damaged_are_not_believed(root):
    build(root, root / "public", START, jobs=1)
    large = root / ".minutebook/large.db"
    data = bytearray(large.read_bytes())
    for place in range(len(data) // 2, len(data), 64):
        data[place] ^= 1
    large.write_bytes(data)
    path = root / "content/meetings/planning/2024-03-06/minutes.md"
    path.write_text(path.read_text() + "\n\nMore was said.\n")
    assert not build(root, root / "public", START, jobs=1).failed
    shutil.rmtree(root / ".minutebook")
    after = published(root / "public")
    assert not build(root, root / "public", START, jobs=1).failed
    assert published(root / "public") == after


def test_one_two_and_eight_processes_make_the_same_bytes(tmp_path):
    plan = Plan(meetings=20, committees=3, people=24, years=2)
    made = []
    for jobs in (1, 2, 8):
        site = tmp_path / f"{jobs}"
        site.mkdir()
        make(site, plan)
        assert not build(site, site / "public", plan.today, jobs=jobs).failed
        made.append(published(site / "public"))
    assert made[0] == made[1] == made[2]
