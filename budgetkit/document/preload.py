"""What the processes that read files load, once for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from budgetkit.document.pool import start_server

_STEPS = "budgetkit.dataset.steps"
_PDF = "budgetkit.document.pdf.loaded"


def modules_for(paths: Iterable[Path]) -> tuple[str, ...]:
    """Return the names of modules that reading files, and folders with files, takes."""
    return (_PDF, _STEPS) if any(map(_may_hold_pdf, paths)) else (_STEPS,)


def load_ahead(paths: Iterable[Path]) -> None:
    """Start the server that pools fork from, so that it loads while this process does, too."""
    start_server(modules_for(paths))


def _may_hold_pdf(path: Path) -> bool:
    if path.is_dir():
        return any(_is_named_pdf(file) for file in path.rglob("*"))
    return _is_named_pdf(path)


def _is_named_pdf(path: Path) -> bool:
    return path.suffix.lower() == ".pdf"
