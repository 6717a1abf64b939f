"""How long the history of a large site takes to read, and whether every version is right.

    python benchmarks/history.py [--records 20000] [--commits 10000] [--seed 1]

A repository is made of which it is known what was published when: pages that are published,
supplemented, corrected, renamed, withdrawn and published again, several commits on a day, some that
say a day of their own, some that change nothing that anybody sees. What must be: every version
right, 6 s for all of it, 0.3 s for one more commit, on two processors.
"""

import argparse
import random
import resource
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path

from generator.council.publications import record_at, versions_in
from generator.history import Blobs, Ledger, Past, read_past

BEGIN = date(2000, 1, 1)
A_DAY = 3
TOUCHED = 7
SYLLABLES = [
    "an",
    "be",
    "co",
    "da",
    "el",
    "fo",
    "gu",
    "hi",
    "ja",
    "ko",
    "lu",
    "mo",
    "ne",
    "pi",
    "ro",
    "sa",
    "te",
    "um",
    "vo",
    "wy",
]


@dataclass(frozen=True)
class State:
    """What a page showed after a commit: nothing where it was gone."""

    day: str
    paragraphs: tuple[str, ...]
    is_there: bool = True


@dataclass
class Page:
    """A page as its maker knows it."""

    path: str
    paragraphs: tuple[str, ...]
    remarks: int = 0
    is_there: bool = True
    states: list[State] = field(default_factory=list)

    def text(self) -> str:
        """Return the page as it is written."""
        remarks = "".join(f"# remark {number}\n" for number in range(self.remarks))
        body = "\n\n".join(self.paragraphs)
        return f"---\n{remarks}title: {self.paragraphs[0][:30].strip()}\n---\n{body}\n"


