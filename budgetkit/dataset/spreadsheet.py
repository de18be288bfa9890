"""Tables as CSV that a spreadsheet can open without executing anything."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from budgetkit.dataset.values import values

_EXECUTED = tuple("=+-@\t\r＝＋－＠")
_HARMLESS = re.compile(r"[-＋+－]?(?:[0-9][0-9,]*(?:\.[0-9]+)?%?)?")


def write_csv(table: pa.Table, path: Path) -> None:
    """Write a table as UTF-8 with byte order mark, without which Excel garbles Chinese.

    Text is quoted, and a text that a spreadsheet would execute gets a leading apostrophe;
    numbers are written as they are, without the zeros that storage adds. Null is empty, a
    list is a JSON array.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
        writer.writerow(table.column_names)
        for batch in table.to_batches(max_chunksize=10_000):
            columns = [map(_cell, values(column)) for column in batch.columns]
            writer.writerows(zip(*columns, strict=True))


def _cell(value: Any) -> Any:
    render = _RENDERERS.get(type(value))
    return value if render is None else render(value)


def neutralised(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula.

    >>> neutralised("=1+1"), neutralised("-12.30"), neutralised("061001")
    ("'=1+1", '-12.30', '061001')
    """
    if text.startswith(_EXECUTED) and not _HARMLESS.fullmatch(text):
        return f"'{text}"
    return text


class _Plain(Decimal):
    """A decimal that never prints an exponent."""

    def __str__(self) -> str:
        return format(self, "f")


_RENDERERS: dict[type, Callable[[Any], Any]] = {
    str: neutralised,
    bool: lambda value: "true" if value else "false",
    Decimal: _Plain,
    list: lambda value: json.dumps(value, ensure_ascii=False),
}
