"""What every section of a unit report needs: the frames, the sources, the words for gaps."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol

import pandas as pd

from budgetkit import analysis
from budgetkit.reports.blocks import Inline, Sentence
from budgetkit.reports.numbers import wanyuan
from budgetkit.reports.sources import Sources
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

    def source(self, row: Any) -> Any:
        """Say where a row stands; the answer has a ``quote``."""


class Context:
    """One disclosure and its list of sources."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.lines = subject.budget_lines
        self.facts = subject.narrative
        self.tables = subject.tables
        self.sources = Sources(subject.documents, lambda row: str(subject.source(row).quote))

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
        return self.amount(analysis.find(self.lines, figure_id))

    def stated(self, fact: pd.Series) -> Inline:
        """Return a fact's amount in 万元 with its source."""
        return self.sources.cite(wanyuan(analysis.fact_yuan(fact)), fact)

    def yuan(self, figure_id: str) -> Decimal | None:
        """Return a standard figure in yuan."""
        return analysis.value(self.lines, figure_id)

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


def missing(reason: str, what: str) -> Sentence:
    """Return the sentence that says that something cannot be shown, and why."""
    return Sentence((f"{what}：{reason}。",), kind="missing")
