"""Write a dataset so that a killed run leaves whole tables or none.

Everything is first written into a hidden folder beside the tables. Then the descriptor of
the old dataset is removed, the tables are renamed into place one by one, and the new
descriptor comes last. Renaming is atomic, so a table is always whole; and a folder without
descriptor is no dataset, so old and new tables are never taken for one. Whatever a killed
run left is cleared away by the next one.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from budgetkit.dataset.package import DESCRIPTOR, descriptor_text
from budgetkit.dataset.schema import SCHEMA
from budgetkit.dataset.spreadsheet import write_csv
from budgetkit.errors import DatasetWriteError

INCOMING = ".incoming"


def write_dataset(folder: Path, tables: Mapping[str, pa.Table], *, csv: bool = False) -> None:
    """Write tables and descriptor into ``folder``, replacing the dataset that is there.

    One writer at a time; other files in the folder are left alone.

    Args:
        folder: Made if it does not exist.
        tables: All tables of the contract by name.
        csv: Whether to write each table as CSV too.

    Raises:
        DatasetWriteError: The folder cannot be written to.
    """
    incoming = folder / INCOMING
    try:
        shutil.rmtree(incoming, ignore_errors=True)
        incoming.mkdir(parents=True)
        _stage(incoming, tables, csv=csv)
        _swap(incoming, folder)
    except OSError as cause:
        raise DatasetWriteError(path=folder, reason=cause.strerror or cause) from cause
    finally:
        shutil.rmtree(incoming, ignore_errors=True)


def _stage(incoming: Path, tables: Mapping[str, pa.Table], *, csv: bool) -> None:
    files = []
    for name in SCHEMA:
        files.append(incoming / f"{name}.parquet")
        pq.write_table(tables[name], files[-1], compression="zstd")
        if csv:
            files.append(incoming / f"{name}.csv")
            write_csv(tables[name], files[-1])
    (incoming / DESCRIPTOR).write_text(descriptor_text(files), encoding="utf-8", newline="\n")


def _swap(incoming: Path, folder: Path) -> None:
    (folder / DESCRIPTOR).unlink(missing_ok=True)
    for name in SCHEMA:
        for suffix in (".parquet", ".csv"):
            staged = incoming / f"{name}{suffix}"
            if staged.exists():
                staged.replace(folder / staged.name)
            else:
                # What an earlier run wrote must not stay beside the new tables.
                (folder / staged.name).unlink(missing_ok=True)
    (incoming / DESCRIPTOR).replace(folder / DESCRIPTOR)
