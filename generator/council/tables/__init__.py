"""Tables of figures as data: what they hold, whether they add up, where their parts stand."""

from generator.council.tables.complaints import complaints
from generator.council.tables.figures import Amount, Unit, amounts, exact
from generator.council.tables.model import Cell, Chart, Group, Row, Table
from generator.council.tables.places import Sheet

__all__ = [
    "Amount",
    "Cell",
    "Chart",
    "Group",
    "Row",
    "Sheet",
    "Table",
    "Unit",
    "amounts",
    "complaints",
    "exact",
]
