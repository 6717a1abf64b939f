"""Lists are signed by OpenSSH itself, and keys come and go."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.proof import SigningError, signed, signing_for
from generator.proof.checking import State, proof_of_signature

URL = "https://meetings.example.org/council/"
HOST = "minutebook@meetings.example.org"
DATA = b"a list\n"
TODAY = date(2026, 5, 1)


def new_key(folder: Path, name: str, kind: str = "ed25519") -> Path:
    words = ["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", name, "-f", str(folder / name)]
    subprocess.run(words, check=True)
    return folder / name


def allowed(folder: Path, *keys: tuple[Path, str]) -> Path:
    def line(key: Path, options: str) -> str:
        public = key.with_suffix(".pub").read_text().split()
        return " ".join(filter(None, ("clerk@example.org", options, *public[:2])))

    path = folder / "allowed_signers"
    path.write_text("".join(f"{line(key, options)}\n" for key, options in keys))
    return path


def state_of(folder: Path, data: bytes, signature: bytes, signers: Path, on: date = TODAY) -> State:
    path = folder / "list.sig"
    path.write_bytes(signature)
    return proof_of_signature(data, path, signers, on).state


@pytest.mark.parametrize("kind", ["ed25519", "rsa"])
def test_a_signed_list_is_known_to_be_signed(tmp_path, kind):
    key = new_key(tmp_path, "key", kind)
    signature = signed(DATA, signing_for(key, URL))
    signers = allowed(tmp_path, (key, f'namespaces="{HOST}"'))
    assert state_of(tmp_path, DATA, signature, signers) is State.INTACT
    assert state_of(tmp_path, DATA + b"x", signature, signers) is State.ALTERED
    assert signed(DATA, signing_for(key, URL)) == signature


def test_whoever_has_ssh_keygen_can_check_it_by_hand(tmp_path):
    key = new_key(tmp_path, "key")
    (tmp_path / "SHA256SUMS.sig").write_bytes(signed(DATA, signing_for(key, URL)))
    signers = allowed(tmp_path, (key, ""))
    command = ["ssh-keygen", "-Y", "verify", "-f", signers, "-I", "clerk@example.org"]
    words = [*command, "-n", HOST, "-s", tmp_path / "SHA256SUMS.sig"]
    assert b"Good" in subprocess.run(words, check=True, input=DATA, capture_output=True).stdout


def test_a_new_key_takes_over_from_an_old_one(tmp_path):
    old, new = new_key(tmp_path, "old"), new_key(tmp_path, "new")
    signers = allowed(tmp_path, (old, 'valid-before="20260101Z"'), (new, 'valid-after="20260101Z"'))
    by_old, by_new = (signed(DATA, signing_for(key, URL)) for key in (old, new))
    before, after = date(2025, 6, 1), date(2026, 6, 1)
    assert state_of(tmp_path, DATA, by_old, signers, before) is State.INTACT
    assert state_of(tmp_path, DATA, by_old, signers, after) is State.ALTERED
    assert state_of(tmp_path, DATA, by_new, signers, after) is State.INTACT
    assert state_of(tmp_path, DATA, by_new, signers, before) is State.ALTERED


def test_a_stranger_s_signature_is_none(tmp_path):
    key, other = new_key(tmp_path, "key"), new_key(tmp_path, "other")
    signature = signed(DATA, signing_for(other, URL))
    assert state_of(tmp_path, DATA, signature, allowed(tmp_path, (key, ""))) is State.ALTERED


def test_what_was_signed_for_something_else_is_not_signed_for_us(tmp_path):
    key = new_key(tmp_path, "key")
    words = ["ssh-keygen", "-Y", "sign", "-q", "-f", str(key), "-n", "git"]
    signature = subprocess.run(words, check=True, input=DATA, capture_output=True).stdout
    assert state_of(tmp_path, DATA, signature, allowed(tmp_path, (key, ""))) is State.ALTERED


@pytest.mark.parametrize("text", [b"", b"x", b"-----BEGIN SSH SIGNATURE-----\nAA\n-----END"])
def test_what_is_no_signature_is_altered(tmp_path, text):
    signers = allowed(tmp_path, (new_key(tmp_path, "key"), ""))
    assert state_of(tmp_path, DATA, text, signers) is State.ALTERED


def test_without_a_list_of_signers_nothing_is_known(tmp_path):
    signature = signed(DATA, signing_for(new_key(tmp_path, "key"), URL))
    assert state_of(tmp_path, DATA, signature, tmp_path / "none") is State.UNKNOWN


def test_a_key_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SigningError, match="No such file"):
        signed(DATA, signing_for(tmp_path / "none", URL))
