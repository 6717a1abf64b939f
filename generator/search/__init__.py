"""What can be found → the files that a browser searches."""

from generator.search.indexing import FOLDER, index

__all__ = ["FOLDER", "index"]
