"""Damage of every kind is found at its line; benchmarks.mutations does it more often."""

from datetime import date

from benchmarks.council.making import make
from benchmarks.council.plan import Plan
from benchmarks.mutations.measuring import Specimen, measure


def test_damage_to_a_right_council_is_found_at_its_line(tmp_path):
    truth = make(tmp_path, Plan(meetings=30, years=1, people=40))
    specimen = Specimen(tmp_path, date.fromisoformat(str(truth.today)))
    results = list(measure(specimen, places=1, seed=1))
    done = [result for result in results if result.done]
    missed = [f"{result.kind.name}: {result.missed}" for result in done if not result.found]
    assert len(done) >= 40
    assert len(missed) <= len(done) // 20, missed
