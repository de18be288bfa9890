"""Reports on several disclosures: which of them a dataset gives, and how to order one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from budgetkit.reports.comparison.choosing import city_sets, peer_sets
from budgetkit.reports.job import Card, Job
from budgetkit.reports.panel.choosing import panels
from budgetkit.reports.words import label
from budgetkit.workbench import Corpus

_WORST_FIRST = ("failed", "partial", "ok")
_DIGEST = 8


def comparison_job(
    corpus: Corpus, disclosure_ids: Sequence[str], focus: str = "", name: str = ""
) -> Job:
    """Return a comparison of two to fifty disclosures.

    Args:
        corpus: The dataset.
        disclosure_ids: Those to compare.
        focus: The one to be shown in full among its peers, if any.
        name: Of the report; made of what they share, else of a digest, if not given.
    """
    shared = _shared(corpus, disclosure_ids)
    title = name or f"{_words(shared)}比较（{len(disclosure_ids)} 份）"
    key = name or "-".join(["比较", *map(str, shared.values()), _digest(disclosure_ids)])
    parameters = {"disclosures": ";".join(disclosure_ids), "focus": focus}
    card = _card(corpus, disclosure_ids, "comparison", key, title)
    return Job(card, "comparison.ipynb", parameters, tuple(disclosure_ids))


def comparison_jobs(corpus: Corpus) -> Iterator[Job]:
    """Yield a comparison for every set of peers, and for every city with two agencies."""
    for own in peer_sets(corpus.disclosures):
        yield comparison_job(corpus, own)
    for city, own in city_sets(corpus.disclosures):
        stage = corpus[own[0]].stage or ""
        name = f"{city}各部门{label('stages', stage)}比较"
        yield comparison_job(corpus, own, name=name)


def panel_job(corpus: Corpus, disclosure_ids: Sequence[str]) -> Job:
    """Return a panel of an agency; the disclosures share agency, scope and stage."""
    first = corpus[disclosure_ids[0]]
    scope, stage = first.scope or "", first.stage or ""
    name = "-".join(["历年", first.agency_name or "", scope, stage])
    parameters = {"agency": first.agency_name or "", "scope": scope, "stage": stage}
    card = _card(corpus, disclosure_ids, "panel", name, f"{first.agency_name}历年比较")
    return Job(card, "panel.ipynb", parameters, tuple(disclosure_ids))


def panel_jobs(corpus: Corpus) -> Iterator[Job]:
    """Yield a panel for every agency with two years or more."""
    done: set[str] = set()
    for own in panels(corpus.disclosures):
        job = panel_job(corpus, own)
        # Offices of two places may bear one name: the notebook takes the one with more years.
        if job.card.name not in done:
            yield job
        done.add(job.card.name)


def corpus_job(corpus: Corpus) -> Job:
    """Return the overview of the dataset."""
    names = tuple(sorted(corpus.disclosures["disclosure_id"]))
    return Job(
        _card(corpus, names, "corpus", "材料总览", "材料总览"), "corpus_overview.ipynb", {}, names
    )


def corpus_jobs(corpus: Corpus) -> Iterator[Job]:
    """Yield the overview of the dataset."""
    yield corpus_job(corpus)


def _card(corpus: Corpus, disclosure_ids: Sequence[str], kind: str, name: str, title: str) -> Card:
    shared = _shared(corpus, disclosure_ids)
    documents = corpus.documents
    found = set(documents.loc[documents["disclosure_id"].isin(disclosure_ids), "status"])
    return Card(
        name=name,
        kind=kind,
        title=title,
        fiscal_year=shared.get("fiscal_year"),
        scope=shared.get("scope"),
        stage=shared.get("stage"),
        reading=next((status for status in _WORST_FIRST if status in found), "ok"),
    )


def _shared(corpus: Corpus, disclosure_ids: Sequence[str]) -> dict[str, Any]:
    """What year, scope and stage all have, those that differ or are not known left out."""
    found = [corpus[name] for name in disclosure_ids]
    aspects: dict[str, set[Any]] = {
        "fiscal_year": {own.fiscal_year for own in found},
        "scope": {own.scope for own in found},
        "stage": {own.stage for own in found},
    }
    single = {name: next(iter(own)) for name, own in aspects.items() if len(own) == 1}
    return {name: value for name, value in single.items() if value is not None}


def _words(shared: dict[str, Any]) -> str:
    year = f"{shared['fiscal_year']} 年" if "fiscal_year" in shared else ""
    kinds = [label(f"{name}s", shared[name]) for name in ("scope", "stage") if name in shared]
    return f"{year}{''.join(kinds)}"


def _digest(disclosure_ids: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(disclosure_ids).encode()).hexdigest()[:_DIGEST]
