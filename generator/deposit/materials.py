"""What the program is made of, that made what is handed over: CycloneDX 1.6 (ECMA-424)."""

import json
import re
from typing import Any

_PINNED = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?P<rest>(?:[^\n]*\\\n)*[^\n]*)", re.MULTILINE
)
_HASH = re.compile("--hash=sha256:([0-9a-f]{64})")


def materials(lock: str, version: str) -> bytes:
    """Return the list of what ``version`` of the program is made of, as its ``lock`` file has it.

    The lock file is one of pip: each library with its version and the digests of its files.
    """
    told = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "minutebook",
                "name": "minutebook",
                "version": version,
            }
        },
        "components": [_component(each) for each in _PINNED.finditer(lock)],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _component(pinned: re.Match[str]) -> dict[str, Any]:
    name, version = pinned["name"], pinned["version"]
    link = f"https://pypi.org/project/{name}/{version}/"
    hashes = [{"alg": "SHA-256", "content": each} for each in _HASH.findall(pinned["rest"])]
    return {
        "type": "library",
        "bom-ref": f"{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "externalReferences": [{"type": "distribution", "url": link, "hashes": hashes}],
    }
