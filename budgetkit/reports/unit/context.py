"""What every section of a unit report needs: the frames, the sources, the words for gaps."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import Protocol

import pandas as pd

from budgetkit import analysis
from budgetkit.analysis import Composition, MeasuredRow
from budgetkit.reports.blocks import Inline, Sentence
from budgetkit.reports.numbers import wanyuan
from budgetkit.reports.sources import Quote, Sources
from budgetkit.reports.words import BLANK, label


class Subject(Protocol):
    """What a unit report is about: :class:`budgetkit.workbench.Disclosure`, or its like."""

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

    @property
    def budget_lines(self) -> pd.DataFrame:
        """The contract's ``budget_lines``."""

    @property
    def narrative(self) -> pd.DataFrame:
        """The contract's ``narrative_facts``."""

    @property
    def tables(self) -> pd.DataFrame:
        """The contract's ``tables``."""

    @property
    def documents(self) -> pd.DataFrame:
        """The contract's ``documents``."""

    @property
    def warnings(self) -> Sequence[str]:
        """What the readers noticed."""

    @property
    def findings(self) -> pd.DataFrame:
        """The contract's ``findings``."""

    @property
    def checks(self) -> pd.DataFrame:
        """The contract's ``check_results``."""

    @property
    def corrections(self) -> pd.DataFrame:
        """The contract's ``corrections``."""

    @property
    def table_rows(self) -> pd.DataFrame:
        """The contract's ``table_rows``."""


class Context:
    """One disclosure and its list of sources."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.lines = subject.budget_lines
        self.facts = subject.narrative
        self.tables = subject.tables
        self._figures: dict[str, pd.Series | None] = {}
        self._rows: dict[tuple[str, str | None], list[MeasuredRow]] = {}
        self.sources = Sources(subject.documents, _quotes(subject))

    def amount(self, line: pd.Series | None) -> Inline:
        """Return a line's amount in 万元 with its source; a dash where there is no line."""
        if line is None:
            return BLANK
        yuan = analysis.amount(line["amount_yuan"])
        if yuan is None:
            return self.sources.cite(f"无法读出“{line['amount_text']}”", line)
        return self.sources.cite(wanyuan(yuan), line)

    def figure(self, figure_id: str) -> Inline:
        """Return a standard figure in 万元 with its source, or a dash."""
        return self.amount(self._find(figure_id))

    def stated(self, fact: pd.Series) -> Inline:
        """Return a fact's amount in 万元 with its source."""
        return self.sources.cite(wanyuan(analysis.fact_yuan(fact)), fact)

    def yuan(self, figure_id: str) -> Decimal | None:
        """Return a standard figure in yuan."""
        line = self._find(figure_id)
        return None if line is None else analysis.amount(line["amount_yuan"])

    def rows(self, table_id: str, side: str | None = None) -> list[MeasuredRow]:
        """Return the rows of a statutory table in printed order."""
        if (table_id, side) not in self._rows:
            self._rows[table_id, side] = analysis.measured_rows(self.lines, table_id, side)
        return self._rows[table_id, side]

    @cached_property
    def by_function(self) -> Composition:
        """Expenditure by 类."""
        return analysis.by_function(self.lines)

    def _find(self, figure_id: str) -> pd.Series | None:
        """Find a figure once: it is asked for as a number, as a share and in words."""
        if figure_id not in self._figures:
            self._figures[figure_id] = analysis.find(self.lines, figure_id)
        return self._figures[figure_id]

    def absence(self, table_id: str) -> str:
        """Say why there is nothing of a table: declared empty, blank, or not found."""
        name = f"《{label('tables', table_id)}》"
        found = self.tables[self.tables["table_id"] == table_id]
        if found.empty:
            return f"未读到{name}"
        if found["declared_empty"].astype(bool).all():
            return f"材料声明{name}本表无数据"
        if (self.lines["table_id"] == table_id).any():
            return f"{name}中没有读到所需的行或列"
        return f"{name}没有印出金额"


def _quotes(subject: Subject) -> Quote:
    """Return what tells a row's words: a fact's own, or its line of the table as printed."""
    printed: dict[tuple[str, int, int], str] | None = None

    def quote(row: pd.Series) -> str:
        nonlocal printed
        if "quote" in row.index:
            return str(row["quote"])
        if printed is None:
            printed = _printed_rows(subject.table_rows)
        return printed.get((str(row["document_id"]), int(row["table_no"]), int(row["row_no"])), "")

    return quote


def _printed_rows(rows: pd.DataFrame) -> dict[tuple[str, int, int], str]:
    keys = zip(rows["document_id"], rows["table_no"], rows["row_no"], strict=True)
    texts = (" | ".join(cells) for cells in rows["cells_text"])
    return {(str(d), int(t), int(r)): text for (d, t, r), text in zip(keys, texts, strict=True)}


def missing(reason: str, what: str) -> Sentence:
    """Return the sentence that says that something cannot be shown, and why."""
    return Sentence((f"{what}：{reason}。",), kind="missing")
