"""The dataset's tables as pandas frames.

Money and printed values are :class:`decimal.Decimal` objects, not Arrow decimals: sums
and groups are as exact, and a share keeps its digits, where Arrow cuts a quotient off
after as few as four. Charts want ``.astype(float)``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from budgetkit.dataset.field import Field, FieldType
from budgetkit.dataset.schema import SCHEMA
from budgetkit.dataset.values import values
from budgetkit.errors import DatasetInvalidError

_AS_OBJECTS = (FieldType.MONEY, FieldType.DECIMAL, FieldType.STRINGS, FieldType.PLACES)


class Frames:
    """The frames of one dataset, each converted when it is first asked for.

    Of one disclosure only its own rows are: in a dataset of thousands the rest costs minutes.
    """

    def __init__(self, load: Callable[[str], pa.Table]) -> None:
        self._load = load
        self._tables: dict[str, pa.Table] = {}
        self._loaded: dict[str, pd.DataFrame] = {}
        self._positions: dict[str, Mapping[Hashable, Any]] = {}
        self._figures: dict[tuple[str, str], Decimal | None] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._loaded:
            self._loaded[name] = frame_of(name, self._table(name))
            del self._tables[name]
        # Copy-on-write: the copy is free, and what its holder writes stays with the copy.
        return self._loaded[name].copy(deep=False)

    def of_disclosure(self, name: str, disclosure_id: str) -> pd.DataFrame:
        """Return the rows of one disclosure, numbered from 0."""
        own = self._positions_in(name).get(disclosure_id, [])
        if name in self._loaded:
            return self._loaded[name].take(own).reset_index(drop=True)
        return frame_of(name, self._table(name).take(pa.array(own, pa.int64())))

    def where(self, name: str, column: str, value: str) -> pd.DataFrame:
        """Return the rows with a value, numbered from 0; only they are converted."""
        if name in self._loaded:
            frame = self._loaded[name]
            return frame[frame[column] == value].reset_index(drop=True)
        table = self._table(name)
        return frame_of(name, table.filter(pc.equal(table[column], value)))

    def figure(
        self, disclosure_id: str, figure_id: str, find: Callable[[], Decimal | None]
    ) -> Decimal | None:
        """Return a figure of a disclosure; it is looked for once."""
        key = (disclosure_id, figure_id)
        if key not in self._figures:
            self._figures[key] = find()
        return self._figures[key]

    def _positions_in(self, name: str) -> Mapping[Hashable, Any]:
        if name not in self._positions:
            column = self._column_of_ids(name)
            self._positions[name] = column.groupby(column).indices
        return self._positions[name]

    def _column_of_ids(self, name: str) -> pd.Series[Any]:
        if name in self._loaded:
            return self._loaded[name]["disclosure_id"]
        found: pd.Series[Any] = self._table(name)["disclosure_id"].to_pandas()
        return found

    def _table(self, name: str) -> pa.Table:
        if name not in self._tables:
            self._tables[name] = self._load(name)
        return self._tables[name]


def frame_of(name: str, table: pa.Table) -> pd.DataFrame:
    """Return a table of the contract as a frame with the columns' own types.

    Text is ``str``, whole numbers ``int64`` (``Int64`` where they may be missing), money
    and values ``Decimal`` objects (None where missing), lists Python lists.

    Raises:
        DatasetInvalidError: The table lacks a column: another version wrote it.
    """
    lacking = [own.name for own in SCHEMA[name].fields if own.name not in table.schema.names]
    if lacking:
        detail = f"没有 {lacking[0]} 一列，由别的版本写成；请重新运行 budgetkit extract"
        raise DatasetInvalidError(table=name, detail=detail)
    columns = {field.name: _series(field, table[field.name]) for field in SCHEMA[name].fields}
    return pd.DataFrame(columns)


def _series(field: Field, column: pa.ChunkedArray) -> pd.Series[Any]:
    if field.type in _AS_OBJECTS:
        return pd.Series(values(column), dtype=object)
    if field.type is FieldType.INTEGER and field.nullable:
        return pd.Series(column.to_pylist(), dtype="Int64")
    converted: pd.Series[Any] = column.to_pandas()
    return converted
