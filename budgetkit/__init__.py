"""Budget disclosures of Chinese government agencies as one tidy, traceable dataset.

    import budgetkit as bk

    d = bk.read("data/raw/agency.txt")      # one disclosure
    c = bk.corpus("data/processed")         # everything extracted so far

What both return is described in :mod:`budgetkit.workbench`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from budgetkit.workbench import Corpus, Disclosure

__all__ = ["__version__", "corpus", "read"]
__version__ = "0.1.0"


def read(
    *paths: str | PathLike[str],
    password: str | None = None,
    verify: bool = False,
    corrections: str | PathLike[str] | None = None,
    cache: bool = True,
) -> Disclosure:
    """Read one disclosure from its file, or from the several files it is spread over.

    Args:
        *paths: The files of one agency, year, stage and scope.
        password: Opens a PDF that asks for one.
        verify: Whether to read every table of a PDF a second time by an independent path;
            a cell on which the two disagree loses confidence and is listed among
            the warnings.
        corrections: Folder of the researcher's corrections (``*.yml``); None is
            ``data/corrections`` here or in a folder above, if there is one.
        cache: Whether readings of PDFs are kept and looked up, as the command line does: in
            the folder of ``BUDGETKIT_CACHE`` or the user's, unless ``BUDGETKIT_NO_CACHE`` is
            set. What took a password to open is not kept.

    Returns:
        The disclosure, with its tables, facts and sources.

    Raises:
        SourceError: A file cannot be read at all.
        NotADisclosureError: A file is no budget disclosure.
        UsageError: No path was given, or the files belong to different disclosures.
        CorrectionError: A correction of the file is not filled in, or no longer holds.
    """
    from budgetkit.workbench import read as read_disclosure

    return read_disclosure(
        *paths, password=password, verify=verify, corrections=corrections, cache=cache
    )


def corpus(folder: str | PathLike[str]) -> Corpus:
    """Open the dataset that ``budgetkit extract`` wrote into ``folder``.

    Raises:
        DatasetMissingError: The folder holds no whole dataset.
    """
    from budgetkit.workbench import corpus as open_corpus

    return open_corpus(folder)
