"""What the checks of one disclosure show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from budgetkit.checks.catalogue import catalogue
from budgetkit.workbench.repr.card import Card, Section

Row = Mapping[str, Any]
SEVERITIES = {"high": "高", "medium": "中", "low": "低"}
NATURES = {
    "document": "文件自身",
    "rounding": "四舍五入",
    "extraction": "疑为误读",
    "undetermined": "待核对",
}


def checks_card(title: str, findings: Sequence[Row], results: Sequence[Row]) -> Card:
    """Return a card: what was checked, then every finding with its place.

    Args:
        title: Whose disclosure it is.
        findings: Rows of ``findings``.
        results: Rows of ``check_results``.
    """
    rows = tuple(_finding(row) for row in findings)
    columns = ("程度", "性质", "问题", "位置")
    sections = [Section("问题", columns, rows)] if rows else []
    return Card(title, [*_counts(results), ("问题", _summary(findings))], sections)


def _counts(results: Sequence[Row]) -> list[tuple[str, str]]:
    checked, failed, skipped = (
        sum(row[name] for row in results) for name in ("checked", "failed", "not_assessable")
    )
    rules = sum(bool(row["checked"]) for row in results)
    return [
        ("已检查", f"{rules} 条规则，{checked} 处；不符 {failed} 处"),
        ("未能检查", f"{skipped} 处，{len(results) - rules} 条规则没有可查的内容"),
    ]


def _summary(findings: Sequence[Row]) -> str:
    counts = {name: sum(row["severity"] == name for row in findings) for name in SEVERITIES}
    told = "，".join(f"{SEVERITIES[name]} {count}" for name, count in counts.items() if count)
    return told or "没有发现问题"


def _finding(row: Row) -> tuple[str, str, str, str]:
    message = f"{row['message']}（{catalogue()[row['rule_id']].rule_id}）"
    return (SEVERITIES[row["severity"]], NATURES[row["nature"]], message, where(row["evidence"]))


def where(evidence: Sequence[Row]) -> str:
    """Return the first places of a finding in words."""
    named = dict.fromkeys(place_in_words(place) for place in evidence)
    return "、".join(list(named)[:3])


def place_in_words(place: Row) -> str:
    """Return ``第 3 页`` or ``第 143 行``."""
    if place["page"]:
        return f"第 {place['page']} 页"
    return f"第 {place['line']} 行" if place["line"] else "位置不明"
