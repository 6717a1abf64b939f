"""Attachments: bytes → the words that a file shows, and what it holds without showing it."""

from generator.attachments.contents import Contents, Hidden, Run, Trace
from generator.attachments.looking import look_into
from generator.attachments.soundness import unsound

__all__ = ["Contents", "Hidden", "Run", "Trace", "look_into", "unsound"]
