"""Notebooks are thin: they call the package and show."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tokenize
from io import StringIO
from pathlib import Path

import nbformat
import pytest

from budgetkit.reports.parameters import declared
from budgetkit.workbench.extract import extract

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
LONGEST_CELL = 12
YANGQUAN = "2024-阳泉市财政局-unit-budget"
GIVEN = {"unit_report": ("-p", "disclosure_id", YANGQUAN)}
SHOWS = {
    "comparison": "晋城市财政局",
    "corpus_overview": "材料总览 2024–2026 年",
    "explore": "阳泉市财政局",
    "panel": "历年比较",
    "target_quality": "绩效目标",
    "unit_report": "阳泉市财政局 2024 年 · 单位预算 · 山西省阳泉市",
}
"""What each shows in words, on two departments and a unit."""
READERS = {"open", "read_csv", "read_excel", "read_parquet", "read_json", "read_text", "read_html"}


def load(path: Path) -> nbformat.NotebookNode:
    node: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    return node


def code(path: Path) -> list[str]:
    return [cell.source for cell in load(path).cells if cell.cell_type == "code"]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_there_are_notebooks() -> None:
    assert {path.stem for path in NOTEBOOKS} == {
        "comparison",
        "corpus_overview",
        "explore",
        "panel",
        "target_quality",
        "unit_report",
    }


def test_stored_without_outputs(notebook: Path) -> None:
    node = load(notebook)
    nbformat.validate(node)
    for cell in node.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
    assert set(node.metadata) == {"kernelspec", "language_info"}
    assert node.metadata.kernelspec.name == "python3"


def test_cells_have_names_and_are_short(notebook: Path) -> None:
    node = load(notebook)
    ids = [cell.id for cell in node.cells]
    assert len(ids) == len(set(ids))
    assert all(name.replace("-", "").isalpha() for name in ids)
    assert all(len(cell.source.splitlines()) <= LONGEST_CELL for cell in node.cells)


def test_nothing_is_defined_and_no_file_is_parsed(notebook: Path) -> None:
    defines = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda
    for source in code(notebook):
        for part in ast.walk(ast.parse(source)):
            assert not isinstance(part, defines)
            if isinstance(part, ast.Call):
                called = part.func
                name = called.attr if isinstance(called, ast.Attribute) else ast.unparse(called)
                assert name not in READERS


def test_parameters_have_types_and_comments(notebook: Path) -> None:
    node = load(notebook)
    (cell,) = [cell for cell in node.cells if "parameters" in cell.metadata.get("tags", [])]
    tokens = tokenize.generate_tokens(StringIO(cell.source).readline)
    comments = [token for token in tokens if token.type == tokenize.COMMENT]
    assert len(declared(node)) == len(comments) > 0


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as after a clone and an extraction, with two samples of one city."""
    made = tmp_path_factory.mktemp("project")
    for name in ("notebooks", "data/processed", "data/samples"):
        (made / name).mkdir(parents=True)
    for name in ("yangquan_finance_2024", "jincheng_finance_2024", "jincheng_zone_finance_2026"):
        shutil.copy(root / "data" / "samples" / f"{name}.txt", made / "data" / "samples")
    extract([made / "data" / "samples"], made / "data" / "processed")
    return made


@pytest.mark.slow
@pytest.mark.parametrize("folder", [".", "notebooks"])
def test_papermill_runs_each_by_itself(folder: str, notebook: Path, project: Path) -> None:
    """The relative defaults serve the checkout's top and its notebooks alike; so do the others."""
    out = f"{notebook.stem}-out.ipynb"
    done = subprocess.run(
        [sys.executable, "-m", "papermill", str(notebook), out, "--no-progress-bar",
         *GIVEN.get(notebook.stem, ())],
        cwd=project / folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    shown = [
        "".join(output.data["text/plain"])
        for cell in load(project / folder / out).cells
        for output in cell.get("outputs", [])
        if output.output_type in {"display_data", "execute_result"}
    ]
    assert any(SHOWS[notebook.stem] in text for text in shown), shown[:3]
