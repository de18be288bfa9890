"""What the checks of one disclosure show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from budgetkit.checks.catalogue import catalogue
from budgetkit.checks.page import FAMILIES
from budgetkit.workbench.repr.card import Card, Section

Row = Mapping[str, Any]
SEVERITIES = {"high": "高", "medium": "中", "low": "低"}
NATURES = {
    "document": "文件自身",
    "rounding": "四舍五入",
    "extraction": "疑为误读",
    "undetermined": "待核对",
}
_SHOWN = 40


def checks_card(title: str, findings: Sequence[Row], results: Sequence[Row]) -> Card:
    """Return a card: what was checked, then every finding with its place.

    Args:
        title: Whose disclosure it is.
        findings: Rows of ``findings``.
        results: Rows of ``check_results``.
    """
    rows = tuple(map(_finding, findings))
    sections = [Section("问题", _FINDING, rows)] if rows else []
    return Card(title, [*_counts(results), ("问题", _summary(findings))], sections)


def findings_card(findings: Sequence[Row]) -> Card:
    """Return a card of findings, with what stands at the first place of each."""
    rows = tuple((*_finding(row), _quote(row)) for row in findings[:_SHOWN])
    rest = len(findings) - len(rows)
    note = f"另有 {rest} 个，用 .query() 筛选，或转成 pandas.DataFrame 查看。" if rest else ""
    sections = [Section("问题", (*_FINDING, "原文"), rows, note)] if rows else []
    return Card("核对发现的问题", [("问题", _summary(findings))], sections)


def results_card(results: Sequence[Row]) -> Card:
    """Return a card of what was checked, by rule; rules that found nothing to check too."""
    rows = tuple(map(_result, results))
    columns = ("类别", "规则", "应当", "已检查", "相符", "不符", "未能检查", "原因")
    return Card("核对了什么", _counts(results), [Section("规则", columns, rows)] if rows else [])


def family_name(rule_id: str) -> str:
    """Return the Chinese name of a rule's chapter; 其他 for a rule of another version."""
    rule = catalogue().get(rule_id)
    return "其他" if rule is None else FAMILIES[rule.family].partition(" · ")[0]


def rule_text(rule_id: str) -> str:
    """Return what must hold, in Chinese; the id itself for a rule of another version."""
    rule = catalogue().get(rule_id)
    return rule_id if rule is None else rule.zh


def suggestion_in_words(row: Row) -> str:
    """Return a suggestion marked as one; empty where there is none."""
    printed, _, mended = (row["suggestion"] or "").partition(" → ")
    return f"建议（未采用）：{printed} 如为 {mended}，各项即相符" if mended else ""


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
    return told or "没有发现问题；没有检查到的不算通过"


_FINDING = ("程度", "性质", "问题", "位置")


def _finding(row: Row) -> tuple[str, str, str, str]:
    told = "；".join(filter(None, (row["message"], suggestion_in_words(row))))
    message = f"{told}（{row['rule_id']}）"
    return (SEVERITIES[row["severity"]], NATURES[row["nature"]], message, where(row["evidence"]))


def _quote(row: Row) -> str:
    return row["evidence"][0]["quote"] if row["evidence"] else ""


def _result(row: Row) -> tuple[str, ...]:
    rule_id = row["rule_id"]
    counts = (row[name] for name in ("checked", "passed", "failed", "not_assessable"))
    about = (family_name(rule_id), rule_id, rule_text(rule_id))
    return (*about, *map(str, counts), "；".join(row["reasons"][:3]))


def where(evidence: Sequence[Row]) -> str:
    """Return the first places of a finding in words."""
    named = dict.fromkeys(place_in_words(place) for place in evidence)
    return "、".join(list(named)[:3])


def place_in_words(place: Row) -> str:
    """Return ``第 3 页`` or ``第 143 行``."""
    if place["page"]:
        return f"第 {place['page']} 页"
    return f"第 {place['line']} 行" if place["line"] else "位置不明"
