"""Costs of a form beside the items its overview names, and the tiers by which it is charged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.forms import Form, Text
from budgetkit.checks.labels import bare
from budgetkit.checks.ledger import Ledger
from budgetkit.checks.methods.form_sums import without_brackets
from budgetkit.checks.model import Figure, Nature
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield
from budgetkit.checks.precision import grain
from budgetkit.text import compact
from budgetkit.units import to_yuan

_PIECE = re.compile(r"[、,，;；:：。]")
_ITEM = re.compile(r"([\u4e00-\u9fff]{2,14})([0-9]+(?:\.[0-9]+)?)(万元|元)")
_FEWEST_MATCHED = 3
_CENT_OF_WAN = Decimal(100)
_BOUND = r"([0-9]+(?:\.[0-9]+)?)(亿元|万元|元)?"
_TIER = re.compile(rf"(?:{_BOUND}(≤|<))?([\u4e00-\u9fff]{{2,12}})(≤|<){_BOUND}")


def left_over(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Where all other costs are items of the overview, so is the last."""
    for form in ledger.forms:
        overview = form.texts.get("overview")
        costs = [e.cost for e in form.indicators if e.phase == "annual" and e.cost]
        items = list(_items(overview)) if overview else []
        if not items or not costs:
            continue
        matched = [(item, cost) for item in items for cost in costs if _is_same(item, cost)]
        if len({id(item) for item, _ in matched}) < _FEWEST_MATCHED:
            continue
        yield Passed(len(matched))
        rest = [item for item in items if all(item is not each for each, _ in matched)]
        others = [cost for cost in costs if all(cost is not each for _, each in matched)]
        yield from _left(form, rest, others)


def _items(overview: Text) -> Iterator[Figure]:
    for piece in _PIECE.split(without_brackets(overview.words)):
        found = _ITEM.fullmatch(piece)
        if found:
            scale = int(to_yuan(Decimal(1), found[3]) or 1)
            yield Figure(
                Decimal(found[2]) * scale,
                grain(found[2], 0, scale),
                found[2] + found[3],
                found[1],
                overview.quoting(piece),
                scale=scale,
            )


def _is_same(item: Figure, cost: Figure) -> bool:
    """Whether they agree, a cost rounded to 0.01 万元 included."""
    return abs(item.value - cost.value) <= _CENT_OF_WAN


def _left(form: Form, items: list[Figure], costs: list[Figure]) -> Iterator[Yield]:
    if len(items) != 1 or len(costs) != 1:
        return
    (item,), (cost,) = items, costs
    if not _share_a_word(item.label, cost.evidence.quote):
        yield Skip(f"“{form.project}”的{cost.label}与概况的分项不能对应")
        return
    yield Observation(
        f"“{form.project}”的概况写“{item.evidence.quote}”，{cost.label}为 {cost.text}，"
        "其余成本均与概况相符",
        (cost.evidence, item.evidence),
        nature=Nature.UNDETERMINED,
        expected=item.text,
        actual=cost.text,
    )


def _share_a_word(one: str, other: str) -> bool:
    name = bare(one)
    return any(name[at : at + 2] in other for at in range(len(name) - 1))


def tiers(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """The tiers of a charge have units, and no amount lies in two of them."""
    for form in ledger.forms:
        for each in form.indicators:
            if each.phase != "annual":
                continue
            found = list(_TIER.finditer(compact(each.value_text)))
            same = [(a, b) for a, b in combinations(found, 2) if a[4] == b[4]]
            wrong = [fault for a, b in same if (fault := _fault(a, b))]
            if wrong:
                yield Observation(
                    f"“{form.project}”的指标“{each.name}”分档有误：{wrong[0]}",
                    (each.evidence,),
                    actual=each.value_text,
                )
            elif same:
                yield Passed(len(same))


def _fault(first: re.Match[str], second: re.Match[str]) -> str | None:
    """What is wrong with two neighbouring tiers of one amount."""
    bounds = [(number, unit) for tier in (first, second) for number, unit in _bounds(tier)]
    units = {unit for _, unit in bounds}
    shared = first[6] == second[1] and "≤" == first[5] == second[3]
    faults = [
        f"“{second.group()}”没有单位" if None in units and len(units) > 1 else "",
        f"{second[1]} 同时属于两档" if shared else "",
    ]
    return "，".join(filter(None, faults)) or None


def _bounds(tier: re.Match[str]) -> Iterator[tuple[str, str | None]]:
    for number, unit in ((tier[1], tier[2]), (tier[6], tier[7])):
        if number:
            yield number, unit
