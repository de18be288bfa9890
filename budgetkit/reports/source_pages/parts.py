"""What Office files and web pages hold, as rows that can be shown and cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetkit.document.model import Block, Place, Table
from budgetkit.document.read import read_document
from budgetkit.document.xlsx.cells import SheetCells
from budgetkit.document.xlsx.layout import column_letters
from budgetkit.document.xlsx.read import read_cells
from budgetkit.sources.file import SourceFile

_HEAD_ROWS = 3
_WORKBOOKS = ("xlsx", "xls")


@dataclass(frozen=True, slots=True)
class PartRow:
    """A row of a part: where it stands, how it is called, the texts of its cells."""

    place: Place
    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that are shown together.

    Attributes:
        title: Of the part.
        columns: Names of the columns.
        rows: All rows.
        head: How many rows at the top name the columns; they are shown with any other.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[PartRow, ...]
    head: int = 0


def parts_of(source: SourceFile) -> Iterator[Part]:
    """Yield the sheets of a workbook, or the tables and texts of another file.

    Raises:
        SourceError: The file cannot be read.
    """
    if source.kind in _WORKBOOKS:
        yield from (_sheet(sheet) for sheet in read_cells(source) if sheet.texts)
    else:
        yield from _document(read_document(source).blocks)


def _sheet(sheet: SheetCells) -> Part:
    rows = (
        PartRow(Place(page=sheet.number, line=row + 1), f"{row + 1}", texts)
        for row, texts in enumerate(sheet.texts)
    )
    columns = (column_letters(column) for column in range(len(sheet.texts[0])))
    return Part(f"工作表“{sheet.name}”", tuple(columns), tuple(rows))


def _document(blocks: Sequence[Block]) -> Iterator[Part]:
    """Texts between two tables are one part, as is each table."""
    texts: list[PartRow] = []
    tables = 0
    for block in blocks:
        if not isinstance(block, Table):
            texts.append(PartRow(block.place, f"第 {block.place.line} 行", (block.text,)))
            continue
        if texts:
            yield Part("正文", ("内容",), tuple(texts))
        texts, tables = [], tables + 1
        yield _table(block, tables)
    if texts:
        yield Part("正文", ("内容",), tuple(texts))


def _table(table: Table, number: int) -> Part:
    width = max(len(row.cells) for row in table.rows)
    rows = (
        PartRow(row.place, f"第 {index} 行", tuple(row.texts))
        for index, row in enumerate(table.rows, 1)
    )
    columns = (f"第 {column} 列" for column in range(1, width + 1))
    return Part(f"文件中的第 {number} 张表", tuple(columns), tuple(rows), head=_HEAD_ROWS)
