"""A site that is shown while it is written: watched, built again, and told to the browser."""

from generator.preview.board import Board
from generator.preview.server import shown
from generator.preview.watching import changes

__all__ = ["Board", "changes", "shown"]
