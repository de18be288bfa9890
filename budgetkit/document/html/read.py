"""Read a web page into the document model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetkit.document.continued import with_continuations
from budgetkit.document.flow import flow_blocks
from budgetkit.document.html.elements import Page
from budgetkit.document.html.mhtml import pages_of
from budgetkit.document.html.parse import parse_html
from budgetkit.document.html.tables import flow_items
from budgetkit.document.model import Document, Method, Place, Warning
from budgetkit.sources import Decoded, SourceFile, decode_text
from budgetkit.sources.file import wide_codec

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([-A-Za-z0-9]{2,20})", re.IGNORECASE
)
_HEAD = 4096
_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}


def read_html(source: SourceFile) -> Document:
    """Read a page into blocks that keep the 1-based line of the markup.

    Nothing is run or fetched; what the page hides is not read.

    Raises:
        SourceBinaryError: If the file is no text.
        SourceEncodingError: If its encoding cannot be told.
        SourceTooComplexError: If a table's merged cells cover more than is read.
    """
    return _read(source, _decode(source))


def read_mhtml(source: SourceFile) -> Document:
    """Read a page saved as one file, the pages in it one after the other (RFC 2557).

    Lines are those of the markup, page after page, not of the file that wraps them.

    Raises:
        SourceDamagedError: If there is no page in it.
        SourceError: As :func:`read_html`.
    """
    return _read(source, _joined(list(pages_of(source))))


def _joined(pages: Sequence[SourceFile]) -> Decoded:
    decoded = [_decode(page) for page in pages]
    return Decoded(
        "\n".join(page.text for page in decoded),
        decoded[0].encoding,
        any(page.cut for page in decoded),
        sum(page.damaged_count for page in decoded),
    )


def _read(source: SourceFile, decoded: Decoded) -> Document:
    page = parse_html(decoded.text)
    flow = flow_blocks(list(with_continuations(list(flow_items(page.items)))))
    return Document(
        document_id=source.document_id,
        file_name=source.file_name,
        sha256=source.sha256,
        media_type="html",
        method=Method.HTML,
        blocks=flow.blocks,
        line_count=decoded.text.count("\n") + 1,
        warnings=tuple(_warnings(decoded, page)),
        omitted=flow.omitted,
    )


def _decode(source: SourceFile) -> Decoded:
    """The declared encoding where the bytes agree with it, otherwise as told by content."""
    codec = wide_codec(source.content)
    if codec:
        text = source.content.decode(codec, "replace")
        return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), codec)
    declared = _CHARSET.search(source.content[:_HEAD])
    codec = _CODECS.get(declared[1].decode().lower()) if declared else None
    if codec:
        try:
            text = source.content.decode(codec)
        except UnicodeDecodeError:
            pass
        else:
            return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), codec)
    # UTF-16 pages hold zero bytes, which the kind has already allowed for.
    return decode_text(replace(source, kind="text"))


def _warnings(decoded: Decoded, page: Page) -> Iterator[Warning]:
    last = decoded.text.count("\n") + 1
    markup = decoded.text.lower()
    if decoded.cut or markup.count("<table") > markup.count("</table"):
        yield Warning("truncated", "网页在表格中间结束，可能不完整", Place(line=last))
    if decoded.damaged_count:
        message = f"{decoded.damaged_count} 个字符无法解码"
        yield Warning("encoding", message, Place(line=1))
    if page.hidden:
        message = f"表格中有 {page.hidden} 处隐藏的行或单元格，没有读取"
        yield Warning("hidden-rows", message, Place(line=1))
    if page.frames:
        message = f"网页在框架中引用了 {page.frames} 个其他网页，没有读取"
        yield Warning("frames-not-read", message, Place(line=1))
