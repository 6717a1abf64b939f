"""A figure brings its table along, unless the table stands on the page already."""

import pytest

from generator.council.views.prose import Shown
from tests.council.conftest import report

FRONT = "tables: [{id: t, title: T, unit: £, columns: [a], rows: [{label: A, values: [1]}]}]"
PATH = "meetings/planning/2024-04-03/costs"


@pytest.mark.parametrize(("placed", "is_shown"), [("", True), ("::: table t\n:::\n\n", False)])
def test_the_table_of_a_figure_is_shown_once(linked, placed, is_shown):
    text = report(f'{placed}::: figure f alt="A chart" table=t\nCosts.\n:::', FRONT)
    site = linked({f"{PATH}.md": text})
    record = site.records[PATH]
    shown = Shown(site, record).prose(record.body.parts).parts
    (figure,) = (part for part in shown if part.kind == "figure")
    assert (figure.table is not None) is is_shown
