"""HTML to texts and tables as nested as they were written."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from budgetkit.document.html.comments import without_comments
from budgetkit.document.html.elements import HtmlCell, HtmlItem, HtmlTable, HtmlText, Page

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
            address = (attributes.get("href") or "").strip()
            self.link = "" if address.lower().startswith("javascript:") else address
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
        # A link that is not closed must not take the rest of the page along.
        self.text, self.level, self.blank, self.link = None, level, "", ""

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
