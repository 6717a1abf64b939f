"""Reports, people, committees and strategies, begun."""

from pathlib import Path

from generator.council.keys import CONTENT
from generator.council.scaffolds.known import meeting_named, named
from generator.council.scaffolds.scaffold import Scaffold, filled
from generator.page import Artifact


def new_report(root: Path, meeting: str, title: str) -> Scaffold:
    """Return a report for ``meeting``, called by its title. Raises ``NotPossibleError``."""
    sitting, name = meeting_named(meeting), named(title)
    folder = f"{CONTENT}/meetings/{sitting.name}"
    path = f"{folder}/{name}.md"
    has_agenda = (root / folder / "agenda.md").is_file()
    note = (
        f"Tie it to its item: in {folder}/agenda.md, write below the item's title  report: {name}"
    )
    notes = (note,) if has_agenda else ()
    return Scaffold((Artifact(path, filled("report.md", {"title": title})),), notes)


def new_person(name: str, honorific: str, ward: str) -> Scaffold:
    """Return a person's file. Raises ``NotPossibleError``."""
    known = named(name)
    values = {"name": name, "honorific": honorific, "ward": ward}
    path = f"{CONTENT}/people/{known}.md"
    note = f"In agendas and minutes this person is called  {known}"
    return Scaffold((Artifact(path, filled("person.md", values)),), (note,))


def new_committee(name: str, kind: str, council: str, quorum: int | None) -> Scaffold:
    """Return a committee's file. Raises ``NotPossibleError``."""
    known = named(name)
    values = {"name": name, "kind": kind, "council": council, "quorum": quorum}
    path = f"{CONTENT}/committees/{known}.md"
    note = f"Its first meeting:  minutebook new meeting {known} YEAR-MONTH-DAY"
    return Scaffold((Artifact(path, filled("committee.md", values)),), (note,))


def new_strategy(title: str, council: str) -> Scaffold:
    """Return a strategy's file. Raises ``NotPossibleError``."""
    values = {"title": title, "council": council}
    path = f"{CONTENT}/strategies/{named(title)}.md"
    return Scaffold((Artifact(path, filled("strategy.md", values)),))
