"""Charts: one style, Chinese glyphs, colours that survive grey print and colour blindness."""

from budgetkit.reports.charts.bars import Bar, bars
from budgetkit.reports.charts.boxes import Box, boxes
from budgetkit.reports.charts.changes import changes
from budgetkit.reports.charts.dots import Dot, dots
from budgetkit.reports.charts.heat import State, heat
from budgetkit.reports.charts.sankey import Band, sankey
from budgetkit.reports.charts.strips import Strip, strips
from budgetkit.reports.charts.style import described
from budgetkit.reports.charts.treemap import Tile, treemap
from budgetkit.reports.charts.trends import Trend, trends
from budgetkit.reports.charts.waterfall import waterfall

__all__ = [
    "Band",
    "Bar",
    "Box",
    "Dot",
    "State",
    "Strip",
    "Tile",
    "Trend",
    "bars",
    "boxes",
    "changes",
    "described",
    "dots",
    "heat",
    "sankey",
    "strips",
    "treemap",
    "trends",
    "waterfall",
]
