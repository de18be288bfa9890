"""Where the researcher's corrections lie, and the dataset with them applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path

import pyarrow as pa

from budgetkit.dataset.corrections import Correction, corrected, load_corrections
from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.dataset.tables import Tables, document_tables, merge
from budgetkit.errors import UsageError
from budgetkit.workbench.files import found_above

CORRECTIONS = "data/corrections"
Folder = str | PathLike[str] | None
"""Of corrections; None is ``data/corrections``, here or in a folder above, if there is one."""


def corrected_outcomes(outcomes: Iterable[DocumentOutcome], folder: Folder = None) -> Tables:
    """Return the dataset of some readings with the researcher's corrections applied.

    Raises:
        CorrectionError: An entry is not filled in, or no longer holds.
        UsageError: The folder does not exist.
    """
    return corrected_parts(map(document_tables, outcomes), folder)


def corrected_parts(parts: Iterable[Tables], folder: Folder = None) -> Tables:
    """Join the tables of single documents, each corrected before anything is left out.

    Raises:
        CorrectionError: An entry is not filled in, or no longer holds.
        UsageError: The folder does not exist.
    """
    entries = _entries(folder)
    return merge(corrected(part, entries) for part in parts)


def unused_corrections(tables: Mapping[str, pa.Table], folder: Folder = None) -> list[Correction]:
    """Return the entries on documents that are not in the dataset; one may be misnamed."""
    known = set(tables["documents"]["document_id"].to_pylist())
    return [entry for entry in _entries(folder) if entry.document_id not in known]


def _entries(folder: Folder) -> list[Correction]:
    found = _folder(folder)
    return load_corrections(found) if found else []


def _folder(folder: Folder) -> Path | None:
    if folder is None:
        return found_above(CORRECTIONS)
    if not Path(folder).is_dir():
        raise UsageError(reason=f"没有更正目录：{folder}。请检查路径。")
    return Path(folder)
