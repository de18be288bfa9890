"""Reports on performance targets, and the tour: which of them a dataset gives."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit.errors import UsageError
from budgetkit.reports.cards import several_card
from budgetkit.reports.job import Job
from budgetkit.workbench import Corpus

_NOTEBOOK = "target_quality.ipynb"


def targets_job(corpus: Corpus, disclosure_id: str = "") -> Job:
    """Return the report on the targets of one disclosure, or of all.

    Either depends on all: a disclosure's targets are held against the others'.

    Raises:
        UsageError: There is no such disclosure, or no form.
    """
    about = [corpus[disclosure_id].disclosure_id] if disclosure_id else []
    having = _having(corpus)
    if not having or not set(about) <= set(having):
        raise UsageError(reason=f"没有绩效目标表：{disclosure_id or '整个数据集'}。")
    return _job(corpus, disclosure_id, tuple(having))


def _job(corpus: Corpus, disclosure_id: str, having: tuple[str, ...]) -> Job:
    about = (disclosure_id,) if disclosure_id else having
    title = "全部绩效目标"
    if disclosure_id:
        title = f"{corpus[disclosure_id].agency_name or '名称未识别'}绩效目标"
    name = f"绩效目标-{disclosure_id or '全部'}"
    card = several_card(corpus, about, "targets", name, title)
    return Job(card, _NOTEBOOK, {"disclosure_id": disclosure_id}, about, having)


def targets_jobs(corpus: Corpus) -> Iterator[Job]:
    """Yield a report on all targets, and one for each disclosure that has any."""
    having = tuple(_having(corpus))
    if having:
        yield _job(corpus, "", having)
    if len(having) > 1:
        yield from (_job(corpus, name, having) for name in having)


def tour_jobs(corpus: Corpus) -> Iterator[Job]:
    """Yield the tour of the dataset, led by its first disclosure with a table of expenditure."""
    names = sorted(corpus.disclosures["disclosure_id"])
    tables = corpus.tables
    leading = set(tables.loc[tables["table_id"] == "expenditure_summary", "disclosure_id"])
    first = next((name for name in names if name in leading), None)
    if first is not None:
        card = several_card(corpus, names, "tour", "导览", "导览：怎样研究这个数据集")
        yield Job(card, "explore.ipynb", {"disclosure_id": first}, tuple(names))


def _having(corpus: Corpus) -> list[str]:
    return sorted(set(corpus.targets.forms["disclosure_id"].dropna()))
