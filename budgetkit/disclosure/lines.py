"""Turn the rows of a recognised table into budget lines, one per amount cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from budgetkit.disclosure.classify import Classified, classify
from budgetkit.disclosure.model import BudgetLine, Column
from budgetkit.document.model import Cell, Row
from budgetkit.text import compact, without_enumeration
from budgetkit.units import Amount, Reading, parse_amount, to_yuan

_CONFIDENCE = {Reading.AS_PRINTED: 1.0, Reading.REPAIRED: 0.9, Reading.UNREADABLE: 0.3}


@dataclass(slots=True)
class _Side:
    """The columns of one side, and the heading row its rows stand under."""

    name: str | None
    columns: tuple[Column, ...]
    section: str | None = None


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads the data rows of one table.

    Attributes:
        columns: The recognised columns.
        rows_kind: How rows are read (``rows`` of the catalogue entry).
        unit_text: The table's unit, ``unknown`` where none was found.
        header: Header rows, so that their repetition on a later page is passed over.
    """

    columns: tuple[Column, ...]
    rows_kind: str
    unit_text: str
    header: Sequence[Row] = field(default=())

    def read(self, rows: Sequence[Row]) -> list[BudgetLine]:
        """Return the lines of ``rows``; ``row_no`` counts data rows from 1."""
        repeated = {_key(row) for row in self.header}
        data = [row for row in rows if not row.is_blank and _key(row) not in repeated]
        lines: list[BudgetLine] = []
        sides = list(_sides(self.columns))
        for row_no, row in enumerate(data, start=1):
            for side in sides:
                lines.extend(self._read_side(row_no, row, side))
        return lines

    def _read_side(self, row_no: int, row: Row, side: _Side) -> Iterator[BudgetLine]:
        label = classify(row, side.columns)
        section = _section(side, label)
        for column in side.columns:
            cell = row.cells[column.index] if column.index < len(row.cells) else None
            if cell and (line := self._line(row_no, row, column, cell, label)):
                yield replace(line, side=side.name, section=section)

    def _line(
        self, row_no: int, row: Row, column: Column, cell: Cell, label: Classified
    ) -> BudgetLine | None:
        amount = parse_amount(cell.text)
        measure = _measure(column, amount)
        if measure is None or amount.reading is Reading.BLANK:
            return None
        unit = column.unit_text or self.unit_text
        return BudgetLine(
            row_no=row_no,
            side=None,
            item=label.item,
            item_text=label.item_text,
            measure=measure,
            amount_yuan=to_yuan(amount.value, unit),
            amount_text=cell.text,
            unit_text=unit,
            is_total=label.is_total,
            level=_level(label, self.rows_kind),
            place=cell.place if cell.place.bbox else row.place,
            confidence=round(cell.confidence * _CONFIDENCE[amount.reading], 4),
            function_code=label.codes.get("function"),
            function_name=label.names.get("function"),
            dept_econ_code=label.codes.get("dept_econ"),
            dept_econ_name=label.names.get("dept_econ"),
            gov_econ_code=label.codes.get("gov_econ"),
            gov_econ_name=label.names.get("gov_econ"),
            project=label.project,
            agency=label.agency,
            reading=amount.reading.value,
        )


def _key(row: Row) -> tuple[str, ...]:
    return tuple(compact(text) for text in row.texts if text.strip())


def _sides(columns: Iterable[Column]) -> Iterator[_Side]:
    """Group columns by side; one without a side belongs to the side on its left."""
    groups: dict[str | None, list[Column]] = {}
    current: str | None = None
    for column in columns:
        current = column.side or current
        groups.setdefault(current, []).append(column)
    return (_Side(name, tuple(members)) for name, members in groups.items())


def _section(side: _Side, label: Classified) -> str | None:
    """Return the heading row that ``label`` stands under, and remember a new one.

    In a two-sided table a row without list mark, such as 上年财政拨款结转, heads the
    enumerated rows that follow it; a total closes it.
    """
    if side.name is None or not label.item:
        return side.section if side.name else None
    enumerated = without_enumeration(label.item_text.strip()) != label.item_text.strip()
    if enumerated:
        return side.section
    side.section = None if label.is_total else label.item
    return None


def _measure(column: Column, amount: Amount) -> str | None:
    """Return the measure of a cell; a number under an unknown header is kept as ``x_…``."""
    if column.role == "measure":
        return column.measure
    if column.role == "other" and amount.value is not None:
        return "x_" + ("/".join(column.path) or f"column_{column.index + 1}")
    return None


def _level(label: Classified, rows_kind: str) -> int | None:
    if label.is_total:
        return None
    code = label.codes.get("function") or label.codes.get("dept_econ")
    if code:
        return (len(code) - 1) // 2
    if rows_kind == "economic":
        return 2 if "gov_econ" in label.names else 1
    if rows_kind == "two_sided":
        return 2 if label.is_part else 1
    return None
