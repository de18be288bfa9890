"""Writes a disclosure as a web page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from tests.typesetter.blocks import Block, Break, Grid, Kind, Line
from tests.typesetter.composers import compose
from tests.typesetter.forms import HeaderCell
from tests.typesetter.sheet import SheetCell
from tests.typesetter.spec import Disclosure

_TAGS = {Kind.COVER: "h1", Kind.PART: "h2", Kind.SECTION: "h3", Kind.SUBSECTION: "h4"}
_HEAD = (
    '<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="{charset}">\n'
    "<title>公开栏目</title>\n<script>var total = '<td>1.00</td>';</script>\n</head>\n<body>\n"
    '<ul class="menu"><li><a href="/">首页</a></li></ul>\n'
)


def write_html(spec: Disclosure, charset: str = "utf-8") -> bytes:
    """Return a disclosure as a page in an encoding, merged headers as spans."""
    parts = [part for block in compose(spec) for part in _block(block)]
    page = _HEAD.format(charset=charset) + "\n".join(parts) + "\n</body>\n</html>\n"
    return page.encode(charset)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Grid):
        yield from _table(block)
    elif isinstance(block, Line) and block.kind is Kind.CONTENTS:
        yield f"<p>{escape(block.text)}.......1</p>"
    elif isinstance(block, Line):
        tag = _TAGS.get(block.kind, "p")
        yield f"<{tag}>{escape(block.text)}</{tag}>"
    elif isinstance(block, Break):
        yield "<hr>"
    else:
        yield '<table border="1">'
        yield from _rows(block.cells, block.height, "td")
        yield "</table>"


def _table(grid: Grid) -> Iterator[str]:
    yield '<table border="1">\n<thead>'
    yield from _rows(grid.form.header_cells(grid.year), len(grid.header), "th")
    yield "</thead>\n<tbody>"
    for texts in grid.body:
        yield "<tr>" + "".join(f"<td>{escape(text) or '&nbsp;'}</td>" for text in texts) + "</tr>"
    yield "</tbody>\n</table>"


def _rows(cells: Sequence[HeaderCell | SheetCell], height: int, tag: str) -> Iterator[str]:
    for row in range(height):
        yield "<tr>"
        for cell in cells:
            if cell.row == row:
                spans = f'rowspan="{cell.row_span}" colspan="{cell.column_span}"'
                text = escape(cell.text).replace("\n", "<br>")
                yield f"<{tag} {spans}>{text}</{tag}>"
        yield "</tr>"
