"""The samples that come with the package, read on the spot: a tour needs no dataset."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from budgetkit.reports.opening import find_dataset
from budgetkit.reports.opening_many import open_corpus
from budgetkit.workbench import Corpus
from budgetkit.workbench.extract import extract

_kept: list[TemporaryDirectory[str]] = []
"""Temporary folders of this process: they go when it ends."""


def open_or_read(dataset: str = "", folder: str = "data/samples", pattern: str = "*") -> Corpus:
    """Open a dataset, or where none is named read documents into a temporary one.

    Args:
        dataset: Folder of a dataset; empty to read documents.
        folder: As :func:`read_samples` takes it.
        pattern: As :func:`read_samples` takes it.

    Raises:
        DatasetMissingError: There is no such folder.
    """
    return open_corpus(dataset) if dataset else read_samples(folder, pattern)


def read_samples(folder: str = "data/samples", pattern: str = "*") -> Corpus:
    """Extract documents into a temporary dataset and open it.

    Args:
        folder: Where they lie; a relative path is looked for from the current folder upwards.
        pattern: Which files, as in a shell: ``*_2024.*``.

    Raises:
        DatasetMissingError: There is no such folder.
    """
    files: list[Path] = sorted(find_dataset(folder).glob(pattern))
    temporary = TemporaryDirectory(prefix="budgetkit-")
    _kept.append(temporary)
    # A folder of its own: the dataset's card shows its name, which should not be random.
    out = Path(temporary.name) / "samples"
    extract(files, out)
    return Corpus(out)
