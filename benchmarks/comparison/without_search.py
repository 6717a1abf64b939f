"""Build a site without its search: ``python -m benchmarks.comparison.without_search SITE DAY``."""

import gc
import sys
from datetime import date
from pathlib import Path

from generator import build as phases


def main() -> None:
    """Do what ``minutebook build`` does, but for the index."""
    gc.disable()
    vars(phases)["index"] = lambda *_: ()
    root = Path(sys.argv[1])
    outcome = phases.build(root, root / "public", date.fromisoformat(sys.argv[2]))
    sys.exit(str(outcome.findings[0]) if outcome.failed else 0)


if __name__ == "__main__":
    main()
