"""A papermill engine that executes in this very process.

The shell is ipykernel's and the outputs are put together by nbclient, as with a kernel: the
notebook comes out the same. What a kernel protects from, cells that crash or hang, is the
business of whoever forks the process.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from ipykernel.zmqshell import ZMQInteractiveShell
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, papermill_engines
from papermill.iorw import write_ipynb

from budgetkit.reports.engine.shell import shell

NAME = "budgetkit"
_SAVED_EVERY_SECONDS = 1.0
_NO_PARENT = {"msg_id": ""}


class InProcessEngine(Engine):  # type: ignore[misc]
    """Registered with papermill as ``budgetkit``."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, keep: str | None = None, **_: Any
    ) -> None:
        """Execute the cells in order, up to the first that fails.

        Args:
            nb_man: papermill's state of the notebook.
            kernel_name: Ignored: the kernel is this interpreter.
            keep: Where a slow notebook is saved meanwhile.
        """
        _Client(nb_man, keep).execute()


def register() -> str:
    """Make the engine known to papermill; return its name."""
    papermill_engines.register(NAME, InProcessEngine)
    return NAME


class _Client(PapermillNotebookClient):  # type: ignore[misc]
    """nbclient, with the shell in place of a kernel."""

    def __init__(self, nb_man: Any, keep: str | None) -> None:
        super().__init__(nb_man, record_timing=False)
        self._keep = None if keep is None else Path(keep)
        self._saved = time.monotonic()
        self._at: tuple[NotebookNode, int] | None = None

    def execute(self, **_: Any) -> NotebookNode:
        self.reset_execution_trackers()
        with shell(self._receive) as self._shell:
            self.papermill_execute_cells()
        executed: NotebookNode = self.nb
        return executed

    def _receive(self, message: dict[str, Any]) -> None:
        if self._at is not None:
            self.process_message({**message, "parent_header": _NO_PARENT}, *self._at)

    def execute_cell(self, cell: NotebookNode, cell_index: int, *_: Any, **__: Any) -> NotebookNode:
        self._save_if_slow()
        if cell.cell_type != "code" or not cell.source.strip():
            return cell
        cell.outputs = []
        self.clear_before_next_output = False
        self._at = cell, cell_index
        try:
            error = _run(self._shell, cell)
        finally:
            self._at = None
        if error is not None and "raises-exception" not in cell.metadata.get("tags", []):
            raise CellExecutionError.from_cell_and_msg(cell, error)
        return cell

    def _save_if_slow(self) -> None:
        if self._keep is not None and time.monotonic() - self._saved > _SAVED_EVERY_SECONDS:
            write_ipynb(self.nb, str(self._keep))
            self._saved = time.monotonic()


def _run(made: ZMQInteractiveShell, cell: NotebookNode) -> dict[str, Any] | None:
    """Run a cell; return what a kernel would reply of its error."""
    cell.execution_count = made.execution_count
    done = made.run_cell(cell.source, store_history=True)  # type: ignore[no-untyped-call]
    sys.stdout.flush()
    sys.stderr.flush()
    error = done.error_before_exec or done.error_in_exec
    if error is None:
        return None
    traceback = list(made._last_traceback or [])
    return {"ename": type(error).__name__, "evalue": str(error), "traceback": traceback}
