"""What a run over a site came to."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.diagnostics import Diagnostic, has_errors
from generator.page import Artifact


@dataclass(frozen=True)
class Outcome:
    """What a run found and made.

    ``waived`` findings do not count. ``files`` are published in all, of which ``new`` were not
    there before, and ``gone`` are not there any more; ``url`` is where they are to be found;
    ``artifacts`` are those of a run that publishes nothing. ``addresses`` are all that were ever
    published, as ``urls.lock`` has them; ``recorded`` of them were written down now.
    """

    findings: tuple[Diagnostic, ...]
    waived: int = 0
    records: int = 0
    files: int = 0
    new: int = 0
    gone: int = 0
    url: str = ""
    recorded: int = 0
    addresses: bytes = field(default=b"", repr=False)
    artifacts: tuple[Artifact, ...] = field(default=(), repr=False)

    @property
    def failed(self) -> bool:
        """Whether something stands in the way of publication."""
        return has_errors(self.findings)

    def at(self, paths: Iterable[str]) -> "Outcome":
        """Return what was found in the files at ``paths``, or in the folders there."""
        chosen = tuple(paths)
        found = tuple(
            each
            for each in self.findings
            if any(each.path == path or each.path.startswith(f"{path}/") for path in chosen)
            or "." in chosen
        )
        return replace(self, findings=found, waived=0)
