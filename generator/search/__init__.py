"""What can be found → the files that a browser searches."""

from generator.search.bundle import Engine
from generator.search.groups import groups_of
from generator.search.indexing import (
    FOLDER,
    Part,
    bound,
    engine_for,
    files_in,
    index,
    manifest_of,
    things_file,
    tongue_of,
)
from generator.search.things import MOST_FILES, count_of

__all__ = [
    "FOLDER",
    "MOST_FILES",
    "Engine",
    "Part",
    "bound",
    "count_of",
    "engine_for",
    "files_in",
    "groups_of",
    "index",
    "manifest_of",
    "things_file",
    "tongue_of",
]
