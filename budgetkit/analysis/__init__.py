"""Measures of a budget: pure functions over the tidy frames.

Money is Decimal yuan, a share an exact Fraction; both are rounded only where they are
shown. A blank stays blank and is never counted as zero.
"""

from budgetkit.analysis.classes import ClassShares, class_shares
from budgetkit.analysis.comparable import (
    Basis,
    may_be_ranked,
    obstacles,
    peers_of,
    unknown_unit_tables,
)
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
from budgetkit.analysis.flows import Flow, Node, flows
from budgetkit.analysis.measures import Measure, Measured, head_count, measure
from budgetkit.analysis.measures import catalogue as measure_catalogue
from budgetkit.analysis.narrative import (
    Change,
    assets,
    changes,
    fact_yuan,
    procurement,
    stated_amount,
)
from budgetkit.analysis.peers import Spread, Standing, mad, median, spread, standings
from budgetkit.analysis.printed import one_printing
from budgetkit.analysis.projects import projects
from budgetkit.analysis.quality_of_reading import (
    UNCERTAIN_BELOW,
    reading_counts,
    rule_states,
    table_presence,
)
from budgetkit.analysis.rows import MeasuredRow, measured_rows
from budgetkit.analysis.years import Split, Step, split_between, split_stated, stated_change

__all__ = [
    "STATUTORY_TABLES",
    "UNCERTAIN_BELOW",
    "Basis",
    "Change",
    "ClassShares",
    "Composition",
    "Coverage",
    "Figure",
    "Flow",
    "Measure",
    "Measured",
    "MeasuredRow",
    "Node",
    "Split",
    "Spread",
    "Standing",
    "Step",
    "amount",
    "assets",
    "basic_and_project",
    "by_economic",
    "by_function",
    "by_fund_source",
    "changes",
    "class_shares",
    "coverage",
    "fact_yuan",
    "figure_catalogue",
    "find",
    "flows",
    "head_count",
    "hhi",
    "mad",
    "may_be_ranked",
    "measure",
    "measure_catalogue",
    "measured_rows",
    "median",
    "normalised_entropy",
    "obstacles",
    "one_printing",
    "peers_of",
    "percent",
    "personnel_and_operating",
    "procurement",
    "projects",
    "reading_counts",
    "rule_states",
    "share",
    "split_between",
    "split_stated",
    "spread",
    "standings",
    "stated_amount",
    "stated_change",
    "table_presence",
    "top_k_share",
    "total",
    "unknown_unit_tables",
    "value",
]
