"""Everything that is counted and followed across the whole site, worked out once."""

from dataclasses import dataclass

from generator.council.attendance import Attendance, attendance_at
from generator.council.corrections import Errata, errata_in
from generator.council.places import Ward, wards_of
from generator.council.promises import Promised, promised_at
from generator.council.resolutions import Decided, decided_at
from generator.council.site import Site


@dataclass(frozen=True, slots=True)
class Registers:
    """What was decided, promised, attended and corrected, and where."""

    decided: Decided
    promised: Promised
    attendance: Attendance
    errata: Errata
    wards: tuple[Ward, ...]


def registers_of(site: Site) -> Registers:
    """Return the registers of ``site``."""
    decided = decided_at(site)
    return Registers(
        decided,
        promised_at(site, decided),
        attendance_at(site),
        errata_in(decided),
        wards_of(site),
    )
