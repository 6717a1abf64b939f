"""What a published site is made from: ``/build.json``."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from generator.page import Artifact
from generator.revision import Revision

PATH = "build.json"
_LOCK = "requirements.txt"
# The list of addresses, which a build writes itself after it has looked.
ADDRESSES = "urls.lock"
_OUTSIDE = "This site was not built from a git repository."


def provenance(revision: Revision | None) -> Artifact:
    """Return the file that says from which commit, by which version, with which libraries.

    The same from the same commit: it holds no clock. ``lock`` is the SHA-256 of the lock file that
    comes with this version, and names every library with its hash.
    """
    told: dict[str, object] = {
        "tool": {"name": "minutebook", "version": version("minutebook")},
        "lock": f"sha256:{hashlib.sha256(locked()).hexdigest()}",
        "commit": revision.commit if revision else None,
    }
    if revision is None:
        told["note"] = _OUTSIDE
    elif changed := [path for path in revision.changed if not path.endswith(ADDRESSES)]:
        told["changed"] = changed
    return Artifact(PATH, (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode())


def locked() -> bytes:
    """Return the lock file that comes with this version."""
    installed = Path(__file__).parent / _LOCK
    path = installed if installed.is_file() else Path(__file__).parent.parent / _LOCK
    return path.read_bytes()
