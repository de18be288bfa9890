"""Open a disclosure from a dataset, wherever the notebook was started."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from budgetkit.dataset.read import read_table, require_dataset
from budgetkit.errors import DatasetMissingError, UsageError
from budgetkit.workbench import Disclosure
from budgetkit.workbench.files import found_above
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
    """Return the dataset's folder; a relative path is looked for from the current one upwards.

    Raises:
        DatasetMissingError: It is nowhere there.
    """
    found = found_above(dataset)
    if found is None:
        here = Path.cwd().name
        raise DatasetMissingError(path=dataset, missing=f"自 {here} 起逐级向上均未找到")
    return found
