"""Blocks set on pages of so many lines; tables and sentences break where the page ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tests.typesetter.blocks import Block, Break, Grid, Kind, Line
from tests.typesetter.sheet import Sheet

CHARACTERS_PER_LINE = 40
_UNBREAKABLE = re.compile(r"[-0-9.,%年月日]")
_STOPS = "。；：;:"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows ``start`` to ``stop`` of a grid that stand on one page."""

    grid: Grid
    start: int
    stop: int

    @property
    def begins(self) -> bool:
        """Whether the header stands above these rows."""
        return self.start == 0

    @property
    def goes_on(self) -> bool:
        """Whether more rows stand on the next page."""
        return self.stop < len(self.grid.body)


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows ``start`` to ``stop`` of a form that stand on one page."""

    sheet: Sheet
    start: int
    stop: int


Item = Line | Rows | SheetRows


@dataclass(slots=True)
class Page:
    """What stands on one page."""

    items: list[Item] = field(default_factory=list)


def paginate(blocks: list[Block], lines_per_page: int) -> list[Page]:
    """Return the pages of a document."""
    setter = _Setter(lines_per_page)
    for block in blocks:
        setter.put(block)
    return [page for page in setter.pages if page.items]


def page_numbers(pages: list[Page]) -> dict[str, int]:
    """Return the 1-based page of every heading and table title, for the contents."""
    return {
        item.text: number
        for number, page in enumerate(pages, 1)
        for item in page.items
        if isinstance(item, Line) and item.kind in (Kind.PART, Kind.SECTION, Kind.TITLE)
    }


class _Setter:
    """Fills pages one after the other."""

    def __init__(self, lines_per_page: int) -> None:
        self.capacity = lines_per_page
        self.pages = [Page()]
        self.left = lines_per_page

    def put(self, block: Block) -> None:
        if isinstance(block, Break):
            self._turn()
        elif isinstance(block, Grid):
            self._put_grid(block)
        elif isinstance(block, Sheet):
            self._put_sheet(block)
        else:
            self._put_line(block)

    def _turn(self) -> None:
        self.pages.append(Page())
        self.left = self.capacity

    def _add(self, item: Item, cost: int) -> None:
        self.pages[-1].items.append(item)
        self.left -= cost

    def _put_line(self, line: Line) -> None:
        room = self.left * CHARACTERS_PER_LINE
        if self.left < 1:
            self._turn()
        elif line.kind is Kind.TEXT and len(line.text) > room:
            cut = breakable(line.text, room)
            if cut:
                self._add(replace(line, text=line.text[:cut]), self.left)
                self._turn()
                self._put_line(replace(line, text=line.text[cut:]))
                return
            self._turn()
        self._add(line, -(-len(line.text) // CHARACTERS_PER_LINE))

    def _put_grid(self, grid: Grid) -> None:
        start, total, header = 0, len(grid.body), len(grid.header)
        if self.left < header + 2:
            self._turn()
        while True:
            head = header if start == 0 else 0
            stop = min(total, start + max(self.left - head, 1))
            self._add(Rows(grid, start, stop), stop - start + head)
            if stop >= total:
                return
            start = stop
            self._turn()

    def _put_sheet(self, sheet: Sheet) -> None:
        start = 0
        while start < sheet.height:
            stop = min(sheet.height, start + max(self.left, 1))
            self._add(SheetRows(sheet, start, stop), stop - start)
            start = stop
            if start < sheet.height:
                self._turn()


def breakable(text: str, at: int) -> int:
    """Return the last position up to ``at`` where a sentence may break, 0 if there is none.

    A break behind a full stop would make two paragraphs of one, and one inside a figure
    would make two figures.
    """
    for position in range(min(at, len(text) - 1), 0, -1):
        before, after = text[position - 1], text[position]
        if before in _STOPS or after in _STOPS + "，、":
            continue
        if not (_UNBREAKABLE.match(before) or _UNBREAKABLE.match(after)):
            return position
    return 0
