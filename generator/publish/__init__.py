"""Artifacts → the published folder, whole or not at all."""

from generator.publish.locking import locked
from generator.publish.press import NotASiteError, Press, linked, press, publish, put
from generator.publish.recording import replace_file

__all__ = ["NotASiteError", "Press", "linked", "locked", "press", "publish", "put", "replace_file"]
