"""Check tables against the contract and name every violation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from budgetkit.dataset.arrow import ARROW_TYPES
from budgetkit.dataset.field import Field, FieldType, ForeignKey, TableSchema
from budgetkit.dataset.read import altered_files, read_tables, require_dataset
from budgetkit.dataset.schema import SCHEMA

_ROW = "__row__"


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of the contract.

    Attributes:
        table: Table name.
        column: Column, or several joined by commas; None where the table itself is missing.
        row: 1-based row of the table, None where it is not about a row.
        rule: ``altered-file``, ``missing-table``, ``missing-column``, ``type``, ``null``,
            ``enum``, ``pattern``, ``range``, ``duplicate-key`` or ``dangling-reference``.
        detail: What is wrong, in Chinese.
    """

    table: str
    column: str | None
    row: int | None
    rule: str
    detail: str


def violations(tables: Mapping[str, pa.Table]) -> list[Violation]:
    """Return every violation of the contract, in the order of tables and columns."""
    return [violation for table in SCHEMA.values() for violation in _of_table(table, tables)]


def violations_in(folder: Path) -> list[Violation]:
    """Return every violation in the dataset of a folder.

    Raises:
        DatasetMissingError: The folder holds no whole dataset.
        DatasetInvalidError: A file cannot be read at all.
    """
    require_dataset(folder)
    altered = [
        Violation(Path(name).stem, None, None, "altered-file", f"{name} 与描述文件中的校验值不同")
        for name in altered_files(folder)
    ]
    return altered + violations(read_tables(folder))


def _of_table(schema: TableSchema, tables: Mapping[str, pa.Table]) -> Iterator[Violation]:
    table = tables.get(schema.name)
    if table is None:
        yield Violation(schema.name, None, None, "missing-table", "缺少该表")
        return
    sound = True
    for field in schema.fields:
        shape = _shape_violation(schema.name, field, table)
        sound &= shape is None
        if shape is not None:
            yield shape
        else:
            yield from _of_column(schema.name, field, table[field.name])
    if sound:
        yield from _of_key(schema, table)
        for reference in schema.foreign_keys:
            yield from _of_reference(schema.name, reference, table, tables)


def _shape_violation(name: str, field: Field, table: pa.Table) -> Violation | None:
    if field.name not in table.column_names:
        return Violation(name, field.name, None, "missing-column", "缺少该列")
    found, wanted = table.schema.field(field.name).type, ARROW_TYPES[field.type]
    if not found.equals(wanted):
        detail = f"类型应为 {wanted}，实为 {found}"
        return Violation(name, field.name, None, "type", detail)
    return None


def _of_column(name: str, field: Field, column: pa.ChunkedArray) -> Iterator[Violation]:
    for rule, wrong, expected in _rules(field):
        # A null answer means that there is no value to judge.
        for row in _rows_where(pc.fill_null(wrong(column), fill_value=False)):
            detail = f"{expected}，实为 {column[row].as_py()!r}"
            yield Violation(name, field.name, row + 1, rule, detail)


Wrong = Callable[[pa.ChunkedArray], pa.ChunkedArray]


def _rules(field: Field) -> Iterator[tuple[str, Wrong, str]]:
    if not field.nullable:
        yield "null", pc.is_null, "不得为空"
    if field.enum:
        yield "enum", _not_among(field.enum), f"应为 {'、'.join(field.enum)} 之一"
    if field.pattern is not None:
        yield "pattern", _not_matching(field.pattern), f"应符合 {field.pattern}"
    if field.minimum is not None or field.maximum is not None:
        yield "range", _outside(field), f"应在 {field.minimum} 至 {field.maximum} 之间"


def _not_among(values: Sequence[str]) -> Wrong:
    allowed = pa.array(values, ARROW_TYPES[FieldType.STRING])
    return lambda column: pc.and_(
        pc.is_valid(column), pc.invert(pc.is_in(column, value_set=allowed))
    )


def _not_matching(pattern: str) -> Wrong:
    return lambda column: pc.invert(pc.match_substring_regex(column, rf"\A(?s:{pattern})\z"))


def _outside(field: Field) -> Wrong:
    def outside(column: pa.ChunkedArray) -> pa.ChunkedArray:
        low = field.minimum is not None and pc.less(column, field.minimum)
        high = field.maximum is not None and pc.greater(column, field.maximum)
        return pc.or_(low, high)

    return outside


def _rows_where(mask: pa.ChunkedArray) -> list[int]:
    rows: list[int] = pc.indices_nonzero(mask).to_pylist()
    return rows


def _of_key(schema: TableSchema, table: pa.Table) -> Iterator[Violation]:
    key = list(schema.key)
    counted = _numbered(table.select(key)).group_by(key).aggregate([(_ROW, "max"), (_ROW, "count")])
    repeated = counted.filter(pc.greater(counted[f"{_ROW}_count"], 1))
    for found in sorted(repeated.to_pylist(), key=lambda found: int(found[f"{_ROW}_max"])):
        detail = f"主键重复：{_values(found, key)}"
        yield Violation(schema.name, ",".join(key), found[f"{_ROW}_max"], "duplicate-key", detail)


def _of_reference(
    name: str, reference: ForeignKey, table: pa.Table, tables: Mapping[str, pa.Table]
) -> Iterator[Violation]:
    target = tables.get(reference.table)
    if target is None or not set(reference.references) <= set(target.column_names):
        return
    columns = list(reference.columns)
    given = _numbered(table.select(columns)).drop_null()
    known = target.select(list(reference.references))
    dangling = given.join(known, columns, list(reference.references), join_type="left anti")
    for found in sorted(dangling.to_pylist(), key=lambda found: int(found[_ROW])):
        detail = f"{reference.table} 中没有 {_values(found, columns)}"
        yield Violation(name, ",".join(columns), found[_ROW], "dangling-reference", detail)


def _numbered(table: pa.Table) -> pa.Table:
    return table.append_column(_ROW, pa.array(range(1, len(table) + 1), pa.int64()))


def _values(found: Mapping[str, object], columns: Sequence[str]) -> str:
    return "、".join(f"{column}={found[column]}" for column in columns)
