"""Charts: one style, Chinese glyphs, colours that survive grey print and colour blindness."""

from budgetkit.reports.charts.bars import Bar, bars
from budgetkit.reports.charts.changes import changes
from budgetkit.reports.charts.strips import Strip, strips
from budgetkit.reports.charts.style import described

__all__ = ["Bar", "Strip", "bars", "changes", "described", "strips"]
