"""Read one file, whatever becomes of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.dataset.package import sha256_or_none
from budgetkit.disclosure import read_disclosure
from budgetkit.document import ReadOptions, read_document
from budgetkit.document.model import Document
from budgetkit.document.options import DEFAULT_OPTIONS
from budgetkit.errors import BudgetkitError, InternalError
from budgetkit.sources import SourceFile, open_source

_LOG = logging.getLogger(__name__)


def read_outcome(
    path: Path,
    duplicate_names: tuple[str, ...] = (),
    options: ReadOptions = DEFAULT_OPTIONS,
    *,
    read: Callable[[SourceFile, ReadOptions], Document] = read_document,
) -> DocumentOutcome:
    """Read a file as far as it goes; errors are part of the outcome, never raised.

    An error that no reader foresaw becomes an :class:`InternalError`, and its traceback a
    debug message of this module's logger, so that one bad file does not stop a batch.
    """
    outcome = DocumentOutcome(path.name, duplicate_names=duplicate_names)
    try:
        source = open_source(path)
        outcome = replace(outcome, sha256=source.sha256)
        document = read(source, options)
        outcome = replace(outcome, document=document)
        return replace(outcome, reading=read_disclosure(document))
    except BudgetkitError as error:
        return replace(outcome, sha256=outcome.sha256 or sha256_or_none(path), error=error)
    except Exception as cause:
        _LOG.debug("%s", path, exc_info=True)
        reason = f"{type(cause).__name__}: {cause}"
        return replace(outcome, error=InternalError(path=path.name, reason=reason))
