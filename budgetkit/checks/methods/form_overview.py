"""The amounts in the overviews of target forms, against the funds and each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.forms import Form
from budgetkit.checks.ledger import Ledger
from budgetkit.checks.methods.forms import named_forms
from budgetkit.checks.model import Figure, Nature, Verdict
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.checks.reckoning.edits import one_slip
from budgetkit.checks.relations import Sum
from budgetkit.checks.words import amount
from budgetkit.units import to_yuan

_BRACKETED = re.compile(r"[(（]([0-9]+(?:\.[0-9]+)?)(万元|元)[)）]")
_AMOUNT = re.compile(r"([0-9]+(?:\.[0-9]+)?)(万元?|元)")
_SLIP = 10_000


def overviews(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Amounts that a form's overview puts in brackets behind its items add up to its funds."""
    for form in named_forms(ledger):
        total = form.money
        text = form.overview
        items = [_item(form, found) for found in _BRACKETED.finditer(text)]
        if total is None or len(items) < 2:
            continue
        relation = Sum(rule.rule_id, form.project, (total,), tuple(items), fold=form.project)
        slip = _slip(relation, items)
        if relation.verdict is not Verdict.BROKEN:
            yield Passed()
        elif slip is None:
            yield Skip(f"“{form.project}”的概况没有列出全部资金")
        else:
            yield slip


def overview_parts(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What an overview says behind an item in brackets adds up to the item."""
    for form in named_forms(ledger):
        text = form.overview
        heads = list(_BRACKETED.finditer(text))
        ends = [*(head.start() for head in heads[1:]), len(text)]
        for head, end in zip(heads, ends, strict=False):
            parts = [_item(form, each) for each in _AMOUNT.finditer(text, head.end(), end)]
            for outcome in _parts_of(form, _item(form, head), parts):
                told = isinstance(outcome, Observation) and outcome.actual in _told(form)
                yield Skip("已在概况与资金的核对中列出") if told else outcome


def _told(form: Form) -> set[str | None]:
    """The amounts that do not fit the funds either: one cause, one finding."""
    total = form.money
    items = [_item(form, found) for found in _BRACKETED.finditer(form.overview)]
    slip = _slip(Sum("", "", (total,), tuple(items)), items) if total and items else None
    return {slip.actual} if slip else set()


def _parts_of(form: Form, whole: Figure, parts: Sequence[Figure]) -> Iterator[Yield]:
    if len(parts) < 2:
        return
    relation = Sum("", form.project, (whole,), tuple(parts))
    mended = one_slip(whole, relation.expected)
    if relation.verdict is not Verdict.BROKEN:
        yield Passed()
    elif mended is None:
        yield Skip(f"“{form.project}”概况中“{whole.evidence.quote}”之后的金额未必是其组成")
    else:
        listed = "＋".join(part.text for part in parts)
        yield Observation(
            f"“{form.project}”的概况写“{whole.evidence.quote}”，其后为 {listed}，"
            f"合计为 {amount(relation.expected, whole)}",
            (whole.evidence, *(part.evidence for part in parts)),
            nature=Nature.UNDETERMINED,
            expected=mended,
            actual=whole.text,
            suggestion=f"{whole.text} → {mended}",
        )


def _item(form: Form, found: re.Match[str]) -> Figure:
    number, unit = found[1], found[2].replace("万元", "万").replace("万", "万元")
    value = to_yuan(Decimal(number), unit) or Decimal(0)
    evidence = form.quoting(found.group())
    scale = int(to_yuan(Decimal(1), unit) or 1)
    return Figure(value, Decimal(scale) / 10, number + unit, "概况", evidence, scale=scale)


def _slip(relation: Sum, items: Sequence[Figure]) -> Observation | None:
    """The item that one digit mended would make fit."""
    for item in items:
        mended = one_slip(item, item.value + relation.off)
        if mended is not None:
            total = relation.left[0]
            return Observation(
                f"{total.label}为 {total.text}，概况中各项之和不符，“{item.evidence.quote}”疑误",
                (item.evidence, total.evidence),
                nature=Nature.UNDETERMINED,
                expected=mended,
                actual=item.text,
                suggestion=f"{item.text} → {mended}",
            )
    return None


def unit_slips(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """No amount in a form's overview is ten thousand times what the funds allow."""
    for form in named_forms(ledger):
        total = form.money
        if total is None or not form.overview:
            continue
        wrong = [each for each in _amounts(form) if _is_slip(each, total)]
        if not wrong:
            yield Passed()
        for each in wrong:
            yield Observation(
                f"“{form.project}”的概况写 {each.text}，资金只有 {total.text}，疑为元与万元混用",
                (each.evidence, total.evidence),
                expected=f"{each.text.removesuffix('万元')}元",
                actual=each.text,
            )


def _amounts(form: Form) -> Iterator[Figure]:
    text = form.overview
    return (_item(form, found) for found in _AMOUNT.finditer(text))


def _is_slip(figure: Figure, total: Figure) -> bool:
    return figure.scale == _SLIP and figure.value > total.value >= figure.value / _SLIP > 1000
