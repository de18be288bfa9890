"""Unit price × quantity × period against the funds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from budgetkit.quality.context import Context
from budgetkit.quality.matching import similarity
from budgetkit.quality.model import NOTHING, Evidence, Form, Indicator, Verdict
from budgetkit.quality.outcome import PASSED, fail, says, unclear, warn
from budgetkit.quality.prose import MONEY, money_yuan
from budgetkit.quality.wording import number_text, yuan_text

_MONTHS = Decimal(12)
_PER_HEAD = re.compile(r"人均|每人")
_MONTHLY = re.compile(r"月(?:平)?均|每月")
_PERSON = ("人", "名", "位")
_TIMES = {"月": _MONTHS, "年": Decimal(1), "季度": Decimal(4)}


@dataclass(frozen=True, slots=True)
class _Product:
    yuan: Decimal
    words: str
    price: Indicator
    quantity: Indicator
    is_sure: bool


def price_times_quantity(form: Form, context: Context) -> Verdict:
    """The products of prices and quantities that belong together agree with the funds."""
    products = list(_products(form, context))
    if len(products) < sum(1 for own in form.main if _is_price(own)):
        products = [replace(own, is_sure=False) for own in products]
    if not products or form.funds is None:
        return NOTHING
    total = sum((own.yuan for own in products), Decimal(0))
    shown = "；".join(own.words for own in products)
    words = f"{shown}＝{yuan_text(total)} 元，项目资金 {yuan_text(form.funds)} 元"
    return _judged(form, context, products, total, words)


def _judged(
    form: Form, context: Context, products: list[_Product], total: Decimal, words: str
) -> Verdict:
    funds = form.funds or Decimal(0)
    shown: list[Evidence] = []
    for own in products:
        shown += [own.price.evidence, own.quantity.evidence]
    gap, limits = abs(funds - total), context.lexicon.limits
    if gap <= funds * limits["money_tolerance"]:
        return says(PASSED, ())
    bounded = all(own.price.comparator not in ("<", "<=") for own in products)
    if not all(own.is_sure for own in products) or gap > funds * limits["product_gap"]:
        return says(unclear(f"{words}，差额较大或对应关系不确定"), [])
    if total > funds and bounded:
        return says(fail(f"{words}，超出 {yuan_text(gap)} 元"), shown)
    return says(warn(f"{words}，相差 {yuan_text(gap)} 元"), shown)


def _products(form: Form, context: Context) -> Iterator[_Product]:
    quantities = [own for own in form.main if own.level2 == "数量指标" and own.number is not None]
    for price in form.main:
        yuan, per = money_yuan(price.number, price.unit), _per(price)
        if yuan is None or not per or price.damaged:
            continue
        counted, times = _split(per)
        fitting = [own for own in quantities if _counts(own, counted)]
        quantity = _best(price, fitting, context)
        if quantity is not None and times is not None:
            times *= _MONTHS if _is_monthly(quantity) and "月" not in per else 1
            yield _product(price, yuan, quantity, times, len(fitting) == 1)


def _per(own: Indicator) -> str | None:
    """What a price is for, said in its value or by a name such as 人均."""
    named = "人" if _PER_HEAD.search(own.name) and "成本" in (own.level2 or "") else None
    return own.per or named


def _is_monthly(own: Indicator) -> bool:
    return _MONTHLY.search(own.name) is not None


def _product(
    price: Indicator, yuan: Decimal, quantity: Indicator, times: Decimal, sure: bool
) -> _Product:
    amount = yuan * (quantity.number or 0) * times
    months = f"×{times:f}" if times != 1 else ""
    words = f"{_words(quantity)}×{_words(price)}{months}"
    return _Product(amount, words, price, quantity, sure)


def _is_price(own: Indicator) -> bool:
    return bool(_per(own)) and money_yuan(own.number, own.unit) is not None


def _words(own: Indicator) -> str:
    per = f"/{own.per}" if own.per and own.unit in MONEY else ""
    return f"{number_text(own.number or Decimal(0))} {own.unit or ''}{per}"


def _split(per: str) -> tuple[str | None, Decimal | None]:
    """What is counted, and how often a year; None where the denominator is not understood."""
    parts = per.split("/")
    counted = [part for part in parts if part not in _TIMES]
    times = Decimal(1)
    for part in parts:
        times *= _TIMES.get(part, Decimal(1))
    if len(counted) != 1:
        return None, None
    return counted[0], times


def _counts(own: Indicator, counted: str | None) -> bool:
    same = own.unit == counted or (own.unit in _PERSON and counted in _PERSON)
    return counted is not None and same and own.per in (None, "年")


def _best(price: Indicator, fitting: list[Indicator], context: Context) -> Indicator | None:
    """The quantity whose name is nearest to the price's."""
    ranked = sorted(fitting, key=lambda own: -similarity(price.name, own.name, context.lexicon))
    return ranked[0] if ranked else None
