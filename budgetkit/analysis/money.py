"""Which cells are money, and which of those have no unit."""

from __future__ import annotations

import pandas as pd

from budgetkit.disclosure.catalogue import labels
from budgetkit.units import UNKNOWN_UNIT


def not_money(lines: pd.DataFrame) -> pd.Series[bool]:
    """Return which budget lines stand in a column of counts, rates or areas by its header."""
    measures = lines["measure"].astype(str)
    counts = measures.map(lambda name: bool(labels().no_money.search(name)))
    return measures.str.startswith("x_") & counts.astype(bool)


def without_unit(lines: pd.DataFrame) -> pd.DataFrame:
    """Return the budget lines of money whose unit was not found."""
    return lines[(lines["unit_text"] == UNKNOWN_UNIT) & ~not_money(lines)]
