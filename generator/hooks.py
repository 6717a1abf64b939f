"""Git hooks: of an author, before each commit and push; of a server, around each push to it."""

import sys
from collections.abc import Mapping
from pathlib import Path

from generator.staged import git

_SIGN = "# Written by minutebook hook install"
_HOOKS = {
    "pre-commit": "check --staged",
    "pre-push": "check",
}
_OF_SERVER = {"pre-receive": "hook pre-receive", "post-receive": "hook post-receive"}


def install(root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the hooks of the repository that the site in ``root`` is in.

    They name the interpreter that runs now, so that they work where no environment is active.
    Return the paths of those written, and of those left alone because they are somebody else's.
    Raises ``NotARepositoryError``, and ``OSError`` where the machine fails.
    """
    top = git(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
    site = f" --site '{top.rstrip('/')}'" if top else ""
    return _written(root, {name: f"{command}{site}" for name, command in _HOOKS.items()})


def install_server(repository: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the hooks by which the bare ``repository`` publishes what is pushed to it.

    Returns and raises what ``install`` does.
    """
    return _written(repository, _OF_SERVER)


def _written(root: Path, commands: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    folder = root / git(root, "rev-parse", "--git-path", "hooks").decode().rstrip("\n")
    foreign = [path for path in map(folder.joinpath, commands) if _is_foreign(path)]
    if foreign:
        return (), tuple(map(str, foreign))
    folder.mkdir(parents=True, exist_ok=True)
    for name, command in commands.items():
        path = folder / name
        # What is published is read by a web server, whatever the umask of the one who pushes.
        lines = [
            "#!/bin/sh",
            _SIGN,
            "umask 022",
            f"exec '{sys.executable}' -P -m generator {command}",
        ]
        path.write_bytes("".join(f"{line}\n" for line in lines).encode())
        path.chmod(path.stat().st_mode | 0o111)
    return tuple(str(folder / name) for name in commands), ()


def command_of(path: str) -> str:
    """Return the line that a hook at ``path`` needs to do what ours does."""
    return f"minutebook {(_HOOKS | _OF_SERVER)[Path(path).name]}"


def _is_foreign(path: Path) -> bool:
    return path.is_file() and _SIGN.encode() not in path.read_bytes()
