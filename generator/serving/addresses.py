"""Addresses that no page answers any more, and what answers them instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Answers:
    """Which addresses have moved, and whither, and which are gone for good.

    All start with a slash and count from the site's root.
    """

    moved: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()


def folder_at(address: str) -> str:
    """Return the address of the page that answers at ``address`` when what stood there is gone.

    For a file, it is a folder of the file's name: every static host leads from one to the other.
    """
    return address if address.endswith("/") else f"{address}/"
