"""What the layouts that come with Minute Book were tested with."""

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from generator.render.folders import default_folder

TESTED = "tested.yaml"


@dataclass(frozen=True, slots=True)
class Tested:
    """How many kinds of pages were tested, at which widths in pixels, by which tools.

    ``tools`` are versions by name.
    """

    kinds: int
    widths: tuple[int, ...]
    tools: Mapping[str, str]


def tested() -> Tested:
    """Return what was tested, as the tests wrote it down."""
    told = yaml.load((default_folder() / TESTED).read_bytes(), Loader=yaml.CSafeLoader)
    return Tested(told["kinds"], tuple(told["widths"]), told["tools"])
