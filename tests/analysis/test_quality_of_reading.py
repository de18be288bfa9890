"""What was read is counted, and what was not is said."""

from __future__ import annotations

import pandas as pd

from budgetkit.analysis import reading_counts, rule_states, table_presence
from tests.analysis import yangquan

OTHER = "2024-另一单位-unit-budget"


def test_counts(lines: pd.DataFrame, tables: pd.DataFrame) -> None:
    disclosures = pd.DataFrame({"disclosure_id": [yangquan.DISCLOSURE_ID, OTHER]})
    marked = lines.assign(reading=["unreadable", "repaired", *["as_printed"] * (len(lines) - 2)])
    found = reading_counts(disclosures, yangquan.documents(), tables, marked)
    own = found.loc[yangquan.DISCLOSURE_ID]
    assert (own["files"], own["transcript_lines"], own["pages"]) == (1, 816, 0)
    assert (own["recognised"], own["declared_empty"], own["unrecognised"]) == (9, 3, 0)
    assert (own["amounts"], own["unreadable"], own["repaired"]) == (len(lines), 1, 1)
    assert not found.loc[OTHER].any()


def test_presence_of_tables(lines: pd.DataFrame, tables: pd.DataFrame) -> None:
    found = table_presence([yangquan.DISCLOSURE_ID], tables, lines).iloc[0]
    assert found["expenditure_summary"] == "amounts"
    assert found["three_public"] == "declared_empty"
    assert found["general_expenditure"] == "absent"
    without = lines[lines["table_id"] != "expenditure_summary"]
    blank = table_presence([yangquan.DISCLOSURE_ID], tables, without).iloc[0]
    assert blank["expenditure_summary"] == "blank"


def test_silence_is_no_pass() -> None:
    checks = pd.DataFrame(
        {
            "disclosure_id": ["a", "a", "a", "b"],
            "rule_id": ["sum", "balance", "share", "sum"],
            "passed": [3, 0, 5, 1],
            "failed": [0, 0, 1, 0],
        }
    )
    found = rule_states(["a", "b"], checks)
    assert list(found.loc["a"]) == ["passed", "not_assessable", "failed"]
    assert list(found.loc["b"]) == ["passed", None, None]
