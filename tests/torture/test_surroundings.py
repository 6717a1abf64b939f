"""Nothing around a build changes a byte of the site, its search included.

A few rows, in which every two ways meet; ``make torture`` takes three ways of each.
"""

import os

from tests.corpus import parish
from tests.torture.surroundings import built_in, factors, pairwise, surrounding

WAYS = 3 if "MINUTEBOOK_TORTURE" in os.environ else 2


def test_every_two_surroundings_make_the_same_bytes(tmp_path):
    parish.write(tmp_path / "source")
    rows = list(pairwise([ways[:WAYS] for ways in factors().values()]))
    assert len(rows) >= WAYS * WAYS
    made = {
        row: built_in(surrounding(row, tmp_path), tmp_path / "source", tmp_path) for row in rows
    }
    assert len(set(made.values())) == 1, made
