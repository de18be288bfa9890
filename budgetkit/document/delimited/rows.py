"""Whether a text is a CSV, and its rows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from budgetkit.units import looks_numeric

_DELIMITERS = (",", ";")
_FEWEST_ROWS = 3
_NARROWEST = 2
_USUAL_SHARE = 0.6
_TABBED_SHARE = 0.1
_AS_TEXT = re.compile(r'="([^"]*)"')
"""How programs write a code so that Excel keeps its zeros."""


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row with the 1-based line on which it begins."""

    line: int
    texts: tuple[str, ...]


def csv_rows(text: str) -> list[CsvRow] | None:
    """Return the rows of a CSV, None for any other text.

    Most rows of a CSV have the same number of values; where they have two, numbers are among
    them. What has tabs is no CSV.
    """
    lines = text.count("\n") + 1
    if text.count("\t") > _TABBED_SHARE * lines:
        return None
    for delimiter in _DELIMITERS:
        if text.count(delimiter) >= _USUAL_SHARE * _FEWEST_ROWS:
            rows = _parsed(text, delimiter)
            if rows and _is_table(rows):
                return rows
    return None


def _parsed(text: str, delimiter: str) -> list[CsvRow]:
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    rows, line = [], 1
    try:
        for values in reader:
            rows.append(CsvRow(line, tuple(map(_value, values))))
            line = reader.line_num + 1
    except csv.Error:
        return []
    return rows


def _value(text: str) -> str:
    kept = _AS_TEXT.fullmatch(text.strip())
    return kept[1] if kept else text


def _is_table(rows: list[CsvRow]) -> bool:
    filled = [row.texts for row in rows if any(map(str.strip, row.texts))]
    widths = Counter(map(len, filled))
    width, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    usual = count >= max(_FEWEST_ROWS, _USUAL_SHARE * len(filled))
    if not usual or width < _NARROWEST:
        return False
    return width > _NARROWEST or any(looks_numeric(text) for row in filled for text in row)
