"""Artifacts → the published folder, whole or not at all. The only room that writes the site."""

from generator.publish.publication import NotASiteError, publish
from generator.publish.recording import replace_file

__all__ = ["NotASiteError", "publish", "replace_file"]
