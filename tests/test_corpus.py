"""Whatever is typed, pasted, saved or dropped into a site: a plain answer, and the site stays.

A sample of the corpus; ``make torture`` runs the whole.
"""

import os
import random

from tests.corpus import running
from tests.corpus.families import all_cases

SAMPLE = 100
WHOLE = "MINUTEBOOK_TORTURE" in os.environ


def test_the_corpus_is_long_and_no_case_is_in_it_twice():
    names = [case.name for case in all_cases()]
    assert len(names) > 1000
    assert len(names) == len(set(names))


def test_bad_input_is_answered_in_words_at_its_place_and_the_site_stays(tmp_path):
    cases = list(all_cases())
    chosen = cases if WHOLE else random.Random(9).sample(cases, SAMPLE)  # noqa: S311 -- a choice, no secret
    complaints = {
        result.case.name: (list(result.complaints()), result.said[-500:])
        for result in running.run(chosen, tmp_path)
        if any(result.complaints())
    }
    assert complaints == {}
