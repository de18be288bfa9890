"""Which disclosures to compare: named ones, or those of a dataset that are most alike."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from budgetkit import analysis
from budgetkit.errors import UsageError
from budgetkit.reports.comparison import FEWEST, MOST
from budgetkit.workbench import Corpus, Disclosure

_SEPARATORS = ("；", "\n")
_PEERS = ["stage", "scope", "fiscal_year"]


def choose(corpus: Corpus, disclosure_ids: str = "") -> list[Disclosure]:
    """Return the disclosures to compare.

    Args:
        corpus: The dataset.
        disclosure_ids: ``disclosure_id`` separated by semicolons; empty for the largest set
            of peers (:func:`peer_sets`), or, where there is none, for all of the stage that
            has most; of more than fifty, fifty (:func:`spread_out`).

    Raises:
        UsageError: The dataset has no such disclosure.
    """
    names = _names(disclosure_ids) or spread_out(corpus, _default(corpus.disclosures))
    return [corpus[name] for name in names]


def spread_out(corpus: Corpus, disclosure_ids: Sequence[str]) -> list[str]:
    """Return fifty of more, evenly from the largest total of expenditure to the least.

    Those of which no total was read are taken only where fewer than fifty have one. The least
    and the largest are always among them. Fifty or fewer are returned as they are.
    """
    if len(disclosure_ids) <= MOST:
        return list(disclosure_ids)
    totals = {name: corpus[name].figure("expenditure_total") for name in disclosure_ids}
    ordered = sorted(totals, key=lambda name: (totals[name] is None, -(totals[name] or 0), name))
    known = [name for name in ordered if totals[name] is not None]
    pool = known if len(known) >= MOST else ordered
    return sorted(pool[place * (len(pool) - 1) // (MOST - 1)] for place in range(MOST))


def everyone_of(corpus: Corpus, chosen: Sequence[Disclosure]) -> list[Disclosure]:
    """Return all of the set that :func:`spread_out` took these from; none where it took all."""
    names = {own.disclosure_id for own in chosen}
    if len(names) < MOST:
        return []
    cities = [own for _, own in city_sets(corpus.disclosures)]
    sets = [own for own in (*peer_sets(corpus.disclosures), *cities) if names < set(own)]
    found = (own for own in sorted(sets, key=len) if set(spread_out(corpus, own)) == names)
    return [corpus[name] for name in next(found, [])]


def peer_sets(disclosures: pd.DataFrame) -> list[list[str]]:
    """Return the sets of two or more ``disclosure_id`` that share stage, scope and year."""
    known = disclosures.dropna(subset=_PEERS)
    sets = [sorted(own["disclosure_id"]) for _, own in known.groupby(_PEERS, sort=True)]
    return [own for own in sets if len(own) >= FEWEST]


def city_sets(disclosures: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """Return each city and stage with two agencies or more, and their ``disclosure_id``."""
    known = disclosures.dropna(subset=["city", "stage", "agency_name"])
    return [
        (str(city), sorted(own["disclosure_id"]))
        for (city, _), own in known.groupby(["city", "stage"], sort=True)
        if own["agency_name"].nunique() >= FEWEST
    ]


def _names(disclosure_ids: str) -> list[str]:
    for separator in _SEPARATORS:
        disclosure_ids = disclosure_ids.replace(separator, ";")
    return list(dict.fromkeys(filter(None, map(str.strip, disclosure_ids.split(";")))))


def _default(disclosures: pd.DataFrame) -> Sequence[str]:
    sets = peer_sets(disclosures)
    if sets:
        return max(sets, key=len)
    stages = [sorted(own["disclosure_id"]) for _, own in disclosures.groupby("stage", sort=True)]
    if not stages:
        raise UsageError(reason="数据集中没有可以比较的公开材料。")
    return max(stages, key=len)
