"""Tell header rows from data rows, and give each column its header path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from budgetkit.disclosure.catalogue import labels
from budgetkit.document.model import Row
from budgetkit.text import ENUMERATION, compact, tidy
from budgetkit.units import looks_numeric

_CODE = re.compile(r"^[0-9]{3}(?:[0-9]{2}){0,3}$")
_MOST_HEADER_ROWS = 6
_LONGEST_GROUP = 20


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table.

    Attributes:
        row_count: Rows it takes from the top, column-number rows included.
        paths: For each column its texts from top to bottom, without repeats.
    """

    row_count: int
    paths: tuple[tuple[str, ...], ...]


def read_header(rows: Sequence[Row], *, spans_known: bool) -> Header:
    """Return the header of the grid; ``row_count`` 0 where there is none."""
    count = 0
    spanned = 0
    ordinal_rows: set[int] = set()
    for index, row in enumerate(rows[:_MOST_HEADER_ROWS]):
        if _is_ordinal(row):
            ordinal_rows.add(index)
        elif index >= spanned and not is_header_row(row):
            break
        count = index + 1
        spanned = max(spanned, *(index + cell.row_span for cell in row.cells))
    header = [row for index, row in enumerate(rows[:count]) if index not in ordinal_rows]
    width = max((len(row.cells) for row in rows), default=0)
    texts = [_padded(row, width) for row in header]
    filled = _fill_spans(header, width) if spans_known else _fill_right(texts)
    return Header(count, tuple(_path(filled, column) for column in range(width)))


def is_header_row(row: Row) -> bool:
    """Whether a row is made of header words and holds neither number nor list mark."""
    texts = [compact(text) for text in row.texts if text.strip()]
    if not texts:
        return False
    if any(looks_numeric(text) or _CODE.match(text) for text in texts):
        return False
    if any(ENUMERATION.match(text) for text in texts):
        return False
    if len(texts) == 1:
        return _heads_alone(row, texts[0])
    words = sum(bool(labels().header.search(text)) for text in texts)
    return 2 * words >= len(texts)


def _heads_alone(row: Row, text: str) -> bool:
    """Whether the only text of a row heads columns: a group word, or a cell over several."""
    if labels().total.match(text):
        return False
    merged = any(cell.column_span > 1 and cell.text.strip() for cell in row.cells)
    wanted = labels().header if merged else labels().group
    return bool(wanted.search(text)) and len(text) <= _LONGEST_GROUP


def _is_ordinal(row: Row) -> bool:
    """Whether a row holds column numbers (1 2 3, 栏次, **)."""
    texts = [compact(text) for text in row.texts if text.strip()]
    if len(texts) < 2 or not all(labels().ordinal.match(text) for text in texts):
        return False
    numbers = [int(text) for text in texts if text.isdecimal()]
    return all(after == before + 1 for before, after in pairwise(numbers)) or not numbers


def _padded(row: Row, width: int) -> list[str]:
    texts = [tidy(text) for text in row.texts]
    return texts + [""] * (width - len(texts))


def _fill_right(header: list[list[str]]) -> list[list[str]]:
    """Spread group heads over the blank cells to their right, where merges are not known.

    A blank belongs to the head on its left if something stands beneath it and both hang
    under the same head; a blank with nothing beneath belongs to the head above.
    """
    filled: list[list[str]] = []
    for depth, row in enumerate(header):
        spread = list(row)
        for column in range(1, len(row)):
            beneath = any(lower[column] for lower in header[depth + 1 :])
            same_parent = all(upper[column] == upper[column - 1] for upper in filled)
            if not row[column] and beneath and same_parent:
                spread[column] = spread[column - 1]
        filled.append(spread)
    return filled


def _fill_spans(header: Sequence[Row], width: int) -> list[list[str]]:
    filled = [_padded(row, width) for row in header]
    for depth, row in enumerate(header):
        for column, cell in enumerate(row.cells):
            text = tidy(cell.text)
            for down in range(depth, min(depth + cell.row_span, len(header))):
                for right in range(column, min(column + cell.column_span, width)):
                    filled[down][right] = filled[down][right] or text
    return filled


def _path(header: Sequence[Sequence[str]], column: int) -> tuple[str, ...]:
    path: list[str] = []
    for row in header:
        if row[column] and (not path or path[-1] != row[column]):
            path.append(row[column])
    return tuple(path)
