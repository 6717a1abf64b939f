"""Build a made-up council and say how long each phase took.

Usage: python benchmarks/build.py [MEETINGS]   (default: 500)
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.council import Plan, make
from generator.build import prepare
from generator.publish import publish

MEETINGS = 500


def main() -> None:
    """Make the council, build it, and print times and memory."""
    meetings = int(sys.argv[1]) if len(sys.argv) > 1 else MEETINGS
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        plan = Plan(meetings=meetings)
        make(root, plan)
        started = time.perf_counter()
        outcome = prepare(root, plan.today)
        prepared = time.perf_counter()
        if outcome.failed:
            sys.exit(f"{outcome.findings[0]}")
        publish(outcome.artifacts, root / "public")
        published = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{meetings:,} meetings, {len(outcome.artifacts):,} files")
    print(f"read, check, render  {prepared - started:8.2f} s")
    print(f"publish              {published - prepared:8.2f} s")
    print(f"peak memory          {peak:8.0f} MiB")


if __name__ == "__main__":
    main()
