"""The workbench: disclosures and corpora in a notebook."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from budgetkit.dataset.outcome import join_outcomes
from budgetkit.dataset.read_file import read_outcome
from budgetkit.document.options import ReadOptions, default_cache
from budgetkit.errors import UsageError
from budgetkit.workbench.checked import checked_on_demand
from budgetkit.workbench.corpus import Corpus
from budgetkit.workbench.corrections import Folder, corrected_outcomes
from budgetkit.workbench.disclosure import Disclosure
from budgetkit.workbench.frames import Frames
from budgetkit.workbench.source import Source

__all__ = ["Corpus", "Disclosure", "Source", "corpus", "read", "read_with"]


def read(
    *paths: str | PathLike[str],
    password: str | None = None,
    verify: bool = False,
    corrections: Folder = None,
    cache: bool = True,
) -> Disclosure:
    """Read one disclosure; see :func:`budgetkit.read`."""
    folder = default_cache() if cache else None
    options = ReadOptions(password=password, verify=verify, cache=folder)
    return read_with(options, *paths, corrections=corrections)


def read_with(
    options: ReadOptions, *paths: str | PathLike[str], corrections: Folder = None
) -> Disclosure:
    """Read one disclosure as ``options`` say; see :func:`budgetkit.read`."""
    outcomes = join_outcomes([read_outcome(Path(path), options=options) for path in paths])
    for outcome in outcomes:
        if outcome.error is not None:
            raise outcome.error
    ids = sorted({outcome.disclosure_id for outcome in outcomes if outcome.disclosure_id})
    if len(ids) != 1:
        raise UsageError(reason=f"应是同一份公开材料的文件，实为：{'、'.join(ids) or '无文件'}。")
    tables = corrected_outcomes(outcomes, corrections)
    return Disclosure(Frames(checked_on_demand(tables)), ids[0])


def corpus(folder: str | PathLike[str]) -> Corpus:
    """Open a dataset; see :func:`budgetkit.corpus`."""
    return Corpus(Path(folder))
