"""Put single cells of a dataset right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import pyarrow as pa

from budgetkit.dataset.arrow import arrow_table
from budgetkit.dataset.conform import conform, fits
from budgetkit.dataset.corrections.entry import Correction
from budgetkit.dataset.declared.common import PROVENANCE
from budgetkit.dataset.field import FieldType
from budgetkit.dataset.schema import SCHEMA
from budgetkit.dataset.target_rows import value_columns
from budgetkit.disclosure.values import parse_value
from budgetkit.document.model import Method
from budgetkit.errors import CorrectionError, CorrectionStaleError
from budgetkit.units import Reading, parse_amount, to_yuan

Row = dict[str, Any]
_CERTAIN = 1.0
_KEPT = ("disclosure_id", "table_id", "measure", *(field.name for field in PROVENANCE))
_NAMES = ("item", "subject", "name", "project")
_LEVELS = {3: 1, 5: 2, 7: 3}
_CODES = ("function_code", "dept_econ_code", "gov_econ_code")


def corrected(
    tables: Mapping[str, pa.Table], corrections: Iterable[Correction]
) -> dict[str, pa.Table]:
    """Return the tables with the corrections of their documents applied and recorded.

    A corrected row has ``method`` ``correction`` and confidence 1; what follows from the
    corrected text (yuan, bounds of a value, the level of a code) follows from the new one.
    Each correction is a row of ``corrections``. Entries on documents that are not in the
    tables are passed over.

    Raises:
        CorrectionStaleError: An entry names no row or several, or the row does not read as
            expected.
        CorrectionError: The new value cannot stand in its column.
    """
    known = set(tables["documents"]["document_id"].to_pylist())
    own = [correction for correction in corrections if correction.document_id in known]
    rows = {name: tables[name].to_pylist() for name in {each.table for each in own}}
    records = [_applied(rows[correction.table], correction) for correction in own]
    if records:
        rows["corrections"] = [*tables["corrections"].to_pylist(), *records]
    return {**tables, **{name: _table(name, changed) for name, changed in rows.items()}}


def _table(name: str, rows: Iterable[Row]) -> pa.Table:
    return arrow_table(SCHEMA[name], [conform(SCHEMA[name], row) for row in rows])


def _applied(rows: list[Row], correction: Correction) -> Row:
    """Correct the one row that is meant; return the record of it."""
    row = _row(rows, correction)
    record = _record(row, correction)
    _correct(row, correction)
    if correction.table == "budget_lines" and not row["amount_text"].strip():
        # Blank cells are no amounts.
        rows[:] = [each for each in rows if each is not row]
    return record


def _record(row: Row, correction: Correction) -> Row:
    return {
        **{name: row.get(name) for name in _KEPT},
        "item": next((row[name] for name in _NAMES if row.get(name)), None),
        "file": correction.file,
        "entry": correction.entry,
        "table_name": correction.table,
        "row_key": "，".join(f"{name}={value}" for name, value in correction.where.items()),
        "column_name": correction.column,
        "reading_text": correction.expect,
        "value_text": correction.value,
        "reason": correction.reason,
        "corrected_by": correction.by,
        "corrected_on": correction.date,
    }


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
        detail = f"条目所写的原读数是“{correction.expect}”，现在读作“{read}”"
        raise _error(CorrectionStaleError, correction, detail)
    return found[0]


def _correct(row: Row, correction: Correction) -> None:
    field = SCHEMA[correction.table][correction.column]
    if field.type in (FieldType.MONEY, FieldType.DECIMAL):
        row[field.name] = _decimal(field.type, correction) if correction.value else None
    else:
        row[field.name] = correction.value or (None if field.nullable else "")
    row |= {"method": Method.CORRECTION.value, "confidence": _CERTAIN}
    row |= _derived(row, correction)


def _decimal(kind: FieldType, correction: Correction) -> Decimal:
    try:
        value = Decimal(correction.value.replace(",", ""))
    except InvalidOperation as cause:
        raise _error(CorrectionError, correction, "value 不是数") from cause
    if not fits(kind, value):
        raise _error(CorrectionError, correction, "value 不是这一列容得下的数")
    return value


def _derived(row: Row, correction: Correction) -> Row:
    """What follows from the corrected text."""
    table, column = correction.table, correction.column
    if (table, column) == ("target_indicators", "value_text"):
        return value_columns(parse_value(correction.value, name=row["name"]))
    if table == "budget_lines" and column in ("amount_text", "unit_text"):
        return _yuan(row, correction)
    if table == "budget_lines" and column in _CODES:
        level = _LEVELS.get(len(correction.value), row["level"])
        return {"level": level, "code_origin": "printed"}
    if (table, column) == ("narrative_facts", "value_text") and row["value"] is not None:
        return {"value": _number(correction.value, correction)}
    return {}


def _yuan(row: Row, correction: Correction) -> Row:
    if not row["amount_text"].strip():
        return {}
    try:
        yuan = to_yuan(_number(row["amount_text"], correction), row["unit_text"])
    except ValueError as cause:
        raise _error(CorrectionError, correction, "金额细于一分或过大") from cause
    if yuan is not None and not fits(FieldType.MONEY, yuan):
        raise _error(CorrectionError, correction, "金额过大")
    return {"amount_yuan": yuan, "reading": Reading.AS_PRINTED.value}


def _number(text: str, correction: Correction) -> Decimal:
    value = parse_amount(text).value
    if value is None:
        raise _error(CorrectionError, correction, "value 不是数")
    return value


def _text(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _error(kind: type[CorrectionError], correction: Correction, detail: str) -> CorrectionError:
    return kind(file=correction.file, entry=correction.entry, detail=detail)
