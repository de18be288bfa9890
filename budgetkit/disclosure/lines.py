"""Turn the rows of a recognised table into budget lines, one per amount cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from budgetkit.disclosure.catalogue import labels
from budgetkit.disclosure.classify import Classified, Classifier
from budgetkit.disclosure.model import BudgetLine, Column
from budgetkit.disclosure.spread import spread_labels
from budgetkit.document.model import Cell, Row
from budgetkit.text import compact, is_enumerated, item_label, tidy
from budgetkit.units import UNKNOWN_UNIT, Amount, Reading, parse_amount, yuan_or_none

_CONFIDENCE = {Reading.AS_PRINTED: 1.0, Reading.REPAIRED: 0.9, Reading.UNREADABLE: 0.3}
_SOURCES = ("general", "fund", "state_capital", "special_account", "unit_funds")
_NAMES = ("function_name", "dept_econ_name", "gov_econ_name", "item", "function_code")
_SUMS = ("合计", "小计", "总计")


@dataclass(slots=True)
class _Group:
    """Columns that are read together, and the heading row their rows stand under."""

    columns: Sequence[Column]
    classifier: Classifier
    section: str | None = None

    @property
    def side(self) -> str | None:
        return self.columns[0].side


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads the data rows of one table.

    Attributes:
        columns: The recognised columns.
        rows_kind: How rows are read (``rows`` of the catalogue entry).
        unit_text: The table's unit, ``unknown`` where none was found.
        header: The grid's rows above the data, so that their repetition on a later page is
            passed over.
    """

    columns: tuple[Column, ...]
    rows_kind: str
    unit_text: str
    header: Sequence[Row] = field(default=())

    def read(self, rows: Sequence[Row]) -> list[BudgetLine]:
        """Return the lines of the data ``rows``; ``row_no`` counts the rows of the grid."""
        repeated = {_key(row) for row in self.header}
        groups = _groups(self.columns)
        lines: list[BudgetLine] = []
        numbered = enumerate(zip(rows, spread_labels(rows), strict=True), len(self.header) + 1)
        for row_no, (row, texts) in numbered:
            if row.is_blank or _key(row) in repeated:
                continue
            for group in groups:
                label = group.classifier.classify(texts)
                lines.extend(self._read_group(row_no, row, label, group))
        return lines

    def _read_group(
        self, row_no: int, row: Row, label: Classified, group: _Group
    ) -> Iterator[BudgetLine]:
        section = _section(group, label)
        indent = _indent_em(group, row)
        for column in group.columns:
            cell = row.cells[column.index] if column.index < len(row.cells) else None
            if cell and (line := self._line(row_no, row, column, cell, label)):
                yield replace(line, section=section, indent_em=indent)

    def _line(
        self, row_no: int, row: Row, column: Column, cell: Cell, label: Classified
    ) -> BudgetLine | None:
        amount = parse_amount(cell.text)
        measure = _measure(column, amount)
        if measure is None or amount.reading is Reading.BLANK:
            return None
        counted = _is_no_money(column) or labels().counted.search(compact(label.item_text))
        unit = UNKNOWN_UNIT if counted else column.unit_text or self.unit_text
        yuan = yuan_or_none(amount.value, unit)
        line = BudgetLine(
            row_no=row_no,
            side=column.side,
            item=self._item(label),
            item_text=label.item_text,
            measure=measure,
            amount_yuan=yuan,
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
            reading=_reading(amount, yuan, unit).value,
        )
        return _read_across(line, column) if column.role == "category" else line

    def _item(self, label: Classified) -> str:
        """The name of the row: in a table of projects the project, though it has a function."""
        if self.rows_kind == "project" and label.project and not label.is_total:
            return item_label(label.project)
        return label.item


def _reading(amount: Amount, yuan: Decimal | None, unit: str) -> Reading:
    """How the amount was read; one that no disclosure prints was not."""
    impossible = amount.value is not None and yuan is None and unit != UNKNOWN_UNIT
    return Reading.UNREADABLE if impossible else amount.reading


def _read_across(line: BudgetLine, column: Column) -> BudgetLine:
    """Return the line of a table read across: the header is the item, the row the unit."""
    top = labels().category_top
    path = column.path[:-1] if line.measure in _SOURCES and column.path[1:] else column.path
    names = [text for text in path if not top.search(compact(text))] or [path[-1]]
    leaf = compact(names[-1])
    item = compact(names[-2]) if leaf in _SUMS and len(names) > 1 else leaf
    is_total = line.is_total or item in _SUMS
    agency = line.agency or (None if line.is_total else line.item or None)
    return replace(
        line, item=tidy(item), item_text="/".join(column.path), is_total=is_total, agency=agency
    )


def _is_no_money(column: Column) -> bool:
    """Whether the header says that a column counts or compares, so that no unit applies."""
    header = compact("".join(column.path))
    pattern = labels().counted if column.role == "category" else labels().no_money
    return column.role in ("other", "category") and bool(pattern.search(header))


def _key(row: Row) -> tuple[str, ...]:
    return tuple(compact(text) for text in row.texts if text.strip())


def _indent_em(group: _Group, row: Row) -> float | None:
    """The indentation of the name that labels the row."""
    names = (column.index for column in group.columns if column.role in _NAMES)
    cells = (row.cells[index] for index in names if index < len(row.cells))
    return next((cell.indent_em for cell in cells if cell.text.strip()), None)


def _groups(columns: Sequence[Column]) -> list[_Group]:
    members: dict[int, list[Column]] = {}
    for column in columns:
        members.setdefault(column.group, []).append(column)
    return [_Group(group, Classifier(group)) for group in members.values()]


def _section(group: _Group, label: Classified) -> str | None:
    """Return the heading row that ``label`` stands under, and remember a new one.

    In a two-sided table a row without list mark, such as 上年财政拨款结转, heads the
    enumerated rows that follow it; a total closes it.
    """
    if group.side is None or not label.item:
        return label.section or group.section
    if is_enumerated(label.item_text):
        return group.section
    group.section = None if label.is_total else label.item
    return None


def _measure(column: Column, amount: Amount) -> str | None:
    """Return the measure of a cell; a number under an unknown header is kept as ``x_…``."""
    if column.role in ("measure", "category"):
        return column.measure
    if column.role == "other" and amount.value is not None:
        return "x_" + ("/".join(column.path) or f"column_{column.index + 1}")
    return None


def _level(label: Classified, rows_kind: str) -> int | None:
    if label.is_total:
        return None
    codes = label.codes
    code = codes.get("function") or codes.get("dept_econ") or codes.get("gov_econ")
    if code:
        return (len(code) - 1) // 2
    if rows_kind == "economic":
        return 2 if "gov_econ" in label.names else 1
    if rows_kind == "two_sided":
        return 2 if label.is_part else 1
    return None
