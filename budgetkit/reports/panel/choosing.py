"""Which disclosures make up a panel."""

from __future__ import annotations

import pandas as pd

from budgetkit.errors import UsageError
from budgetkit.workbench import Corpus, Disclosure

_KEY = ["agency_name", "scope", "stage"]


def choose_years(
    corpus: Corpus, agency: str = "", scope: str = "", stage: str = "budget"
) -> list[Disclosure]:
    """Return the disclosures of an agency, one per year.

    Args:
        corpus: The dataset.
        agency: ``agency_name``; empty for the one with the most years.
        scope: ``department`` or ``unit``; empty for the one with more years.
        stage: ``budget`` or ``final_accounts``.

    Raises:
        UsageError: The dataset has none.
    """
    found = corpus.disclosures.dropna(subset=[*_KEY, "fiscal_year"])
    for column, wanted in zip(_KEY, (agency, scope, stage), strict=True):
        if wanted:
            found = found[found[column] == wanted]
    if found.empty:
        raise UsageError(
            reason=f"没有这样的公开材料：{agency or '（未指明部门）'} {scope} {stage}。"
        )
    return [corpus[name] for name in max(_sets(found), key=len)]


def panels(disclosures: pd.DataFrame, fewest: int = 2) -> list[list[str]]:
    """Return the ``disclosure_id`` of each agency, scope and stage with so many years."""
    known = disclosures.dropna(subset=[*_KEY, "fiscal_year"])
    return [own for own in _sets(known) if len(own) >= fewest]


def _sets(disclosures: pd.DataFrame) -> list[list[str]]:
    """One per agency, scope, stage and division: offices of two cities may bear one name."""
    key = [*_KEY, "division_code"]
    return [
        list(own.sort_values("fiscal_year")["disclosure_id"])
        for _, own in disclosures.groupby(key, sort=True, dropna=False)
    ]
