"""HTML to texts and tables as nested as they were written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from budgetkit.document.html.comments import without_comments

_WIDEST_SPAN = 200
_TALLEST_SPAN = 65_534

_UNSEEN = frozenset(
    ("script", "style", "head", "title", "noscript", "template", "select", "svg", "object")
)
_AROUND = frozenset(("nav", "aside", "footer"))
_GROUPS = ("thead", "tbody", "tfoot")
_FRAMES = ("frame", "iframe")
_INLINE = re.compile(
    "a|abbr|b|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|o:p|q|s|samp|small"
    "|span|strike|strong|st1:.*|sub|sup|tt|u|var|wbr"
)
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr")
_CELLS = ("td", "th")
_PARTS_OF_TABLES = frozenset(("tr", "caption", *_CELLS, *_GROUPS))
_HIDING = ("display:none", "visibility:hidden", "mso-hide:all")
_TO_THE_END = "0"
_DEEPEST = 60


@dataclass(slots=True)
class HtmlText:
    """A run of text between two breaks.

    Attributes:
        line: 1-based.
        level: That of a heading.
        around: Whether it stands in the navigation around a page's text.
        pieces: Its parts.
        links: Where each part leads, "" where it is no link.
    """

    line: int
    level: int = 0
    around: bool = False
    pieces: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text with white space as a browser shows it."""
        return " ".join("".join(self.pieces).split())

    @property
    def left_out(self) -> str:
        """Why it is no part of the page's text, "" if it is: all of it leads elsewhere."""
        shown = [link for piece, link in zip(self.pieces, self.links, strict=True) if piece.strip()]
        if self.around or (shown and all(link and not link.startswith("#") for link in shown)):
            return "navigation"
        return "contents" if shown and all(shown) else ""

    @property
    def indent_em(self) -> float:
        """How far the text is set in by spaces that a browser shows."""
        text = "".join(self.pieces).lstrip(" \t\r\n")
        space = text[: len(text) - len(text.lstrip())]
        return (space.count("\xa0") + 2 * space.count("\u3000")) / 2


@dataclass(slots=True)
class HtmlCell:
    """A cell and what stands in it."""

    line: int
    row_span: int = 1
    column_span: int = 1
    items: list[HtmlItem] = field(default_factory=list)

    @property
    def texts(self) -> list[HtmlText]:
        """Its own texts; those of inner tables are not among them."""
        return [item for item in self.items if isinstance(item, HtmlText) and item.text]


@dataclass(slots=True)
class HtmlTable:
    """Rows of cells as written.

    Attributes:
        line: 1-based.
        caption: What stands above it as its title.
        rows: Cells row by row.
        groups: For each row, the ``thead``, ``tbody`` or ``tfoot`` that it stands in.
        group: The one that is open.
    """

    line: int
    caption: HtmlCell = field(default_factory=lambda: HtmlCell(0))
    rows: list[list[HtmlCell]] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    group: str = ""

    def ends(self) -> list[int]:
        """For each row, where the group of rows ends that it belongs to."""
        ends, end = [0] * len(self.rows), len(self.rows)
        for row in reversed(range(len(self.rows))):
            ends[row] = end
            if row and self.groups[row] != self.groups[row - 1]:
                end = row
        return ends

    def drop_empty_rows(self) -> None:
        """Leave out rows without cells."""
        kept = [row for row in range(len(self.rows)) if self.rows[row]]
        self.groups = [self.groups[row] for row in kept]
        self.rows = [self.rows[row] for row in kept]

    def set_in_order(self) -> None:
        """Put the rows of ``tfoot``, which may be written before the others, below them."""
        order = sorted(range(len(self.rows)), key=lambda row: self.groups[row].startswith("tfoot"))
        self.rows = [self.rows[row] for row in order]
        self.groups = [self.groups[row] for row in order]

    @property
    def holds_tables(self) -> bool:
        """Whether another table stands in one of the cells."""
        cells = (cell for row in self.rows for cell in row)
        return any(isinstance(item, HtmlTable) for cell in cells for item in cell.items)


HtmlItem = HtmlText | HtmlTable


@dataclass(slots=True)
class Page:
    """What a page shows, in the order it is written.

    Attributes:
        items: Texts and tables.
        hidden: Rows and cells of tables that it does not show.
        frames: Other pages that it shows in frames.
    """

    items: list[HtmlItem] = field(default_factory=list)
    hidden: int = 0
    frames: int = 0


def parse_html(text: str) -> Page:
    """Return what a page shows.

    Tags left open are closed by the next that cannot stand inside them; character
    references are decoded, no other entity exists.

    Raises:
        SourceTooComplexError: If comments are opened time and again and never closed.
    """
    parser = _Parser()
    parser.feed(without_comments(text))
    parser.close()
    return parser.page


