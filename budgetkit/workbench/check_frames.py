"""Findings and check results as frames that a reader can read.

They are pandas frames, whatever is filtered out of them too:

    d.findings.query("severity == 'high' and nature == 'document'")
    d.findings[d.findings["rule_id"].str.startswith("sum-")]
    d.checks.query("failed > 0")
    d.checks.query("checked == 0")          # what was never asked

Without all of their columns they show themselves as any frame does.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from budgetkit.checks.records import records
from budgetkit.dataset.schema import SCHEMA
from budgetkit.workbench.repr.card import Card
from budgetkit.workbench.repr.checks_card import findings_card, results_card
from budgetkit.workbench.repr.html import card_html
from budgetkit.workbench.repr.terminal import card_text


class _Readable(pd.DataFrame):
    """A frame that shows itself as a card as long as it has its table's columns."""

    _table = ""

    def _card(self) -> Card:
        raise NotImplementedError

    @property
    def _is_whole(self) -> bool:
        return list(self.columns) == list(SCHEMA[self._table].columns)

    def __repr__(self) -> str:
        return card_text(self._card()) if self._is_whole else super().__repr__()

    def _repr_html_(self) -> str | None:
        if self._is_whole:
            return card_html(self._card())
        shown: str | None = super()._repr_html_()  # type: ignore[misc]
        return shown


class Findings(_Readable):
    """What does not hold, a row per cause: see :mod:`budgetkit.workbench.check_frames`."""

    _table = "findings"

    @property
    def _constructor(self) -> Any:
        return Findings

    def _card(self) -> Card:
        return findings_card(records(self))


class Checks(_Readable):
    """What was checked, a row per rule: see :mod:`budgetkit.workbench.check_frames`."""

    _table = "check_results"

    @property
    def _constructor(self) -> Any:
        return Checks

    def _card(self) -> Card:
        return results_card(records(self))
