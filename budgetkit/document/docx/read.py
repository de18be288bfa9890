"""Read a Word file into the document model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from budgetkit.document.continued import with_continuations
from budgetkit.document.docx.body import Body
from budgetkit.document.docx.notes import head_text, read_notes
from budgetkit.document.docx.numbering import Numbering
from budgetkit.document.docx.styles import read_styles
from budgetkit.document.flow import FlowItem, flow_blocks
from budgetkit.document.model import Document, Method, Omission, Place, Warning
from budgetkit.document.ooxml import Package, child
from budgetkit.errors import OfficeDamagedError, SourceTooComplexError
from budgetkit.sources import SourceFile

_MAIN = "word/document.xml"
_NOTES = ("footnotes", "endnotes")
_HEADS = ("header", "footer")


def read_docx(source: SourceFile) -> Document:
    """Read a ``.docx`` into blocks; the place of each is its paragraph or table row, counted.

    The text is the final one: tracked insertions are in, deletions out. Notes stand below
    the paragraph or table that refers to them, running heads are left out. Macros, links
    and embedded objects are left alone.

    Raises:
        OfficeDamagedError: If the package or its document cannot be read.
        SourceTooComplexError: If it unpacks to more than is read, or is nested too deep.
    """
    package = Package(source.content, source.file_name)
    try:
        parts = _parts(package)
        body, items = _walk(package, parts)
    except RecursionError as cause:
        raise SourceTooComplexError(path=source.file_name, detail="嵌套过深") from cause
    flow = flow_blocks(list(with_continuations(items)))
    return Document(
        document_id=source.document_id,
        file_name=source.file_name,
        sha256=source.sha256,
        media_type="docx",
        method=Method.DOCX,
        blocks=flow.blocks,
        line_count=body.line,
        warnings=tuple(_warnings(body)),
        omitted=(*flow.omitted, *_running_heads(package, parts)),
    )


def _parts(package: Package) -> dict[str, list[str]]:
    """The parts that the document refers to, by type."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, name in package.relations(package.main_part(_MAIN)).values():
        if name in package.names:
            found[kind.rpartition("/")[2]].append(name)
    return found


def _walk(package: Package, parts: dict[str, list[str]]) -> tuple[Body, list[FlowItem]]:
    content = child(package.xml(package.main_part(_MAIN)), "body")
    if content is None:
        raise OfficeDamagedError(path=package.file_name, detail="没有正文")
    only = {kind: names[0] for kind, names in parts.items()}
    notes = (read_notes(kind, package.xml_or_none(only.get(kind, ""))) for kind in _NOTES)
    body = Body(
        read_styles(package.xml_or_none(only.get("styles", ""))),
        Numbering.read(package.xml_or_none(only.get("numbering", ""))),
        {key: text for part in notes for key, text in part.items()},
    )
    return body, list(body.items(content))


def _running_heads(package: Package, parts: dict[str, list[str]]) -> Iterator[Omission]:
    names = (name for kind in _HEADS for name in parts.get(kind, ()))
    for text in dict.fromkeys(head_text(package.xml(name)) for name in names):
        if text:
            yield Omission(text, Place(line=1), "running_head")


def _warnings(body: Body) -> Iterator[Warning]:
    first = Place(line=1)
    if body.pictures:
        yield Warning("picture-not-read", f"{body.pictures} 幅图片中的文字没有读取", first)
    if body.objects:
        yield Warning("object-not-read", f"{body.objects} 个嵌入的对象或文档没有读取", first)
    if body.symbols:
        yield Warning("symbol-unknown", f"{body.symbols} 个符号字体中的符号无法辨认", first)
    if body.notes_missing:
        yield Warning("notes-not-read", f"{body.notes_missing} 处脚注或尾注没有找到", first)
