"""How figures and measures are named in the messages."""

from __future__ import annotations

import re
from decimal import Decimal

from budgetkit.checks.model import Figure

_PLAIN = re.compile(r"[0-9]{4}")
_MEASURES = {
    "total": "合计",
    "current_year": "本年",
    "carry_over": "上年结转",
    "general": "一般公共预算",
    "fund": "政府性基金",
    "state_capital": "国有资本经营预算",
    "special_account": "财政专户管理资金",
    "unit_funds": "单位资金",
    "basic": "基本支出",
    "project": "项目支出",
    "personnel": "人员经费",
    "operating": "公用经费",
    "appropriation": "财政拨款",
    "prior_year": "上年数",
    "business": "事业收入",
    "business_operation": "事业单位经营",
    "superior_subsidy": "上级补助",
    "affiliated": "附属单位上缴",
    "other": "其他",
}


def measure_name(measure: str) -> str:
    """Return the Chinese name of a measure; the printed header of one that is no standard."""
    return _MEASURES.get(measure) or measure.removeprefix("x_")


def amount(value: Decimal, like: Figure) -> str:
    """Return a computed value as ``like`` prints its own: same unit, decimals and separators."""
    step = like.grain / like.scale
    places = max(0, -int(step.adjusted())) if step else 0
    unit = like.text.lstrip("-+0123456789.,， ") if like.unit == "元" else like.unit
    separator = "" if _PLAIN.search(like.text) else ","
    return f"{value / like.scale:{separator}.{places}f}{unit}"
