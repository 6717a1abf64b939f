"""Charts of tables as layouts see them: every bar with its place, its words and its figure."""

from dataclasses import dataclass, replace
from decimal import Decimal

from generator.catalogue import Catalogue
from generator.council.tables import Cell, Table
from generator.council.tables.drawing import drawn_in
from generator.council.views.words import amount

# In the units of the drawing, which is as wide as a narrow phone's page.
_WIDTH = 320
_PLOT = 225  # leaves room for a figure behind the longest bar
_BAR = 16
_LINE = 20  # of words above a bar
_STEP = 46
_HEADING = 28
_GAP = 6
_LETTERS = 40  # fit into the width


@dataclass(frozen=True, slots=True)
class BarView:
    """A bar: its words stand above it, its figure behind it. All places are in drawn units."""

    words: str
    words_y: str
    figure: str
    figure_x: str
    figure_y: str
    x: str
    y: str
    width: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """A drawing of a table: ``track`` is the width of the whole where bars are shares of one."""

    anchor: str
    label: str
    caption: str
    width: str
    height: str
    headings: tuple[tuple[str, str], ...]
    bars: tuple[BarView, ...]
    bar_height: str
    zero: str
    track: str


def chart_view(words: Catalogue, table: Table, anchor: str) -> ChartView | None:
    """Return the chart that ``table`` asks for, drawn from its figures."""
    drawn = drawn_in(table)
    if table.chart is None or not drawn:
        return None
    if table.chart.kind == "shares":
        return _shares(words, table, anchor, drawn)
    return _bars(words, table, anchor, drawn)


def _bars(
    words: Catalogue, table: Table, anchor: str, drawn: tuple[tuple[Cell, Decimal], ...]
) -> ChartView:
    figures = [figure for _, figure in drawn]
    least, most = min(Decimal(0), *figures), max(Decimal(0), *figures)
    scale = _PLOT / ((most - least) or Decimal(1))
    zero = -least * scale
    rows = sorted({row for (row, _), _ in drawn})
    headings: list[tuple[str, str]] = []
    bars: list[BarView] = []
    y = Decimal(0)
    for row in rows:
        if len(rows) > 1:
            headings.append((_shortened(table.called(row)), _units(y + _LINE - _GAP)))
            y += _HEADING
        for (_, column), figure in (each for each in drawn if each[0][0] == row):
            ends = zero + figure * scale
            title = table.columns[column].title
            start, end = min(zero, ends), max(zero, ends)
            bars.append(_bar(title, amount(figure), y, (start, end)))
            y += _STEP
    title = table.called(rows[0]) if len(rows) == 1 else table.title
    return ChartView(
        f"{anchor}-chart",
        words.say("Bar chart: %(title)s. Its figures are in the table.", title=title),
        title,
        str(_WIDTH),
        _units(y),
        tuple(headings),
        tuple(bars),
        str(_BAR),
        _units(zero) if least < 0 else "",
        "",
    )


def _shares(
    words: Catalogue, table: Table, anchor: str, drawn: tuple[tuple[Cell, Decimal], ...]
) -> ChartView:
    whole = sum((abs(figure) for _, figure in drawn), Decimal(0)) or Decimal(1)
    bars = []
    for number, ((row, _), figure) in enumerate(drawn):
        share = abs(figure) / whole
        percent = words.say("%(share)s%%", share=f"{100 * share:.1f}")
        end = share * _PLOT
        bar = _bar(table.called(row), percent, Decimal(number * _STEP), (Decimal(0), end))
        bars.append(replace(bar, figure_x=str(_PLOT + _GAP)))
    column = table.columns[drawn[0][0][1]].title
    return ChartView(
        f"{anchor}-chart",
        words.say("Chart of shares: %(title)s. Its figures are in the table.", title=table.title),
        words.say("%(title)s: shares in %(column)s", title=table.title, column=column),
        str(_WIDTH),
        str(len(drawn) * _STEP),
        (),
        tuple(bars),
        str(_BAR),
        "",
        str(_PLOT),
    )


def _bar(words: str, figure: str, y: Decimal, ends: tuple[Decimal, Decimal]) -> BarView:
    start, end = ends
    return BarView(
        words=_shortened(words),
        words_y=_units(y + _LINE - _GAP),
        figure=figure,
        figure_x=_units(end + _GAP),
        figure_y=_units(y + _LINE + _BAR - 3),
        x=_units(start),
        y=_units(y + _LINE),
        width=_units(end - start),
    )


def _shortened(words: str) -> str:
    """Return words that fit into the width of the drawing."""
    return words if len(words) <= _LETTERS else words[: _LETTERS - 1].rstrip() + "…"


def _units(value: Decimal) -> str:
    """Return a place in the drawing, to a tenth of a unit."""
    return f"{value.quantize(Decimal('0.1')).normalize():f}"
