"""Councillors and others who take part in meetings."""

from typing import Annotated

from generator.council.fields import Front
from generator.schema import Many, Text, told


class Person(Front):
    """A person in a public role."""

    name: Annotated[Text, told("The name, as it is printed", "S. J. Galton")]
    honorific: Annotated[Text | None, told("What stands before the name", "Cllr")] = None
    suffix: Annotated[Text | None, told("What stands behind the name", "CC")] = None
    ward: Annotated[Text | None, told("The ward or division that elected the person", "Launde")] = (
        None
    )
    also_known_as: Annotated[
        Many[Text], told("Other ways in which papers write the name", ["Simon Galton"])
    ] = ()

    @property
    def full_name(self) -> str:
        """The name with its honorific and suffix, as minutes print it."""
        return " ".join(filter(None, (self.honorific, self.name, self.suffix)))

    @property
    def sort_name(self) -> tuple[str, str]:
        """Surname first, honorific and suffix left out."""
        given, _, surname = self.name.rpartition(" ")
        return surname, given
