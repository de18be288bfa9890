"""A table of a disclosure put together again: one row, its amounts by measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from budgetkit.analysis.printed import one_printing

# A row that is read across, a class in each column, is as many rows as classes.
_ROW = ("document_id", "table_no", "row_no", "side", "item")


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
    rows: dict[tuple[object, ...], dict[str, pd.Series]] = {}
    heads: dict[tuple[object, ...], pd.Series] = {}
    for _, line in here.iterrows():
        key = tuple(_known(line[name]) for name in _ROW)
        heads.setdefault(key, line)
        rows.setdefault(key, {})[str(line["measure"])] = line
    return [MeasuredRow(heads[key], by_measure) for key, by_measure in rows.items()]


def _known(value: object) -> object:
    """A part of a key: what is missing is the same everywhere."""
    return None if value is pd.NA or value != value else value
