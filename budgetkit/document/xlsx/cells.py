"""Open a workbook with calamine: values as text, merged ranges."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from budgetkit.document.model import Place
from budgetkit.document.xlsx.formats import general, shown, stored
from budgetkit.document.xlsx.layout import SheetLayout, check_size
from budgetkit.errors import OfficeDamagedError, OfficeEncryptedError, SourceTooComplexError
from budgetkit.units import parse_amount

_OVERLAPS = 10

Range = tuple[tuple[int, int], tuple[int, int]]


class FinerNumber(NamedTuple):
    """A number as its cell shows it and as it is stored."""

    row: int
    column: int
    shown: str
    stored: str


@dataclass(frozen=True, slots=True)
class SheetCells:
    """What a sheet shows; rows and columns count from 0.

    Attributes:
        name: Of the sheet.
        number: 1-based, in the order of the workbook.
        visible: Whether it is shown at all; a hidden sheet's cells are not read.
        texts: Rows of texts, all of the same length.
        merged: Ranges of merged cells, first and last position.
        finer: Numbers of which fewer digits are shown than stored.
        indents: The indentation of the cells that have one, in Excel's steps.
        lines: Of a text without sheets, the 1-based line on which each row begins.
    """

    name: str
    number: int
    visible: bool
    texts: tuple[tuple[str, ...], ...] = ()
    merged: tuple[Range, ...] = ()
    finer: tuple[FinerNumber, ...] = ()
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)
    lines: tuple[int, ...] = ()

    def place(self, row: int) -> Place:
        """Return where a row stands."""
        if self.lines:
            return Place(line=self.lines[row])
        return Place(page=self.number, line=row + 1)


def read_sheets(
    content: bytes, file_name: str, layouts: dict[str, SheetLayout]
) -> Iterator[SheetCells]:
    """Yield the worksheets of a workbook.

    Args:
        content: The bytes of the file.
        file_name: For messages.
        layouts: What is known of each sheet besides, by name.

    Raises:
        OfficeDamagedError: If the workbook cannot be read.
        OfficeEncryptedError: If it has a password.
        SourceTooComplexError: If a sheet is too large.
    """
    with _own_errors(file_name):
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        metadata = workbook.sheets_metadata
    for index, about in enumerate(metadata):
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        if about.visible is not SheetVisibleEnum.Visible:
            yield SheetCells(about.name, index + 1, visible=False)
            continue
        with _own_errors(file_name):
            sheet = workbook.get_sheet_by_index(index)
            check_size(sheet.total_height, sheet.total_width, file_name)
            cells = _cells(sheet, index + 1, layouts.get(about.name, SheetLayout()))
            _check_merged(cells, file_name)
        yield cells


@contextmanager
def _own_errors(file_name: str) -> Iterator[None]:
    try:
        yield
    except PasswordError as cause:
        raise OfficeEncryptedError(path=file_name) from cause
    except (CalamineError, ValueError, OverflowError, OSError) as cause:
        raise OfficeDamagedError(path=file_name, detail="工作簿无法读取") from cause
    except BaseException as cause:
        # A panic in the Rust code is no Exception, and its class cannot be imported.
        if type(cause).__name__ != "PanicException":
            raise
        raise OfficeDamagedError(path=file_name, detail="工作簿结构有误") from cause


def _cells(sheet: CalamineSheet, number: int, layout: SheetLayout) -> SheetCells:
    rows = sheet.to_python(skip_empty_area=False)
    numbers: list[FinerNumber] = []
    texts = tuple(
        tuple(_text(value, (row, column), layout, numbers) for column, value in enumerate(values))
        for row, values in enumerate(rows)
    )
    merged = tuple(sheet.merged_cell_ranges or ())
    return SheetCells(sheet.name, number, True, texts, merged, tuple(numbers), layout.indents)


def _text(
    value: object, where: tuple[int, int], layout: SheetLayout, finer: list[FinerNumber]
) -> str:
    if where in layout.errors:
        return layout.errors[where]
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, where, layout.formats.get(where, ""), finer)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat().removesuffix("T00:00:00")
    return str(value)


def _number(value: float, where: tuple[int, int], code: str, finer: list[FinerNumber]) -> str:
    text = shown(value, code)
    if text is None:
        return general(value)
    kept = parse_amount(text).value
    if kept is not None and kept != stored(value):
        finer.append(FinerNumber(*where, text, format(stored(value), "f")))
    return text


def _check_merged(cells: SheetCells, file_name: str) -> None:
    """Refuse ranges that overlap more often than merged cells can."""
    height, width = len(cells.texts), len(cells.texts[0]) if cells.texts else 0
    covered = sum(
        max(0, min(bottom + 1, height) - top) * max(0, min(right + 1, width) - left)
        for (top, left), (bottom, right) in cells.merged
    )
    if covered > max(_OVERLAPS * height * width, _OVERLAPS):
        raise SourceTooComplexError(path=file_name, detail="合并单元格互相重叠")


def merged_at(merged: Sequence[Range], height: int, width: int) -> dict[tuple[int, int], Range]:
    """Return, for every position under a merged range, the range within the sheet."""
    found = {}
    for (top, left), (bottom, right) in merged:
        inside = ((top, left), (min(bottom, height - 1), min(right, width - 1)))
        for row in range(top, inside[1][0] + 1):
            for column in range(left, inside[1][1] + 1):
                found[row, column] = inside
    return found
