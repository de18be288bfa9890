"""Put the rows of a form with one list of indicators back under their columns.

In a transcript rows slide to the left over their blanks, and the header may be lost. What is
no label is name, value and weight in this order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from budgetkit.disclosure.forms.labels import class_label, footer_label, is_first_level, is_header
from budgetkit.disclosure.forms.layouts import role_of
from budgetkit.document.model import Cell, Row
from budgetkit.units import looks_numeric

_MOST_CELLS = 3
_FEWEST_ROWS = 2
_HEADER = ("二级指标", "三级指标", "指标值")
_WEIGHT = "权重"


def is_one_list(rows: Sequence[Row]) -> bool:
    """Whether the rows say that indicators stand in one list: by their header, or without one."""
    if any(header_columns(row) for row in rows):
        return True
    inside = _inside(rows)
    said = [_said(row) for row in inside]
    labelled = sum(bool(own and _labels(row)) for row, own in zip(inside, said, strict=True))
    return labelled >= _FEWEST_ROWS and all(map(_is_single, inside, said))


def straightened(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one list under their columns, with a header where it was lost."""
    found = next((index for index, row in enumerate(rows) if header_columns(row)), None)
    rows = list(rows)
    if found is None:
        found = _first(rows)
        if found is None or (header := _header(rows, found)) is None:
            return rows
        rows.insert(found, header)
    columns = header_columns(rows[found]) or {}
    return [row if index <= found else _in_place(row, columns) for index, row in enumerate(rows)]


def header_columns(row: Row) -> dict[str, int]:
    """Return the columns of a header that names one list, by role; nothing of other rows."""
    roles = [role_of(text) if text.strip() else None for text in row.texts]
    once = roles.count("name") == roles.count("value") == 1
    return {role: index for index, role in enumerate(roles) if role} if once else {}


def _first(rows: Sequence[Row]) -> int | None:
    begins = (index for index, row in enumerate(rows) if _labels(row))
    return next(begins, None)


def _inside(rows: Sequence[Row]) -> list[Row]:
    first = _first(rows)
    return [] if first is None else [row for row in rows[first:] if not _is_foot(row)]


def _is_foot(row: Row) -> bool:
    return any(footer_label(text) for text in row.texts if text.strip())


def _labels(row: Row) -> list[int]:
    return [index for index, text in enumerate(row.texts) if text.strip() and class_label(text)]


def _said(row: Row) -> list[int]:
    """Return the columns of what is no label."""
    texts = enumerate(row.texts)
    return [index for index, text in texts if text.strip() and not _is_label(text)]


def _is_label(text: str) -> bool:
    return bool(class_label(text)) or is_first_level(text) or is_header(text)


def _is_single(row: Row, said: Sequence[int]) -> bool:
    """Whether a row holds no more than a name, a value and a number."""
    third = [row.texts[index] for index in said[_MOST_CELLS - 1 :]]
    return len(_labels(row)) <= 1 and len(third) <= 1 and all(map(looks_numeric, third))


def _header(rows: Sequence[Row], first: int) -> Row | None:
    """Return the header that the rows below would have."""
    labels = Counter(index for row in rows[first:] for index in _labels(row))
    if not labels:
        return None
    column = labels.most_common(1)[0][0]
    texts = [""] * column + list(_HEADER)
    if any(len(_said(row)) == _MOST_CELLS for row in rows[first:]):
        texts.append(_WEIGHT)
    place = rows[first].place
    return Row(tuple(Cell(text, place) for text in texts), place)


def _in_place(row: Row, columns: dict[str, int]) -> Row:
    """Return a row with its cells as far right as its name has slid left."""
    said = _said(row)
    slid = columns["name"] - said[0] if said and not _is_foot(row) else 0
    if slid <= 0:
        return row
    blank = Cell("", row.place)
    cells = [blank] * slid + list(row.cells)
    for index in range(slid, said[0] + slid):
        cells[index] = blank
    for index in range(said[0]):
        text = row.cells[index].text
        role = _column_of(text)
        if role in columns:
            cells[columns[role]] = row.cells[index]
    return replace(row, cells=tuple(cells))


def _column_of(text: str) -> str | None:
    if not text.strip():
        return None
    if class_label(text):
        return "level2"
    return "level1" if is_first_level(text) else None
