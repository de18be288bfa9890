"""Texts and tables without pages, in reading order, to blocks: web pages and Office files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from budgetkit.document.model import Block, Heading, Omission, Paragraph, Place, Span, Table
from budgetkit.document.transcript.lines import Line, sort_lines
from budgetkit.document.transcript.paragraphs import heading_of

_LEFT_OUT = ("watermark", "contents", "page_number")


@dataclass(frozen=True, slots=True)
class FlowText:
    """A paragraph of the file.

    Attributes:
        text: As stored; a tab may stand before a page number.
        place: Where it stands.
        level: Of a heading that is marked as one, 0 otherwise.
        left_out: Why it is no part of the text, "" if it is.
    """

    text: str
    place: Place
    level: int = 0
    left_out: str = ""


FlowItem = FlowText | Table


@dataclass(frozen=True, slots=True)
class Flow:
    """What :func:`flow_blocks` makes of items."""

    blocks: tuple[Block, ...]
    omitted: tuple[Omission, ...]


def flow_blocks(items: Sequence[FlowItem]) -> Flow:
    """Tell headings from paragraphs; leave out contents, watermarks and page numbers."""
    texts = [item for item in items if isinstance(item, FlowText)]
    kinds = iter(_kinds(texts))
    blocks: list[Block] = []
    omitted: list[Omission] = []
    for item in items:
        if isinstance(item, Table):
            blocks.append(item)
            continue
        kind = next(kinds)
        reason = item.left_out or (kind if kind in _LEFT_OUT else "")
        if reason:
            omitted.append(Omission(_one_line(item.text), item.place, reason))
        else:
            blocks.extend(_text_block(item))
    return Flow(tuple(blocks), tuple(omitted))


def _kinds(texts: Sequence[FlowText]) -> list[str]:
    """The kind of each text as a transcript's line; a tab before a page number counts."""
    lines = sort_lines("\n".join(text.text.replace("\n", " ") for text in texts))
    return [line.kind for line in lines]


def _text_block(item: FlowText) -> Iterator[Heading | Paragraph]:
    text = _one_line(item.text)
    if not text:
        return
    heading = heading_of(Line(0, text, "text", item.level))
    if heading:
        yield Heading(text, item.place, heading.level)
    else:
        yield Paragraph((Span(text, item.place),))


def _one_line(text: str) -> str:
    return " ".join(text.split())
