"""Committees and other bodies that meet."""

from typing import Literal

from generator.council.fields import Front, Name
from generator.schema import Count, Many, Text


class Committee(Front):
    """A body of a council."""

    name: Text
    council: Name | None = None
    kind: Literal["council", "executive", "scrutiny", "regulatory", "other"]
    quorum: Count | None = None
    standing_items: Many[Text] = ()
