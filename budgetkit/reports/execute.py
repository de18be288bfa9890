"""One notebook executed through papermill, with its parameters checked first."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from budgetkit.errors import ReportError
from budgetkit.reports.files import partial
from budgetkit.reports.parameters import checked

TIMEOUT_SECONDS = 600


def execute(
    notebook: Path, out: Path, parameters: Mapping[str, Any], timeout: int = TIMEOUT_SECONDS
) -> NotebookNode:
    """Execute a notebook and keep the executed copy, also where a cell fails.

    Args:
        notebook: The notebook.
        out: Where the executed copy is put, once it is whole.
        parameters: Values of declared parameters.
        timeout: Seconds that a cell may take.

    Returns:
        The executed notebook.

    Raises:
        UsageError: A parameter is unknown or of another type.
        ReportError: A cell failed; ``out`` holds the outputs so far and the error.
    """
    node = _read(notebook)
    values = checked(node, parameters)
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = partial(out)
    try:
        _run(node, beside, values, timeout)
        return _read(beside)
    finally:
        if beside.exists():
            beside.replace(out)


def _run(node: NotebookNode, out: Path, values: dict[str, Any], timeout: int) -> None:
    # Imported here: it takes a second or two that `budgetkit --help` should not wait for.
    from papermill import PapermillExecutionError, execute_notebook

    from budgetkit.reports.kernel import OwnKernelManager

    logging.getLogger("papermill").setLevel(logging.ERROR)
    try:
        execute_notebook(
            node,
            _literal(out),
            parameters=values,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            execution_timeout=timeout,
            kernel_manager_class=OwnKernelManager,
        )
    except PapermillExecutionError as error:
        name = str(values.get("disclosure_id") or out.stem)
        raise ReportError(report=name, reason=f"{error.ename}：{error.evalue}") from error


def _read(path: Path) -> NotebookNode:
    node: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return node


def _literal(path: Path) -> str:
    """The path as papermill takes it: it reads braces as fields to fill in."""
    return str(path.resolve()).replace("{", "{{").replace("}", "}}")
