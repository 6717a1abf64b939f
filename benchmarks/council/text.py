"""How the files are written: front matter, Markdown, dates and amounts in words."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

_PLAIN = re.compile(r"[A-Za-z0-9£][A-Za-z0-9 ’./()£–-]*")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOON = 12


def quoted(text: str) -> str:
    """Return ``text`` as a value of front matter, in quotes where it needs them."""
    if _PLAIN.fullmatch(text) and not text.endswith(" "):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def listed(values: Iterable[str]) -> str:
    """Return ``values`` as a list of front matter in one line."""
    return f"[{', '.join(quoted(value) for value in values)}]"


def entry(**pairs: str | None) -> str:
    """Return a mapping of front matter in one line; pairs without a value are left out.

    The values are written as they stand. A trailing underscore of a key falls away.
    """
    written = (f"{key.rstrip('_')}: {value}" for key, value in pairs.items() if value is not None)
    return f"{{{', '.join(written)}}}"


def document(front: Iterable[str], body: Iterable[str] = ()) -> str:
    """Return a file: its front matter, line by line, and the blocks of its body."""
    text = "\n\n".join(body)
    return "---\n" + "\n".join(front) + f"\n---\n{text and chr(10)}{text}{text and chr(10)}"


def directive(name: str, *content: str, **attributes: str | int | None) -> str:
    """Return a directive with its attributes and content."""
    words = [f"::: {name}"]
    words += [
        f"{key.rstrip('_')}={_attribute(str(value))}"
        for key, value in attributes.items()
        if value is not None
    ]
    return "\n".join((" ".join(words), *content, ":::"))


def _attribute(value: str) -> str:
    return value if re.fullmatch(r"[a-z0-9-]+", value) else f'"{value}"'


def slug(words: str, most: int = 7) -> str:
    """Return the first words as the name of a file."""
    return "-".join(re.findall("[a-z0-9]+", words.lower().replace("’", ""))[:most])


def letters(number: int) -> str:
    """Return the letter of the limb ``number``, counted from 0."""
    return chr(ord("a") + number)


def roman(number: int) -> str:
    """Return the small Roman numeral of a limb's limb, counted from 0."""
    return ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")[number]


def long_date(day: date) -> str:
    """Return a day as minutes print it: ``5 November 2014``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_date(day: date) -> str:
    """Return a day with its weekday: ``Wednesday 5 November 2014``."""
    return f"{_DAYS[day.weekday()]} {long_date(day)}"


def month(day: date) -> str:
    """Return the month of ``day``: ``November 2014``."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def clock(time: str) -> str:
    """Return a time as people say it: ``2.30 pm``."""
    hour, minute = (int(part) for part in time.split(":"))
    minutes = f".{minute:02}" if minute else ""
    return f"{(hour - 1) % _NOON + 1}{minutes} {'am' if hour < _NOON else 'pm'}"


def financial_year(first: int) -> str:
    """Return the financial year that begins in April of ``first``: ``2015/16``."""
    return f"{first}/{(first + 1) % 100:02}"


def pounds(amount: int) -> str:
    """Return an amount in pounds: ``£240,000``."""
    return f"{'−' if amount < 0 else ''}£{abs(amount):,}"


def together(words: Sequence[str]) -> str:
    """Return ``words`` as a list in a sentence: ``one, two and three``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
