"""Where a number stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a document, with the words that stand there.

    Attributes:
        document_id: First 16 hex digits of the file's SHA-256.
        file_name: The file.
        page: 1-based page, None for a transcript.
        line: 1-based line of a transcript, None otherwise.
        bbox: ``x0,y0,x1,y1`` in points from the page's top left, None for a transcript.
        method: How it was read.
        confidence: 0 to 1.
        quote: The row or sentence as read.
    """

    document_id: str
    file_name: str
    page: int | None
    line: int | None
    bbox: str | None
    method: str
    confidence: float
    quote: str
