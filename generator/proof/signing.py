"""Signatures of lists, made and checked by OpenSSH (``ssh-keygen -Y``, PROTOCOL.sshsig).

Who may sign, and from when until when, stands in a file ``allowed_signers`` (ssh-keygen(1)). A
signature says nothing of when it was made: whether its key was good is asked for a day.
"""

import subprocess
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from generator.proof.sums import LIST

SIGNATURE = f"{LIST}.sig"
SIGNERS = "allowed_signers"
_OURS = "minutebook@"
_MAGIC = b"SSHSIG"


class SigningError(Exception):
    """A list could not be signed; the words are those of ``ssh-keygen``."""


@dataclass(frozen=True, slots=True)
class Signing:
    """The key that signs, and for what: a signature for one site is none for another."""

    key: Path
    namespace: str


def signing_for(key: Path, url: str) -> Signing:
    """Return how the site at ``url`` is signed with the key in the file ``key``."""
    return Signing(key, namespace_of(url))


def namespace_of(url: str) -> str:
    """Return for what the lists of the site at ``url`` are signed."""
    return f"{_OURS}{urlsplit(url).hostname or ''}"


def signed(data: bytes, signing: Signing) -> bytes:
    """Return the signature of ``data``; the same every time with keys of Ed25519 and RSA.

    Raises ``SigningError``.
    """
    words = ("-Y", "sign", "-q", "-f", str(signing.key), "-n", signing.namespace)
    done = _asked(words, data)
    if done.returncode != 0:
        raise SigningError(_words_of(done))
    return done.stdout


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a list, and for what; without a name, nobody who was allowed to on that day."""

    name: str
    namespace: str


def signer_of(data: bytes, signature: Path, signers: Path, on: date) -> Signer:
    """Return who, of those in the file ``signers``, signed ``data`` with a key good on that day.

    Raises ``SigningError`` where nobody can be asked.
    """
    namespace = _namespace_in(signature)
    about = ("-f", str(signers), "-s", str(signature), "-O", f"verify-time={on:%Y%m%d}120000")
    found = _asked(("-Y", "find-principals", *about), data)
    for name in found.stdout.decode(errors="replace").splitlines():
        words = ("-Y", "verify", *about, "-I", name, "-n", namespace)
        if namespace.startswith(_OURS) and _asked(words, data).returncode == 0:
            return Signer(name, namespace)
    return Signer("", namespace)


def _namespace_in(signature: Path) -> str:
    """Return for what a signature was made: the second text in it, behind the key."""
    try:
        blob = b64decode("".join(signature.read_text().split("\n")[1:-2]))
        start = len(_MAGIC) + 4
        for _ in range(2):
            length = int.from_bytes(blob[start : start + 4])
            text, start = blob[start + 4 : start + 4 + length], start + 4 + length
        return text.decode()
    except ValueError:
        return ""


def _asked(words: Sequence[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    command = ["ssh-keygen", *words]
    try:
        return subprocess.run(command, check=False, capture_output=True, input=data)  # noqa: S603 -- no shell, and the words are ours
    except FileNotFoundError:
        message = "there is no ssh-keygen here: install OpenSSH"
        raise SigningError(message) from None


def _words_of(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
