"""One disclosure, as a researcher uses it in a notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd

    from budgetkit.workbench.source import Source

By = Literal["function", "economic", "type", "project", "source"]


class Disclosure:
    """One agency, year, stage and scope, from however many documents.

    Money is exact: columns of yuan hold :class:`decimal.Decimal` (or None where nothing is
    printed); use ``.astype(float)`` for charts.

    Attributes:
        budget_lines: One row per printed amount, the contract's ``budget_lines``.
        narrative: One row per fact of the narrative, the contract's ``narrative_facts``.
        tables: One row per table found, recognised or not.
        table_rows: Every printed row of every table.
        documents: One row per file.
    """

    disclosure_id: str
    agency_name: str | None
    scope: str | None
    stage: str | None
    fiscal_year: int | None
    division_code: str | None
    province: str | None
    city: str | None
    subordinate_units: tuple[str, ...]
    layout: str | None
    budget_lines: pd.DataFrame
    narrative: pd.DataFrame
    tables: pd.DataFrame
    table_rows: pd.DataFrame
    documents: pd.DataFrame
    warnings: Sequence[str]

    def table(self, table_id: str) -> pd.DataFrame:
        """Return a statutory table in its printed, wide shape.

        One row per printed row (per side, where revenue and expenditure stand side by
        side: see column ``side``). Columns: those of ``function_code``, ``function_name``,
        ``dept_econ_code`` … ``project``, ``agency`` that the table has, ``item``,
        ``level``, ``is_total``, then one column per measure in yuan, in printed order
        (``total``, ``basic``, ``project`` …), then ``document_id``, ``table_no``,
        ``row_no``, with which :meth:`source` finds the row.

        Raises:
            UsageError: The disclosure has no such table; the message lists those it has.
        """
        raise NotImplementedError

    def expenditure(self, by: By = "function", level: int | None = None) -> pd.DataFrame:
        """Return expenditure in yuan, one row per class, without total rows.

        Args:
            by: ``function`` (columns ``function_code``, ``function_name``, ``total``,
                ``basic``, ``project``), ``economic`` (``dept_econ_name``, ``total``,
                ``personnel``, ``operating``; basic expenditure only), ``type`` (``type``:
                ``basic``/``project``, ``total``), ``project`` (``project``, ``total`` and
                one column per source; largest first) or ``source`` (``source``, ``total``).
            level: 1 类, 2 款, 3 项, for ``function`` and ``economic``; 1 unless given.
        """
        raise NotImplementedError

    def revenue(self) -> pd.DataFrame:
        """Return revenue in yuan by source: columns ``source``, ``total``."""
        raise NotImplementedError

    def source(self, row: pd.Series[Any] | Mapping[str, Any]) -> Source:
        """Say where a row of any of the frames stands in its document."""
        raise NotImplementedError
