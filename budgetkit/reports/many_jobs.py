"""Reports on several disclosures: which of them a dataset gives, and how to order one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from budgetkit.reports.cards import several_card, shared
from budgetkit.reports.comparison.choosing import city_sets, peer_sets, spread_out
from budgetkit.reports.job import Job
from budgetkit.reports.panel.choosing import panels
from budgetkit.reports.words import label
from budgetkit.workbench import Corpus

_DIGEST = 8


def comparison_job(
    corpus: Corpus,
    disclosure_ids: Sequence[str],
    focus: str = "",
    name: str = "",
    everyone: Sequence[str] = (),
) -> Job:
    """Return a comparison of two to fifty disclosures.

    Args:
        corpus: The dataset.
        disclosure_ids: Those to compare.
        focus: The one to be shown in full among its peers, if any.
        name: Of the report; made of what they share, else of a digest, if not given.
        everyone: All that they were chosen from, where these are more.
    """
    same = shared(corpus, disclosure_ids)
    count = f"{len(disclosure_ids)} 份"
    if len(everyone) > len(disclosure_ids):
        count = f"{len(everyone)} 份中的 {count}"
    title = name or f"{_words(same)}比较（{count}）"
    key = name or "-".join(["比较", *map(str, same.values()), _digest(disclosure_ids)])
    parameters = {"disclosures": ";".join(disclosure_ids), "focus": focus}
    card = several_card(corpus, disclosure_ids, "comparison", key, title)
    own, beside = tuple(disclosure_ids), tuple(everyone)
    return Job(card, "comparison.ipynb", parameters, own, beside)


def comparison_jobs(corpus: Corpus) -> Iterator[Job]:
    """Yield a comparison for every set of peers, and for every city with two agencies."""
    done: list[list[str]] = []
    for own in peer_sets(corpus.disclosures):
        done.append(own)
        yield comparison_job(corpus, spread_out(corpus, own), everyone=own)
    for city, own in city_sets(corpus.disclosures):
        if own in done:
            continue
        stage = corpus[own[0]].stage or ""
        name = f"{city}各部门{label('stages', stage)}比较"
        yield comparison_job(corpus, spread_out(corpus, own), name=name, everyone=own)


def panel_job(corpus: Corpus, disclosure_ids: Sequence[str]) -> Job:
    """Return a panel of an agency; the disclosures share agency, scope and stage."""
    first = corpus[disclosure_ids[0]]
    scope, stage = first.scope or "", first.stage or ""
    name = "-".join(["历年", first.agency_name or "", scope, stage])
    parameters = {"agency": first.agency_name or "", "scope": scope, "stage": stage}
    card = several_card(corpus, disclosure_ids, "panel", name, f"{first.agency_name}历年比较")
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
    card = several_card(corpus, names, "corpus", "材料总览", "材料总览")
    # A file that belongs to no disclosure is missing from all of them: the overview says so.
    is_whole = (corpus.documents["status"] == "ok").all()
    return Job(
        replace(card, reading="ok" if is_whole else "partial"), "corpus_overview.ipynb", {}, names
    )


def corpus_jobs(corpus: Corpus) -> Iterator[Job]:
    """Yield the overview of the dataset, if anything was read or failed to be."""
    if len(corpus.documents):
        yield corpus_job(corpus)


def _words(same: dict[str, Any]) -> str:
    year = f"{same['fiscal_year']} 年" if "fiscal_year" in same else ""
    kinds = [label(f"{name}s", same[name]) for name in ("scope", "stage") if name in same]
    return f"{year}{''.join(kinds)}"


def _digest(disclosure_ids: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(disclosure_ids).encode()).hexdigest()[:_DIGEST]
