"""Whatever is altered is found: a byte of a page, a bit of a bag, a line of a list."""

import json
import os
import random
import shutil
from datetime import date
from pathlib import Path

import bagit
import pytest

from generator.archiving import Question, proofs_at
from generator.proof import LIST, State

# The nightly run tries a thousand.
BITS = int(os.environ.get("MINUTEBOOK_BITS", "60"))
TODAY = date(2024, 3, 2)


def states(path: Path) -> set[State]:
    return {proof.state for proof in proofs_at(path, Question(TODAY))}


def flip(path: Path, bit: int) -> None:
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)


def test_every_flipped_bit_of_a_bag_is_found(bag):
    chance = random.Random(BITS)  # noqa: S311 -- no secret
    paths = sorted(path for path in bag.rglob("*") if path.is_file() and path.stat().st_size)
    sizes = [path.stat().st_size for path in paths]
    assert states(bag) == {State.INTACT}
    # Lists and small files as often as large ones, in which most bits are.
    some = chance.choices(paths, k=BITS // 2) + chance.choices(paths, sizes, k=BITS - BITS // 2)
    for path in some:
        bit = chance.randrange(path.stat().st_size * 8)
        flip(path, bit)
        assert states(bag) != {State.INTACT}, f"{path}, bit {bit}"
        flip(path, bit)
    assert states(bag) == {State.INTACT}


def test_every_flipped_bit_of_a_packed_bag_is_found(kept, tmp_path):
    chance = random.Random(BITS)  # noqa: S311 -- no secret
    packed = tmp_path / "bag.tar"
    shutil.copyfile(kept / "bag.tar", packed)
    assert states(packed) == {State.INTACT}
    for _ in range(BITS // 3):
        bit = chance.randrange(packed.stat().st_size * 8)
        flip(packed, bit)
        assert states(packed) != {State.INTACT}, f"bit {bit}"
        flip(packed, bit)


def test_a_packed_bag_may_be_called_otherwise(kept, tmp_path):
    shutil.copyfile(kept / "bag.tar", tmp_path / "other.tar")
    assert states(tmp_path / "other.tar") == {State.INTACT}


# The cases of the Library of Congress' conformance suite for BagIt, done to a bag of ours.
def _without(name: str):
    return lambda bag: (bag / name).unlink()


def _with(name: str, data: bytes):
    def spoil(bag: Path) -> None:
        (bag / name).write_bytes(data)

    return spoil


def _edited(name: str, old: str, new: str):
    def spoil(bag: Path) -> None:
        text = (bag / name).read_text()
        assert old in text
        (bag / name).write_text(text.replace(old, new, 1))

    return spoil


@pytest.mark.parametrize(
    "spoil",
    [
        _without("bag-info.txt"),
        _without("data/sbom.json"),
        _without("manifest-sha512.txt"),
        _with("data/extra.txt", b"not in any list"),
        _with("data/sbom.json", b""),
        _edited("bagit.txt", "BagIt-Version: 1.0", "BagIt-Version : 1.0"),
        _edited("bagit.txt", "UTF-8", "latin-1"),
        _edited("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1"),
        _edited("manifest-sha256.txt", "data/sbom.json", "../sbom.json"),
        _edited("manifest-sha256.txt", "data/sbom.json", "~/sbom.json"),
        _edited("manifest-sha256.txt", "data/sbom.json", "data/SBOM.json"),
    ],
)
def test_what_makes_a_bag_invalid_is_found_by_us_and_by_others(bag, spoil):
    spoil(bag)
    assert states(bag) != {State.INTACT}
    with pytest.raises(bagit.BagError):
        bagit.Bag(str(bag)).validate()


def test_capital_letters_in_a_list_are_none_that_we_wrote(bag):
    manifest = bag / "tagmanifest-sha512.txt"
    manifest.write_text(manifest.read_text().upper())
    assert states(bag) != {State.INTACT}


def test_a_saved_site_is_compared_with_its_list(kept, site, tmp_path):
    saved = tmp_path / "saved"
    shutil.copytree(kept / "bag/data/public", saved)
    whole = site.run("verify", saved)
    assert (whole.exit_code, "0 altered, 0 unknown" in whole.stderr) == (0, True)
    (saved / "about/index.html").write_text("other")
    (saved / "robots.txt").unlink()
    (saved / "new.html").write_text("new")
    done = site.run("verify", saved)
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "altered: about/index.html: it is not as SHA256SUMS has it",
        "unknown: new.html: SHA256SUMS does not name it",
        "altered: robots.txt: it is missing",
    ]
    told = json.loads(site.run("verify", saved, "--json").stdout)
    assert {"path": "robots.txt", "state": "altered", "words": "it is missing"} in told
    assert {"path": "404.html", "state": "intact", "words": ""} in told


def test_the_folder_of_a_meeting_has_a_list_of_its_own(kept, site, tmp_path):
    saved = tmp_path / "meeting"
    shutil.copytree(kept / "bag/data/public/meetings/planning/2024-03-06", saved)
    assert {"minutes", "green", LIST} <= {path.name for path in saved.iterdir()}
    assert site.run("verify", saved).exit_code == 0


def test_a_saved_page_says_itself_which_it_is(kept, site, tmp_path):
    public = kept / "bag/data/public"
    page, near = tmp_path / "page.html", tmp_path / LIST
    shutil.copyfile(public / "meetings/planning/2024-03-06/green/index.html", page)
    assert "there is no SHA256SUMS" in site.run("verify", page).stdout
    for listed in (public / LIST, public / "meetings/planning/2024-03-06" / LIST):
        shutil.copyfile(listed, near)
        assert site.run("verify", page).stdout.startswith("intact: ")
    shutil.copyfile(public / "about" / LIST, near)
    page.write_text(page.read_text().replace("</p>", "?</p>", 1))
    done = site.run("verify", page, "--list", public / LIST)
    assert (done.exit_code, done.stdout.startswith("altered: ")) == (1, True)


def test_a_saved_download_is_named(kept, site, tmp_path):
    public = kept / "bag/data/public"
    (address,) = (path.relative_to(public).as_posix() for path in public.rglob("costs.csv"))
    shutil.copyfile(public / address, tmp_path / "saved.csv")
    words = ("verify", tmp_path / "saved.csv", "--list", public / LIST)
    assert "name it with --as" in site.run(*words).stdout
    assert site.run(*words, "--as", f"https://meetings.example.org/{address}").exit_code == 0
    assert site.run(*words, "--as", "/about/").exit_code == 1
    assert "does not name" in site.run(*words, "--as", "/nowhere.csv").stdout


def test_what_is_not_there_is_a_mistake_of_whoever_asks(site, tmp_path):
    assert site.run("verify", tmp_path / "nothing").exit_code == 2


def test_a_file_that_cannot_be_read_is_the_machine_s_fault(bag, site, monkeypatch):
    def refuse(*_: object, **__: object) -> bytes:
        raise PermissionError(13, "Permission denied", "x")

    monkeypatch.setattr("generator.deposit.bag.digests_at", refuse)
    done = site.run("verify", bag)
    assert (done.exit_code, "It is not known" in done.stderr) == (3, True)
