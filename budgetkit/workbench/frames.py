"""The dataset's tables as pandas frames.

Money and printed values are :class:`decimal.Decimal` objects, not Arrow decimals: sums
and groups are as exact, and a share keeps its digits, where Arrow cuts a quotient off
after as few as four. Charts want ``.astype(float)``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa

from budgetkit.dataset.field import Field, FieldType
from budgetkit.dataset.schema import SCHEMA
from budgetkit.dataset.values import values

_AS_OBJECTS = (FieldType.MONEY, FieldType.DECIMAL, FieldType.STRINGS, FieldType.PLACES)


class Frames:
    """The frames of one dataset, each converted when it is first asked for."""

    def __init__(self, load: Callable[[str], pa.Table]) -> None:
        self._load = load
        self._loaded: dict[str, pd.DataFrame] = {}
        self._positions: dict[str, Mapping[Hashable, Any]] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._loaded:
            self._loaded[name] = frame_of(name, self._load(name))
        # Copy-on-write: the copy is free, and what its holder writes stays with the copy.
        return self._loaded[name].copy(deep=False)

    def of_disclosure(self, name: str, disclosure_id: str) -> pd.DataFrame:
        """Return the rows of one disclosure, numbered from 0."""
        frame = self[name]
        if name not in self._positions:
            self._positions[name] = frame.groupby("disclosure_id").indices
        return frame.take(self._positions[name].get(disclosure_id, [])).reset_index(drop=True)


def frame_of(name: str, table: pa.Table) -> pd.DataFrame:
    """Return a table of the contract as a frame with the columns' own types.

    Text is ``str``, whole numbers ``int64`` (``Int64`` where they may be missing), money
    and values ``Decimal`` objects (None where missing), lists Python lists.
    """
    columns = {field.name: _series(field, table[field.name]) for field in SCHEMA[name].fields}
    return pd.DataFrame(columns)


def _series(field: Field, column: pa.ChunkedArray) -> pd.Series[Any]:
    if field.type in _AS_OBJECTS:
        return pd.Series(values(column), dtype=object)
    if field.type is FieldType.INTEGER and field.nullable:
        return pd.Series(column.to_pylist(), dtype="Int64")
    converted: pd.Series[Any] = column.to_pandas()
    return converted
