"""The dataset's tables with the review of the targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from budgetkit.dataset.arrow import arrow_table
from budgetkit.dataset.declared.reviews import TARGET_REVIEWS, TARGET_SCORES
from budgetkit.dataset.field import TableSchema
from budgetkit.quality import Review
from budgetkit.quality.records import review_rows, score_rows
from budgetkit.workbench.frames import frame_of
from budgetkit.workbench.targets import Targets

REVIEWS = ("target_reviews", "target_scores")


def review_of(tables: Mapping[str, pa.Table]) -> Review:
    """Return the review under the official rubric.

    Copying is looked for among all forms of ``tables``.
    """

    def load(name: str) -> pd.DataFrame:
        table = tables[name]
        if name == "budget_lines":
            # The other tables hold no projects, and frames of millions of amounts take long.
            table = table.filter(pc.equal(table["table_id"], "project_expenditure"))
        return frame_of(name, table)

    return Targets(load).review().result


def tables_of_review(result: Review) -> dict[str, pa.Table]:
    """Return ``target_reviews`` and ``target_scores``."""
    return {
        "target_reviews": _table(TARGET_REVIEWS, review_rows(result)),
        "target_scores": _table(TARGET_SCORES, score_rows(result)),
    }


def _table(schema: TableSchema, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    names = [field.name for field in schema.fields]
    return arrow_table(schema, [{name: row[name] for name in names} for row in rows])
