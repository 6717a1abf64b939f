"""New records and sites, begun as far as it can be known how they begin."""

from generator.council.scaffolds.editor import new_editor
from generator.council.scaffolds.incoming import incoming
from generator.council.scaffolds.meetings import new_meeting, new_minutes
from generator.council.scaffolds.papers import new_committee, new_person, new_report, new_strategy
from generator.council.scaffolds.scaffold import NotPossibleError, Scaffold
from generator.council.scaffolds.sites import new_site

__all__ = [
    "NotPossibleError",
    "Scaffold",
    "incoming",
    "new_committee",
    "new_editor",
    "new_meeting",
    "new_minutes",
    "new_person",
    "new_report",
    "new_site",
    "new_strategy",
]
