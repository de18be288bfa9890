"""Read an Excel workbook into the document model."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence

from budgetkit.document.continued import with_continuations
from budgetkit.document.flow import flow_blocks
from budgetkit.document.model import Document, Method, Place, Warning
from budgetkit.document.ooxml import Package
from budgetkit.document.pool import SupervisedPool
from budgetkit.document.xlsx.biff import read_binary_layouts
from budgetkit.document.xlsx.cells import SheetCells, read_sheets
from budgetkit.document.xlsx.compound import check_chains, stream_of
from budgetkit.document.xlsx.layout import SheetLayout, cell_address
from budgetkit.document.xlsx.sheet import sheet_items
from budgetkit.document.xlsx.walk import read_layouts
from budgetkit.errors import OfficeDamagedError, SourceTooComplexError
from budgetkit.sources import SourceFile

TIMEOUT_S = 60.0
"""A workbook takes hundredths of a second."""

_FINER_TOLD = 20
"""How many numbers of a sheet are told with their stored digits."""


def read_workbook(source: SourceFile) -> Document:
    """Read an ``.xlsx`` or ``.xls`` into blocks; pages are sheets, lines their rows.

    Numbers are read as the sheet shows them where the format is known, otherwise as stored.
    Formulas give the value that was stored with them, and are reported where there is none;
    errors are read as shown; macros are left alone.
    Hidden rows and columns are read and reported, hidden sheets only reported.

    Raises:
        OfficeDamagedError: If the workbook cannot be read or has no sheet.
        OfficeEncryptedError: If it has a password.
        SourceTooComplexError: If it unpacks to more than is read, or a sheet is too large.
    """
    sheets, layouts = _read(source)
    if not sheets:
        raise OfficeDamagedError(path=source.file_name, detail="没有工作表")
    items = [item for sheet in sheets if sheet.visible for item in sheet_items(sheet)]
    flow = flow_blocks(list(with_continuations(items)))
    return Document(
        document_id=source.document_id,
        file_name=source.file_name,
        sha256=source.sha256,
        media_type="xlsx",
        method=Method.XLSX,
        blocks=flow.blocks,
        page_count=max((sheet.number for sheet in sheets), default=0),
        warnings=tuple(_warnings(sheets, layouts)),
        omitted=flow.omitted,
    )


def read_cells(source: SourceFile) -> list[SheetCells]:
    """Return what the sheets of a workbook show, whole and in its order.

    Raises:
        OfficeError: As :func:`read_workbook`.
    """
    return _read(source)[0]


def _read(source: SourceFile) -> tuple[list[SheetCells], dict[str, SheetLayout]]:
    layouts = _binary_layouts(source) if source.kind == "xls" else _layouts(source)
    return _sheets(source, layouts), layouts


def _sheets(source: SourceFile, layouts: dict[str, SheetLayout]) -> list[SheetCells]:
    """The sheets; an ``.xls`` is opened in a process of its own.

    calamine lays out every sheet of one at once, so that many large ones fill the memory.
    """
    given = (source.content, source.file_name, layouts)
    if source.kind != "xls" or multiprocessing.current_process().daemon:
        return list(read_sheets(*given))
    with SupervisedPool(1, TIMEOUT_S, preload=()) as pool:
        (outcome,) = pool.map(read_sheets, [given])
    if outcome.failure is None:
        return outcome.results
    if outcome.failure.error is not None:
        raise outcome.failure.error
    detail = f"{TIMEOUT_S:.0f} 秒没有读完" if outcome.failure.kind == "timeout" else "内存不足"
    raise SourceTooComplexError(path=source.file_name, detail=detail)


def _layouts(source: SourceFile) -> dict[str, SheetLayout]:
    package = Package(source.content, source.file_name)
    if "xl/workbook.bin" in package.names:
        detail = "二进制工作簿 .xlsb，请另存为 .xlsx"
        raise OfficeDamagedError(path=source.file_name, detail=detail)
    package.check_size()
    return read_layouts(package)


def _binary_layouts(source: SourceFile) -> dict[str, SheetLayout]:
    check_chains(source.content, source.file_name)
    stream = stream_of(source.content, ("Workbook", "Book"))
    return read_binary_layouts(stream, source.file_name)


def _warnings(sheets: Sequence[SheetCells], layouts: dict[str, SheetLayout]) -> Iterator[Warning]:
    for sheet in sheets:
        place = Place(page=sheet.number)
        if not sheet.visible:
            yield Warning("hidden-sheet", f"工作表“{sheet.name}”是隐藏的，没有读取", place)
            continue
        for code, message in _notices(sheet, layouts.get(sheet.name, SheetLayout())):
            yield Warning(code, f"工作表“{sheet.name}”{message}", place)


def _notices(sheet: SheetCells, layout: SheetLayout) -> Iterator[tuple[str, str]]:
    hidden = [row for row in layout.hidden_rows if row < len(sheet.texts)]
    if hidden:
        yield "hidden-rows", f"有 {len(hidden)} 行隐藏（从第 {hidden[0] + 1} 行起），已读取"
    if layout.hidden_columns:
        yield "hidden-columns", f"有 {layout.hidden_columns} 列隐藏，已读取"
    if layout.without_value:
        yield (
            "formula-without-value",
            f"有 {_some(layout.without_value)}公式没有存储结果，按空白读取",
        )
    if layout.errors:
        yield "error-value", f"有 {_some(list(layout.errors))}单元格是错误值"
    if sheet.finer:
        told = "，".join(
            f"{cell_address(cell.row, cell.column)} 显示 {cell.shown} 存储 {cell.stored}"
            for cell in sheet.finer[:_FINER_TOLD]
        )
        more = "等" if len(sheet.finer) > _FINER_TOLD else ""
        yield "shown-rounded", f"有 {len(sheet.finer)} 个数字显示的位数比存储的少：{told}{more}"


def _some(cells: Sequence[tuple[int, int]]) -> str:
    """How many cells, and the address of the first."""
    row, column = cells[0]
    return f"{len(cells)} 个（{cell_address(row, column)} 起）"
