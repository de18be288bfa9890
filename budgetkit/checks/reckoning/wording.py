"""One clear sentence for a cause."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from budgetkit.checks.catalogue import Rule, catalogue
from budgetkit.checks.model import Figure, Verdict
from budgetkit.checks.reckoning.blame import Cause
from budgetkit.checks.relations import AtMost, Growth, Relation, Share, Sum
from budgetkit.checks.words import amount

_SUMS = {
    "sum-levels": "下级科目之和",
    "sum-total": "各行之和",
    "sum-columns": "各栏之和",
    "sum-sides": "各项之和",
    "sum-public": "各项之和",
}
_MAX_ADDENDS = 4


def message(cause: Cause, expected: Decimal, others: Sequence[Rule]) -> str:
    """Return what is wrong, with the numbers."""
    relation = cause.relations[0]
    shown = cause.suspects[0].figure if cause.is_pinned else relation.figures[0]
    sentence = (
        f"{shown.label}印为 {shown.text}，{_basis(relation, shown)}"
        f"为 {amount(expected, shown)}，相差 {amount(shown.value - expected, shown)}"
    )
    return sentence + _folded(cause, others)


def _basis(relation: Relation, shown: Figure) -> str:
    """What the shown figure was held against."""
    if isinstance(relation, Sum):
        return _sum_basis(relation, shown)
    if isinstance(relation, Share):
        return f"按 {relation.part.text}÷{relation.whole.text} 应"
    if isinstance(relation, Growth):
        figures = "、".join(figure.text for figure in relation.figures[1:])
        return f"按 {figures} 推算应"
    assert isinstance(relation, AtMost)
    other = relation.larger if shown is relation.smaller else relation.smaller
    return f"而{other.label}"


def _sum_basis(relation: Sum, shown: Figure) -> str:
    named = _SUMS.get(relation.rule_id)
    if shown not in relation.left:
        return f"按“{catalogue()[relation.rule_id].zh}”应"
    if len(relation.right) > 1:
        return (named or "各部分之和") + _addends(relation.right)
    if len(relation.right) == 1:
        return f"而{relation.right[0].label}"
    return "各部分之和"


def _addends(figures: Sequence[Figure]) -> str:
    if len(figures) > _MAX_ADDENDS:
        return ""
    return f"（{'＋'.join(_bare(figure) for figure in figures)}）"


def _bare(figure: Figure) -> str:
    return figure.text.rstrip("万元")


def _folded(cause: Cause, others: Sequence[Rule]) -> str:
    count = len(cause.relations) - 1
    if not count:
        return ""
    rules = "、".join(f"“{rule.zh}”" for rule in others[:2])
    what = "尾差" if cause.relations[0].verdict is Verdict.ROUNDING else "不符"
    return f"；同一原因另有 {count} 处{what}" + (f"（{rules}等）" if rules else "")
