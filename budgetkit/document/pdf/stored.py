"""Page readings as JSON and back."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from budgetkit.document.model import Method
from budgetkit.document.pdf.aligned.words import Word
from budgetkit.document.pdf.aligned.zones import Zone
from budgetkit.document.pdf.cells import FilledCell
from budgetkit.document.pdf.frame import Box
from budgetkit.document.pdf.grid import Region
from budgetkit.document.pdf.lines import Line
from budgetkit.document.pdf.reading import Notice, PageReading, PageTable

CORRUPT = (OSError, EOFError, ValueError, KeyError, TypeError, IndexError, zlib.error)
"""What :func:`unpacked` raises on bytes that :func:`packed` did not return."""


def packed(pages: Iterable[PageReading], sha256: str) -> bytes:
    """Return pages of the file with this hash, a hundredth of the objects' size."""
    body = {"sha256": sha256, "pages": [page_to_json(page) for page in pages]}
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=1, mtime=0)


def unpacked(content: bytes) -> tuple[list[PageReading], str]:
    """Return the pages that :func:`packed` was given, and the hash.

    Raises:
        OSError: One of :data:`CORRUPT`, if the bytes are anything else.
    """
    stored = json.loads(gzip.decompress(content))
    return [page_from_json(page) for page in stored["pages"]], str(stored["sha256"])


def page_to_json(page: PageReading) -> dict[str, Any]:
    """Return a page as plain lists, numbers and strings."""
    return {
        "number": page.number,
        "size": [page.width, page.height],
        "turns": page.quarter_turns,
        "lines": [[line.text, line.bbox, line.size] for line in page.lines],
        "tables": [_table_to_json(table) for table in page.tables],
        "notices": [[notice.code, notice.message, notice.bbox] for notice in page.notices],
        "dropped": [list(item) for item in page.dropped],
        "sheet": [page.left, page.sheet_width],
        "beside": page.beside and page_to_json(page.beside),
    }


def page_from_json(stored: dict[str, Any]) -> PageReading:
    """Return the page that :func:`page_to_json` stored.

    Raises:
        KeyError: If the value is of another shape, as are
        TypeError: and
        ValueError: likewise.
    """
    width, height = map(float, stored["size"])
    left, sheet_width = map(float, stored["sheet"])
    return PageReading(
        number=int(stored["number"]),
        width=width,
        height=height,
        quarter_turns=int(stored["turns"]),
        lines=tuple(Line(str(text), _box(box), float(size)) for text, box, size in stored["lines"]),
        tables=tuple(_table_from_json(table) for table in stored["tables"]),
        notices=tuple(
            Notice(str(code), str(message), box and _box(box))
            for code, message, box in stored["notices"]
        ),
        dropped=tuple((str(text), _box(box), str(why)) for text, box, why in stored["dropped"]),
        left=left,
        sheet_width=sheet_width,
        beside=stored["beside"] and page_from_json(stored["beside"]),
    )


def _table_to_json(table: PageTable) -> dict[str, Any]:
    cells = [
        [
            cell.region.row,
            cell.region.column,
            cell.region.row_span,
            cell.region.column_span,
            cell.bbox,
            cell.text,
            cell.confidence,
            cell.is_full,
            cell.overflows,
            cell.indent_em,
        ]
        for cell in table.cells
    ]
    return {
        "xs": table.xs,
        "ys": table.ys,
        "method": table.method.value,
        "cells": cells,
        "zone": table.zone and _zone_to_json(table.zone),
    }


def _zone_to_json(zone: Zone) -> list[Any]:
    return [zone.first, zone.head, zone.body, zone.is_certain]


def _zone_from_json(stored: Sequence[Any]) -> Zone:
    first, head, body, certain = stored
    return Zone(int(first), _lines(head), _lines(body), bool(certain))


def _lines(stored: Sequence[Any]) -> tuple[tuple[Word, ...], ...]:
    return tuple(tuple(_word(*word) for word in line) for line in stored)


def _word(text: object, *numbers: object) -> Word:
    x0, x1, baseline, size = map(float, numbers)  # type: ignore[arg-type]
    return Word(str(text), x0, x1, baseline, size)


def _table_from_json(stored: dict[str, Any]) -> PageTable:
    cells = (
        FilledCell(
            Region(int(row), int(column), int(down), int(right)),
            _box(box),
            str(text),
            float(sure),
            bool(full),
            bool(over),
            None if indent is None else float(indent),
        )
        for row, column, down, right, box, text, sure, full, over, indent in stored["cells"]
    )
    return PageTable(
        tuple(map(float, stored["xs"])),
        tuple(map(float, stored["ys"])),
        tuple(cells),
        Method(stored["method"]),
        _zone_from_json(stored["zone"]) if stored["zone"] else None,
    )


def _box(value: Any) -> Box:
    x0, y0, x1, y1 = map(float, value)
    return x0, y0, x1, y1
