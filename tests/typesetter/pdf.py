"""Writes a disclosure as a PDF with a text layer: ruled tables, running heads, page breaks."""

from __future__ import annotations

from tests.typesetter.blocks import Block, Break, Grid, Kind, Line
from tests.typesetter.composers import compose
from tests.typesetter.pdf_paper import Paper, PdfOptions, text_width
from tests.typesetter.pdf_sheet import SheetSetter
from tests.typesetter.pdf_table import TableSetter
from tests.typesetter.pdf_wrap import wrapped
from tests.typesetter.sheet import Sheet
from tests.typesetter.spec import Disclosure

_SIZES = {Kind.COVER: 24.0, Kind.PART: 16.0, Kind.SECTION: 13.0, Kind.TITLE: 14.0, Kind.FORM: 14.0}
_TEXT_SIZE, _LABEL_SIZE = 11.0, 9.0
_LEADING = 1.6
_GAP = 4.0
_CENTRED = (Kind.COVER, Kind.PART, Kind.TITLE, Kind.FORM)
_SMALL = (Kind.NUMBER, Kind.LABEL, Kind.NOTE)


def write_pdf(spec: Disclosure, options: PdfOptions | None = None) -> bytes:
    """Return a disclosure as a PDF; the same bytes for the same spec and options."""
    options = options or PdfOptions()
    blocks = compose(spec)
    first = _Setter(options, {})
    first.set(blocks)
    second = _Setter(options, first.pages)
    second.set(blocks)
    return second.paper.finish()


class _Setter:
    """Sets blocks one below the other; notes on which page each heading stands."""

    def __init__(self, options: PdfOptions, targets: dict[str, int]) -> None:
        self.options, self.targets = options, targets
        self.paper = Paper(options)
        self.pages: dict[str, int] = {}
        self.y = options.margin

    def set(self, blocks: list[Block]) -> None:
        """Set all blocks."""
        for block in blocks:
            if isinstance(block, Break):
                self._turn()
            elif isinstance(block, Grid):
                self._set_grid(block)
            elif isinstance(block, Sheet):
                self.y = SheetSetter(self.paper, block).set(self.y + _GAP) + _LABEL_SIZE
            else:
                self._set_line(block)

    def _turn(self) -> None:
        self.paper.turn()
        self.y = self.options.margin

    def _set_grid(self, grid: Grid) -> None:
        setter = TableSetter(self.paper, grid)
        if self.y + _GAP + setter.head_height() > self.options.bottom:
            self._turn()
        self.y = setter.set(self.y + _GAP) + _LABEL_SIZE

    def _set_line(self, line: Line) -> None:
        if _is_unit(line):  # on the line of the agency's name
            right = self.options.margin + self.options.width
            self.paper.right(right, self.y, line.text, _LABEL_SIZE)
            return
        size = _LABEL_SIZE if line.kind in _SMALL else _SIZES.get(line.kind, _TEXT_SIZE)
        indent = 2 * size if line.kind is Kind.TEXT else 0.0
        if line.kind is Kind.COVER:
            self.y = max(self.y, self.options.page[1] * 0.3)
        for i, text in enumerate(wrapped(line.text, size, self.options.width, indent)):
            self._advance(size)
            if i == 0 and line.kind is not Kind.CONTENTS:
                self.pages.setdefault(line.text, self.paper.number)
            self._print(line, text, size, 0.0 if i else indent)

    def _advance(self, size: float) -> None:
        if self.y + size * _LEADING > self.options.bottom:
            self._turn()
        self.y += size * _LEADING

    def _print(self, line: Line, text: str, size: float, indent: float) -> None:
        left, right = self.options.margin, self.options.margin + self.options.width
        if line.kind in _CENTRED:
            self.paper.centred((left + right) / 2, self.y, text, size)
        elif line.kind is Kind.CONTENTS:
            self._print_entry(text, str(self.targets.get(line.target, 0)), size)
        else:
            self.paper.text(left + indent, self.y, text, size)

    def _print_entry(self, text: str, page: str, size: float) -> None:
        left, right = self.options.margin, self.options.margin + self.options.width
        room = right - left - text_width(text + page, size) - 2 * size
        dots = "." * max(3, int(room / text_width(".", size)))
        self.paper.text(left, self.y, text, size)
        self.paper.right(right, self.y, f"{dots} {page}", size)


def _is_unit(line: Line) -> bool:
    return line.kind is Kind.LABEL and line.text.startswith("单位：")
