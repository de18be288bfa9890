"""One clear sentence for a cause."""

from __future__ import annotations

import re
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
_SLIP = 10_000
_WRONG_UNIT = "（恰差一万倍，疑为元与万元混用）"


def message(cause: Cause, expected: Decimal, others: Sequence[Rule]) -> str:
    """Return what is wrong, with the numbers."""
    relation = cause.relations[0]
    shown = cause.suspects[0].figure if cause.is_pinned else relation.figures[0]
    sentence = (
        f"{shown.label}印为 {_printed(relation, shown)}，{_basis(relation, shown)}"
        f"为 {_held(expected, relation, shown)}，相差 {_difference(expected, shown)}"
    )
    remark = _WRONG_UNIT if is_unit_slip(shown, expected) else _wrong_base(relation, shown)
    return sentence + remark + _folded(cause, others)


def is_unit_slip(figure: Figure, expected: Decimal) -> bool:
    """Return whether an amount is ten thousand times what it should be, or the reverse."""
    if figure.unit != "元" or not expected:
        return False
    small, large = sorted((abs(figure.value), abs(expected)))
    return abs(small * _SLIP - large) <= figure.grain * (_SLIP if small == abs(figure.value) else 1)


def _printed(relation: Relation, shown: Figure) -> str:
    """Return what is printed, a change in per cent with its direction in words."""
    if not _is_change(relation, shown):
        return shown.text
    return _direction(shown.value) + shown.text.lstrip("-+")


def _held(expected: Decimal, relation: Relation, shown: Figure) -> str:
    """Return what the sentence's own sum gives, and what all relations want where they differ."""
    wanted = _value(expected, relation, shown)
    if not isinstance(relation, Sum) or shown is not relation.left[0]:
        return wanted
    own = _value(relation.expected, relation, shown)
    return wanted if own == wanted else f"{own}，连同其他各处应为 {wanted}"


def _value(expected: Decimal, relation: Relation, shown: Figure) -> str:
    """Return the expected value, a change in per cent with its direction in words."""
    if not _is_change(relation, shown):
        return amount(expected, shown)
    return _direction(expected) + amount(abs(expected), shown)


def _is_change(relation: Relation, shown: Figure) -> bool:
    return isinstance(relation, Growth) and shown is relation.percent


def _direction(change: Decimal) -> str:
    return "增长 " if change > 0 else "下降 " if change < 0 else ""


def _difference(expected: Decimal, shown: Figure) -> str:
    """Return by how much they differ, of percentages in 百分点."""
    printed = amount(abs(shown.value - expected), shown)
    if not printed.endswith("%"):
        return printed
    return printed.removesuffix("%") + " 个百分点"


def _wrong_base(relation: Relation, shown: Figure) -> str:
    """Say where a percentage of change was taken of this year's amount, not of last year's."""
    if not (isinstance(relation, Growth) and shown is relation.percent):
        return ""
    if relation.change is None or not relation.current.value:
        return ""
    of_this_year = 100 * abs(relation.change.value) / relation.current.value
    if abs(of_this_year - abs(relation.percent.value)) > relation.percent.grain / 2:
        return ""
    return "（印出的幅度恰是以本年数为基数算得，应以上年数为基数）"


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
        return f"按“{_short(catalogue()[relation.rule_id])}”应"
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
    rules = "、".join(f"“{_short(rule)}”" for rule in others[:2])
    more = "等" if len(others) > 2 else ""
    what = "尾差" if cause.relations[0].verdict is Verdict.ROUNDING else "不符"
    return f"；同一原因另有 {count} 处{what}" + (f"（{rules}{more}）" if rules else "")


def _short(rule: Rule) -> str:
    """What must hold, without the explanation in brackets."""
    return re.sub("（[^（）]*）", "", rule.zh)
