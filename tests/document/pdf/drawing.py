"""PDFs drawn for the tests: coordinates in points from the page's top left."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from itertools import accumulate
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from budgetkit.document.model import Document, Heading, Paragraph, Table
from budgetkit.document.pdf import read_pdf

FONT = "cjk"
A4 = (595.0, 842.0)


def _register() -> None:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        path = files("mpl_font") / "fonts" / "wqy" / "wqy-microhei.ttc"
        pdfmetrics.registerFont(TTFont(FONT, str(path), subfontIndex=0))


class Sheet:
    """One PDF, page by page, y downwards."""

    def __init__(self, size: tuple[float, float] = A4, **options: Any) -> None:
        _register()
        self.width, self.height = size
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=size, invariant=1, **options)

    def text(self, x: float, baseline: float, text: str, size: float = 10) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.height - baseline, text)

    def right(self, x: float, baseline: float, text: str, size: float = 10) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawRightString(x, self.height - baseline, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def rect(self, x0: float, y0: float, x1: float, y1: float, **paint: int) -> None:
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, **paint)

    def grid(
        self,
        x: float,
        y: float,
        widths: Sequence[float],
        rows: Sequence[Sequence[str | None]],
        height: float = 20,
        rule: Callable[[float, float, float, float], None] | None = None,
    ) -> None:
        """A ruled table; None in a row stands for a cell joined with the one to its left."""
        rule = rule or self.line
        xs = [x, *accumulate(widths, initial=x)][1:]
        for index, texts in enumerate(rows):
            top = y + index * height
            rule(xs[0], top, xs[-1], top)
            for column, text in enumerate(texts):
                if text is not None:
                    rule(xs[column], top, xs[column], top + height)
                    self.text(xs[column] + 2, top + height - 6, text)
            rule(xs[-1], top, xs[-1], top + height)
        rule(xs[0], y + len(rows) * height, xs[-1], y + len(rows) * height)

    def page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()

    def bytes(self) -> bytes:
        """End the last page and return the file."""
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()


def read(content: bytes, **options: Any) -> Document:
    """Read in this process."""
    options = {"workers": 0, **options}
    return read_pdf(content, file_name="a.pdf", sha256=sha256(content).hexdigest(), **options)


def only_table(document: Document) -> Table:
    (table,) = document.tables()
    return table


def texts(table: Table) -> list[list[str]]:
    return [row.texts for row in table.rows]


def prose(document: Document) -> list[str]:
    """The texts of headings and paragraphs."""
    blocks = document.blocks
    return [block.text for block in blocks if isinstance(block, Heading | Paragraph)]
