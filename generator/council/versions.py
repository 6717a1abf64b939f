"""The published states of a record: what was published when, by whom, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.council.fields import WithheldVersion
from generator.council.keys import key_of
from generator.council.relations import VERSION
from generator.council.site import Site


class Change(StrEnum):
    """What a version was, beside the one before it."""

    FIRST = "first publication"
    SUPPLEMENT = "supplement"
    CORRECTION = "correction"
    DRAFT = "draft minutes"
    CONFIRMED = "confirmed minutes"
    WITHDRAWAL = "withdrawal"
    AGAIN = "published again"


@dataclass(frozen=True, slots=True)
class Version:
    """A published state of a record.

    ``number`` counts from 1; ``on`` is the day of publication, ``by`` the post that published,
    ``reason`` the first line of what the commit says. ``commit``, ``path`` and ``blob`` are where
    git keeps it; of a withdrawal there is no ``blob``. What is ``withheld`` is told and not shown.
    """

    number: int
    kind: Change
    on: date
    by: str
    reason: str
    commit: str
    path: str
    blob: str
    withheld: WithheldVersion | None = None


def versions_of(site: Site, key: str) -> tuple[Version, ...]:
    """Return the versions of the record ``key``, oldest first; none where there is no history."""
    return site.told.of(VERSION, key)


def versions_named(site: Site, named: str) -> tuple[Version, ...] | None:
    """Return the versions of the record that is ``named`` by key, address or file, if it is one."""
    path = f"/{named.removeprefix(site.settings.url).strip('/')}"
    keys = (key_of(named), path[1:], path[1:] + "/agenda", f"pages{path}")
    key = next((key for key in keys if key in site.records), None)
    return versions_of(site, key) if key else None


def address_of_versions(address: str, number: int = 0) -> str:
    """Return where the versions of the record at ``address`` are listed, or where one is shown."""
    return f"{address}versions/{number}/" if number else f"{address}versions/"
