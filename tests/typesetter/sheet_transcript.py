"""Writes a form as the rows of tabs that an OCR would make of it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.typesetter.damage import Damager
from tests.typesetter.pages import SheetRows
from tests.typesetter.sheet import Role, Sheet, SheetCell


class SheetTyper:
    """Types the parts of sheets one after the other."""

    def __init__(self, damager: Damager) -> None:
        self.damager, self.damage = damager, damager.damage
        self.rest: dict[int, str] = {}
        """What the last page's labels still lack, by column."""
        self.lost: list[SheetCell] = []
        """Labels of the lost header that reach further down."""

    def rows(self, part: SheetRows) -> Iterator[str]:
        """Yield the rows of the part of a sheet that stands on one page."""
        sheet, cut = part.sheet, self._cut_labels(part)
        for number in range(part.start, part.stop):
            if number == sheet.header_row and self.damager.happens(self.damage.lost_header):
                self.lost = [cell for cell in sheet.row(number) if cell.row_span > 1]
                continue
            yield self.damager.tabs(self._row(sheet, number, cut))
        self.rest = {cell.column: cell.text[-1] for cell in cut}

    def _cut_labels(self, part: SheetRows) -> list[SheetCell]:
        """Return the labels whose last character stands on the next page."""
        over = [
            cell
            for cell in part.sheet.cells
            if cell.role is Role.CLASS and part.start <= cell.row < part.stop < cell.below
        ]
        return [cell for cell in over if self.damager.happens(self._split_rate(cell))]

    def _split_rate(self, cell: SheetCell) -> float:
        return self.damage.split_class if cell.column else self.damage.split_block

    def _row(self, sheet: Sheet, number: int, cut: list[SheetCell]) -> list[str]:
        texts = [""] * sheet.width
        for cell in [*sheet.row(number), *self.lost]:
            texts[cell.column] = self._text(cell, cell in cut)
        is_whole = not (self.rest or self.lost)
        for column, text in self.rest.items():
            texts[column] += text
        self.rest, self.lost = {}, []
        in_body = sheet.header_row < number < sheet.height - 1
        return self.damager.shifted(texts) if in_body and is_whole else texts

    def _text(self, cell: SheetCell, is_cut: bool) -> str:
        if is_cut:
            return cell.text[:-1]
        if cell.role is Role.AMOUNT:
            return self.damager.amount(cell.text)
        if cell.role is Role.TEXT:
            return self.damager.punctuation(cell.text)
        return self.damager.label(cell.text)
