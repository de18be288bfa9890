"""Open a disclosure from a dataset, wherever the notebook was started."""

from __future__ import annotations

from pathlib import Path

import budgetkit
from budgetkit.errors import DatasetMissingError, UsageError
from budgetkit.workbench import Disclosure


def open_disclosure(dataset: str, disclosure_id: str = "") -> Disclosure:
    """Return a disclosure of a dataset.

    Args:
        dataset: Folder; see :func:`find_dataset`.
        disclosure_id: As in ``disclosures``; the first in order where it is empty.

    Raises:
        DatasetMissingError: There is no such dataset.
        UsageError: It has no such disclosure, or none at all.
    """
    corpus = budgetkit.corpus(find_dataset(dataset))
    if disclosure_id:
        return corpus[disclosure_id]
    known = sorted(corpus.disclosures["disclosure_id"])
    if not known:
        raise UsageError(reason="数据集中没有任何公开材料。")
    return corpus[known[0]]


def find_dataset(dataset: str) -> Path:
    """Return the dataset's folder.

    A relative path is looked for in the current folder and in each one above it: a notebook
    runs in its own folder in JupyterLab, and where papermill was called otherwise.

    Raises:
        DatasetMissingError: It is in none of them.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        found = folder / dataset
        if found.is_dir():
            return found
    raise DatasetMissingError(path=dataset, missing=f"自 {here.name} 起逐级向上均未找到")
