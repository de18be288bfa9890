"""One report from order to files; whatever happens, it says what became of it."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from nbformat import NotebookNode

from budgetkit.dataset.package import file_sha256
from budgetkit.errors import BudgetkitError, ReportError
from budgetkit.reports.execute import execute
from budgetkit.reports.files import inside, remove_tree, write_whole
from budgetkit.reports.job import Made, Order
from budgetkit.reports.settled import without_paths
from budgetkit.reports.words import clipped

INDEX = "index.html"
EXECUTED = "notebooks"
SOURCES = "sources"
TABLES = (".csv", ".xlsx")
_ERROR_LENGTH = 300


def make(order: Order, *, in_process: bool = False) -> Made:
    """Make a report: executed notebook, page, tables, source pages.

    Args:
        order: What is wanted.
        in_process: Whether the notebook may have this process to itself.
    """
    started = time.monotonic()
    error = None
    try:
        remove(order.folder, order.file_name)
        _make(order, in_process)
    except BudgetkitError as failure:
        error = failure.message
    except Exception as failure:
        error = f"{type(failure).__name__}：{failure}"
    seconds = round(time.monotonic() - started, 2)
    if error is None:
        return Made(None, hashes(order.folder, order.file_name), seconds)
    return failed(order, error, seconds)


def failed(order: Order, error: str, seconds: float) -> Made:
    """Return a failure; of the report only the executed copy stays."""
    files: dict[str, str] = {}
    with suppress(ReportError):
        remove(order.folder, order.file_name, keep_executed=True)
        files = hashes(order.folder, order.file_name)
    return Made(clipped(_without_paths(order, error), _ERROR_LENGTH), files, seconds)


def _without_paths(order: Order, error: str) -> str:
    shown: str = without_paths(error.replace(f"{order.folder}{os.sep}", ""))
    return shown


def hashes(folder: Path, file_name: str) -> dict[str, str]:
    """Return the SHA-256 of each file of a report by its path in the folder."""
    return {
        path.relative_to(folder).as_posix(): file_sha256(path)
        for path in report_files(folder, file_name)
    }


def report_files(folder: Path, file_name: str) -> list[Path]:
    """Return the files that there are of a report, in order."""
    places = [
        inside(folder, f"{file_name}.html"),
        inside(folder / EXECUTED, f"{file_name}.ipynb"),
        *(inside(folder, f"{file_name}{suffix}") for suffix in TABLES),
    ]
    pages = inside(folder / SOURCES, file_name)
    return [path for path in places if path.is_file()] + sorted(pages.glob("*.html"))


def remove(folder: Path, file_name: str, *, keep_executed: bool = False) -> None:
    """Remove a report's files, lest those of an earlier run be taken for its own."""
    for path in report_files(folder, file_name):
        if not (keep_executed and path.suffix == ".ipynb"):
            path.unlink()
    remove_tree(inside(folder / SOURCES, file_name))


def _make(order: Order, in_process: bool) -> None:
    # Here, not above: the exporter and its template engine are slow to load.
    from budgetkit.reports.beside import write_tables
    from budgetkit.reports.page import export
    from budgetkit.reports.source_pages import write_source_pages

    out = order.folder
    executed = inside(out / EXECUTED, f"{order.file_name}.ipynb")
    page = inside(out, f"{order.file_name}.html")
    node = execute(
        Path(order.notebook), executed, order.parameters, order.timeout,
        folder=out, in_process=in_process,
    )  # fmt: skip
    if order.sanitize:
        _sanitize(node, executed)
    cited = write_source_pages(node, order.originals, out / SOURCES, order.file_name, page.name)
    tables = write_tables(node, out, order.file_name)
    write_whole(
        page,
        export(
            node, title=order.name, back=INDEX, links=cited.links, notes=cited.notes, files=tables
        ),
    )


def _sanitize(node: NotebookNode, executed: Path) -> None:
    import nbformat

    from budgetkit.reports.page.sanitise import clean_outputs

    write_whole(executed, nbformat.writes(clean_outputs(node)) + "\n")  # type: ignore[no-untyped-call]
