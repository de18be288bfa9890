"""A corpus in a notebook: frames, choosing, iterating."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import budgetkit as bk
from budgetkit.dataset.read import read_table
from budgetkit.errors import DatasetInvalidError, DatasetMissingError, UsageError
from budgetkit.workbench import Corpus
from tests.dataset import handmade


def test_frames_hold_every_disclosure(corpus: Corpus) -> None:
    assert len(corpus) == 2
    assert corpus.disclosures["fiscal_year"].tolist() == [2025, 2026]
    assert corpus.budget_lines["amount_yuan"].sum() == Decimal("2424000.00")
    assert (len(corpus.narrative), len(corpus.tables), len(corpus.table_rows)) == (2, 4, 12)
    assert corpus.documents["file_name"].tolist() == ["b.txt", "a.txt"]


def test_iterating_gives_disclosures(corpus: Corpus) -> None:
    assert [found.fiscal_year for found in corpus] == [2025, 2026]
    assert [len(found.budget_lines) for found in corpus] == [7, 7]


def test_one_disclosure_by_id(corpus: Corpus) -> None:
    found = corpus[f"2025-{handmade.AGENCY}-unit-budget"]
    assert found.documents["file_name"].tolist() == ["b.txt"]
    with pytest.raises(UsageError, match="没有这份公开材料：nobody"):
        corpus["nobody"]


def test_one_disclosure_by_what_it_is(corpus: Corpus) -> None:
    assert corpus.disclosure(handmade.AGENCY, 2026).fiscal_year == 2026
    with pytest.raises(UsageError, match=r"有 2 份材料符合.*2025-.*2026-"):
        corpus.disclosure(handmade.AGENCY)
    with pytest.raises(UsageError, match="没有这样的公开材料：某厅"):
        corpus.disclosure("某厅")
    with pytest.raises(UsageError, match="没有"):
        corpus.disclosure(handmade.AGENCY, scope="department")


def test_source_knows_the_document(corpus: Corpus) -> None:
    sources = {corpus.source(row).file_name for _, row in corpus.budget_lines.iterrows()}
    assert sources == {"a.txt", "b.txt"}


def test_a_folder_without_dataset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetMissingError, match=r"datapackage\.json"):
        bk.corpus(tmp_path / "nothing")


def test_one_disclosure_is_read_without_the_others(corpus: Corpus) -> None:
    """Whole or by itself, a disclosure's rows are the same."""
    name = str(corpus.disclosures["disclosure_id"].iloc[0])
    alone = Corpus(corpus.folder)[name].budget_lines
    whole = corpus.budget_lines
    expected = whole[whole["disclosure_id"] == name].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone, expected)
    pd.testing.assert_frame_equal(corpus[name].budget_lines, expected)


def test_a_table_of_another_version_is_refused(corpus: Corpus) -> None:
    other = Corpus(corpus.folder, lambda name: read_table(corpus.folder, name).drop_columns("page"))
    with pytest.raises(DatasetInvalidError, match=r"没有 page 一列.*budgetkit extract"):
        _ = other.budget_lines
