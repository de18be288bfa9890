"""Calculations that a text spells out: ``37个项目*10天*(500+300+200)元/天``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_EQUATION = re.compile(
    rf"(?P<left>[0-9][0-9.,+*×()\u4e00-\u9fff]*[*×+][0-9.,+*×()\u4e00-\u9fff]*)"
    rf"=(?P<number>{_NUMBER})(?P<unit>亿元|万元|元)?"
)
_EXPLAINED = re.compile(rf"(?P<number>{_NUMBER})(?P<unit>亿元|万元|元)[(]")
_REMARK = re.compile(r"[(][^()0-9]*[)]")
_PRICE_UNIT = re.compile(r"(?<=[0-9)])元?/[\u4e00-\u9fff]+")
_TEN_THOUSANDS = re.compile(rf"({_NUMBER})万")
_WORDS = re.compile(r"[\u4e00-\u9fff]+")
_SUM = re.compile(r"[0-9.+*()]+")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Calculation:
    """A calculation and the amount that it is said to give."""

    expression: str
    number: str
    unit: str
    quote: str


def calculations(text: str) -> Iterator[Calculation]:
    """Yield the calculations of a text without white space, those with a product."""
    for found in _EQUATION.finditer(text):
        if re.search("[*×]", found["left"]):
            unit = found["unit"] or "元"
            yield Calculation(found["left"], found["number"], unit, found.group())
    for found in _EXPLAINED.finditer(text):
        inner = _bracketed(text, found.end() - 1)
        if inner and re.search("[*×]", inner) and not re.search("[,，、;；。=]", inner):
            quote = text[found.start() : found.end() + len(inner) + 1]
            yield Calculation(inner, found["number"], found["unit"], quote)


def _bracketed(text: str, at: int) -> str:
    """What stands between the bracket at ``at`` and the one that closes it."""
    depth = 0
    for end in range(at, min(len(text), at + _LONGEST)):
        depth += {"(": 1, ")": -1}.get(text[end], 0)
        if depth == 0:
            return text[at + 1 : end]
    return ""


def calculated(expression: str) -> Decimal | None:
    """Return what a calculation gives, None where it is more than sums and products.

    >>> calculated("37个项目*10天*(高级500+中级300+初级200)元/天")
    Decimal('370000')
    >>> calculated("2650元*12个+9600(密码锁升级)"), calculated("约3*x")
    (Decimal('41400'), None)
    """
    text = expression.rpartition(":")[2].replace("×", "*").replace(",", "")
    text = _TEN_THOUSANDS.sub(r"(\1*10000)", _PRICE_UNIT.sub("", _REMARK.sub("", text)))
    bare = _WORDS.sub("", text)
    if len(bare) > _LONGEST or not _SUM.fullmatch(bare):
        return None
    try:
        return _value(ast.parse(bare, mode="eval").body)
    except (SyntaxError, ValueError, RecursionError):
        return None


def _value(node: ast.expr) -> Decimal:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Decimal(str(node.value))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _value(node.left) + _value(node.right)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return _value(node.left) * _value(node.right)
    raise ValueError("neither a sum nor a product")
