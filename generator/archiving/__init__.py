"""From a commit to what is handed to an archive, and back to the site."""

from generator.archiving.packing import Wish, archive
from generator.archiving.restoring import restore
from generator.archiving.verifying import Question, proofs_at

__all__ = ["Question", "Wish", "archive", "proofs_at", "restore"]
