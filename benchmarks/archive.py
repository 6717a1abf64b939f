"""Archive a made-up council, verify the bag and restore it, and say how long each took.

Usage: python -m benchmarks.archive [MEETINGS]   (default: 500)
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.council import Plan, make
from generator.archiving import Question, Wish, archive, proofs_at, restore
from generator.build import build
from generator.proof import State

MEETINGS = 500
COMMIT = (
    ("init", "--quiet"),
    ("add", "--all"),
    ("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=All"),
)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long ``what`` took."""
    started = time.perf_counter()
    yield
    print(f"{what:<24}{time.perf_counter() - started:8.2f} s")


def main() -> None:
    """Make the council and do everything with its archive."""
    plan = Plan(meetings=int(sys.argv[1]) if len(sys.argv) > 1 else MEETINGS)
    with tempfile.TemporaryDirectory() as folder:
        root, bag = Path(folder) / "site", Path(folder) / "bag.tar"
        make(root, plan)
        for words in COMMIT:
            subprocess.run(["git", *words], check=True, cwd=root)  # noqa: S603, S607 -- git itself
        with timed("build alone"):
            outcome = build(root, Path(folder) / "public", plan.today)
        with timed("archive"):
            answer = archive(root, bag, Wish(today=plan.today))
        if not answer.done:
            sys.exit(answer.found)
        with timed("verify"):
            proofs = list(proofs_at(bag, Question(plan.today)))
        with timed("restore"):
            restored = restore(bag, Path(folder) / "restored")
        intact = sum(proof.state is State.INTACT for proof in proofs)
        print(f"{outcome.files:,} files published, {len(proofs):,} in the bag, {intact:,} intact")
        print(f"{bag.stat().st_size / 1e6:,.1f} MB; {restored.text}")


if __name__ == "__main__":
    main()
