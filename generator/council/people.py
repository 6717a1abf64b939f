"""Councillors and others who take part in meetings."""

from generator.council.fields import Front
from generator.schema import Many, Text


class Person(Front):
    """A person in a public role."""

    name: Text
    honorific: Text | None = None
    suffix: Text | None = None
    ward: Text | None = None
    also_known_as: Many[Text] = ()

    @property
    def full_name(self) -> str:
        """The name with its honorific and suffix, as minutes print it."""
        return " ".join(filter(None, (self.honorific, self.name, self.suffix)))

    @property
    def sort_name(self) -> tuple[str, str]:
        """Surname first, honorific and suffix left out."""
        given, _, surname = self.name.rpartition(" ")
        return surname, given
