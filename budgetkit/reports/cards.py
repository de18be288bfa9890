"""What the index shows of a report on several disclosures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from budgetkit.reports.job import Card
from budgetkit.workbench import Corpus

_WORST_FIRST = ("failed", "partial", "ok")


def several_card(
    corpus: Corpus, disclosure_ids: Sequence[str], kind: str, name: str, title: str
) -> Card:
    """Return the card of a report: year, scope and stage are given where all share them.

    Args:
        corpus: The dataset.
        disclosure_ids: What the report is about.
        kind: As in :mod:`budgetkit.reports.kinds`.
        name: Of the report.
        title: Its line in the index.
    """
    same = shared(corpus, disclosure_ids)
    documents = corpus.documents
    found = documents.loc[documents["disclosure_id"].isin(disclosure_ids), "status"]
    return Card(
        name=name,
        kind=kind,
        title=title,
        fiscal_year=same.get("fiscal_year"),
        scope=same.get("scope"),
        stage=same.get("stage"),
        reading=worst(found),
    )


def shared(corpus: Corpus, disclosure_ids: Sequence[str]) -> dict[str, Any]:
    """Return what year, scope and stage all have; those that differ or are unknown left out."""
    found = [corpus[name] for name in disclosure_ids]
    aspects: dict[str, set[Any]] = {
        "fiscal_year": {own.fiscal_year for own in found},
        "scope": {own.scope for own in found},
        "stage": {own.stage for own in found},
    }
    single = {name: next(iter(own)) for name, own in aspects.items() if len(own) == 1}
    return {name: value for name, value in single.items() if value is not None}


def worst(states: Iterable[str]) -> str:
    """Return the worst of the states of some files, ``ok`` where there is none."""
    found = set(states)
    return next((status for status in _WORST_FIRST if status in found), "ok")
