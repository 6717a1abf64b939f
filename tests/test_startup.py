"""Nobody waits for what is not needed: what is imported when, and what is left to collect."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from generator import source
from generator.council.records import read_record

SITE = Path(__file__).parent / "site"
# Each takes longer to import than the command may take to say how it is used.
FOR_BUILDING = {"babel", "jinja2", "markdown_it", "pydantic", "yaml", "generator.build"}
FOR_ATTACHMENTS = {"PIL", "lxml", "openpyxl", "pypdfium2"}
FOR_RULES_OF_LAW = {"holidays"}


def imported_with(module: str) -> set[str]:
    """Return what a fresh process has imported when it has imported ``module``."""
    ask = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("module", "later"),
    [
        ("generator.cli", FOR_BUILDING | FOR_ATTACHMENTS | FOR_RULES_OF_LAW),
        ("generator.build", FOR_ATTACHMENTS | FOR_RULES_OF_LAW),
    ],
)
def test_what_may_not_be_needed_is_imported_later(module, later):
    imported = imported_with(module)
    assert module in imported
    assert not imported & later


def test_reading_leaves_nothing_for_the_collector_of_cycles():
    texts = [path for path in source.files(SITE, "content") if path.endswith(".md")]

    def read() -> None:
        for path in texts:
            assert read_record(source.read(SITE, path), lambda _: None).value

    read()
    gc.collect()
    gc.disable()
    try:
        read()
        assert gc.collect() == 0
    finally:
        gc.enable()