class Maker:
    """Writes commits for ``git fast-import``, and remembers what they came to."""

    def __init__(self, seed: int, records: int, commits: int) -> None:
        self.chance = random.Random(seed)
        self.records, self.commits = records, commits
        self.pages: list[Page] = []
        self.number = 0

    def words(self) -> str:
        """Return a sentence that nobody said before."""
        some = ("".join(self.chance.choices(SYLLABLES, k=3)) for _ in range(12))
        return " ".join(some).capitalize() + "."

    def commit(self, number: int) -> str:
        """Return the next commit, as fast-import reads it."""
        day = BEGIN + timedelta(days=number // A_DAY)
        moment = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
        message = f"Step {number}"
        if self.chance.random() < 0.05:
            day = BEGIN - timedelta(days=self.chance.randrange(3_000))
            message += f"\n\nPublished: {day}"
        done = self._new(number) + self._edits()
        for page in {id(page): page for _, page in done}.values():
            page.states.append(State(day.isoformat(), page.paragraphs, page.is_there))
        who = f"committer Clerk <clerk@example.org> {moment} +0000"
        said = f"data {len(message.encode())}\n{message}"
        lines = [f"commit refs/heads/main\n{who}\n{said}"]
        return "\n".join([*lines, *(line for line, _ in done)]) + "\n"

    def _new(self, number: int) -> list[tuple[str, Page]]:
        due = self.records * (number + 1) // self.commits - len(self.pages)
        made = []
        for _ in range(due):
            self.number += 1
            page = Page(_path(self.number), (self.words(), self.words()))
            self.pages.append(page)
            made.append((self._written(page), page))
        return made

    def _edits(self) -> list[tuple[str, Page]]:
        some = self.chance.sample(self.pages, min(len(self.pages), TOUCHED - 2))
        return [each for page in some for each in self._edited(page)]

    def _edited(self, page: Page) -> list[tuple[str, Page]]:
        if not page.is_there:
            page.is_there = True
            return [(self._written(page), page)]
        what = self.chance.random()
        if what < 0.4:
            page.paragraphs = (*page.paragraphs, self.words())
        elif what < 0.75:
            page.paragraphs = (*page.paragraphs[:-1], self.words())
        elif what < 0.85:
            page.remarks += 1
        elif what < 0.95:
            old, page.path = page.path, page.path.replace(".md", "-x.md")
            gone = f"D {old}"
            return [(f"{gone}\n{self._written(page)}", page)]
        else:
            page.is_there = False
            return [(f"D {page.path}", page)]
        return [(self._written(page), page)]

    @staticmethod
    def _written(page: Page) -> str:
        text = page.text()
        return f"M 100644 inline {page.path}\ndata {len(text.encode())}\n{text}"


def _path(number: int) -> str:
    """Return where a paper stands: three to a meeting, in the folders of twenty committees."""
    meeting, committee = divmod(number // 3, 20)
    day = BEGIN + timedelta(days=7 * meeting)
    return f"content/meetings/committee-{committee}/{day}/p{number}.md"


def expected(page: Page) -> list[tuple[str, str]]:
    """Return day and kind of each version, as the maker of the pages knows them."""
    found: list[tuple[str, str]] = []
    before: State | None = None
    for _, group in groupby(page.states, key=lambda state: state.day):
        *_, state = group
        if before is None or not before.is_there:
            if state.is_there:
                kind = "first publication" if before is None else "published again"
                found.append((state.day, kind))
                before = state
            continue
        if not state.is_there:
            found.append((state.day, "withdrawal"))
        elif state.paragraphs != before.paragraphs:
            rest = iter(state.paragraphs)
            adds = all(paragraph in rest for paragraph in before.paragraphs)
            found.append((state.day, "supplement" if adds else "correction"))
        before = state
    return found


def imported(repository: Path, commits: str, *, follows: bool = False) -> None:
    """Have git take in ``commits``."""
    if follows:
        first, rest = commits.split("data ", 1)
        length, rest = rest.split("\n", 1)
        message, rest = rest[: int(length)], rest[int(length) :]
        commits = f"{first}data {length}\n{message}\nfrom refs/heads/main^0{rest}"
    command = ["git", "-C", str(repository), "fast-import", "--quiet"]
    subprocess.run(command, input=commits.encode(), check=True)  # noqa: S603 -- our own words


def processors() -> float:
    """Return the seconds of processor time that this process and those it started have used."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def timed(repository: Path, ledger: Path) -> tuple[Past, str]:
    """Return what is known of the history, and how long it took to read."""
    tip = subprocess.run(  # noqa: S603 -- our own words
        ["git", "-C", str(repository), "rev-parse", "main"],  # noqa: S607 -- whichever git there is
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    started, used = time.perf_counter(), processors()
    past = read_past(ledger, repository, "", tip, "")
    took, worked = time.perf_counter() - started, processors() - used
    return past, f"{took:.2f} s, {worked:.2f} s of them at work"


def main() -> None:
    """Make the repository, read it twice, and compare every version with what its maker knows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--commits", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        repository, ledger = Path(folder) / "site", Path(folder) / "history.db"
        repository.mkdir()
        command = ["git", "-C", str(repository), "init", "--quiet", "-b", "main"]
        subprocess.run(command, check=True)  # noqa: S603 -- our own words
        maker = Maker(given.seed, given.records, given.commits)
        imported(repository, "".join(maker.commit(number) for number in range(given.commits)))
        _, cold = timed(repository, ledger)
        imported(repository, maker.commit(given.commits), follows=True)
        past, warm = timed(repository, ledger)
        revisions = sum(len(page.states) for page in maker.pages)
        print(f"{given.records:,} records, {given.commits:,} commits, {revisions:,} revisions")
        print(f"all of it: {cold} (must be at most 6 s)")
        print(f"one more commit: {warm} (must be at most 0.3 s)")
        started = time.perf_counter()
        right, wrong = compared(maker, past)
        took = time.perf_counter() - started
        print(f"versions worked out of every text: {took:.1f} s, a task for each record")
        print(f"right: {right:,} of {right + len(wrong):,}")
        for page in wrong[:5]:
            print(page.path, expected(page))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"memory: {peak} MB")


def compared(maker: Maker, past: Past) -> tuple[int, list[Page]]:
    """Return how many pages have all their versions right, and the others."""
    book, blobs = Ledger(past), Blobs(past.repository)
    right, wrong = 0, []
    for page in maker.pages:
        edits = book.edits(page.path)
        found = versions_in(edits, lambda edit: record_at(blobs, edit, ()), "Clerk", ())
        if [(each.on.isoformat(), str(each.kind)) for each in found] == expected(page):
            right += 1
        else:
            wrong.append(page)
    return right, wrong


if __name__ == "__main__":
    main()
