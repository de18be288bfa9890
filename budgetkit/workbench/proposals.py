"""Corrections proposed from findings, for the researcher to edit and sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import yaml

Row = Mapping[str, Any]
_PLACE = ("document_id", "page", "line", "bbox")
_NATURES = ("extraction", "undetermined")
_KEYS = {
    "budget_lines": ("table_no", "entry_no"),
    "narrative_facts": ("fact_no",),
}
_TEXTS = {"budget_lines": ("amount_text", "unit_text"), "narrative_facts": ("value_text", "unit")}
_HEAD = """\
# 由 budgetkit correct 根据核对结果提出，请逐条对照原文件：
# 读得不对的，改好 value，填上 by 和 date，移入 data/corrections/；读得不错的，删去该条。
"""


def proposals(tables: Mapping[str, pa.Table]) -> list[dict[str, Any]]:
    """Return an entry for each finding that may be a misreading of one cell or statement."""
    rows = {name: _by_place(tables[name], *_TEXTS[name]) for name in _KEYS}
    return [
        entry
        for finding in tables["findings"].to_pylist()
        if finding["nature"] in _NATURES and finding["evidence"]
        for entry in _entries(finding, rows)
    ]


def proposals_text(tables: Mapping[str, pa.Table]) -> str:
    """Return the proposals as YAML."""
    entries = proposals(tables)
    body = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False) if entries else "[]\n"
    return _HEAD + body


def _by_place(table: pa.Table, text: str, unit: str) -> dict[tuple[Any, ...], Row]:
    return {
        (*(row[name] for name in _PLACE), f"{row[text].strip()}{row[unit] or ''}"): row
        for row in table.to_pylist()
    }


def _entries(
    finding: Row, rows: Mapping[str, Mapping[tuple[Any, ...], Row]]
) -> Iterator[dict[str, Any]]:
    place = finding["evidence"][0]
    for name, known in rows.items():
        row = known.get((*(place[part] for part in _PLACE), finding["actual"]))
        if row is not None:
            text = _TEXTS[name][0]
            yield {
                "document": row["document_id"],
                "table": name,
                "where": {key: str(row[key]) for key in _KEYS[name]},
                "column": text,
                "expect": row[text],
                "value": _bare(finding["expected"], row[_TEXTS[name][1]]),
                "reason": finding["message"],
                "by": "",
                "date": "",
            }


def _bare(expected: str | None, unit: str | None) -> str:
    return (expected or "").removesuffix(unit or "").replace(",", "")
