"""Projects that a sentence names with their money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.labels import bare
from budgetkit.checks.ledger import Block, Ledger
from budgetkit.checks.methods.projects import project_rows
from budgetkit.checks.model import Figure
from budgetkit.checks.outcome import Skip, Yield
from budgetkit.checks.precision import grain
from budgetkit.checks.relations import Sum
from budgetkit.text import compact
from budgetkit.units import to_yuan

_NAMED = re.compile(
    r"对(?P<names>[^。;；,，]{4,120}?)等?(?P<count>[0-9]{1,2})个(?:重点)?(?:政策和)?(?:项目|政策)"
    r"[^。;；0-9]{0,40}(?P<amount>(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>万元|元))"
)
_PARTED = re.compile(r"[、和及]")


def named_projects(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Projects that a sentence names, all of those it counts, have its amount in the table."""
    rows = {
        bare(row.project or ""): figure
        for sheet in ledger.tables("project_expenditure")
        for row in project_rows(sheet)
        if (figure := row["total"])
    }
    for block in ledger.text if rows else ():
        for found in _NAMED.finditer(compact(block.text)):
            listed = [rows.get(bare(name)) for name in _PARTED.split(found["names"])]
            printed = tuple(figure for figure in listed if figure)
            if len(printed) == len(listed) == int(found["count"]):
                stated = _stated(block, found)
                yield Sum(rule.rule_id, found["names"], (stated,), printed, fold=found["names"])
            else:
                yield Skip(f"“{found['names']}”未全部列在项目支出表中")


def _stated(block: Block, found: re.Match[str]) -> Figure:
    scale = int(to_yuan(Decimal(1), found["unit"]) or 1)
    return Figure(
        value=Decimal(found["number"].replace(",", "")) * scale,
        grain=grain(found["number"], 0, scale),
        text=found["amount"],
        label=f"情况说明 · “{found['names']}”",
        evidence=block.evidence_of(found.group()),
        source="fact",
        scale=scale,
    )
