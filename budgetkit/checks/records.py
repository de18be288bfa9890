"""The dataset's frames as plain records, whatever holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import pandas as pd
import pyarrow as pa

Record = Mapping[str, Any]
Rows: TypeAlias = Any
"""One table of the dataset: a frame, an Arrow table, or an iterable of mappings."""


def records(rows: Rows) -> list[dict[str, Any]]:
    """Return the rows of a table with None for everything that is missing."""
    if isinstance(rows, pa.Table):
        found: list[dict[str, Any]] = rows.to_pylist()
        return found
    if isinstance(rows, pd.DataFrame):
        columns = [_plain(rows[name]) for name in rows.columns]
        names = [str(name) for name in rows.columns]
        return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
    return [dict(row) for row in rows]


def _plain(column: pd.Series) -> list[Any]:
    # Through Arrow's or NumPy's missing values to None; lists and Decimals stay as they are.
    if column.dtype == object:
        return [None if _is_nan(value) else value for value in column]
    return column.astype(object).where(column.notna(), None).tolist()


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and value != value
