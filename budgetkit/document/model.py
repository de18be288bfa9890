"""A document as blocks: what every reader makes, whatever the file was.

Blocks stand in reading order. Everything keeps its place: the page and box of a paged
file, the 1-based line of a transcript.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Method(StrEnum):
    """How a piece of text was read (the contract's ``method``)."""

    VECTOR = "vector"
    LATTICE = "lattice"
    OCR = "ocr"
    TRANSCRIPT = "transcript"
    DOCX = "docx"
    XLSX = "xlsx"
    HTML = "html"
    CSV = "csv"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands.

    Attributes:
        page: 1-based page, None for a transcript.
        line: 1-based line of a transcript, None otherwise.
        bbox: ``x0, y0, x1, y1`` in points from the page's top left, None for a transcript.
    """

    page: int | None = None
    line: int | None = None
    bbox: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with its place; paragraphs are made of these."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that titles what follows; ``level`` 1 is the topmost, 0 unknown."""

    text: str
    place: Place
    level: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, possibly of several lines, boxes or pages, read as one."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The spans joined without a separator."""
        return "".join(span.text for span in self.spans)

    @property
    def place(self) -> Place:
        """Where the paragraph begins."""
        return self.spans[0].place

    def place_at(self, offset: int) -> Place:
        """Return the place of the character at ``offset`` of :attr:`text`."""
        for span in self.spans:
            if offset < len(span.text):
                return span.place
            offset -= len(span.text)
        return self.spans[-1].place


@dataclass(frozen=True, slots=True)
class Cell:
    """One position of a table's grid.

    A merged cell is an anchor with spans; the positions it covers hold empty cells with
    ``covered`` set. Readers that cannot see merges (transcripts) leave spans at 1.
    ``indent_em`` is how far the text is set in, in widths of a character: within a column
    the differences tell which rows are parts of others. None where it is not known.
    """

    text: str
    place: Place
    row_span: int = 1
    column_span: int = 1
    covered: bool = False
    confidence: float = 1.0
    indent_em: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; rows of one table may differ in width."""

    cells: tuple[Cell, ...]
    place: Place

    @property
    def texts(self) -> list[str]:
        """The cells' texts as read."""
        return [cell.text for cell in self.cells]

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds a character."""
        return not any(cell.text.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand together. Page breaks inside a table are already joined."""

    rows: tuple[Row, ...]
    method: Method
    spans_known: bool = False
    """Whether merged cells were seen (PDF, HTML, Office) or must be inferred (tabs)."""

    @property
    def place(self) -> Place:
        """Where the table begins."""
        return self.rows[0].place

    @property
    def page_first(self) -> int | None:
        """The first page, None for a transcript."""
        return self.rows[0].place.page

    @property
    def page_last(self) -> int | None:
        """The last page, None for a transcript."""
        return self.rows[-1].place.page


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a reader noticed and could not mend."""

    code: str
    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class Omission:
    """A line left out of the blocks on purpose, kept so that nothing read is lost.

    ``reason`` is ``watermark``, ``contents``, ``page_number``, ``running_head`` or
    ``navigation`` (around the text of a web page).
    """

    text: str
    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file read into blocks."""

    document_id: str
    file_name: str
    sha256: str
    media_type: str
    method: Method
    blocks: tuple[Block, ...]
    page_count: int | None = None
    line_count: int | None = None
    warnings: tuple[Warning, ...] = field(default=())
    omitted: tuple[Omission, ...] = field(default=())

    def tables(self) -> Iterator[Table]:
        """Yield the tables in reading order."""
        return (block for block in self.blocks if isinstance(block, Table))
