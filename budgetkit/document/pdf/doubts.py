"""Tables that no rule shows: those read by alignment, and columns left as text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from budgetkit.document.model import Method
from budgetkit.document.pdf.frame import union
from budgetkit.document.pdf.lines import Line
from budgetkit.document.pdf.painted import Segment
from budgetkit.document.pdf.reading import Notice, PageTable

_AMOUNT = re.compile(r"-?[0-9]{1,3}(?:,?[0-9]{3})*\.[0-9]{1,6}")
_ROWS_MIN = 3
_ALIGNED_PT = 3.0


def table_doubts(
    tables: Sequence[PageTable], lines: Sequence[Line], segments: Sequence[Segment]
) -> Iterator[Notice]:
    """Yield a notice for each table without any rule, and for text in columns beside amounts.

    Amounts that stick out of their cells are listed too.

    Args:
        tables: Of the page.
        lines: The page's text outside of tables.
        segments: The page's rules.
    """
    for table in tables:
        unruled = table.zone is None and table.method is Method.VECTOR
        if unruled and not any(_lies_in(segment, table) for segment in segments):
            yield without_rules(table)
        for cell in table.cells:
            if cell.overflows:
                message = f"金额“{cell.text}”超出单元格框线，整体读入此格，请对照原件"
                yield Notice("amount-over-rule", message, cell.bbox)
    yield from columns_left(lines)


def without_rules(table: PageTable) -> Notice:
    """Return the notice of a table whose columns no rule shows."""
    return Notice("table-without-rules", "表格没有竖线，按文字对齐读成，请对照原件", table.bbox)


def columns_left(lines: Sequence[Line]) -> Iterator[Notice]:
    """Yield a notice where lines outside of tables stand in columns beside amounts."""
    rows = _rows_side_by_side(lines)
    if _are_aligned(rows) and any(_AMOUNT.fullmatch(line.text.strip()) for line in lines):
        message = "这里的文字和金额成列，但没有框线，未能读成表格"
        yield Notice("table-unread", message, union([line.bbox for row in rows for line in row]))


def _lies_in(segment: Segment, table: PageTable) -> bool:
    x0, y0, x1, y1 = table.bbox
    return segment[0] < x1 and segment[2] > x0 and segment[1] < y1 and segment[3] > y0


def _rows_side_by_side(lines: Sequence[Line]) -> list[list[Line]]:
    """The rows of a page in which several lines stand beside each other."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.bbox[3]):
        if rows and abs(line.bbox[3] - rows[-1][0].bbox[3]) <= _ALIGNED_PT:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [row for row in rows if len(row) > 1]


def _are_aligned(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether several rows have a line beside the first that begins or ends at one place."""
    beside = [line for row in rows for line in sorted(row, key=lambda line: line.bbox[0])[1:]]
    edges = [[round(line.bbox[side] / _ALIGNED_PT) for line in beside] for side in (0, 2)]
    return any(count >= _ROWS_MIN for side in edges for count in Counter(side).values())
