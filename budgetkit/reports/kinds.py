"""The kinds of report: for each its notebook, and which reports of it a dataset gives.

A new kind is a notebook, an entry here and its label in ``labels.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from budgetkit.reports.cards import worst
from budgetkit.reports.job import Card, Job
from budgetkit.reports.many_jobs import comparison_jobs, corpus_jobs, panel_jobs
from budgetkit.reports.target_jobs import targets_jobs, tour_jobs
from budgetkit.workbench import Corpus, Disclosure


@dataclass(frozen=True)
class Kind:
    """A kind of report.

    Attributes:
        kind_id: As in the manifest.
        jobs: Returns the reports of this kind that ``budgetkit report all`` makes.
    """

    kind_id: str
    jobs: Callable[[Corpus], Iterator[Job]]


def unit_job(disclosure: Disclosure) -> Job:
    """Return the report on one disclosure."""
    name = disclosure.disclosure_id
    return Job(_card(disclosure), "unit_report.ipynb", {"disclosure_id": name}, (name,))


def unit_jobs(corpus: Corpus) -> Iterator[Job]:
    """Yield a unit report for every disclosure."""
    return (unit_job(corpus[name]) for name in sorted(corpus.disclosures["disclosure_id"]))


KINDS = (
    Kind("unit", unit_jobs),
    Kind("comparison", comparison_jobs),
    Kind("panel", panel_jobs),
    Kind("targets", targets_jobs),
    Kind("corpus", corpus_jobs),
    Kind("tour", tour_jobs),
)


def all_jobs(corpus: Corpus) -> Iterator[Job]:
    """Yield the reports of all kinds."""
    for kind in KINDS:
        yield from kind.jobs(corpus)


def _card(disclosure: Disclosure) -> Card:
    return Card(
        name=disclosure.disclosure_id,
        kind="unit",
        title=disclosure.agency_name,
        fiscal_year=disclosure.fiscal_year,
        scope=disclosure.scope,
        stage=disclosure.stage,
        reading=worst(disclosure.documents["status"]),
        revenue_yuan=_text(disclosure.figure("revenue_total")),
        expenditure_yuan=_text(disclosure.figure("expenditure_total")),
    )


def _text(yuan: Decimal | None) -> str | None:
    return None if yuan is None else str(yuan)
