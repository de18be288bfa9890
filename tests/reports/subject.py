"""A disclosure made of frames, where a test wants other words than an agency would print."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import nbformat
import pandas as pd
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from budgetkit.reports import UnitReport
from tests.analysis import yangquan

SECTIONS = (
    "identity",
    "money",
    "functions",
    "kinds",
    "economic",
    "projects",
    "public_expenses",
    "changes",
    "assets",
    "gaps",
    "sources",
)


@dataclass
class HandMade:
    """What a unit report asks of a disclosure."""

    disclosure_id: str = yangquan.DISCLOSURE_ID
    agency_name: str | None = yangquan.AGENCY
    scope: str | None = "unit"
    stage: str | None = "budget"
    fiscal_year: int | None = 2024
    division_code: str | None = "140300"
    province: str | None = "山西省"
    city: str | None = "阳泉市"
    subordinate_units: tuple[str, ...] = ()
    layout: str | None = None
    budget_lines: pd.DataFrame = field(default_factory=yangquan.budget_lines)
    narrative: pd.DataFrame = field(default_factory=yangquan.narrative)
    tables: pd.DataFrame = field(default_factory=yangquan.tables)
    documents: pd.DataFrame = field(default_factory=yangquan.documents)
    warnings: list[str] = field(default_factory=list)

    @property
    def table_rows(self) -> pd.DataFrame:
        """Each amount's row, as if it were all that is printed there."""
        lines = self.budget_lines
        texts = zip(lines["item_text"], lines["amount_text"], strict=True)
        cells = [[str(item), str(amount)] for item, amount in texts]
        keys = lines[["document_id", "table_no", "row_no"]]
        return keys.assign(cells_text=pd.Series(cells, index=lines.index, dtype=object))


def notebook_of(subject: HandMade) -> nbformat.NotebookNode:
    """The executed notebook of a unit report, without a kernel."""
    report = UnitReport(subject)
    cells = [_cell(report.masthead())]
    for name in SECTIONS:
        cells += [new_markdown_cell(f"## {name}", id=name), _cell(getattr(report, name)())]
    node: nbformat.NotebookNode = new_notebook(cells=cells)
    return node


def _cell(section: Any) -> nbformat.NotebookNode:
    outputs = []
    for block in section:
        data, metadata = block._repr_mimebundle_()
        outputs.append(new_output("display_data", data=data, metadata=metadata))
    cell: nbformat.NotebookNode = new_code_cell("", outputs=outputs)
    return cell
