"""What a report is made of: sentences, tables, pictures. Each shows itself in a notebook.

A block escapes whatever it is given; no text of a document is ever taken for markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from budgetkit.reports.csv_text import csv_text
from budgetkit.reports.templates import environment

TABLE_TYPE = "application/vnd.budgetkit.table+json"
"""A table's content beside its HTML, so that it need not be read back from there."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A text that links to its source.

    Attributes:
        text: What is shown.
        anchor: Id of the entry in the list of sources.
        title: The source in a few words, shown on hover.
        kind: ``cited``, a number in the report, ``cited doubted`` where its reading is not
            sure; ``place``, its entry in the list of sources.
    """

    text: str
    anchor: str
    title: str
    kind: str = "cited"


Inline = str | Cited


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        label: Its head.
        kind: ``text``; ``number``, set to the right; ``short``, never broken; ``code``.
    """

    label: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; the cell at ``Table.head`` names it.

    Attributes:
        cells: One per column.
        level: Depth in a hierarchy, 1 the topmost; 0 where there is none.
        is_total: Whether it sums the others.
        row_id: Anchor of the row.
    """

    cells: tuple[Inline, ...]
    level: int = 0
    is_total: bool = False
    row_id: str | None = None


class Block:
    """Something that is shown; subclasses name a template and a plain text."""

    template = ""
    metadata: dict[str, Any]

    def html(self) -> str:
        """Return the block as HTML, every text escaped."""
        return environment().get_template(self.template).render(block=self)

    def plain(self) -> str:
        """Return the block in a line, for a terminal."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return {"text/html": self.html(), "text/plain": self.plain()}, {}


@dataclass(frozen=True)
class Sentence(Block):
    """A paragraph: a finding, a note, or a warning that something is missing."""

    parts: tuple[Inline, ...]
    kind: str = "finding"
    template = "sentence.html.j2"

    def plain(self) -> str:
        """Return the text."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


@dataclass(frozen=True)
class Table(Block):
    """A table with a caption, column heads and row heads.

    Attributes:
        caption: Says what is counted, and in which unit.
        columns: The columns in order.
        rows: The rows in order.
        head: Position of the column that names a row.
        folded: The line on which a click unfolds the table; None for an open table.
        note: Stands under the table.
        sources: Where it lists sources, the entries; such a table is no data of its own.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: int = 0
    folded: str | None = None
    note: str | None = None
    sources: tuple[Mapping[str, Any], ...] = ()
    template = "table.html.j2"

    def plain(self) -> str:
        """Return the caption and the size."""
        return f"{self.caption}（{len(self.rows)} 行）"

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        data: dict[str, Any] = {"text/html": self.html(), "text/plain": self.plain()}
        if self.sources:
            return data, {"budgetkit": {"sources": [dict(entry) for entry in self.sources]}}
        return {**data, TABLE_TYPE: _content(self)}, {}


@dataclass(frozen=True)
class Masthead(Block):
    """The top of a report: whose it is, and the figures to know first."""

    title: str
    subtitle: str
    figures: tuple[tuple[str, Inline, str], ...]
    """Label, value, remark."""
    caption: str = "主要数字（万元）"
    """Of the figures as a table of data."""
    template = "masthead.html.j2"

    def plain(self) -> str:
        """Return title and subtitle."""
        return f"{self.title} {self.subtitle}"

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        data = {"text/html": self.html(), "text/plain": self.plain()}
        columns = (Column("项目"), Column("数值", "number"), Column("说明"))
        figures = Table(self.caption, columns, tuple(map(Row, self.figures)))
        return {**data, TABLE_TYPE: _content(figures)}, {"budgetkit": {"title": self.plain()}}


Numbers = tuple[tuple[str | Decimal | None, ...], ...]


@dataclass(frozen=True)
class Picture(Block):
    """A chart as SVG, with a text that states what it shows.

    Attributes:
        svg: The drawing.
        alt: What it shows, in words.
        numbers: What is drawn: the heads, then a row per bar or part.
    """

    svg: str
    alt: str
    numbers: Numbers = ()

    def plain(self) -> str:
        """Return the alternative text."""
        return f"图：{self.alt}"

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        data = {"image/svg+xml": self.svg, "text/plain": self.plain()}
        about: dict[str, Any] = {"alt": self.alt}
        if self.numbers:
            about["csv"] = csv_text(self.numbers)
        return data, {"image/svg+xml": about}


@dataclass(frozen=True)
class Section:
    """The blocks that one cell of a notebook shows, in order."""

    blocks: Sequence[Block] = field(default_factory=tuple)

    def __iter__(self) -> Iterator[Block]:
        return iter(self.blocks)

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for block in self.blocks:
            display(block)  # type: ignore[no-untyped-call]


def _content(table: Table) -> dict[str, Any]:
    """A table as plain data: texts as shown, with the anchors of what is cited."""
    return {
        "caption": table.caption,
        "columns": [{"label": column.label, "kind": column.kind} for column in table.columns],
        "rows": [[_cell(cell) for cell in row.cells] for row in table.rows],
        "head": table.head,
    }


def _cell(cell: Inline) -> dict[str, str]:
    return {"text": cell} if isinstance(cell, str) else {"text": cell.text, "anchor": cell.anchor}
