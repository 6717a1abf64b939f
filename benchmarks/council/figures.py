"""Tables whose figures add up, each with a sentence that quotes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.council.chance import Chance
from benchmarks.council.text import entry, financial_year, pounds, quoted
from benchmarks.council.words import Words

_YEARS = 4
Figures = Sequence[int | str | None]


@dataclass(frozen=True)
class Table:
    """A table as front matter, what is said about it, and how many sums stand in it."""

    id: str
    title: str
    front: tuple[str, ...]
    said: str
    sums: int


def table(chance: Chance, words: Words, first_year: int, kind: str) -> Table:
    """Return a table of ``kind``: one of ``KINDS``."""
    return _MAKERS[kind](chance, words, first_year)


def _table(
    name: tuple[str, str],
    unit: str,
    columns: Sequence[str],
    rows: Sequence[str],
    told: tuple[str, int],
    legend: Sequence[str] = (),
) -> Table:
    """Return the table of this id and title; ``told`` is what is said of it, and how many sums."""
    front = (
        f"  - id: {name[0]}",
        f"    title: {quoted(name[1])}",
        f"    unit: {unit}",
        f"    columns: [{', '.join(columns)}]",
        "    rows:",
        *(f"      - {row}" for row in rows),
        *legend,
    )
    return Table(*name, front, *told)


def _row(label: str, values: Figures, **more: str) -> str:
    shown = ", ".join("~" if value is None else str(value) for value in values)
    return entry(**more, label=quoted(label), values=f"[{shown}]")


def _group(label: str, level: str | None = None) -> str:
    return entry(group=quoted(label), level=level)


def _sum(rows: Sequence[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def _years(first: int) -> list[str]:
    return [financial_year(first + number) for number in range(_YEARS)]


def _labels(words: Words, count: int) -> list[str]:
    things = [thing[0].upper() + thing[1:] for thing in words.subject.things]
    return words.chance.some(things, count)


def _revenue(chance: Chance, words: Words, first: int) -> Table:
    """Make a budget rolled forward: what one year ends with, the next one begins with."""
    base = chance.number(4_000, 60_000)
    transfers = [chance.number(-400, 900), 0, 0, 0]
    growth = [chance.number(0, 60) * 10 for _ in range(_YEARS)]
    savings = [-10 * chance.number(5, 90) for _ in range(_YEARS)]
    bases, subtotals, budgets = [], [], []
    for year in range(_YEARS):
        bases.append(base)
        subtotals.append(base + transfers[year])
        base = subtotals[-1] + growth[year] + savings[year]
        budgets.append(base)
    rows = (
        _row("Updated original budget", bases, id="original-budget"),
        _row("Budget transfers", transfers, id="transfers"),
        _row("Subtotal", subtotals, id="subtotal", total="above"),
        _group("Growth and savings"),
        _row("Add growth", growth, id="growth"),
        _row("Less savings", savings, id="savings"),
        _row("Proposed budget", budgets, id="budget", total="[subtotal, growth, savings]"),
    )
    columns = _years(first)
    title = f"{words.subject.name}, proposed revenue budget"
    said = (
        f"The proposed budget for {columns[0]} is {pounds(budgets[0] * 1000)}; by {columns[-1]} "
        f"it comes to {pounds(budgets[-1] * 1000)}."
    )
    return _table(("revenue-budget", title), "£000", columns, rows, (said, 2 * _YEARS))


def _savings(chance: Chance, words: Words, first: int) -> Table:
    """Make a schedule of savings, cumulative over the years, in groups."""
    rows: list[str] = []
    totals: list[list[int]] = []
    cited = ""
    number = chance.number(1, 60)
    columns = _years(first)
    for place, (group, letter) in enumerate((("Transformation", "T"), ("Departmental", "D"))):
        rows.append(_group(group, "2" if place else None))
        lines: list[list[int]] = []
        for label in _labels(words, chance.number(2, 4)):
            step = -5 * chance.number(1, 40)
            values = [step * (year + 1) for year in range(_YEARS)]
            lines.append(values)
            ref = f"{letter}{number}"
            note = chance.pick((None, '"*"', '"**"'))
            more = {"note": note} if note else {}
            typed: Figures = [chance.pick(("Eff", "SR")), *values]
            rows.append(_row(f"Review of {label.lower()}", typed, ref=ref, id=ref.lower(), **more))
            cited = cited or (
                f"{ref} saves {pounds(-values[0] * 1000)} in {columns[0]}, "
                f"rising to {pounds(-values[-1] * 1000)} in {columns[-1]}."
            )
            number += 1
        totals.append(_sum(lines))
        name = f"{group.lower()}-total"
        rows.append(_row(f"Total, {group.lower()}", [None, *totals[-1]], id=name, total="above"))
    both = "[transformation-total, departmental-total]"
    rows.append(_row("Total savings", [None, *_sum(totals)], id="savings-total", total=both))
    legend = (
        "    legend:",
        '      "*": unchanged from the previous year',
        '      "**": included in the previous year and amended',
        "      Eff: efficiency",
        "      SR: service reduction",
    )
    typed_columns = ["{title: Type, unit: text}", *columns]
    title = f"{words.subject.name}, savings"
    return _table(("savings", title), "£000", typed_columns, rows, (cited, 3 * _YEARS), legend)


def _capital(chance: Chance, words: Words, first: int) -> Table:
    """Make a capital programme: completion, gross cost, years and their total."""
    rows: list[str] = []
    lines: list[list[int]] = []
    for number, label in enumerate(_labels(words, chance.number(3, 5)), 1):
        values = [10 * chance.number(0, 90) for _ in range(_YEARS)]
        whole = sum(values)
        gross = whole + 50 * chance.number(0, 9)
        done = f"Mar-{(first + _YEARS) % 100:02}"
        shown = [value or None for value in values]
        rows.append(
            _row(f"Renewal of {label.lower()}", [done, gross, *shown, whole], id=f"scheme-{number}")
        )
        lines.append([*values, whole])
    total = _sum(lines)
    rows.append(_row("Total programme", [None, None, *total], id="programme", total="above"))
    columns = [
        "{title: Estimated completion, unit: text}",
        "{title: Gross cost, unit: £000}",
        *_years(first),
        "Total",
    ]
    title = f"{words.subject.name}, capital programme"
    said = f"Over four years the programme comes to {pounds(total[-1] * 1000)}."
    return _table(("capital-programme", title), "£000", columns, rows, (said, 5))


def _accounts(chance: Chance, words: Words, first: int) -> Table:
    """Make a table in pounds, with income as minus figures."""
    rows: list[str] = []
    lines: list[list[int]] = []
    for number, label in enumerate(_labels(words, chance.number(3, 5)), 1):
        staff, running = chance.number(20_000, 900_000), chance.number(5_000, 700_000)
        income = -chance.number(0, 300_000)
        lines.append([staff, running, income, staff + running + income])
        rows.append(_row(label, lines[-1], id=f"line-{number}"))
    total = _sum(lines)
    rows.append(_row("Net budget", total, id="net-budget", total="above"))
    columns = ["Employees", "Running costs", "Income", "Net total"]
    title = f"{words.subject.name}, budget for {financial_year(first)}"
    said = f"The net budget for {financial_year(first)} is {pounds(total[-1])}."
    return _table(("budget", title), "£", columns, rows, (said, 4))


def _spending(chance: Chance, words: Words, first: int) -> Table:
    """Make a table in millions, to the thousand."""
    lines = [[chance.number(40, 4_000) for _ in range(3)] for _ in range(3)]
    rows = [
        _row(label, [_millions(value) for value in line], id=f"line-{number}")
        for number, (label, line) in enumerate(zip(_labels(words, 3), lines, strict=True), 1)
    ]
    total = _sum(lines)
    rows.append(_row("Total", [_millions(v) for v in total], id="total", total="above"))
    columns = [financial_year(first - 2), financial_year(first - 1), financial_year(first)]
    said = f"Spending came to £{_millions(total[-1])} million in {columns[-1]}."
    title = f"Spending on {words.subject.name.lower()}"
    return _table(("spending", title), "£m", columns, rows, (said, 3))


def _millions(thousands: int) -> str:
    return f"{thousands // 1000}.{thousands % 1000:03}"


def _survey(chance: Chance, _words: Words, _first: int) -> Table:
    """Make the answers to a survey: how many, and how many of a hundred."""
    whole = 100 * chance.number(2, 12)
    agreed = whole // 100 * chance.number(35, 70)
    unsure = whole // 100 * chance.number(5, 20)
    counts = (agreed, unsure, whole - agreed - unsure)
    rows = [
        _row(label, [count, count * 100 // whole], id=label.split()[0].lower())
        for label, count in zip(("Agree", "Do not know", "Oppose"), counts, strict=True)
    ]
    rows.append(_row("All answers", [whole, 100], id="all", total="above"))
    columns = ["{title: Answers, unit: number}", '{title: Share, unit: "%"}']
    said = (
        f"Of {whole:,} people who answered, {agreed:,} ({agreed * 100 // whole} per cent) agreed "
        f"and {counts[2]:,} were opposed."
    )
    return _table(("survey", "What people answered"), "number", columns, rows, (said, 2))


def _staff(chance: Chance, words: Words, first: int) -> Table:
    """Make a table of heads."""
    lines = [[chance.number(2, 240) for _ in range(3)] for _ in range(4)]
    rows = [
        _row(label, line, id=f"team-{number}")
        for number, (label, line) in enumerate(zip(_labels(words, 4), lines, strict=True), 1)
    ]
    total = _sum(lines)
    rows.append(_row("All staff", total, id="all-staff", total="above"))
    columns = [str(first - 2), str(first - 1), str(first)]
    said = f"These teams had {total[0]:,} people in {first - 2}, and {total[2]:,} in {first}."
    title = f"{words.subject.name}, people employed"
    return _table(("staff", title), "headcount", columns, rows, (said, 3))


_MAKERS: dict[str, Callable[[Chance, Words, int], Table]] = {
    "revenue": _revenue,
    "savings": _savings,
    "capital": _capital,
    "accounts": _accounts,
    "spending": _spending,
    "survey": _survey,
    "staff": _staff,
}
KINDS = tuple(_MAKERS)
