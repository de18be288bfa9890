"""Read a transcript: text or Markdown that an OCR made of a disclosure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from budgetkit.document.model import Block, Document, Method, Omission, Place, Warning
from budgetkit.document.transcript.html_table import tables_of_html
from budgetkit.document.transcript.lines import Line, sort_lines
from budgetkit.document.transcript.paragraphs import ParagraphBuilder, heading_of
from budgetkit.document.transcript.rows import table_of_rows
from budgetkit.sources import Decoded, SourceFile, decode_text

_KEPT = ("row", "html", "text")


def read_transcript(source: SourceFile) -> Document:
    """Read a text file into blocks that keep the 1-based line of everything.

    Raises:
        SourceBinaryError: If the file is no text.
        SourceEncodingError: If its encoding cannot be told.
    """
    decoded = decode_text(source)
    lines = sort_lines(decoded.text)
    return Document(
        document_id=source.document_id,
        file_name=source.file_name,
        sha256=source.sha256,
        media_type="transcript",
        method=Method.TRANSCRIPT,
        blocks=tuple(_blocks([line for line in lines if line.kind in _KEPT])),
        line_count=len(lines) - (not lines[-1].text),
        warnings=tuple(_warnings(decoded, len(lines))),
        omitted=tuple(_omissions(lines)),
    )


def _omissions(lines: Sequence[Line]) -> Iterator[Omission]:
    for line in lines:
        if line.kind not in (*_KEPT, "blank"):
            yield Omission(line.text, Place(line=line.number), line.kind)


def _warnings(decoded: Decoded, last_line: int) -> Iterator[Warning]:
    if decoded.cut:
        yield Warning("truncated", "文件在一个字符中间结束，可能不完整", Place(line=last_line))
    if decoded.damaged_count:
        for number, line in enumerate(decoded.text.split("\n"), start=1):
            if count := line.count("\ufffd"):
                yield Warning("encoding", f"{count} 个字符无法解码", Place(line=number))


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    for kind, group in groupby(lines, key=lambda line: line.kind):
        members = list(group)
        if kind == "row":
            yield table_of_rows(members)
        elif kind == "html":
            yield from tables_of_html(members)
        else:
            yield from _text_blocks(members)


def _text_blocks(lines: Sequence[Line]) -> Iterator[Block]:
    open_paragraph: ParagraphBuilder | None = None
    for line in lines:
        if open_paragraph and open_paragraph.continues(line):
            open_paragraph.add(line)
            continue
        if open_paragraph:
            yield open_paragraph.build()
            open_paragraph = None
        if heading := heading_of(line):
            yield heading
        else:
            open_paragraph = ParagraphBuilder([])
            open_paragraph.add(line)
    if open_paragraph:
        yield open_paragraph.build()
