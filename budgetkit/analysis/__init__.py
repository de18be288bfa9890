"""Measures of a budget: pure functions over the tidy frames.

Money is Decimal yuan, a share an exact Fraction; both are rounded only where they are
shown. A blank stays blank and is never counted as zero.
"""

from budgetkit.analysis.composition import (
    Composition,
    basic_and_project,
    by_economic,
    by_function,
    by_fund_source,
    personnel_and_operating,
)
from budgetkit.analysis.concentration import hhi, normalised_entropy, top_k_share
from budgetkit.analysis.coverage import STATUTORY_TABLES, Coverage, coverage
from budgetkit.analysis.exact import amount, percent, share, total
from budgetkit.analysis.figures import Figure, find, value
from budgetkit.analysis.figures import catalogue as figure_catalogue
from budgetkit.analysis.narrative import (
    Change,
    assets,
    changes,
    fact_yuan,
    procurement,
    stated_amount,
)
from budgetkit.analysis.projects import projects
from budgetkit.analysis.rows import MeasuredRow, measured_rows

__all__ = [
    "STATUTORY_TABLES",
    "Change",
    "Composition",
    "Coverage",
    "Figure",
    "MeasuredRow",
    "amount",
    "assets",
    "basic_and_project",
    "by_economic",
    "by_function",
    "by_fund_source",
    "changes",
    "coverage",
    "fact_yuan",
    "figure_catalogue",
    "find",
    "hhi",
    "measured_rows",
    "normalised_entropy",
    "percent",
    "personnel_and_operating",
    "procurement",
    "projects",
    "share",
    "stated_amount",
    "top_k_share",
    "total",
    "value",
]
