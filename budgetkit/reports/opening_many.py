"""Open a dataset for a report on several disclosures, wherever the notebook was started."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from budgetkit.dataset.read import require_dataset
from budgetkit.reports.opening import find_dataset, keep, table_of
from budgetkit.workbench import Corpus


def prepare(folder: Path, kind: str) -> None:
    """Read a dataset once for all reports of this process and of its forks.

    Args:
        folder: The dataset's.
        kind: Of the report to come; those on targets share the review of all forms.
    """
    keep(folder)
    if kind == "targets":
        # Here, not above: other reports need no review.
        from budgetkit.reports.targets.whole import keep as keep_review

        keep_review(open_corpus(str(folder)))


def open_corpus(dataset: str) -> Corpus:
    """Return a dataset.

    Args:
        dataset: Folder; see :func:`budgetkit.reports.find_dataset`.

    Raises:
        DatasetMissingError: There is no such dataset.
    """
    folder = find_dataset(dataset)
    require_dataset(folder)
    return Corpus(folder, partial(table_of, folder))
