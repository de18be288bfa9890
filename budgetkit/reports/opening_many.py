"""Open a dataset for a report on several disclosures, wherever the notebook was started."""

from __future__ import annotations

from budgetkit.dataset.read import require_dataset
from budgetkit.reports.opening import find_dataset
from budgetkit.workbench import Corpus


def open_corpus(dataset: str) -> Corpus:
    """Return a dataset.

    Args:
        dataset: Folder; see :func:`budgetkit.reports.find_dataset`.

    Raises:
        DatasetMissingError: There is no such dataset.
    """
    folder = find_dataset(dataset)
    require_dataset(folder)
    return Corpus(folder)
