"""The workbench: disclosures and corpora in a notebook."""

from __future__ import annotations

from os import PathLike

from budgetkit.workbench.corpus import Corpus
from budgetkit.workbench.disclosure import Disclosure
from budgetkit.workbench.source import Source

__all__ = ["Corpus", "Disclosure", "Source", "corpus", "read"]


def read(*paths: str | PathLike[str]) -> Disclosure:
    """Read one disclosure; see :func:`budgetkit.read`."""
    raise NotImplementedError


def corpus(folder: str | PathLike[str]) -> Corpus:
    """Open a dataset; see :func:`budgetkit.corpus`."""
    raise NotImplementedError