class _Parser(HTMLParser):
    """Keeps the tables that are open; text goes to the innermost open cell or the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.tables: list[HtmlTable] = []
        self.cells: list[HtmlCell | None] = []
        self.text: HtmlText | None = None
        self.level = 0
        self.unseen: list[str] = []
        self.around: list[str] = []
        self.link = ""
        self.blank = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "body" or self._ends_hidden(tag):
            self.unseen.clear()
        if self.unseen or tag in _UNSEEN or _is_hidden(attributes):
            self._hide(tag)
        elif tag == "table" or (tag in _PARTS_OF_TABLES and self.tables):
            self._open_part(tag, attributes)
        else:
            self._open_other(tag, attributes)

    def _open_part(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "table":
            self._open_table()
        elif tag == "tr":
            self._open_row()
        elif tag in _CELLS:
            self._open_cell(attributes)
        elif tag == "caption":
            self._open_caption()
        else:
            self.tables[-1].group = f"{tag} {self.getpos()}"

    def _open_other(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in _AROUND:
            self.around.append(tag)
        elif tag == "a":
            self.link = (attributes.get("href") or "").strip()
        elif tag in _FRAMES:
            self.page.frames += bool(attributes.get("src"))
        if not _INLINE.fullmatch(tag):
            self._break(int(tag[1]) if _is_heading(tag) else 0)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _VOID.fullmatch(tag):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._ends_hidden("tr"):
            self.unseen.clear()
        if self.unseen:
            self._unhide(tag)
        elif tag == "table":
            self._close_table()
        elif tag in (*_CELLS, "tr", "caption") and self.tables:
            self.cells[-1] = None
            self._break(0)
        else:
            self._close_other(tag)

    def _close_other(self, tag: str) -> None:
        if tag == "a":
            self.link = ""
        elif tag in self.around:
            while self.around.pop() != tag:
                pass
        if not _INLINE.fullmatch(tag):
            self._break(0)

    def handle_data(self, data: str) -> None:
        if self.unseen:
            return
        if self.text is None and not data.strip():
            self.blank += data
            return
        if self.text is None:
            self._begin_text(data)
        if self.text is not None:
            self.text.pieces.append(data)
            self.text.links.append(self.link)

    def _begin_text(self, data: str) -> None:
        # Text between the rows of a table has no place in it: browsers put it before.
        if self.tables and self.cells[-1] is None:
            return
        blank = len(data) - len(data.lstrip())
        self.text = HtmlText(
            self.getpos()[0] + data.count("\n", 0, blank), self.level, bool(self.around)
        )
        self.text.pieces.append(self.blank)
        self.text.links.append("")
        self._here().append(self.text)

    def _here(self) -> list[HtmlItem]:
        cell = self.cells[-1] if self.cells else None
        return cell.items if cell is not None else self.page.items

    def _break(self, level: int) -> None:
        self.text, self.level, self.blank = None, level, ""

    def _hide(self, tag: str) -> None:
        self.page.hidden += tag in ("tr", *_CELLS) and not self.unseen
        if not _VOID.fullmatch(tag) and len(self.unseen) < _DEEPEST:
            self.unseen.append(tag)

    def _ends_hidden(self, tag: str) -> bool:
        """Whether a hidden row or cell that is not closed ends where another begins."""
        if not self.unseen or "table" in self.unseen:
            return False
        ends = {"tr": ("tr", *_GROUPS)} | dict.fromkeys(_CELLS, ("tr", *_CELLS, *_GROUPS))
        return tag in ends.get(self.unseen[0], ())

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
            self.tables.pop().set_in_order()
            self.cells.pop()
        self._break(0)

    def _open_caption(self) -> None:
        self.cells[-1] = self.tables[-1].caption
        self._break(0)

    def _open_row(self) -> None:
        self._add_row()
        self.cells[-1] = None
        self._break(0)

    def _add_row(self) -> None:
        self.tables[-1].rows.append([])
        self.tables[-1].groups.append(self.tables[-1].group)

    def _open_cell(self, attributes: dict[str, str | None]) -> None:
        rows = self.tables[-1].rows
        if not rows:
            self._add_row()
        down, right = attributes.get("rowspan"), attributes.get("colspan")
        height = _TALLEST_SPAN if down == _TO_THE_END else _span(down, _TALLEST_SPAN)
        cell = HtmlCell(self.getpos()[0], height, _span(right, _WIDEST_SPAN))
        rows[-1].append(cell)
        self.cells[-1] = cell
        self._break(0)


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or any(way in style for way in _HIDING)


def _span(text: str | None, largest: int) -> int:
    digits = (text or "").strip()
    known = digits.isascii() and digits.isdecimal()
    return max(1, min(int(digits[:9]), largest)) if known else 1
