"""Amounts of which the text says that one source pays for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.ledger import Block, Ledger
from budgetkit.checks.methods.places import figures
from budgetkit.checks.model import Figure
from budgetkit.checks.outcome import Skip, Yield
from budgetkit.checks.precision import grain
from budgetkit.checks.relations import AtMost
from budgetkit.text import compact
from budgetkit.units import to_yuan

_AMOUNT = (
    r"(?P<quote>[^。;；，,]{0,24}?(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>亿元|万元|元)[，,]?"
)


def only_sources(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """What one source is said to pay does not exceed what the tables have of it."""
    for entry in rule.options["sources"]:
        wanted = re.compile(_AMOUNT + entry["says"] + ")")
        for block in ledger.text:
            for found in wanted.finditer(compact(block.text)):
                yield from _against(ledger, rule, block, found, entry["most"])


def _against(
    ledger: Ledger, rule: Rule, block: Block, found: re.Match[str], places: list[str]
) -> Iterator[Yield]:
    stated = _figure(block, found)
    printed = [each for text in places if (each := figures(ledger, text))]
    most = max((each[0] for each in printed), key=lambda figure: figure.value, default=None)
    if most is None:
        yield Skip("表中没有该项资金来源的总额")
    else:
        yield AtMost(rule.rule_id, found["quote"], stated, most, fold=found["quote"])


def _figure(block: Block, found: re.Match[str]) -> Figure:
    scale = int(to_yuan(Decimal(1), found["unit"]) or 1)
    return Figure(
        value=Decimal(found["number"].replace(",", "")) * scale,
        grain=grain(found["number"], 0, scale),
        text=found["number"] + found["unit"],
        label=f"情况说明 · “{found['quote']}”",
        evidence=block.evidence_of(found["quote"]),
        source="fact",
        scale=scale,
    )
