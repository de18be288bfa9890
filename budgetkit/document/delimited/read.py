"""Read a CSV into the document model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetkit.document.continued import with_continuations
from budgetkit.document.delimited.rows import CsvRow
from budgetkit.document.flow import flow_blocks
from budgetkit.document.model import Document, Method, Place, Warning
from budgetkit.document.xlsx.cells import SheetCells
from budgetkit.document.xlsx.layout import check_size
from budgetkit.document.xlsx.sheet import sheet_items
from budgetkit.sources import Decoded, SourceFile


def read_csv(source: SourceFile, decoded: Decoded, rows: Sequence[CsvRow]) -> Document:
    """Return a CSV's rows as blocks, laid out as a sheet is: titles and units above tables.

    Args:
        source: The file.
        decoded: Its text.
        rows: Of the text.

    Raises:
        SourceTooComplexError: If there are more rows and columns than are read.
    """
    width = max(len(row.texts) for row in rows)
    check_size(len(rows), width, source.file_name)
    texts = tuple((*row.texts, *[""] * (width - len(row.texts))) for row in rows)
    sheet = SheetCells("", 1, True, texts, lines=tuple(row.line for row in rows))
    flow = flow_blocks(list(with_continuations(list(sheet_items(sheet)))))
    return Document(
        document_id=source.document_id,
        file_name=source.file_name,
        sha256=source.sha256,
        media_type="csv",
        method=Method.CSV,
        blocks=flow.blocks,
        line_count=decoded.text.rstrip("\n").count("\n") + 1,
        warnings=tuple(_warnings(decoded, rows)),
        omitted=flow.omitted,
    )


def _warnings(decoded: Decoded, rows: Sequence[CsvRow]) -> Iterator[Warning]:
    if decoded.damaged_count:
        message = f"{decoded.damaged_count} 个字符无法解码"
        yield Warning("encoding", message, Place(line=1))
    if decoded.cut or (len(rows) > 1 and len(rows[-1].texts) < min(map(_width, rows[:-1]))):
        yield Warning("truncated", "文件在一行中间结束，可能不完整", Place(line=rows[-1].line))


def _width(row: CsvRow) -> int:
    return len(row.texts)
