"""Rows of running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from budgetkit.dataset.origin import origin
from budgetkit.dataset.rows import ReadingRows
from budgetkit.document.model import Heading, Omission, Paragraph

_CONTENTS = "contents"


def text_rows(rows: ReadingRows) -> Iterator[dict[str, Any]]:
    """Yield the rows of ``text_blocks``; the list of contents stands behind the text."""
    document = rows.reading.document
    listed = [each for each in document.omitted if each.reason == _CONTENTS]
    for block_no, block in enumerate((*document.blocks, *listed), start=1):
        if isinstance(block, Heading | Paragraph | Omission):
            yield {
                "disclosure_id": rows.disclosure_id,
                "block_no": block_no,
                "kind": _kind(block),
                "text": block.text,
                **origin(document.document_id, block.place, document.method, 1.0),
            }


def _kind(block: Heading | Paragraph | Omission) -> str:
    if isinstance(block, Omission):
        return _CONTENTS
    return "heading" if isinstance(block, Heading) else "paragraph"
