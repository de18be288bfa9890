"""Rows of running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from budgetkit.dataset.origin import origin
from budgetkit.dataset.rows import ReadingRows
from budgetkit.document.model import Heading, Paragraph


def text_rows(rows: ReadingRows) -> Iterator[dict[str, Any]]:
    """Yield the rows of ``text_blocks``."""
    document = rows.reading.document
    for block_no, block in enumerate(document.blocks, start=1):
        if isinstance(block, Heading | Paragraph):
            yield {
                "disclosure_id": rows.disclosure_id,
                "block_no": block_no,
                "kind": "heading" if isinstance(block, Heading) else "paragraph",
                "text": block.text,
                **origin(document.document_id, block.place, document.method, 1.0),
            }
