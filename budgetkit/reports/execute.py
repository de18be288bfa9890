"""One notebook executed through papermill, with its parameters checked first."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from budgetkit.errors import ReportError
from budgetkit.reports.files import partial, write_whole
from budgetkit.reports.parameters import checked
from budgetkit.reports.settled import settled

TIMEOUT_SECONDS = 600


def execute(
    notebook: Path,
    out: Path,
    parameters: Mapping[str, Any],
    timeout: int = TIMEOUT_SECONDS,
    *,
    folder: Path | None = None,
    in_process: bool = False,
) -> NotebookNode:
    """Execute a notebook and keep the executed copy, also where a cell fails.

    The copy says what was done, not when nor on which machine: the same notebook, data and
    versions give the same bytes.

    Args:
        notebook: The notebook.
        out: Where the executed copy is put, once it is whole.
        parameters: Values of declared parameters.
        timeout: Seconds that a cell may take; of no effect where ``in_process``.
        folder: Where the cells run; that of the copy if not given.
        in_process: Whether to execute in this very process, which the cells may change at
            will; else in a kernel.

    Returns:
        The executed notebook.

    Raises:
        UsageError: A parameter is unknown or of another type.
        ReportError: A cell failed; ``out`` holds the outputs so far and the error.
    """
    node = read_notebook(notebook)
    values = checked(node, parameters)
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = partial(out)
    # Here, not above: papermill takes a second to load.
    from papermill import PapermillExecutionError

    try:
        done = _run(
            node, beside, values, folder or out.parent, _engine(in_process, timeout, beside)
        )
    except PapermillExecutionError as error:
        keep(beside, out)
        raise ReportError(report=out.stem, reason=f"{error.ename}：{error.evalue}") from error
    except BaseException:
        keep(beside, out)
        raise
    # What was written is what was returned: to read it back takes a tenth of a report's time.
    beside.unlink(missing_ok=True)
    return _settle(done, out)


def keep(beside: Path, out: Path) -> NotebookNode | None:
    """Put an executed copy, whole or not, where it belongs; return it if there is one."""
    if not beside.exists():
        return None
    executed = _settle(read_notebook(beside), out)
    # Of this very process, it has just become the copy.
    beside.unlink(missing_ok=True)
    return executed


def _settle(notebook: NotebookNode, out: Path) -> NotebookNode:
    executed = settled(notebook)
    write_whole(out, nbformat.writes(executed) + "\n")  # type: ignore[no-untyped-call]
    return executed


def _engine(in_process: bool, timeout: int, beside: Path) -> dict[str, Any]:
    """What papermill is told of the engine."""
    # Imported where it is needed: either takes a second that `--help` should not wait for.
    if in_process:
        from budgetkit.reports.engine.engine import register

        return {
            "engine_name": register(),
            "keep": str(beside),
            "request_save_on_cell_execute": False,
        }
    from budgetkit.reports.kernel import OwnKernelManager

    return {"execution_timeout": timeout, "kernel_manager_class": OwnKernelManager}


def _run(
    node: NotebookNode, out: Path, values: dict[str, Any], folder: Path, engine: dict[str, Any]
) -> NotebookNode:
    from papermill import execute_notebook

    logging.getLogger("papermill").setLevel(logging.ERROR)
    done: NotebookNode = execute_notebook(
        node,
        _literal(out),
        parameters=values,
        kernel_name="python3",
        language="python",
        progress_bar=False,
        cwd=str(folder),
        **engine,
    )
    return done


def read_notebook(path: Path) -> NotebookNode:
    """Return a notebook file."""
    node: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return node


def _literal(path: Path) -> str:
    """The path as papermill takes it: it reads braces as fields to fill in."""
    return str(path.resolve()).replace("{", "{{").replace("}", "}}")
