"""How well a corpus was read: by disclosure, by table, by rule. Counts, no judgement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from budgetkit.analysis.coverage import STATUTORY_TABLES
from budgetkit.analysis.money import without_unit

Presence = Literal["amounts", "declared_empty", "blank", "absent"]
RuleState = Literal["passed", "failed", "not_assessable"]
UNCERTAIN_BELOW = 0.9
"""Confidence (0 to 1) under which an amount should be looked up before it is used."""


def reading_counts(
    disclosures: pd.DataFrame, documents: pd.DataFrame, tables: pd.DataFrame, lines: pd.DataFrame
) -> pd.DataFrame:
    """Count what was read of each disclosure.

    Args:
        disclosures: ``disclosures``.
        documents: ``documents``; those that belong to none are left out.
        tables: ``tables``.
        lines: ``budget_lines``.

    Returns:
        One row per disclosure, ``disclosure_id`` as index, whole numbers: ``files``,
        ``pages`` and ``transcript_lines`` (0 where there are none), ``recognised`` and
        ``unrecognised`` tables, ``declared_empty``, ``amounts``, and of these
        ``unreadable`` (printed, but gave no number), ``unknown_unit``, ``repaired``,
        ``uncertain`` (confidence below :data:`UNCERTAIN_BELOW`).
    """
    known = tables["table_id"].notna()
    columns = {
        "files": _count(documents),
        "pages": _sum(documents, "page_count"),
        "transcript_lines": _sum(documents, "line_count"),
        "recognised": _count(tables[known]),
        "unrecognised": _count(tables[~known]),
        "declared_empty": _count(tables[known & tables["declared_empty"].astype(bool)]),
        "amounts": _count(lines),
        "unreadable": _count(lines[lines["reading"] == "unreadable"]),
        "unknown_unit": _count(without_unit(lines)),
        "repaired": _count(lines[lines["reading"] == "repaired"]),
        "uncertain": _count(lines[lines["confidence"].astype(float) < UNCERTAIN_BELOW]),
    }
    frame = pd.DataFrame(columns, index=pd.Index(disclosures["disclosure_id"], dtype=object))
    return frame.fillna(0).astype(int)


def table_presence(
    disclosure_ids: Sequence[str], tables: pd.DataFrame, lines: pd.DataFrame
) -> pd.DataFrame:
    """Say of each disclosure and common statutory table what was found.

    Returns:
        ``disclosure_id`` × :data:`STATUTORY_TABLES` of :data:`Presence`: it has ``amounts``,
        the document has it ``declared_empty``, it is there but ``blank``, or ``absent``: not
        published, or not recognised.
    """
    with_amounts = set(zip(lines["disclosure_id"], lines["table_id"], strict=True))
    found = set(zip(tables["disclosure_id"], tables["table_id"], strict=True))
    stated = tables[tables["declared_empty"].astype(bool)]
    empty = set(zip(stated["disclosure_id"], stated["table_id"], strict=True))

    def presence(cell: tuple[str, str]) -> Presence:
        if cell in with_amounts:
            return "amounts"
        if cell in empty:
            return "declared_empty"
        return "blank" if cell in found else "absent"

    return _grid(disclosure_ids, STATUTORY_TABLES, presence)


def rule_states(disclosure_ids: Sequence[str], checks: pd.DataFrame) -> pd.DataFrame:
    """Say of each disclosure and rule whether it held.

    Args:
        disclosure_ids: The rows.
        checks: ``check_results``.

    Returns:
        ``disclosure_id`` × ``rule_id`` in the order of the checks, of :data:`RuleState`:
        ``failed`` where one check did not hold, else ``passed`` where one was made, else
        ``not_assessable``; None where the rule was not asked.
    """
    states = {
        (str(row["disclosure_id"]), str(row["rule_id"])): _state(row)
        for row in checks[["disclosure_id", "rule_id", "passed", "failed"]].to_dict("records")
    }
    return _grid(disclosure_ids, list(dict.fromkeys(checks["rule_id"])), states.get)


def _state(row: dict[object, object]) -> RuleState:
    if row["failed"]:
        return "failed"
    return "passed" if row["passed"] else "not_assessable"


def _grid(rows: Sequence[str], columns: Sequence[str], cell: object) -> pd.DataFrame:
    assert callable(cell)
    values = [[cell((row, column)) for column in columns] for row in rows]
    return pd.DataFrame(values, index=list(rows), columns=list(columns), dtype=object)


def _count(rows: pd.DataFrame) -> pd.Series:
    return rows.groupby("disclosure_id").size()


def _sum(rows: pd.DataFrame, column: str) -> pd.Series:
    return rows.groupby("disclosure_id")[column].sum()
