"""What the archive holds of a meeting."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from generator.council.fields import Absent
from generator.council.keys import Sitting
from generator.council.records import Record
from generator.council.today import Today


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: its key, and those of its reports; its papers are read when they are asked for."""

    key: str
    sitting: Sitting
    papers: tuple[str, ...]
    records: Mapping[str, Record] = field(compare=False, repr=False)

    @property
    def agenda(self) -> Record | None:
        """Its agenda, if the archive holds it."""
        return self.records.get(f"{self.key}/agenda")

    @property
    def minutes(self) -> Record | None:
        """Its minutes, if the archive holds them."""
        return self.records.get(f"{self.key}/minutes")

    @property
    def reports(self) -> tuple[Record, ...]:
        """The reports before it, in the order of their names."""
        return tuple(self.records[key] for key in self.papers)

    def status(self, today: date | Today) -> str:
        """Return what the agenda says, or what follows: see ``Outline.status``."""
        return outline_of(self).status(today)


@dataclass(frozen=True, slots=True)
class Outline:
    """What lists tell of a meeting.

    ``said`` is the status that its agenda gives, ``time`` when it begins; ``minutes`` and
    ``confirmed`` are the key of its minutes and where those were confirmed.
    """

    sitting: Sitting
    said: str
    time: time | None
    has_members: bool
    minutes: str
    confirmed: str | Absent | None

    def status(self, today: date | Today) -> str:
        """Return what the agenda says, or what follows: one with minutes was held.

        Of a past meeting of which only the announcement is held, nothing is known: an agenda that
        calls itself scheduled was written before its day, and says nothing of the time after.
        """
        if self.said and self.said != "scheduled":
            return self.said
        if self.minutes:
            return "held"
        return "scheduled" if self.sitting.date >= today else ""


def outline_of(meeting: Meeting) -> Outline:
    """Return the outline of ``meeting``."""
    agenda, minutes = meeting.agenda, meeting.minutes
    return Outline(
        meeting.sitting,
        str(agenda.front.value.status or "") if agenda else "",
        agenda.front.value.time if agenda else None,
        bool(agenda and agenda.front.value.membership),
        minutes.key if minutes else "",
        minutes.front.value.confirmed if minutes else None,
    )
