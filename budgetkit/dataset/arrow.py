"""Arrow schemas derived from the declarations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from budgetkit.dataset.field import FieldType, TableSchema

_PLACE = pa.struct(
    [
        ("document_id", pa.string()),
        ("page", pa.int64()),
        ("line", pa.int64()),
        ("bbox", pa.string()),
        ("quote", pa.string()),
    ]
)
ARROW_TYPES: Mapping[FieldType, pa.DataType] = {
    FieldType.STRING: pa.string(),
    FieldType.STRINGS: pa.list_(pa.string()),
    FieldType.PLACES: pa.list_(_PLACE),
    FieldType.INTEGER: pa.int64(),
    FieldType.BOOLEAN: pa.bool_(),
    FieldType.FLOAT: pa.float64(),
    FieldType.MONEY: pa.decimal128(18, 2),
    FieldType.DECIMAL: pa.decimal128(38, 10),
}


def arrow_schema(table: TableSchema) -> pa.Schema:
    """Return the Arrow schema of a declared table."""
    return pa.schema(
        pa.field(field.name, ARROW_TYPES[field.type], field.nullable) for field in table.fields
    )


def arrow_table(table: TableSchema, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Return rows as an Arrow table; a column that a row leaves out is null."""
    return pa.Table.from_pylist(list(rows), schema=arrow_schema(table))
