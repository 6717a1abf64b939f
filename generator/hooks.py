"""Git hooks that check a site before each commit and each push."""

import sys
from pathlib import Path

from generator.staged import git

_SIGN = "# Written by minutebook hook install."
_HOOKS = {
    "pre-commit": "check --staged --format concise",
    "pre-push": "check --format concise",
}


def install(root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the hooks of the repository that the site in ``root`` is in.

    They name the interpreter that runs now, so that they work where no environment is active.
    Return the paths of those written, and of those left alone because they are somebody else's.
    Raises ``NotARepositoryError``, and ``OSError`` where the machine fails.
    """
    folder = root / git(root, "rev-parse", "--git-path", "hooks").decode().rstrip("\n")
    top = git(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
    foreign = [path for path in map(folder.joinpath, _HOOKS) if _is_foreign(path)]
    if foreign:
        return (), tuple(map(str, foreign))
    folder.mkdir(parents=True, exist_ok=True)
    for name, command in _HOOKS.items():
        path = folder / name
        site = f" --site '{top.rstrip('/')}'" if top else ""
        path.write_bytes(
            f"#!/bin/sh\n{_SIGN}\nexec '{sys.executable}' -m generator {command}{site}\n".encode()
        )
        path.chmod(path.stat().st_mode | 0o111)
    return tuple(str(folder / name) for name in _HOOKS), ()


def command_of(path: str) -> str:
    """Return the line that a hook at ``path`` needs to do what ours does."""
    return f"minutebook {_HOOKS[Path(path).name]}"


def _is_foreign(path: Path) -> bool:
    return path.is_file() and _SIGN.encode() not in path.read_bytes()
