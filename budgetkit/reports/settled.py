"""An executed notebook without the traces of the machine and the hour."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

import budgetkit

_KEPT = {"exception", "parameters", "status", "version"}
_LANGUAGE = {"name": "python"}


def settled(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook with neither times nor absolute paths, its cells named in order."""
    _settle_metadata(notebook.metadata)
    notebook.metadata["language_info"] = dict(_LANGUAGE)
    known = {str(path): shown for path, shown in _places()}
    for number, cell in enumerate(notebook.cells):
        _settle_metadata(cell.metadata)
        cell.metadata.pop("execution", None)
        if _is_made(cell):
            cell["id"] = f"made-{number}"
        if cell.cell_type == "code":
            cell["outputs"] = without_paths(cell.outputs, known)
    return notebook


def without_paths(value: Any, known: Mapping[str, str] | None = None) -> Any:
    """Return outputs, or any text, with this machine's folders shortened or left out."""
    places = {str(path): shown for path, shown in _places()} if known is None else known
    if isinstance(value, str):
        for place, shown in places.items():
            value = value.replace(f"{place}{os.sep}", shown).replace(place, shown.rstrip("/"))
        return value
    if isinstance(value, Mapping):
        parts = {name: without_paths(part, places) for name, part in value.items()}
        return NotebookNode(parts)  # type: ignore[no-untyped-call]
    if isinstance(value, list):
        return [without_paths(part, places) for part in value]
    return value


def _settle_metadata(metadata: dict[str, Any]) -> None:
    if "papermill" in metadata:
        told = metadata["papermill"]
        metadata["papermill"] = {name: told[name] for name in sorted(_KEPT & set(told))}


def _is_made(cell: NotebookNode) -> bool:
    """Whether papermill put the cell in; it names it at random."""
    tags = cell.metadata.get("tags", [])
    return any(tag in tags for tag in ("injected-parameters", "papermill-error-cell-tag"))


def _places() -> Iterable[tuple[Path, str]]:
    """This machine's folders, the innermost first, with what is shown in their place."""
    found = {
        Path(budgetkit.__file__).resolve().parents[1]: "",
        Path(sys.prefix): "python/",
        Path(sys.base_prefix): "python/",
        Path.cwd(): "",
        Path.home(): "~/",
    }
    ordered = sorted(found.items(), key=lambda place: -len(str(place[0])))
    return [(path, shown) for path, shown in ordered if len(path.parts) > 1]
