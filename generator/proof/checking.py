"""Whether what somebody saved of a site is as it was published."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from generator.proof.signing import SIGNATURE, SigningError, signer_of
from generator.proof.sums import LIST, NotAListError, digests_at, listed_in

_CANONICAL = re.compile(rb'<link rel="canonical" href="([^"]+)"')
_INDEX = "index.html"
# What a publication leaves in its folder, and nobody is served.
_NOT_SERVED = frozenset({".minutebook", ".gitignore"})


class State(StrEnum):
    """What can be said of a file."""

    INTACT = "intact"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Proof:
    """What can be said of the file at ``path``, and why."""

    path: str
    state: State
    words: str = ""


def proofs_of(folder: Path, signers: Path, on: date) -> Iterator[Proof]:
    """Yield what can be said of each file of a saved site, or of a part with a list of its own.

    A signature is checked against those in the file ``signers``, as on the day ``on``. Raises
    ``OSError`` where the machine fails.
    """
    found = {path for path in _files(folder) if path.rpartition("/")[2] not in _NOT_SERVED}
    if LIST not in found:
        yield Proof(LIST, State.UNKNOWN, "there is no such list here, and nothing to compare with")
        return
    data = (folder / LIST).read_bytes()
    try:
        digests = listed_in(data)
        # Versions have a list of their own, which is saved with the page that they are of.
        inner = {path for path in found - digests.keys() if path.endswith(f"/{LIST}")}
        for path in inner:
            beside = path.removesuffix(LIST)
            told = listed_in((folder / path).read_bytes())
            digests |= {f"{beside}{name}": digest for name, digest in told.items()}
    except NotAListError as error:
        yield Proof(LIST, State.ALTERED, str(error))
        return
    for path in sorted(digests.keys() | found - {LIST, SIGNATURE, *inner}):
        yield _proof(folder, path, digests.get(path), is_here=path in found)
    if SIGNATURE in found:
        yield proof_of_signature(data, folder / SIGNATURE, signers, on)


def proof_of_file(path: Path, address: str, digests: dict[str, bytes], name: str) -> Proof:
    """Return what can be said of one saved file, of which the list ``name`` holds ``digests``.

    Without an ``address`` the page itself says which it is (RFC 6596). Raises ``OSError``.
    """
    address = address or _canonical(path)
    if not address:
        return Proof(str(path), State.UNKNOWN, "it does not say its address: name it with --as")
    inner = urlsplit(address).path.lstrip("/")
    inner = f"{inner}{_INDEX}" if inner.endswith("/") or not inner else inner
    parts = inner.split("/")
    # A list of the whole site names files from its root, one of a part from its folder.
    names = ("/".join(parts[start:]) for start in range(len(parts)))
    listed = next((each for each in names if each in digests), "")
    if not listed:
        return Proof(str(path), State.UNKNOWN, f"{name} does not name {inner}")
    if digests_at(path, "sha256")["sha256"] != digests[listed]:
        return Proof(str(path), State.ALTERED, f"it is not {listed} as {name} has it")
    return Proof(str(path), State.INTACT, f"it is {listed} of {name}")


def proof_of_signature(data: bytes, signature: Path, signers: Path, on: date) -> Proof:
    """Return whether ``data`` was signed by one of those in the file ``signers``."""
    name = signature.name
    if not signers.is_file():
        words = "nobody here says who may sign: name a list of signers with --signers"
        return Proof(name, State.UNKNOWN, words)
    try:
        signer = signer_of(data, signature, signers, on)
    except SigningError as error:
        return Proof(name, State.UNKNOWN, str(error))
    if not signer.name:
        words = f"nobody in {signers} signed this, or not with a key that was good on {on}"
        return Proof(name, State.ALTERED, words)
    return Proof(name, State.INTACT, f"signed by {signer.name} for {signer.namespace}")


def _proof(folder: Path, path: str, digest: bytes | None, *, is_here: bool) -> Proof:
    if not is_here:
        return Proof(path, State.ALTERED, "it is missing")
    if digest is None:
        return Proof(path, State.UNKNOWN, f"{LIST} does not name it")
    if digests_at(folder / path, "sha256")["sha256"] != digest:
        return Proof(path, State.ALTERED, f"it is not as {LIST} has it")
    return Proof(path, State.INTACT)


def _files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_dir():
            yield path.relative_to(folder).as_posix()


def _canonical(path: Path) -> str:
    with path.open("rb") as file:
        found = _CANONICAL.search(file.read())
    return found[1].decode(errors="replace") if found else ""
