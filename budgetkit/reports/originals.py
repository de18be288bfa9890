"""Where the files lie that a dataset was read from; they are told by their content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from budgetkit.dataset.package import sha256_or_none
from budgetkit.workbench.files import files_of

DEFAULT = (Path("data/samples"), Path("data/raw"))


def find_originals(sha256s: Mapping[str, str], folders: Iterable[Path]) -> dict[str, Path]:
    """Return the original of each document that one of the folders holds.

    Args:
        sha256s: SHA-256 of each document's file, by document_id.
        folders: Searched with all that is in them; one that does not exist is passed over.
    """
    wanted = {sha256: document_id for document_id, sha256 in sha256s.items()}
    found: dict[str, Path] = {}
    for file in files_of(folder for folder in folders if folder.exists()):
        if len(found) == len(wanted):
            break
        document_id = wanted.get(sha256_or_none(file) or "")
        if document_id is not None:
            found.setdefault(document_id, file)
    return found
