"""A generator of made-up councils: whole sites for tests and benchmarks.

``make(root, Plan(meetings=40))`` writes ``site.yaml`` and ``content/`` and returns the truth: what
they hold, counted while it was planned. The same plan makes the same bytes everywhere. From the
command line: ``python -m benchmarks.council FOLDER --meetings 1000``.
"""

from benchmarks.council.making import make
from benchmarks.council.plan import Plan
from benchmarks.council.truth import Promise, Truth

__all__ = ["Plan", "Promise", "Truth", "make"]
