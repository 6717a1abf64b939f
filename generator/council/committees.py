"""Committees and other bodies that meet."""

from typing import Annotated, Literal

from generator.council.fields import Front, Name
from generator.schema import Count, Many, Text, told


class Committee(Front):
    """A body of a council."""

    name: Annotated[Text, told("The name, as it is printed", "Scrutiny Commission")]
    council: Annotated[
        Name | None,
        told(
            "The key of its council in site.yaml; may be left out where there is one",
            "leicestershire",
        ),
    ] = None
    kind: Annotated[
        Literal["council", "executive", "scrutiny", "regulatory", "other"],
        told("What kind of body it is", "scrutiny"),
    ]
    quorum: Annotated[Count | None, told("How many members must be there", "4")] = None
    standing_items: Annotated[
        Many[Text],
        told(
            "Items that stand on every agenda; minutebook new meeting begins with them",
            ["Question time", "Urgent items"],
        ),
    ] = ()
