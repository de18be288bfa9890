"""Open a disclosure from a dataset, wherever the notebook was started."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from budgetkit.dataset.read import read_table, require_dataset
from budgetkit.errors import DatasetMissingError, UsageError
from budgetkit.workbench import Disclosure
from budgetkit.workbench.frames import Frames


def open_disclosure(dataset: str, disclosure_id: str = "") -> Disclosure:
    """Return a disclosure of a dataset.

    Args:
        dataset: Folder; see :func:`find_dataset`.
        disclosure_id: As in ``disclosures``; the first in order where it is empty.

    Raises:
        DatasetMissingError: There is no such dataset.
        UsageError: It has no such disclosure, or none at all.
    """
    folder = find_dataset(dataset)
    require_dataset(folder)
    wanted = disclosure_id or _first(folder)
    return Disclosure(Frames(partial(_rows_of, folder, wanted)), wanted)


def _first(folder: Path) -> str:
    known = sorted(read_table(folder, "disclosures")["disclosure_id"].to_pylist())
    if not known:
        raise UsageError(reason="数据集中没有任何公开材料。")
    return str(known[0])


def _rows_of(folder: Path, disclosure_id: str, name: str) -> pa.Table:
    """A table's rows of one disclosure: turning all into frames would cost what all cost."""
    table = read_table(folder, name)
    return table.filter(pc.equal(table["disclosure_id"], disclosure_id))


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
