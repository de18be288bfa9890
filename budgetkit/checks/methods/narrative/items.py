"""The economic items that the text lists are those of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetkit.checks.catalogue import Rule
from budgetkit.checks.labels import bare, is_top_economic
from budgetkit.checks.ledger import Fact, Ledger, Sheet
from budgetkit.checks.outcome import Observation, Passed, Skip, Yield

_BREAK = re.compile(r"[、,，]")
_ALSO = re.compile(r"等$|支出$")


def listed_items(ledger: Ledger, rule: Rule) -> Iterator[Yield]:
    """Every item listed under 人员经费 or 公用经费 has an amount there."""
    sheet = ledger.table("basic_expenditure")
    for fact in ledger.about("text"):
        measure = rule.options["measures"].get(fact.subject)
        if measure is None:
            continue
        printed = _printed(sheet, measure) if sheet else set()
        if sheet is None or not printed:
            yield Skip(f"基本支出表没有{fact.subject}各项")
        else:
            yield from _listed(fact, sheet, printed)


def _printed(sheet: Sheet, measure: str) -> set[str]:
    """The items below the 类 that have an amount in the column."""
    rows = [row for row in sheet.rows if not row.is_total and not is_top_economic(row.item)]
    return {_key(row.item) for row in rows if (figure := row[measure]) and figure.value}


def _key(name: str) -> str:
    return _ALSO.sub("", bare(name))


def _listed(fact: Fact, sheet: Sheet, printed: set[str]) -> Iterator[Yield]:
    names = [name for name in _BREAK.split(fact.text) if name.strip()]
    extra = [name.strip() for name in names if _key(name) not in printed]
    yield Passed(len(names) - len(extra))
    if extra:
        yield Observation(
            f"情况说明的{fact.subject}列有“{'、'.join(extra)}”，{sheet.label}的该栏没有",
            (fact.evidence, sheet.evidence),
            actual="、".join(extra),
        )
