"""A site in a git repository."""

from pathlib import Path

import pytest

from tests.history.repository import Repository


@pytest.fixture
def town(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "town")
