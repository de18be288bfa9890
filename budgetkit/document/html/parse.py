"""HTML to texts and tables as nested as they were written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_WIDEST_SPAN = 200
_TALLEST_SPAN = 65_534

_UNSEEN = frozenset(("script", "style", "head", "noscript", "template", "select", "svg", "object"))
_INLINE = re.compile(
    "a|abbr|b|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|o:p|q|s|samp|small"
    "|span|strike|strong|st1:.*|sub|sup|tt|u|var|wbr"
)
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr")
_CELLS = ("td", "th")
_DEEPEST = 60


@dataclass(slots=True)
class HtmlText:
    """A run of text between two breaks; ``line`` is 1-based, ``level`` that of a heading."""

    line: int
    level: int = 0
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text with white space as a browser shows it."""
        return " ".join("".join(self.pieces).split())


@dataclass(slots=True)
class HtmlCell:
    """A cell and what stands in it."""

    line: int
    row_span: int = 1
    column_span: int = 1
    items: list[HtmlItem] = field(default_factory=list)


@dataclass(slots=True)
class HtmlTable:
    """Rows of cells as written."""

    line: int
    rows: list[list[HtmlCell]] = field(default_factory=list)

    @property
    def holds_tables(self) -> bool:
        """Whether another table stands in one of the cells."""
        cells = (cell for row in self.rows for cell in row)
        return any(isinstance(item, HtmlTable) for cell in cells for item in cell.items)


HtmlItem = HtmlText | HtmlTable


def parse_html(text: str) -> list[HtmlItem]:
    """Return what a page shows, in the order it is written.

    Tags left open are closed by the next that cannot stand inside them; character
    references are decoded, no other entity exists.
    """
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.items


class _Parser(HTMLParser):
    """Keeps the tables that are open; text goes to the innermost open cell or the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.items: list[HtmlItem] = []
        self.tables: list[HtmlTable] = []
        self.cells: list[HtmlCell | None] = []
        self.text: HtmlText | None = None
        self.level = 0
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "body":
            self.unseen.clear()
        if self.unseen or tag in _UNSEEN or _is_hidden(attributes):
            self._hide(tag)
        elif tag == "table":
            self._open_table()
        elif tag == "tr" and self.tables:
            self._open_row()
        elif tag in _CELLS and self.tables:
            self._open_cell(attributes)
        elif not _INLINE.fullmatch(tag):
            self._break(int(tag[1]) if _is_heading(tag) else 0)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _VOID.fullmatch(tag):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            self._unhide(tag)
        elif tag == "table":
            self._close_table()
        elif tag in (*_CELLS, "tr") and self.tables:
            self.cells[-1] = None
            self.text = None
        elif not _INLINE.fullmatch(tag):
            self._break(0)

    def handle_data(self, data: str) -> None:
        if self.unseen or (self.text is None and not data.strip()):
            return
        if self.text is None:
            self._begin_text(data)
        if self.text is not None:
            self.text.pieces.append(data)

    def _begin_text(self, data: str) -> None:
        # Text between the rows of a table has no place in it: browsers put it before.
        if self.tables and self.cells[-1] is None:
            return
        blank = len(data) - len(data.lstrip())
        self.text = HtmlText(self.getpos()[0] + data.count("\n", 0, blank), self.level)
        self._here().append(self.text)

    def _here(self) -> list[HtmlItem]:
        cell = self.cells[-1] if self.cells else None
        return cell.items if cell is not None else self.items

    def _break(self, level: int) -> None:
        self.text, self.level = None, level

    def _hide(self, tag: str) -> None:
        if not _VOID.fullmatch(tag) and len(self.unseen) < _DEEPEST:
            self.unseen.append(tag)

    def _unhide(self, tag: str) -> None:
        if tag in self.unseen:
            while self.unseen.pop() != tag:
                pass

    def _open_table(self) -> None:
        if len(self.tables) >= _DEEPEST:
            return
        if self.tables and self.cells[-1] is None:
            self._close_table()
        table = HtmlTable(self.getpos()[0])
        self._here().append(table)
        self.tables.append(table)
        self.cells.append(None)
        self._break(0)

    def _close_table(self) -> None:
        if self.tables:
            self.tables.pop()
            self.cells.pop()
        self._break(0)

    def _open_row(self) -> None:
        self.tables[-1].rows.append([])
        self.cells[-1] = None
        self._break(0)

    def _open_cell(self, attributes: dict[str, str | None]) -> None:
        rows = self.tables[-1].rows
        if not rows:
            rows.append([])
        down, right = attributes.get("rowspan"), attributes.get("colspan")
        cell = HtmlCell(self.getpos()[0], _span(down, _TALLEST_SPAN), _span(right, _WIDEST_SPAN))
        rows[-1].append(cell)
        self.cells[-1] = cell
        self._break(0)


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style


def _span(text: str | None, largest: int) -> int:
    digits = (text or "").strip()
    known = digits.isascii() and digits.isdecimal()
    return max(1, min(int(digits[:9]), largest)) if known else 1
