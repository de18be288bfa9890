"""One disclosure, as a researcher uses it in a notebook."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

import pandas as pd
from rich.console import RenderableType

from budgetkit import analysis
from budgetkit.errors import UsageError
from budgetkit.workbench import breakdown
from budgetkit.workbench.breakdown import By
from budgetkit.workbench.check_frames import Checks, Findings
from budgetkit.workbench.frames import Frames
from budgetkit.workbench.repr.card import disclosure_card
from budgetkit.workbench.repr.html import card_html
from budgetkit.workbench.repr.terminal import card_renderable, card_text
from budgetkit.workbench.source import AnyRow, Source, plain, source_of
from budgetkit.workbench.targets import Targets
from budgetkit.workbench.wide import wide


class Disclosure:
    """One agency, year, stage and scope, from however many documents.

    Money is exact: columns of yuan hold :class:`decimal.Decimal`, None where nothing is
    printed. Use ``.astype(float)`` for charts.

    Attributes:
        disclosure_id: ``{fiscal_year}-{agency_name}-{scope}-{stage}``.
        agency_name: Name of the department or unit, None where it was not found (so for
            all that follow).
        scope: ``department`` or ``unit``.
        stage: ``budget`` or ``final_accounts``.
        fiscal_year: Fiscal year.
        division_code: Code of the administrative division, six digits.
        province: Province.
        city: City.
        subordinate_units: Units whose budgets are included.
        layout: Id of the layout profile recognised.
    """

    def __init__(self, frames: Frames, disclosure_id: str) -> None:
        found = frames.of_disclosure("disclosures", disclosure_id)
        if found.empty:
            raise UsageError(reason=f"没有这份公开材料：{disclosure_id}。")
        identity = {name: plain(value) for name, value in found.iloc[0].items()}
        self._frames = frames
        self.disclosure_id = disclosure_id
        self.agency_name: str | None = identity["agency_name"]
        self.scope: str | None = identity["scope"]
        self.stage: str | None = identity["stage"]
        self.fiscal_year: int | None = identity["fiscal_year"]
        self.division_code: str | None = identity["division_code"]
        self.province: str | None = identity["province"]
        self.city: str | None = identity["city"]
        self.subordinate_units: tuple[str, ...] = tuple(identity["subordinate_units"])
        self.layout: str | None = identity["layout"]

    @cached_property
    def budget_lines(self) -> pd.DataFrame:
        """One row per printed amount, the contract's ``budget_lines``."""
        return self._frame("budget_lines")

    @cached_property
    def narrative(self) -> pd.DataFrame:
        """One row per fact of the narrative, the contract's ``narrative_facts``."""
        return self._frame("narrative_facts")

    @cached_property
    def tables(self) -> pd.DataFrame:
        """One row per table found, recognised or not."""
        return self._frame("tables")

    @cached_property
    def table_rows(self) -> pd.DataFrame:
        """Every printed row of every table."""
        return self._frame("table_rows")

    @cached_property
    def text(self) -> pd.DataFrame:
        """One row per heading or paragraph, the contract's ``text_blocks``."""
        return self._frame("text_blocks")

    @cached_property
    def findings(self) -> Findings:
        """One row per thing that does not hold, the gravest first: ``findings``.

        Filter it like any frame: ``d.findings.query("severity == 'high'")``.
        """
        return Findings(self._frame("findings"))

    @cached_property
    def checks(self) -> Checks:
        """What was checked, by rule: the contract's ``check_results``.

        ``d.checks.query("checked == 0")`` are the rules that found nothing to check.
        """
        return Checks(self._frame("check_results"))

    @cached_property
    def corrections(self) -> pd.DataFrame:
        """What was put right by hand, a row per cell: the contract's ``corrections``."""
        return self._frame("corrections")

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per file."""
        return self._frame("documents")

    def _frame(self, name: str) -> pd.DataFrame:
        return self._frames.of_disclosure(name, self.disclosure_id)

    @cached_property
    def targets(self) -> Targets:
        """The performance-target forms, with ``review()``."""
        return Targets(self._frame)

    @property
    def warnings(self) -> list[str]:
        """All that was noticed while reading, each with its place."""
        noticed = [warning for row in self.documents["warnings"] for warning in row]
        return noticed + [
            f"{row.file_name} 中重复的内容以另一文件为准"
            for row in self.documents.itertuples()
            if isinstance(row.superseded_by, str)
        ]

    @property
    def table_ids(self) -> list[str]:
        """The statutory tables that were recognised, in printed order."""
        return list(dict.fromkeys(self.tables["table_id"].dropna()))

    def table(self, table_id: str) -> pd.DataFrame:
        """Return a statutory table in its printed, wide shape.

        One row per printed row with an amount (per side, where revenue and expenditure
        stand side by side: see column ``side``). Columns: those of ``section``,
        ``function_code``, ``function_name``, ``dept_econ_code`` … ``project_name``,
        ``agency`` that the table has, ``item``, ``level``, ``is_total``, then one column
        per measure in yuan, in printed order (``total``, ``basic``, ``project`` …), then
        ``document_id``, ``table_no``, ``row_no``, with which :meth:`source` finds the row.

        Raises:
            UsageError: The disclosure has no such table; the message lists those it has.
        """
        if table_id not in self.table_ids:
            known = "、".join(self.table_ids) or "无"
            raise UsageError(reason=f"这份材料没有报表 {table_id}；已识别的报表：{known}。")
        return wide(self.budget_lines[self.budget_lines["table_id"] == table_id])

    def figure(self, figure_id: str) -> Decimal | None:
        """Return a standard figure in yuan, as the tables print it; None where none does.

        Args:
            figure_id: A key of :func:`budgetkit.analysis.figure_catalogue`, as
                ``expenditure_total`` or ``three_public_total``.

        Raises:
            UsageError: There is no such figure.
        """
        if figure_id not in analysis.figure_catalogue():
            known = "、".join(analysis.figure_catalogue())
            raise UsageError(reason=f"没有这个数 {figure_id}；可用的有 {known}。")
        return self._frames.figure(
            self.disclosure_id, figure_id, lambda: analysis.value(self.budget_lines, figure_id)
        )

    def expenditure(self, by: By = "function", level: int = 1) -> pd.DataFrame:
        """Return expenditure in yuan, one row per class, without total rows.

        Args:
            by: ``function`` (functional classification), ``economic`` (departmental economic
                classification, basic expenditure only), ``project`` (largest first): rows of
                the table that has them, in its wide shape, see :meth:`table`. ``type``
                (columns ``type``: ``basic`` or ``project``, ``total``). ``source`` (columns
                ``source``, ``total``): what the expenditure is financed from, see
                :meth:`revenue`.
            level: 1 类, 2 款, 3 项, for ``function`` and ``economic``.

        Returns:
            No rows where the disclosure does not print the classification.

        Raises:
            UsageError: There is no such classification.
        """
        return breakdown.expenditure(self.budget_lines, by, level)

    def revenue(self) -> pd.DataFrame:
        """Return revenue in yuan by source, the carry-over included, largest first.

        Columns ``source`` (a measure: ``general``, ``fund`` … ``carry_over``), ``total``,
        and the row's place.
        """
        return breakdown.by_source(self.budget_lines)

    def source(self, row: AnyRow) -> Source:
        """Say where a row of any of these frames stands in its document.

        Raises:
            UsageError: The row does not say where it comes from, or comes from elsewhere.
        """
        return source_of(row, self.documents, self.table_rows)

    def __rich__(self) -> RenderableType:
        return card_renderable(disclosure_card(self))

    def __repr__(self) -> str:
        return card_text(disclosure_card(self))

    def _repr_html_(self) -> str:
        return card_html(disclosure_card(self))
