"""Read a dataset from its folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from budgetkit.dataset.package import DESCRIPTOR, file_sha256
from budgetkit.dataset.schema import SCHEMA
from budgetkit.errors import DatasetInvalidError, DatasetMissingError


def require_dataset(folder: Path) -> None:
    """Make sure that ``folder`` holds a whole dataset.

    Raises:
        DatasetMissingError: The descriptor (written last) or a table is missing.
    """
    files = [DESCRIPTOR, *(f"{name}.parquet" for name in SCHEMA)]
    missing = [file for file in files if not (folder / file).is_file()]
    if missing:
        others = f" 等 {len(missing)} 个文件" if len(missing) > 1 else ""
        raise DatasetMissingError(path=folder, missing=missing[0] + others)


def read_table(folder: Path, name: str) -> pa.Table:
    """Return one table of the dataset in ``folder``.

    Raises:
        DatasetMissingError: There is no such file.
        DatasetInvalidError: The file is no Parquet.
    """
    file = folder / f"{name}.parquet"
    try:
        # Memory mapping would keep the file open; ParquetFile ignores hive-like folder names.
        with pq.ParquetFile(file) as parquet:
            return parquet.read()
    except FileNotFoundError as cause:
        raise DatasetMissingError(path=folder, missing=file.name) from cause
    except (pa.ArrowException, OSError) as cause:
        raise DatasetInvalidError(table=name, detail=f"无法读取 {file.name}") from cause


def read_tables(folder: Path) -> dict[str, pa.Table]:
    """Return all tables of the dataset in ``folder``.

    Raises:
        DatasetMissingError: The folder holds no whole dataset.
        DatasetInvalidError: A file is no Parquet.
    """
    require_dataset(folder)
    return {name: read_table(folder, name) for name in SCHEMA}


def altered_files(folder: Path) -> list[str]:
    """Return the names of files that are not what the descriptor says they are.

    Raises:
        DatasetInvalidError: The descriptor itself cannot be read.
    """
    return [
        resource["path"]
        for resource in _resources(folder)
        if not _is_as_described(folder / Path(resource["path"]).name, resource["hash"])
    ]


def _resources(folder: Path) -> list[dict[str, Any]]:
    try:
        content = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        return [{"path": each["path"], "hash": each["hash"]} for each in content["resources"]]
    except (ValueError, KeyError, TypeError, OSError) as cause:
        raise DatasetInvalidError(table=DESCRIPTOR, detail="描述文件无法读取") from cause


def _is_as_described(file: Path, expected: str) -> bool:
    return file.is_file() and f"sha256:{file_sha256(file)}" == expected
