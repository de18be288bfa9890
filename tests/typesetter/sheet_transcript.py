"""Writes a form as the rows of tabs that an OCR would make of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from tests.typesetter.damage import Damager
from tests.typesetter.pages import SheetRows
from tests.typesetter.sheet import Role, Sheet, SheetCell

_NAME_AND_VALUE = 2


class SheetTyper:
    """Types the parts of sheets one after the other."""

    def __init__(self, damager: Damager) -> None:
        self.damager, self.damage = damager, damager.damage
        self.rest: dict[int, str] = {}
        """What the last page's labels still lack, by column."""
        self.lost: list[SheetCell] = []
        """Labels of the lost header that reach further down."""
        self.html = False
        """Whether the sheet that is open is typed as HTML."""

    def rows(self, part: SheetRows) -> Iterator[str]:
        """Yield the rows of the part of a sheet that stands on one page."""
        if part.start == 0:
            self.html = self.damager.happens(self.damage.html_form)
        yield from self._html(part) if self.html else self._tabs(part)

    def _html(self, part: SheetRows) -> Iterator[str]:
        """Cells that go on overleaf end with the page and are not printed there again."""
        yield "<table>"
        for number in range(part.start, part.stop):
            yield "<tr>" + "".join(map(self._td, self._on_page(part, number))) + "</tr>"
        yield "</table>"

    def _on_page(self, part: SheetRows, number: int) -> list[SheetCell]:
        """Return the cells of a row; a blank stands for what began on the page before."""
        own = part.sheet.row(number)
        if number == part.start:
            own += [
                replace(cell, text="", row=number, row_span=cell.below - number)
                for cell in part.sheet.cells
                if cell.row < number < cell.below
            ]
        kept = (replace(cell, row_span=min(cell.below, part.stop) - number) for cell in own)
        return sorted(kept, key=lambda cell: cell.column)

    def _td(self, cell: SheetCell) -> str:
        text = escape(self._text(cell, is_cut=False))
        return f'<td rowspan="{cell.row_span}" colspan="{cell.column_span}">{text}</td>'

    def _tabs(self, part: SheetRows) -> Iterator[str]:
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
        if not (in_body and is_whole):
            return texts
        rate = self.damage.shift_lone if _is_lone(texts) else self.damage.shift_row
        return self.damager.shifted(texts, rate)

    def _text(self, cell: SheetCell, is_cut: bool) -> str:
        if is_cut:
            return cell.text[:-1]
        if cell.role is Role.AMOUNT:
            return self.damager.amount(cell.text)
        if cell.role is Role.TEXT:
            return self.damager.punctuation(cell.text)
        return self.damager.label(cell.text)


def _is_lone(texts: list[str]) -> bool:
    """Whether a row holds an indicator without a label, as one of two lists does alone."""
    return len(list(filter(None, texts))) == _NAME_AND_VALUE
