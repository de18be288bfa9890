"""A disclosure made of frames, where a test wants other words than an agency would print."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import nbformat
import pandas as pd
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from budgetkit.dataset.arrow import arrow_table
from budgetkit.dataset.schema import SCHEMA
from budgetkit.reports import UnitReport
from budgetkit.workbench.frames import frame_of
from tests.analysis import yangquan

DOCUMENT_ID = str(yangquan.documents()["document_id"].iloc[0])
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
    "checks",
    "gaps",
    "sources",
)


def findings(text: str = "支出总计印为 2011.30，各行之和为 2111.30") -> pd.DataFrame:
    """Two findings and a tail of rounding that say ``text`` wherever there are words."""
    return frame_of(
        "findings", arrow_table(SCHEMA["findings"], map(_finding, range(3), [text] * 3))
    )


def _finding(number: int, text: str) -> dict[str, Any]:
    place = {"document_id": DOCUMENT_ID, "page": None, "line": 3 + number, "bbox": None}
    return {
        "disclosure_id": yangquan.DISCLOSURE_ID,
        "finding_id": f"{number:012x}",
        "rule_id": ("sum-total", "wording-scope", "sum-levels")[number],
        "severity": ("high", "medium", "low")[number],
        "nature": ("extraction", "document", "rounding")[number],
        "message": text,
        "expected": text if number != 1 else None,
        "actual": text if number != 1 else None,
        "difference": text if number != 1 else None,
        "evidence": [{**place, "quote": text}] * (7 if number == 0 else 1),
        "suggestion": f"{text} → {text}" if number == 0 else None,
    }


def check_results(text: str = "表中没有这一栏") -> pd.DataFrame:
    """Three rules: one that failed, one that passed, one that had nothing to check."""
    counts = {
        "sum-total": (4, 3, 1, 0),
        "wording-scope": (5, 5, 0, 2),
        "form-money": (0, 0, 0, 1),
    }
    rows = [
        {
            "disclosure_id": yangquan.DISCLOSURE_ID,
            "rule_id": rule_id,
            "checked": checked,
            "passed": passed,
            "failed": failed,
            "not_assessable": skipped,
            "reasons": [text] if skipped else [],
        }
        for rule_id, (checked, passed, failed, skipped) in counts.items()
    ]
    return frame_of("check_results", arrow_table(SCHEMA["check_results"], rows))


def corrections(text: str = "166.81") -> pd.DataFrame:
    """One cell put right."""
    row = {
        "disclosure_id": yangquan.DISCLOSURE_ID, "file": text, "entry": 1,
        "table_name": "budget_lines", "row_key": text, "table_id": "expenditure_summary",
        "item": text, "measure": "total", "column_name": "amount_text", "reading_text": text,
        "value_text": text, "reason": text, "corrected_by": text, "corrected_on": "2026-02-03",
        "document_id": DOCUMENT_ID, "line": 7, "method": "ocr", "confidence": 0.5,
    }  # fmt: skip
    return frame_of("corrections", arrow_table(SCHEMA["corrections"], [row]))


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
    findings: pd.DataFrame = field(default_factory=lambda: findings())
    checks: pd.DataFrame = field(default_factory=lambda: check_results())
    corrections: pd.DataFrame = field(default_factory=lambda: corrections())

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
