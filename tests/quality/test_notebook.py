"""The notebook on target quality runs, hides names, and stays thin."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import nbformat
import pytest

from budgetkit.dataset.read import read_tables
from budgetkit.dataset.validate import violations_in
from budgetkit.quality.catalogue import rules
from budgetkit.reports.execute import execute
from budgetkit.workbench.extract import extract
from tests.quality.typeset import TRANSCRIPT

LONGEST_CELL = 12


@pytest.fixture(scope="module")
def notebook(root: Path) -> Path:
    return root / "notebooks" / "target_quality.ipynb"


@pytest.fixture(scope="module")
def dataset(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quality")
    form = folder / "with_form.txt"
    form.write_text(TRANSCRIPT, "utf-8")
    extract([form, root / "data" / "samples" / "yangquan_finance_2024.txt"], folder / "data")
    return folder / "data"


def test_the_notebook_is_thin_and_stored_without_outputs(notebook: Path) -> None:
    for cell in nbformat.read(notebook, as_version=4).cells:
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) <= LONGEST_CELL
            assert "def " not in cell.source
            assert cell.outputs == []


@pytest.mark.parametrize("group", [pytest.param("", marks=pytest.mark.slow), "2026-"])
def test_the_notebook_runs(notebook: Path, dataset: Path, tmp_path: Path, group: str) -> None:
    node = execute(notebook, tmp_path / "out.ipynb", {"dataset": str(dataset), "group": group})
    shown = [
        output["data"]["text/html"]
        for cell in node.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "text/html" in output.get("data", {})
    ]
    titles = ["绩效目标", "数量指标", "各审核项的得分", "各目标表的得分", "可衡量", "平均分"]
    page = "".join(shown)
    assert [title for title in titles if title in page] == titles
    assert "19,687" in page
    assert "钱二三" not in page
    assert group == "" or "钱＊＊" in page


def test_the_dataset_holds_reviews_and_scores(dataset: Path) -> None:
    tables = read_tables(dataset)
    scores, reviews = (
        [row for row in tables[name].to_pylist() if row["disclosure_id"].startswith("2026-")]
        for name in ("target_scores", "target_reviews")
    )
    assert [(row["form_no"], row["grade"], row["profile"]) for row in scores] == [
        (1, "中", "official")
    ]
    assert len(reviews) == len(rules())
    # Each row is rounded to the hundredth, the score only once.
    assert abs(sum(row["points"] or 0 for row in reviews) - scores[0]["points"]) < Decimal("0.3")
    fired = next(row for row in reviews if row["rule_id"] == "privacy_personal")
    assert (fired["status"], fired["reasons"]) == ("fail", ["保证措施含姓名 2 处"])
    assert fired["evidence"][0]["quote"] == "赵＊、钱＊＊"
    assert violations_in(dataset) == []
