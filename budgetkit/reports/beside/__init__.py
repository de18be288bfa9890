"""The numbers of a report as CSV and Excel beside its page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from nbformat import NotebookNode

from budgetkit.reports.beside.content import contents_of
from budgetkit.reports.beside.long import long_csv
from budgetkit.reports.beside.workbook import workbook
from budgetkit.reports.files import inside, write_whole
from budgetkit.reports.page import File

__all__ = ["write_tables"]


def write_tables(notebook: NotebookNode, folder: Path, name: str) -> list[File]:
    """Write the tables of an executed notebook, nothing where it has none.

    Args:
        notebook: With its outputs.
        folder: Of the report.
        name: Safe name, without suffix.

    Returns:
        The files for the page to offer.
    """
    contents = contents_of(notebook)
    if not contents.tables:
        return []
    write_whole(inside(folder, f"{name}.csv"), long_csv(contents))
    write_whole(inside(folder, f"{name}.xlsx"), workbook(contents))
    # "./" keeps a name with a colon from being read as a scheme.
    address = f"./{quote(name)}"
    return [File(f"{address}.csv", "CSV"), File(f"{address}.xlsx", "Excel")]
