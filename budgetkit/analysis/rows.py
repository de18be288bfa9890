"""A table of a disclosure put together again: one row, its amounts by measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from budgetkit.analysis.printed import one_printing


@dataclass(frozen=True)
class MeasuredRow:
    """One printed row.

    Attributes:
        head: The line that names the row (item, codes, level, agency, provenance).
        by_measure: Each of its lines, by measure; a measure without a line was blank.
    """

    head: pd.Series
    by_measure: Mapping[str, pd.Series]

    @property
    def level(self) -> int | None:
        """1 类, 2 款, 3 项; None where the table has no levels."""
        return None if pd.isna(self.head["level"]) else int(self.head["level"])

    @property
    def is_total(self) -> bool:
        """Whether the row is a total of the rows around it."""
        return bool(self.head["is_total"])


def measured_rows(lines: pd.DataFrame, table_id: str, side: str | None = None) -> list[MeasuredRow]:
    """Return the rows of a table in printed order.

    Args:
        lines: ``budget_lines`` of one disclosure.
        table_id: The table.
        side: Only this side of a table that has two.
    """
    here = one_printing(lines, table_id)
    if side is not None:
        here = here[here["side"] == side]
    # A row that is read across, a class in each column, is as many rows as classes.
    row = ["document_id", "table_no", "row_no", "side", "item"]
    groups = here.groupby(row, sort=False, dropna=False)
    return [_row(group) for _, group in groups]


def _row(group: pd.DataFrame) -> MeasuredRow:
    by_measure = {str(line["measure"]): line for _, line in group.iterrows()}
    return MeasuredRow(group.iloc[0], by_measure)
