"""Totals of rows: which rows each of them adds up."""

from generator.council.tables.model import Group, Table


def addends_of(table: Table) -> dict[int, tuple[tuple[int, int], ...]]:
    """Return for each total the rows it adds up, each with 1, or -1 where it is taken away.

    ``above`` adds up the rows since the last heading or total; ``group`` whatever since the last
    heading of level 1, and ``all`` whatever in the table, no total has taken in yet: a subtotal
    then stands for its rows.
    """
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    loose: list[int] = []  # what no total has taken in
    block = group = 0
    for number, row in enumerate(table.rows):
        if isinstance(row, Group):
            block = number
            group = number if row.level == "1" else group
            continue
        if row.total is None:
            loose.append(number)
            continue
        if isinstance(row.total, tuple):
            taken = tuple(_named(table, name) for name in row.total)
            found[number] = tuple(each for each in taken if each[0] < number)
        else:
            since = {"above": block, "group": group, "all": 0}[row.total]
            found[number] = tuple((each, 1) for each in loose if each >= since)
        of_this = {each for each, _ in found[number]}
        loose = [*(each for each in loose if each not in of_this), number]
        block = number + 1
    return found


def _named(table: Table, name: str) -> tuple[int, int]:
    place = table.row(name.removeprefix("-"))
    return len(table.rows) if place is None else place, -1 if name.startswith("-") else 1


def is_summed(table: Table, column: int) -> bool:
    """Tell whether a column is added up downwards: words are not, nor shares beside amounts."""
    unit = table.unit_of(column)
    return unit != "text" and (unit != "%" or table.unit == "%")
