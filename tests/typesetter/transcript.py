"""Writes a disclosure as the text that an OCR would make of it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.typesetter.blocks import Grid, Kind, Line
from tests.typesetter.composers import compose
from tests.typesetter.damage import Damage, Damager
from tests.typesetter.forms import is_label, load_layout
from tests.typesetter.pages import Item, Page, Rows, SheetRows, page_numbers, paginate
from tests.typesetter.sheet_transcript import SheetTyper
from tests.typesetter.spec import Disclosure

_HEADINGS = (Kind.COVER, Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.TITLE, Kind.FORM)


def write_transcript(spec: Disclosure, damage: Damage | None = None) -> str:
    """Return the transcript of a disclosure.

    Args:
        spec: What the disclosure states.
        damage: What the OCR did to it; none by default.
    """
    writer = _Writer(spec, damage or Damage())
    return "\n".join(writer.lines()) + "\n"


class _Writer:
    """Turns the pages of one disclosure into lines of text."""

    def __init__(self, spec: Disclosure, damage: Damage) -> None:
        self.damager = Damager(damage)
        self.damage = damage
        self.totals = load_layout(spec.layout).totals
        self.pages = paginate(compose(spec), damage.lines_per_page)
        self.targets = page_numbers(self.pages)
        self.grids_in_html: dict[str, bool] = {}
        self.cut_off: list[str] = []
        self.typer = SheetTyper(self.damager)

    def lines(self) -> Iterator[str]:
        for number, page in enumerate(self.pages):
            if number:
                yield ""
            yield from self._page(page)

    def _page(self, page: Page) -> Iterator[str]:
        if self.damage.running_line:
            yield self.damage.running_line
            yield ""
        for watermark in self.damager.watermarks():
            yield watermark
            yield ""
        for i, item in enumerate(page.items):
            if i and not (_is_contents(item) and _is_contents(page.items[i - 1])):
                yield ""
            yield from self._item(item)

    def _item(self, item: Item) -> Iterator[str]:
        if isinstance(item, Rows):
            yield from self._rows(item)
        elif isinstance(item, SheetRows):
            yield from self.typer.rows(item)
        else:
            yield from self._line(item)

    def _line(self, line: Line) -> Iterator[str]:
        if line.kind is Kind.NUMBER and self.damager.happens(self.damage.lost_number):
            return
        if line.kind is Kind.CONTENTS:
            yield f"{self.damager.punctuation(line.text)}.....\t{self.targets[line.target]}"
        elif line.kind in _HEADINGS:
            yield self.damager.heading(line.text)
        elif line.kind is Kind.TEXT:
            yield self.damager.paragraph(line.text)
        else:
            yield self.damager.punctuation(line.text)

    def _rows(self, rows: Rows) -> Iterator[str]:
        body = [self._body_row(rows.grid, row) for row in rows.grid.body[rows.start : rows.stop]]
        if self._in_html(rows.grid):
            yield from self._html(rows, body)
            return
        halves = self.damager.cut(body[-1]) if rows.goes_on else None
        body = body[:-1] if halves else body
        if self.cut_off:
            yield "\t".join(self.cut_off)
        self.cut_off = halves[1] if halves else []
        if rows.begins:
            for header in rows.grid.header:
                yield self.damager.tabs([self.damager.label(text) for text in header])
        for i, row in enumerate(body):
            if i and self.damager.happens(self.damage.gap):
                yield ""
            yield self.damager.tabs(row)
        if halves:
            yield "\t".join(halves[0])

    def _in_html(self, grid: Grid) -> bool:
        table_id = grid.table.id
        if table_id not in self.grids_in_html:
            self.grids_in_html[table_id] = self.damager.happens(self.damage.html)
        return self.grids_in_html[table_id]

    def _html(self, rows: Rows, body: list[list[str]]) -> Iterator[str]:
        yield "<table>"
        if rows.begins:
            yield from self._html_header(rows.grid)
        for row in body:
            yield "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>"
        yield "</table>"

    def _html_header(self, grid: Grid) -> Iterator[str]:
        cells = grid.form.header_cells(grid.year)
        for row in range(len(grid.header)):
            yield (
                "<tr>"
                + "".join(
                    f'<td rowspan="{cell.row_span}" colspan="{cell.column_span}">'
                    f"{escape(self.damager.label(cell.text))}</td>"
                    for cell in cells
                    if cell.row == row
                )
                + "</tr>"
            )

    def _body_row(self, grid: Grid, row: list[str]) -> list[str]:
        columns = [grid.form.columns[i] for i in grid.form.printed]
        row = self._with_moved_total(columns, row)
        return [
            self.damager.label(text) if is_label(column) else self.damager.amount(text)
            for column, text in zip(columns, row, strict=True)
        ]

    def _with_moved_total(self, columns: list[str], row: list[str]) -> list[str]:
        code_and_name = columns[0].endswith("code") and columns[1].endswith("name")
        is_total = code_and_name and (row[0] in self.totals or row[1] in self.totals)
        if is_total and not (row[0] and row[1]) and self.damager.happens(self.damage.moved_total):
            return [row[1], row[0], *row[2:]]
        return row


def _is_contents(item: Item) -> bool:
    return isinstance(item, Line) and item.kind is Kind.CONTENTS
