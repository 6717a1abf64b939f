"""The words of the interface in the site's language, as gettext keeps them."""

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Messages by their English words; one without a translation stays English.

    ``messages`` holds for each English message its forms, of which there are several where the
    message counts something. ``plural`` is the rule, as the header of a catalogue writes it, that
    chooses among them (GNU gettext manual, "Plural forms").
    """

    plural: str = "n != 1"
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def say(self, message: str, **values: object) -> str:
        """Return ``message`` in the site's language, with ``%(name)s`` filled from ``values``."""
        said = self.gettext(message)
        return said % values if values else said

    def say_some(self, one: str, many: str, num: int, **values: object) -> str:
        """Return the message for ``num`` things, with ``%(num)s`` and ``values`` filled in."""
        return self.ngettext(one, many, num) % {"num": num, **values}

    def gettext(self, message: str) -> str:
        """Return ``message`` in the site's language."""
        return self.messages.get(message, (message,))[0]

    def ngettext(self, one: str, many: str, num: int) -> str:
        """Return the form of the message for ``num`` things."""
        forms = self.messages.get(one)
        if forms is None:
            return one if num == 1 else many
        return forms[_rule(self.plural)(num)]


def marked(message: str) -> str:
    """Mark ``message`` as one that is said later, so that it comes into the catalogue."""
    return message


@lru_cache
def _rule(plural: str) -> Callable[[int], int]:
    return gettext.c2py(plural)
