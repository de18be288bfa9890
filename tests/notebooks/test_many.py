"""The notebooks on several disclosures, run by papermill on the samples."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from budgetkit.reports.execute import execute
from budgetkit.workbench.extract import extract

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
TRANSCRIPTS = ("yangquan_finance_2024", "jincheng_finance_2024", "jincheng_zone_finance_2026")
YEARS = ("wanli_2023", "wanli_2024")
CITY = "2024-晋城市财政局-department-budget;2026-晋城经济技术开发区财政管理运营部-unit-budget"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dataset(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dataset")
    samples = root / "data" / "samples"
    files = [samples / f"{name}.txt" for name in TRANSCRIPTS]
    extract([*files, *(samples / f"{name}.pdf" for name in YEARS)], folder)
    return folder


def run(name: str, folder: Path, **parameters: object) -> list[str]:
    """What the executed notebook shows, as plain text."""
    node = execute(FOLDER / f"{name}.ipynb", folder / "out.ipynb", parameters)
    return shown(node)


def shown(node: nbformat.NotebookNode) -> list[str]:
    return [
        "".join(output.data["text/plain"])
        for cell in node.cells
        for output in cell.get("outputs", [])
        if output.output_type in {"display_data", "execute_result"}
    ]


def test_two_of_a_city(dataset: Path, tmp_path: Path) -> None:
    texts = run("comparison", tmp_path, dataset=str(dataset), disclosures=CITY)
    assert texts[0].startswith("晋城市财政局、晋城经济技术开发区财政管理运营部的比较")
    assert any("不排名" in text for text in texts)
    assert any(text.startswith("支出总计由 533.48 万元") for text in texts)


def test_peers_of_the_samples(dataset: Path, tmp_path: Path) -> None:
    texts = run("comparison", tmp_path, dataset=str(dataset))
    assert any("2024 年 预算 部门（含所属单位）（2 份）" in text for text in texts)


def test_two_years_of_an_agency(dataset: Path, tmp_path: Path) -> None:
    texts = run("panel", tmp_path, dataset=str(dataset))
    assert texts[0].startswith("上海市普陀区人民政府万里街道办事处历年比较 2023–2024 年")
    # Printed totals: 164,978,640 and 156,211,123 yuan.
    assert any(
        "2024 年支出总计比 2023 年减少 876.7517 万元（−5.31%），变动最大的是社会保障和就业支出"
        "（−746.9172）" in text
        for text in texts
    )


def test_the_overview(dataset: Path, tmp_path: Path) -> None:
    texts = run("corpus_overview", tmp_path, dataset=str(dataset))
    assert texts[0].startswith("材料总览 2023–2026 年")
    assert any(text.startswith("5 个文件：完整读出 5 个") for text in texts)


def test_the_tour_runs_by_itself(tmp_path: Path) -> None:
    """With papermill's own command and no parameter at all."""
    done = subprocess.run(
        [sys.executable, "-m", "papermill", str(FOLDER / "explore.ipynb"),
         str(tmp_path / "out.ipynb"), "--no-progress-bar"],
        cwd=FOLDER, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    texts = shown(nbformat.read(tmp_path / "out.ipynb", as_version=4))
    assert any("阳泉市财政局" in text for text in texts)
    assert sum(text.startswith("图：") for text in texts) == 3


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("comparison", {"disclosures": 5}),
        ("comparison", {"agency": "x"}),
        ("panel", {"agency": ["x"]}),
        ("corpus_overview", {"dataset\nimport os": "x"}),
    ],
)
def test_wrong_parameters_never_start_a_kernel(
    name: str, parameters: dict[str, object], tmp_path: Path
) -> None:
    with pytest.raises(Exception, match="参数"):
        run(name, tmp_path, **parameters)
    assert not (tmp_path / "out.ipynb").exists()
