"""Put single cells of a dataset right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import pyarrow as pa

from budgetkit.dataset.arrow import arrow_table
from budgetkit.dataset.conform import conform
from budgetkit.dataset.corrections.entry import Correction
from budgetkit.dataset.field import FieldType
from budgetkit.dataset.schema import SCHEMA
from budgetkit.disclosure.values import parse_value
from budgetkit.document.model import Method
from budgetkit.errors import CorrectionError, CorrectionStaleError
from budgetkit.units import parse_amount, to_yuan

Row = dict[str, Any]
_CERTAIN = 1.0


def corrected(
    tables: Mapping[str, pa.Table], corrections: Iterable[Correction]
) -> dict[str, pa.Table]:
    """Return the tables with the corrections of their documents applied.

    A corrected row has ``method`` ``correction`` and confidence 1; what follows from the
    corrected text (yuan, bounds of a value) follows from the new one. Entries on documents
    that are not in the tables are passed over.

    Raises:
        CorrectionStaleError: An entry names no row or several, or the row does not read as
            expected.
        CorrectionError: The new value cannot stand in its column.
    """
    known = set(tables["documents"]["document_id"].to_pylist())
    by_table: dict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        if correction.document_id in known:
            by_table[correction.table].append(correction)
    return {**tables, **{name: _apply(name, tables[name], own) for name, own in by_table.items()}}


def _apply(name: str, table: pa.Table, corrections: Iterable[Correction]) -> pa.Table:
    rows = table.to_pylist()
    for correction in corrections:
        _correct(_row(rows, correction), correction)
    schema = SCHEMA[name]
    return arrow_table(schema, [conform(schema, row) for row in rows])


def _row(rows: list[Row], correction: Correction) -> Row:
    wanted = {"document_id": correction.document_id, **correction.where}
    unknown = [name for name in wanted if name not in SCHEMA[correction.table].columns]
    if unknown:
        raise _error(CorrectionError, correction, f"{correction.table} 没有列 {'、'.join(unknown)}")
    found = [row for row in rows if all(_text(row[name]) == text for name, text in wanted.items())]
    if len(found) != 1:
        raise _error(CorrectionStaleError, correction, f"符合 where 的行有 {len(found)} 行")
    read = _text(found[0][correction.column])
    if read != correction.expect:
        detail = f"现在读作“{read}”，应读作“{correction.expect}”"
        raise _error(CorrectionStaleError, correction, detail)
    return found[0]


def _correct(row: Row, correction: Correction) -> None:
    field = SCHEMA[correction.table][correction.column]
    value: Any = correction.value or None
    if value is not None and field.type in (FieldType.MONEY, FieldType.DECIMAL):
        value = _decimal(correction)
    row[correction.column] = value
    row |= {"method": Method.CORRECTION.value, "confidence": _CERTAIN}
    row |= _derived(row, correction)


def _decimal(correction: Correction) -> Decimal:
    try:
        return Decimal(correction.value.replace(",", ""))
    except InvalidOperation as cause:
        raise _error(CorrectionError, correction, "value 不是数") from cause


def _derived(row: Row, correction: Correction) -> Row:
    """What follows from the corrected text."""
    if (correction.table, correction.column) == ("target_indicators", "value_text"):
        value = parse_value(correction.value, name=row["name"])
        return {
            "value_kind": value.kind,
            "comparator": value.comparator,
            "value_low": value.low,
            "value_high": value.high,
            "unit": value.unit,
            "per": value.per,
            "amount_yuan": value.amount_yuan,
        }
    if correction.table == "budget_lines" and correction.column in ("amount_text", "unit_text"):
        amount = parse_amount(row["amount_text"])
        yuan = to_yuan(amount.value, row["unit_text"])
        return {"amount_yuan": yuan, "reading": "as_printed"}
    if (correction.table, correction.column) == ("narrative_facts", "value_text"):
        return {"value": parse_amount(correction.value).value}
    return {}


def _text(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _error(kind: type[CorrectionError], correction: Correction, detail: str) -> CorrectionError:
    return kind(file=correction.file, entry=correction.entry, detail=detail)
