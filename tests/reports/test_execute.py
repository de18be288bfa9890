"""Notebooks that fail, and the kernel they run in."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from budgetkit.errors import UsageError
from budgetkit.reports.batch import Batch
from budgetkit.reports.index import script
from budgetkit.reports.kernel import OwnKernelManager
from budgetkit.reports.record import Record, read_manifest, write_manifest
from tests.reports.conftest import DISCLOSURE_ID
from tests.reports.reading import assert_offline, read, tables

PARAMETERS = 'disclosure_id: str = ""\ndataset: str = ""\n'


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebooks")
    cells = [
        new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
        new_code_cell("print('so far')"),
        new_code_cell("raise ValueError('<b>{0}</b>')"),
        new_code_cell("print('never')"),
    ]
    nbformat.write(new_notebook(cells=cells), folder / "unit_report.ipynb")
    return folder


@pytest.fixture(scope="module")
def out(dataset: Path, failing: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / f"{DISCLOSURE_ID}.html").write_text("an earlier report", encoding="utf-8")
    other = Record("2020-x", "unit", "x", 2020, "unit", "budget", page="x.html")
    write_manifest(folder, [other])
    Batch(dataset, folder, notebooks=failing).unit(DISCLOSURE_ID)
    return folder


def test_a_failure_is_recorded_and_the_others_stay(out: Path) -> None:
    failed, other = read_manifest(out).values()
    assert (failed.state, other.state) == ("failed", "done")
    assert failed.page is None
    assert failed.error is not None
    assert "ValueError：<b>{0}</b>" in failed.error


def test_no_page_of_an_earlier_run_stays_behind(out: Path) -> None:
    assert not (out / f"{DISCLOSURE_ID}.html").exists()


def test_the_executed_copy_holds_outputs_and_error(out: Path) -> None:
    text = (out / "notebooks" / f"{DISCLOSURE_ID}.ipynb").read_text(encoding="utf-8")
    assert "so far" in text
    assert "ValueError" in text
    assert '"never\\n"' not in text
    assert len(list((out / "notebooks").iterdir())) == 1


def test_the_index_says_so(out: Path) -> None:
    html = (out / "index.html").read_text(encoding="utf-8")
    assert_offline(html, script=script())
    rows = tables(read(html))["全部报告（金额单位：万元）"]
    assert [row[0] for row in rows] == ["阳泉市财政局", "x"]
    assert [row[8] for row in rows] == ["未能生成", "已生成"]
    assert "<b>{0}</b>" in rows[0][-1]


def test_an_unknown_disclosure_is_wrong_use(dataset: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这份公开材料"):
        Batch(dataset, tmp_path).unit("2024-nobody-unit-budget")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_dataset_gives_an_index_that_says_what_to_do(root: Path, tmp_path: Path) -> None:
    from budgetkit.dataset.tables import merge
    from budgetkit.dataset.write import write_dataset

    write_dataset(tmp_path / "dataset", merge([]))
    assert Batch(tmp_path / "dataset", tmp_path / "reports").all() == []
    html = (tmp_path / "reports" / "index.html").read_text(encoding="utf-8")
    assert "数据集中没有公开材料" in html
    assert_offline(html)


def test_the_kernel_is_this_interpreter() -> None:
    manager = OwnKernelManager(kernel_name="python3")
    assert manager.kernel_spec.argv[0] == sys.executable
    assert manager.transport_encryption == "auto"
