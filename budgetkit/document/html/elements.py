"""What a page is made of: texts, tables and their cells, as nested as they were written."""

from __future__ import annotations

from dataclasses import dataclass, field


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
        if self.level and not self.around:
            return ""
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
