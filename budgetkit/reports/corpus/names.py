"""What the disclosures of a corpus are called."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from budgetkit.reports.words import label, text_of

Names = Mapping[str, str]
"""The name of each disclosure by its id, unique."""


def short_names(disclosures: pd.DataFrame) -> Names:
    """Return year and agency, with scope and stage where that is not enough to tell apart."""
    rows = disclosures.to_dict("records")
    names = [
        f"{text_of(row['fiscal_year'], '年度不明')} {text_of(row['agency_name'], '名称未识别')}"
        for row in rows
    ]
    for kind in ("scope", "stage"):
        if len(set(names)) < len(names):
            words = [label(f"{kind}s", row[kind]) for row in rows]
            names = [f"{name} {word}" for name, word in zip(names, words, strict=True)]
    ids = [str(row["disclosure_id"]) for row in rows]
    if len(set(names)) < len(names):
        names = ids
    return dict(zip(ids, names, strict=True))
