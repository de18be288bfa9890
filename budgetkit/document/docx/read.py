"""Read a Word file into the document model."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit.document.docx.body import Body
from budgetkit.document.docx.numbering import Numbering
from budgetkit.document.docx.styles import read_styles
from budgetkit.document.flow import FlowItem, flow_blocks
from budgetkit.document.model import Document, Method, Place, Warning
from budgetkit.document.ooxml import Package, child
from budgetkit.errors import OfficeDamagedError, SourceTooComplexError
from budgetkit.sources import SourceFile


def read_docx(source: SourceFile) -> Document:
    """Read a ``.docx`` into blocks; the place of each is its paragraph or table row, counted.

    The text is the final one: tracked insertions are in, deletions out. Macros, links and
    embedded objects are left alone.

    Raises:
        OfficeDamagedError: If the package or its document cannot be read.
        SourceTooComplexError: If it unpacks to more than is read, or is nested too deep.
    """
    package = Package(source.content, source.file_name)
    try:
        body, items = _walk(package)
    except RecursionError as cause:
        raise SourceTooComplexError(path=source.file_name, detail="嵌套过深") from cause
    flow = flow_blocks(items)
    return Document(
        document_id=source.document_id,
        file_name=source.file_name,
        sha256=source.sha256,
        media_type="docx",
        method=Method.DOCX,
        blocks=flow.blocks,
        line_count=body.line,
        warnings=tuple(_warnings(body)),
        omitted=flow.omitted,
    )


def _walk(package: Package) -> tuple[Body, list[FlowItem]]:
    main = package.main_part("word/document.xml")
    content = child(package.xml(main), "body")
    if content is None:
        raise OfficeDamagedError(path=package.file_name, detail="没有正文")
    related = {
        kind.rpartition("/")[2]: name
        for kind, name in package.relations(main).values()
        if name in package.names
    }
    body = Body(
        read_styles(package.xml_or_none(related.get("styles", ""))),
        Numbering.read(package.xml_or_none(related.get("numbering", ""))),
    )
    return body, list(body.items(content))


def _warnings(body: Body) -> Iterator[Warning]:
    first = Place(line=1)
    if body.pictures:
        yield Warning("picture-not-read", f"{body.pictures} 幅图片中的文字没有读取", first)
    if body.notes:
        yield Warning("notes-not-read", f"{body.notes} 处脚注或尾注没有读取", first)
