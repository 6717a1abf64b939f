"""What is told to the browsers that show a site: that it is new, and what is wrong with it."""

import json
from collections.abc import Iterable
from threading import Condition

from generator.diagnostics import Diagnostic, has_errors


class Board:
    """Where the one who builds writes, and all who show the site wait and read."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._number = 0
        self._notice = ""
        self.prefix = "/"

    def write(self, findings: Iterable[Diagnostic], prefix: str, *, is_new: bool) -> None:
        """Tell what was found, and whether pages are new; the site lies under ``prefix``."""
        found = tuple(findings)
        notice = {
            "failed": has_errors(found),
            "findings": [
                f"{each.path}:{each.span.start.line}: {each.message}. {each.help}" for each in found
            ],
        }
        with self._changed:
            self.prefix = prefix
            self._number += is_new
            self._notice = json.dumps({"edition": self._number, **notice}, ensure_ascii=False)
            self._changed.notify_all()

    def read(self, known: str, seconds: float) -> str:
        """Return what is told, as JSON, as soon as it is not what is ``known``, or in the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._notice != known, seconds)
            return self._notice
