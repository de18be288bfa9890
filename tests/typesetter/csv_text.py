"""Writes the tables of a disclosure as CSV, a file each."""

from __future__ import annotations

import csv
import io

from openpyxl import Workbook

from tests.typesetter.blocks import Grid
from tests.typesetter.composers import compose
from tests.typesetter.spec import Disclosure
from tests.typesetter.xlsx import Page, SheetWriter, pages_of
from tests.typesetter.xlsx_arranged import put_text


def csv_tables(spec: Disclosure, charset: str = "utf-8-sig") -> dict[str, bytes]:
    """Return the tables by id, each as Excel saves a sheet as CSV: all rows as wide."""
    return {
        item.table.id: _csv(page, charset)
        for page in pages_of(compose(spec))
        for item in page
        if isinstance(item, Grid)
    }


def write_csv(spec: Disclosure) -> bytes:
    """Return the longest table as a CSV."""
    return max(csv_tables(spec).values(), key=len)


def _csv(page: Page, charset: str) -> bytes:
    sheet = Workbook().worksheets[0]
    SheetWriter(sheet, put_amount=put_text).write(page)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows([cell.value for cell in row] for row in sheet.rows)
    return stream.getvalue().encode(charset)
