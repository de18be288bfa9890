"""A second reading of every table by a path of its own: pdfplumber, upright glyphs.

pdfplumber has another interpreter, another notion of lines and of cells. Where both agree
the text of a cell is as good as certain; where they do not, the cell is suspect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from budgetkit.document.pdf.cells import FilledCell
from budgetkit.document.pdf.frame import Box, overlap
from budgetkit.document.pdf.reading import UNSEEN, Notice, PageReading, PageTable
from budgetkit.text import compact

DIFFERENT, MISSED = "两种读法不一致", "第二种读法未发现此表"
"""How the notices begin that the second reading gives."""
_DOUBT = 0.5
_UNVERIFIED = 0.9
_MOST = 0.5
_UPRIGHT_TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class SecondCell:
    """A cell as the second path read it."""

    bbox: Box
    text: str


def verified(page: PageReading, second: Sequence[SecondCell]) -> PageReading:
    """Return ``page`` with the confidence of its cells lowered where ``second`` disagrees.

    Every disagreement is a notice. A table that the second path did not see keeps most of
    its confidence: that it was not seen says little about what was read.
    """
    notices = list(page.notices)
    tables = []
    for table in page.tables:
        checked, found = _verified_table(table, second)
        tables.append(checked)
        notices += found
    return replace(page, tables=tuple(tables), notices=tuple(notices))


def _verified_table(
    table: PageTable, second: Sequence[SecondCell]
) -> tuple[PageTable, list[Notice]]:
    inside = [cell for cell in second if overlap(cell.bbox, table.bbox)]
    if not inside:
        message = f"{MISSED}，无法核对"
        cells = tuple(_with_confidence(cell, _UNVERIFIED) for cell in table.cells)
        return replace(table, cells=cells), [Notice(UNSEEN, message, table.bbox)]
    checked = [_verified_cell(cell, inside) for cell in table.cells]
    notices = [notice for _, notice in checked if notice]
    return replace(table, cells=tuple(cell for cell, _ in checked)), notices


def _verified_cell(
    cell: FilledCell, second: Sequence[SecondCell]
) -> tuple[FilledCell, Notice | None]:
    others = _counterpart(cell, second)
    if others is None:
        return _with_confidence(cell, _UNVERIFIED), None
    if _agrees(cell.text, others):
        return cell, None
    message = f"{DIFFERENT}：“{cell.text}”与“{'”“'.join(others)}”"
    return _with_confidence(cell, _DOUBT), Notice("verify-mismatch", message, cell.bbox)


def _agrees(text: str, others: Sequence[str]) -> bool:
    if not others:
        return not text
    return len(others) == 1 and compact(others[0]) == compact(text)


def _with_confidence(cell: FilledCell, factor: float) -> FilledCell:
    return replace(cell, confidence=cell.confidence * factor)


def _counterpart(cell: FilledCell, second: Iterable[SecondCell]) -> list[str] | None:
    """The texts the second path has in this cell; None where it has no cell at all there.

    More than one text means that it saw a border where the first path saw none, a text of a
    cell far larger than this one that it saw none where the first path did.
    """
    touching = [other for other in second if overlap(other.bbox, cell.bbox)]
    own = [other for other in touching if _lies_in(other.bbox, cell.bbox)]
    around = [other for other in touching if _lies_in(cell.bbox, other.bbox)]
    if not own and not around:
        return None
    own.sort(key=lambda other: (other.bbox[1], other.bbox[0]))
    texts = [other.text for other in own or around]
    return [text for text in texts if text.strip()]


def _lies_in(inner: Box, outer: Box) -> bool:
    common = overlap(inner, outer)
    return common is not None and _area(common) > _MOST * _area(inner)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


class SecondReader:
    """Reads the tables of a document's pages with pdfplumber; a context manager.

    Args:
        content: The bytes of the file.
        password: The user password, if the file asks for one.
    """

    def __init__(self, content: bytes, password: str | None) -> None:
        import pdfplumber

        self._document: Any = pdfplumber.open(BytesIO(content), password=password or "")

    def __enter__(self) -> SecondReader:
        """Return the reader."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the document."""
        self._document.close()

    def cells(self, index: int) -> list[SecondCell]:
        """Return the cells on the page at 0-based ``index`` in display coordinates."""
        page = self._document.pages[index]
        left, top, _, _ = page.bbox
        try:
            return list(_cells(page.filter(_is_upright), left, top))
        finally:
            page.close()


def _cells(page: Any, left: float, top: float) -> Iterator[SecondCell]:
    for table in page.find_tables():
        for row, texts in zip(table.rows, table.extract(), strict=True):
            for box, text in zip(row.cells, texts, strict=True):
                if box is not None:
                    x0, y0, x1, y1 = box
                    moved = (x0 - left, y0 - top, x1 - left, y1 - top)
                    yield SecondCell(moved, text or "")


def _is_upright(item: dict[str, Any]) -> bool:
    if item.get("object_type") != "char":
        return True
    _, b, c, _, _, _ = map(float, item["matrix"])
    size = float(item.get("size") or 1.0)
    return abs(b) <= _UPRIGHT_TOLERANCE * size and abs(c) <= _UPRIGHT_TOLERANCE * size
