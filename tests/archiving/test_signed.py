"""What is published is signed where there is a key, and so is the tag that says so."""

import shutil
from pathlib import Path

import pytest

from generator.proof import LIST, SIGNATURE
from tests.archiving.conftest import Site
from tests.proof.test_signing import allowed, new_key

HOST = "minutebook@meetings.example.org"


@pytest.fixture
def key(site: Site, tmp_path: Path) -> Path:
    """Return a key that the council of ``site`` has said to sign with."""
    key = new_key(tmp_path, "key")
    shutil.copyfile(allowed(tmp_path, (key, "")), site.folder / "allowed_signers")
    site.commit("Signers", "2024-03-03T12:00:00Z")
    return key


def test_a_publication_is_signed_and_tagged(site, key, tmp_path):
    www = tmp_path / "www"
    done = site.run("publish", "--sign-with", key, "--output", www)
    assert done.exit_code == 0, done.stderr
    told = site.run("verify", www)
    assert told.exit_code == 0
    assert told.stdout == f"intact: {SIGNATURE}: signed by clerk@example.org for {HOST}\n"
    (tag,) = site.git("tag", "--list").splitlines()
    assert tag == f"published/{site.git('rev-parse', 'HEAD')}"
    signers = site.folder / "allowed_signers"
    site.git("-c", f"gpg.ssh.allowedSignersFile={signers}", "verify-tag", tag)
    digest = site.run("archive", tmp_path / "bag", "--sign-with", key)
    assert "urls.lock differs" in digest.stderr
    site.commit("Addresses", "2024-03-04T12:00:00Z")
    assert site.run("publish", "--sign-with", key, "--output", www).exit_code == 0
    assert len(site.git("tag", "--list").splitlines()) == 2


def test_a_publication_without_the_key_keeps_no_old_signature(site, key, tmp_path):
    www = tmp_path / "www"
    site.run("publish", "--sign-with", key, "--output", www)
    site.commit("Addresses", "2024-03-04T12:00:00Z")
    assert (www / SIGNATURE).is_file()
    assert site.run("publish", "--output", www).exit_code == 0
    assert not (www / SIGNATURE).exists()
    assert site.run("verify", www).exit_code == 0


def test_an_altered_list_is_not_what_was_signed(site, key, tmp_path):
    www = tmp_path / "www"
    site.run("publish", "--sign-with", key, "--output", www)
    (www / "new.html").write_text("new")
    lines = (www / LIST).read_text()
    (www / LIST).write_text(f"{'0' * 64}  0.html\n{lines}")
    done = site.run("verify", www)
    assert (done.exit_code, f"altered: {SIGNATURE}: nobody in" in done.stdout) == (1, True)


def test_a_bag_is_signed_and_no_bit_of_its_signature_can_be_altered(site, key, tmp_path):
    bag = tmp_path / "bag"
    done = site.run("archive", bag, "--sign-with", key)
    assert done.exit_code == 0, done.stderr
    whole = site.run("verify", bag)
    assert (whole.exit_code, "signed by clerk@example.org" in whole.stdout) == (0, True)
    stranger = allowed(tmp_path, (new_key(tmp_path, "stranger"), ""))
    assert site.run("verify", bag, "--signers", stranger).exit_code == 1
    signature = bag / "manifest-sha512.txt.sig"
    signature.write_bytes(signature.read_bytes().replace(b"\n-----END", b"\n\n-----END"))
    assert site.run("verify", bag).exit_code == 1


def test_a_key_that_cannot_sign_is_told_and_nothing_is_published(site, tmp_path):
    done = site.run("publish", "--sign-with", tmp_path / "none", "--output", tmp_path / "www")
    assert (done.exit_code, "Signing failed" in done.stderr) == (3, True)
    assert not (tmp_path / "www").exists()


def test_a_server_signs_what_is_pushed(site, key, tmp_path):
    server, www = tmp_path / "meetings.git", tmp_path / "www"
    site.git("init", "--quiet", "--bare", "--initial-branch=main", str(server))
    words = ("hook", "install-server", server, "--output", www, "--sign-with", key)
    assert site.run(*words).exit_code == 0
    site.git("push", "--quiet", str(server), "main")
    published = site.run("publish", "--repository", server)
    assert "Signed, and tagged as published/" in published.stderr
    assert site.run("verify", www).exit_code == 0
