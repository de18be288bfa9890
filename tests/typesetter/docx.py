"""Writes a disclosure as a Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from html import escape

from tests.typesetter.blocks import Block, Break, Grid, Kind, Line
from tests.typesetter.composers import compose
from tests.typesetter.forms import HeaderCell
from tests.typesetter.sheet import SheetCell
from tests.typesetter.spec import Disclosure

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = {Kind.COVER: 1, Kind.PART: 1, Kind.SECTION: 2, Kind.SUBSECTION: 3}
_DATE = (1980, 1, 1, 0, 0, 0)


def write_docx(spec: Disclosure) -> bytes:
    """Return a disclosure as a ``.docx``: heading styles, merged headers."""
    body = "".join(part for block in compose(spec) for part in _block(block))
    return docx_of(body, _styles())


def docx_of(
    body: str, styles: str = "", numbering: str = "", others: dict[str, str] | None = None
) -> bytes:
    """Return a package around the XML of a body, of styles and of lists.

    ``others`` are further parts by type, such as ``footnotes``, each with its whole XML.
    """
    others = others or {}
    targets = [(kind, f"{kind}.xml") for kind in ("styles", "numbering", *others)]
    parts = {
        "_rels/.rels": relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": relations(targets),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": root("styles", styles),
        "word/numbering.xml": root("numbering", numbering),
        **{f"word/{kind}.xml": text for kind, text in others.items()},
    }
    return zipped({name: (_XML + text).encode() for name, text in parts.items()})


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a zip; the same bytes for the same parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def root(name: str, content: str) -> str:
    """Return a part's root element with the namespaces that the tests use."""
    return (
        f'<w:{name} xmlns:w="{_W}" xmlns:r="{_R}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'xmlns:v="urn:schemas-microsoft-com:vml">{content}</w:{name}>'
    )


def relations(targets: Sequence[tuple[str, str]]) -> str:
    """Return a relationships part of (type, target)."""
    entries = "".join(
        f'<Relationship Id="r{i}" Type="{_R}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def cell(content: str, properties: str = "") -> str:
    """Return a cell around paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(rows: Sequence[str]) -> str:
    """Return a table of rows, each the XML of its cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def _styles() -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
        for level in (1, 2, 3)
    )
    contents = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    return headings + contents


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Grid):
        yield _grid(block)
    elif isinstance(block, Line) and block.kind is Kind.CONTENTS:
        yield paragraph(f"{block.text} 1", '<w:pStyle w:val="T"/>')
    elif isinstance(block, Line):
        style = _STYLES.get(block.kind)
        yield paragraph(block.text, f'<w:pStyle w:val="{style}"/>' if style else "")
    elif not isinstance(block, Break):
        yield table([_row(block.cells, row) for row in range(block.height)])


def _grid(grid: Grid) -> str:
    cells = grid.form.header_cells(grid.year)
    header = [_row(cells, row) for row in range(len(grid.header))]
    body = ["".join(cell(paragraph(text)) for text in texts) for texts in grid.body]
    return table([*header, *body])


def _row(cells: Sequence[HeaderCell | SheetCell], row: int) -> str:
    """A cell over several rows stands in each, merged to the one above."""
    present = [item for item in cells if item.row <= row < item.row + item.row_span]
    return "".join(_cell(item, row) for item in sorted(present, key=lambda c: c.column))


def _cell(item: HeaderCell | SheetCell, row: int) -> str:
    merge = '<w:vMerge w:val="restart"/>' if row == item.row else "<w:vMerge/>"
    properties = f'<w:gridSpan w:val="{item.column_span}"/>'
    if item.row_span > 1:
        properties += merge
    text = item.text if row == item.row else ""
    return cell("".join(map(paragraph, text.split("\n"))), properties)
