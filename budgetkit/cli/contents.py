"""What was read of a file that is no disclosure: its tables and its text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from budgetkit.cli.say import line

if TYPE_CHECKING:
    from budgetkit.document import ReadOptions

_ROWS, _TEXTS, _WIDTH = 8, 12, 60


def contents(file: Path, options: ReadOptions) -> dict[str, Any]:
    """Return the pages, tables and texts of a file: cells and blocks as printed."""
    from budgetkit.dataset.read_file import read_outcome
    from budgetkit.dataset.tables import tables_of

    outcome = read_outcome(file, options=options)
    tables = tables_of([outcome])
    rows = tables["table_rows"].to_pylist()
    return {
        "media_type": outcome.document and outcome.document.media_type,
        "page_count": outcome.document and outcome.document.page_count,
        "tables": [
            {
                "table_title": table["table_title"],
                "unit_text": table["unit_text"],
                "page": table["page_first"],
                "rows": [row["cells_text"] for row in rows if row["table_no"] == table["table_no"]],
            }
            for table in tables["tables"].to_pylist()
        ],
        "texts": [
            block["text"]
            for block in tables["text_blocks"].to_pylist()
            if block["kind"] != "contents"
        ],
    }


def show(found: dict[str, Any]) -> None:
    """Write the beginning of each table and of the text."""
    for told in _lines(found):
        line(told)


def _lines(found: dict[str, Any]) -> Iterator[str]:
    pages = f"，{found['page_count']} 页" if found["page_count"] else ""
    tables, texts = found["tables"], found["texts"]
    yield f"读出（{found['media_type']}{pages}）：{len(tables)} 张表，{len(texts)} 段文字。"
    for number, table in enumerate(tables, start=1):
        where = f"（第 {table['page']} 页）" if table["page"] else ""
        yield f"表 {number}{where} {table['table_title'] or '无标题'}，单位 {table['unit_text']}"
        yield from (" " + _short(" | ".join(row)) for row in table["rows"][:_ROWS])
        yield from _more(len(table["rows"]) - _ROWS, "行")
    yield "文字"
    yield from (" " + _short(text) for text in texts[:_TEXTS])
    yield from _more(len(texts) - _TEXTS, "段")


def _more(count: int, what: str) -> Iterator[str]:
    if count > 0:
        yield f" ……另有 {count} {what}，--json 给出全部"


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
