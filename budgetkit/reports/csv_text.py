"""CSV that a spreadsheet opens without executing anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from budgetkit.dataset.spreadsheet import neutralised

Value = str | Decimal | int | None


def csv_text(rows: Iterable[Sequence[Value]]) -> str:
    """Return rows as CSV with Chinese that Excel understands: byte order mark, CRLF.

    Text is quoted, and a text that a spreadsheet would execute gets a leading apostrophe;
    numbers are written in full, None as nothing.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return "\ufeff" + stream.getvalue()


def _cell(value: Value) -> Value:
    if isinstance(value, str):
        return neutralised(value)
    return _Plain(value) if isinstance(value, Decimal) else value


class _Plain(Decimal):
    """A decimal that never prints an exponent."""

    def __str__(self) -> str:
        return format(self, "f")
