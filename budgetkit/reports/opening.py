"""Open a disclosure from a dataset, wherever the notebook was started."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from budgetkit.dataset.read import read_table, require_dataset
from budgetkit.dataset.schema import SCHEMA
from budgetkit.errors import DatasetMissingError, UsageError
from budgetkit.workbench import Disclosure
from budgetkit.workbench.files import found_above
from budgetkit.workbench.frames import Frames

_TEXT = "text_blocks"


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


_kept: dict[tuple[Path, str], pa.Table] = {}


def keep(folder: Path) -> None:
    """Read a dataset's tables once, for all reports of this process and of its forks.

    The text is not among them: it is large, and few reports ask for it.
    """
    for name in SCHEMA:
        if name != _TEXT and (folder, name) not in _kept:
            _kept[folder, name] = read_table(folder, name)


def table_of(folder: Path, name: str) -> pa.Table:
    """Return a table of a dataset, as kept where it is."""
    kept = _kept.get((folder.resolve(), name)) if _kept else None
    return read_table(folder, name) if kept is None else kept


def _rows_of(folder: Path, disclosure_id: str, name: str) -> pa.Table:
    """A table's rows of one disclosure: turning all into frames would cost what all cost."""
    table = table_of(folder, name)
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
