"""Pages before and after they are rendered."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """What is to be rendered: where, by which layout, from which values.

    ``address`` starts with a slash and is relative to the site's root; one that ends in a slash
    is a folder with an index. ``layout`` is a path below ``layouts/``.
    """

    address: str
    layout: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The file that answers at the address."""
        path = self.address.removeprefix("/")
        return f"{path}index.html" if self.address.endswith("/") else path


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the published site."""

    path: str
    data: bytes
