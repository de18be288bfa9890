"""Where a number stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from budgetkit.errors import UsageError

AnyRow = pd.Series | Mapping[Any, Any]
_PLACE = ("page", "line", "bbox", "method", "confidence")


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
        quote: The row (cells parted by `` | ``) or sentence as read.
    """

    document_id: str
    file_name: str
    page: int | None
    line: int | None
    bbox: str | None
    method: str
    confidence: float
    quote: str

    @property
    def where(self) -> str:
        """The place in words, e.g. ``a.txt 第 143 行``."""
        place = f"第 {self.page} 页" if self.page else f"第 {self.line} 行" if self.line else ""
        return f"{self.file_name} {place}".rstrip()

    def __str__(self) -> str:
        return f"{self.where}：{self.quote}"

    def _repr_html_(self) -> str:
        from budgetkit.workbench.repr.html import source_html

        return source_html(self)


def source_of(row: AnyRow, documents: pd.DataFrame, table_rows: pd.DataFrame) -> Source:
    """Return where a row of any frame stands.

    Args:
        row: A row of ``budget_lines``, ``narrative``, ``tables``, ``table_rows`` or of a wide
            table: it must have ``document_id``.
        documents: The documents to look in.
        table_rows: Their rows as printed.

    Raises:
        UsageError: The row does not say where it comes from, or comes from elsewhere.
    """
    known = {str(name): value for name, value in dict(row).items()}
    document = _only(documents, {"document_id": known.get("document_id")})
    if document is None:
        raise UsageError(reason="这一行没有可用的 document_id，无法追溯到文件。")
    key = {name: known.get(name) for name in ("document_id", "table_no", "row_no")}
    printed = _only(table_rows, key) or {}
    place = known if "method" in known else printed
    if "method" not in place:
        raise UsageError(reason="这一行没有 table_no 和 row_no，无法追溯到原文。")
    return Source(
        document_id=document["document_id"],
        file_name=document["file_name"],
        quote=_quote(known, printed),
        **{name: plain(place[name]) for name in _PLACE},
    )


def _quote(row: Mapping[str, Any], printed: Mapping[str, Any]) -> str:
    for text in (row.get("quote"), row.get("table_title")):
        if not printed and isinstance(text, str):
            return text
    return " | ".join(printed.get("cells_text", ()))


def _only(frame: pd.DataFrame, key: Mapping[str, Any]) -> dict[str, Any] | None:
    chosen = frame
    for name, value in key.items():
        if plain(value) is None:
            return None
        chosen = chosen[chosen[name] == value]
    return None if chosen.empty else {str(k): v for k, v in chosen.iloc[0].items()}


def plain(value: Any) -> Any:
    """Return a scalar of a frame as a Python object, None where it is missing."""
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    return value.item() if hasattr(value, "item") else value
