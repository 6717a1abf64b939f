"""Lists of digests are read by sha256sum, and mean one thing only."""

import hashlib
import subprocess
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.proof import LIST, digest_of, listed, listed_in
from generator.proof.sums import NotAListError

PATHS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\n", exclude_categories=["Cs"]), min_size=1
)
LISTS = st.dictionaries(PATHS, st.binary(min_size=32, max_size=32))


@given(LISTS)
def test_what_was_listed_is_read_again(digests):
    assert listed_in(listed(digests)) == digests


@given(LISTS.filter(bool), st.data())
def test_no_bit_of_a_list_can_be_another_and_mean_the_same(digests, data):
    written = bytearray(listed(digests))
    bit = data.draw(st.integers(0, len(written) * 8 - 1))
    written[bit // 8] ^= 1 << bit % 8
    with suppress(NotAListError):
        assert listed_in(bytes(written)) != digests


def test_sha256sum_reads_the_list(tmp_path):
    files = {"a.html": b"one", "b/Ünïcode name.csv": b"two"}
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    (tmp_path / LIST).write_bytes(listed({path: digest_of(data) for path, data in files.items()}))
    check = ["sha256sum", "--check", "--strict", LIST]
    done = subprocess.run(check, check=True, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.count(": OK") == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"x", "are not in their order"),
        (b"x\n", "line 1 of it names no file"),
        (b"\xff\n", "byte 1 of it is no text"),
        (f"{'0' * 64}  b\n{'0' * 64}  a\n".encode(), "are not in their order"),
        (f"{'0' * 64}  a\n{'1' * 64}  a\n".encode(), "one is there twice"),
    ],
)
def test_what_is_no_list_says_why(text, words):
    with pytest.raises(NotAListError, match=words):
        listed_in(text)


def test_a_digest_is_the_one_that_everybody_knows():
    assert digest_of(b"abc") == hashlib.sha256(b"abc").digest()
