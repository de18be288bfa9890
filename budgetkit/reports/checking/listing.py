"""The findings as CSV, a row each, with the first place in columns of its own."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pyarrow as pa

from budgetkit.dataset.spreadsheet import neutralised
from budgetkit.text import printable

_COLUMNS = (
    "disclosure_id",
    "finding_id",
    "rule_id",
    "severity",
    "nature",
    "message",
    "expected",
    "actual",
    "difference",
    "suggestion",
)
_PLACE = ("document_id", "page", "line", "bbox", "quote")


def findings_csv(tables: Mapping[str, pa.Table]) -> bytes:
    """Return the findings as UTF-8 with byte order mark, safe to open in a spreadsheet."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow((*_COLUMNS, *_PLACE))
    for row in tables["findings"].to_pylist():
        place = row["evidence"][0] if row["evidence"] else dict.fromkeys(_PLACE)
        values = [*(row[name] for name in _COLUMNS), *(place[name] for name in _PLACE)]
        writer.writerow([neutralised(printable(v)) if isinstance(v, str) else v for v in values])
    return stream.getvalue().encode("utf-8-sig")
