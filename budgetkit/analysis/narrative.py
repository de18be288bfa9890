"""What the narrative says: changes on last year with reasons, assets, procurement."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from budgetkit.analysis.exact import amount
from budgetkit.units import to_yuan

_SIGNS = {"increase": 1, "decrease": -1, "same": 0}


@dataclass(frozen=True)
class Change:
    """A change on last year as the narrative states it.

    Attributes:
        subject: What changed, e.g. 收入总计.
        section: The heading it stands under.
        direction: ``increase``, ``decrease``, ``same``, or None where the text names none.
        change_yuan: Signed; None where no amount is given or no direction is named.
        change_percent: Signed percentage as printed; None where none is given.
        reason: As printed; None where no reason is given.
        current_fact, amount_fact, percent_fact: The rows of ``narrative_facts`` behind it;
            ``current_fact`` is the subject's amount this year in the same section.
    """

    subject: str
    section: str
    direction: str | None
    change_yuan: Decimal | None
    change_percent: Decimal | None
    reason: str | None
    current_fact: pd.Series | None
    amount_fact: pd.Series | None
    percent_fact: pd.Series | None

    @property
    def current_yuan(self) -> Decimal | None:
        """This year's amount."""
        return None if self.current_fact is None else fact_yuan(self.current_fact)

    @property
    def prior_yuan(self) -> Decimal | None:
        """Last year's amount, derived: this year's − the signed change."""
        if self.current_yuan is None or self.change_yuan is None:
            return None
        return self.current_yuan - self.change_yuan


def changes(facts: pd.DataFrame) -> list[Change]:
    """Return the changes on last year in the order of the text.

    An amount and a percentage of the same subject in the same section are one change.

    Args:
        facts: ``narrative_facts`` of one disclosure.
    """
    stated = facts[facts["metric"].isin(["change_amount", "change_percent"])]
    groups = stated.groupby(["section", "subject"], sort=False, dropna=False)
    return [_change(group, facts) for _, group in groups]


def assets(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the facts on state assets: vehicles (辆), floor area (平方米), equipment (台套).

    A printed 0 is a fact; what the text does not mention has no row.
    """
    counted = facts["metric"].isin(["count", "area", "amount"])
    return facts[counted & _in_section(facts, "国有资产")]


def procurement(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the amounts of government procurement: total, goods, works, services."""
    about = facts["subject"].astype(str).str.startswith("政府采购")
    return facts[about & (facts["metric"] == "amount")]


def stated_amount(facts: pd.DataFrame, subject: str) -> pd.Series | None:
    """Return the fact that states a subject's amount.

    None where the narrative states none, or different ones in different places.

    Args:
        facts: ``narrative_facts`` of one disclosure.
        subject: A standard term, e.g. 机关运行经费.
    """
    about = facts[(facts["subject"] == subject) & (facts["metric"] == "amount")]
    amounts = {fact_yuan(fact) for _, fact in about.iterrows()}
    return about.iloc[0] if len(amounts) == 1 and None not in amounts else None


def fact_yuan(fact: pd.Series) -> Decimal | None:
    """Return a fact's amount in yuan; None where it is no money or the unit is unknown."""
    unit = fact["unit"]
    return None if pd.isna(unit) else to_yuan(amount(fact["value"]), str(unit))


def _change(group: pd.DataFrame, facts: pd.DataFrame) -> Change:
    by_amount = _first(group, "change_amount")
    by_percent = _first(group, "change_percent")
    head = group.iloc[0]
    direction = _text_of(group, "direction")
    return Change(
        subject=str(head["subject"]),
        section=str(head["section"]),
        direction=direction,
        change_yuan=_signed(None if by_amount is None else fact_yuan(by_amount), direction),
        change_percent=None
        if by_percent is None
        else _signed(amount(by_percent["value"]), direction),
        current_fact=_current(head, facts),
        reason=_text_of(group, "reason"),
        amount_fact=by_amount,
        percent_fact=by_percent,
    )


def _signed(size: Decimal | None, direction: str | None) -> Decimal | None:
    if direction == "same":
        return Decimal(0)
    if size is None or direction not in _SIGNS:
        return None
    return abs(size) * _SIGNS[direction]


def _current(head: pd.Series, facts: pd.DataFrame) -> pd.Series | None:
    same = facts[
        (facts["subject"] == head["subject"])
        & (facts["section"] == head["section"])
        & (facts["metric"] == "amount")
    ]
    values = {fact_yuan(fact) for _, fact in same.iterrows()}
    return same.iloc[0] if len(values) == 1 else None


def _first(group: pd.DataFrame, metric: str) -> pd.Series | None:
    chosen = group[group["metric"] == metric]
    return None if chosen.empty else chosen.iloc[0]


def _text_of(group: pd.DataFrame, column: str) -> str | None:
    texts = group[column].dropna()
    return None if texts.empty else str(texts.iloc[0])


def _in_section(facts: pd.DataFrame, word: str) -> pd.Series:
    return facts["section"].astype(str).str.contains(word, regex=False)
