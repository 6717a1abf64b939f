"""What git tells of files: when each was changed, how it was then. The only room that reads it."""

from generator.history.blobs import Blobs
from generator.history.ledger import Edit, Ledger, Past, Problem, read_past
from generator.history.line import UnknownStartError

__all__ = ["Blobs", "Edit", "Ledger", "Past", "Problem", "UnknownStartError", "read_past"]
