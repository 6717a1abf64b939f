"""A site in a git repository, to which a test publishes day by day."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

from generator.build import Outcome, build

SITE = Path(__file__).parent.parent / "site"
TODAY = date(2024, 6, 1)
AGENDA = "content/meetings/planning/2024-03-06/agenda.md"
MINUTES = "content/meetings/planning/2024-03-06/minutes.md"
REPORT = "content/meetings/planning/2024-03-06/green.md"
PARK = "content/strategies/parks/index.md"


class Repository:
    """The small site under git, in ``root``."""

    def __init__(self, root: Path, *, begun: str = "2024-02-20") -> None:
        self.root = Path(shutil.copytree(SITE, root))
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit(begun, "The site begins")

    def git(self, *words: str, day: str = "2024-01-01") -> str:
        when = day if "T" in day else f"{day}T12:00:00+00:00"
        own = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull}
        own |= {f"GIT_{who}_NAME": "A Clerk" for who in ("AUTHOR", "COMMITTER")}
        own |= {f"GIT_{who}_EMAIL": "clerk@private.example" for who in ("AUTHOR", "COMMITTER")}
        command = ["git", "-C", str(self.root), *words]
        done = subprocess.run(
            command, check=True, capture_output=True, text=True, env=os.environ | own
        )
        return done.stdout.strip()

    def commit(self, day: str, *message: str) -> str:
        """Commit all that is there, on ``day``; return the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", "\n\n".join(message), day=day)
        return self.git("rev-parse", "HEAD")

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)

    def read(self, path: str) -> str:
        return (self.root / path).read_text()

    def change(self, path: str, old: str, new: str) -> None:
        assert old in self.read(path)
        self.write(path, self.read(path).replace(old, new))

    def build(self, output: str = "public") -> Outcome:
        return build(self.root, self.root / output, TODAY, jobs=1)

    def page(self, address: str) -> str:
        return (self.root / "public" / address.strip("/") / "index.html").read_text()
