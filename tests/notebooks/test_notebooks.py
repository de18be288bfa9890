"""Notebooks are thin: they call the package and show."""

from __future__ import annotations

import ast
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


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["root", "notebooks"])
def test_papermill_runs_it_by_itself(folder: str, root: Path, tmp_path: Path) -> None:
    """The relative default of ``dataset`` serves the checkout's top and its notebooks alike."""
    project = tmp_path / "project"
    for name in ("notebooks", "data/processed"):
        (project / name).mkdir(parents=True)
    sample = root / "data" / "samples" / "yangquan_finance_2024.txt"
    extract([sample], project / "data" / "processed")
    cwd = project if folder == "root" else project / "notebooks"
    done = subprocess.run(
        [sys.executable, "-m", "papermill", str(FOLDER / "unit_report.ipynb"), "out.ipynb",
         "-p", "disclosure_id", "2024-阳泉市财政局-unit-budget", "--no-progress-bar"],
        cwd=cwd, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    shown = [
        output.data["text/plain"]
        for cell in load(cwd / "out.ipynb").cells
        for output in cell.get("outputs", [])
        if output.output_type == "display_data"
    ]
    assert "阳泉市财政局 2024 年 · 单位预算 · 山西省阳泉市" in shown
