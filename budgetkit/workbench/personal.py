"""Findings without personal data: their words are made to be shared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from budgetkit.quality.masking import masked

_TEXTS = ("message", "expected", "actual")


def without_personal(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Return the tables with personal data hidden in the words of ``findings``.

    Reports, check sheets and lists of findings are made from them. The texts of the document,
    as ``target_forms`` holds them, stay as they are printed.
    """
    findings = tables["findings"]
    rows = findings.to_pylist()
    hidden = [_hidden(row) for row in rows]
    if hidden == rows:
        return dict(tables)
    return {**tables, "findings": pa.Table.from_pylist(hidden, schema=findings.schema)}


def _hidden(row: Mapping[str, Any]) -> dict[str, Any]:
    texts = {name: masked(row[name]) for name in _TEXTS if row[name]}
    evidence = [{**own, "quote": masked(own["quote"] or "")} for own in row["evidence"] or ()]
    return {**row, **texts, "evidence": evidence if row["evidence"] else row["evidence"]}
