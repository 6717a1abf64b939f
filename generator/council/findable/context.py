"""What entries need to know of the whole site, beside their own record."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.council.accounts import sheets_in
from generator.council.findable.standing import standing_titles
from generator.council.relations import SHEETS, SITTING
from generator.council.site import Site

_REFERENCE = re.compile(r"[A-Z]{1,3}[0-9]{1,4}[A-Z]?")


@dataclass(frozen=True, slots=True)
class Context:
    """The newest year, standing titles by committee, and references such as T24 in any table."""

    newest: int
    standing: Mapping[str, tuple[str, ...]]
    references: frozenset[str]


def context_of(site: Site) -> Context:
    """Return what all entries of ``site`` have in common."""
    standing = {name: standing_titles(site, name) for name in site.told.targets(SITTING)}
    return Context(max(site.years(), default=0), standing, _references(site))


def _references(site: Site) -> frozenset[str]:
    """Return the references, such as T24, that stand beside the rows of tables."""
    return frozenset(
        row.ref
        for key in site.told.targets(SHEETS)
        for sheet in sheets_in(site, key)
        for row in sheet.table.figures
        if row.ref and _REFERENCE.fullmatch(row.ref)
    )
