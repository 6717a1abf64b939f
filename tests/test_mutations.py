"""Damage of every kind is found at its line; benchmarks.mutations does it more often."""

from datetime import date
from pathlib import Path

from benchmarks.mutations.measuring import Specimen, measure

PACKS = Path(__file__).parent.parent


def test_damage_to_the_packs_is_found_at_its_line():
    results = list(measure(Specimen(PACKS, date(2015, 1, 20)), places=1, seed=1))
    done = [result for result in results if result.done]
    missed = [f"{result.kind.name}: {result.missed}" for result in done if not result.found]
    assert len(done) >= 40
    assert len(missed) <= len(done) // 20, missed
