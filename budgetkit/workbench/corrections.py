"""Where the researcher's corrections lie, and the dataset with them applied."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from budgetkit.dataset.corrections import corrected, load_corrections
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
    entries = load_corrections(found) if (found := _folder(folder)) else []
    return merge(corrected(part, entries) for part in parts)


def _folder(folder: Folder) -> Path | None:
    if folder is None:
        return found_above(CORRECTIONS)
    if not Path(folder).is_dir():
        raise UsageError(reason=f"没有更正目录：{folder}。请检查路径。")
    return Path(folder)
