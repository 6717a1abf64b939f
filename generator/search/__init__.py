"""What can be found → the files that a browser searches."""

from generator.search.indexing import FOLDER, Indexed, Kept, index, index_again

__all__ = ["FOLDER", "Indexed", "Kept", "index", "index_again"]
