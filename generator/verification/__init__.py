"""What is to be published, read as a browser will read it, before anything is written."""

from generator.verification.joining import verify
from generator.verification.reading import Facts, facts_of

__all__ = ["Facts", "facts_of", "verify"]
