"""Parameters are checked before a kernel starts; none becomes code."""

from __future__ import annotations

import ast
import warnings
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

from budgetkit.errors import UsageError
from budgetkit.reports.parameters import Parameter, checked, declared

CELL = 'code: str = "010"  # 编码\ncount: int = 3\nshare: float = 0.5\nis_on: bool = False\n'


def notebook(source: str = CELL) -> nbformat.NotebookNode:
    node: nbformat.NotebookNode = new_notebook(
        cells=[new_code_cell(source, metadata={"tags": ["parameters"]})]
    )
    return node


def test_the_unit_report_declares_its_parameters(root: Path) -> None:
    node = nbformat.read(root / "notebooks" / "unit_report.ipynb", as_version=4)
    assert declared(node) == {
        "disclosure_id": Parameter("disclosure_id", str, ""),
        "dataset": Parameter("dataset", str, "data/processed"),
        "top_projects": Parameter("top_projects", int, 15),
    }


def test_values_of_the_declared_types_pass() -> None:
    values = {"code": "061001", "count": 7, "share": 1.0, "is_on": True}
    assert checked(notebook(), values) == values
    assert checked(notebook(), {}) == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("code", 61001),
        ("code", None),
        ("code", ["010"]),
        ("count", True),
        ("count", "3"),
        ("count", 3.0),
        ("share", 1),
        ("is_on", 1),
    ],
)
def test_another_type_is_refused(name: str, value: object) -> None:
    with pytest.raises(UsageError, match=f"参数 {name} 应为"):
        checked(notebook(), {name: value})


@pytest.mark.parametrize("name", ["unknown", "code\nimport os", "code = 1; x", "", "__class__"])
def test_a_name_that_is_not_declared_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="没有参数"):
        checked(notebook(), {name: "x"})


@pytest.mark.parametrize("value", ["a\nimport os", "a\x00", "\u202ea", "\ud800"])
def test_invisible_characters_are_refused(value: str) -> None:
    with pytest.raises(UsageError, match="不可见字符"):
        checked(notebook(), {"code": value})


@pytest.mark.parametrize(
    "source",
    [
        "code = '010'",
        "code: str",
        "code: list = []",
        "import os",
        "code: str = 'a'\nprint(code)",
        "a.b: str = 'x'",
    ],
)
def test_a_cell_with_anything_else_is_refused(source: str) -> None:
    with pytest.raises(UsageError, match="参数应写作"):
        declared(notebook(source))


def test_a_default_is_a_plain_value() -> None:
    with pytest.raises(ValueError, match="malformed"):
        declared(notebook("code: str = open('x').read()"))


def test_one_cell_declares_the_parameters() -> None:
    with pytest.raises(UsageError, match="有且只有一个"):
        declared(new_notebook())


@given(st.text(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans())
def test_what_papermill_writes_reads_back_as_the_value(
    code: str, count: int, share: float, is_on: bool
) -> None:
    """The injected cell assigns the values, and does nothing else."""
    values: dict[str, Any] = {"code": code, "count": count, "share": share, "is_on": is_on}
    try:
        passed = checked(notebook(), values)
    except UsageError:
        assert not code.isprintable()
        return
    body = ast.parse(_injected(passed)).body
    assert all(isinstance(statement, ast.Assign) for statement in body)
    read = {
        statement.targets[0].id: ast.literal_eval(statement.value)  # type: ignore[attr-defined]
        for statement in body
    }
    assert read == values


def _injected(values: dict[str, Any]) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from papermill.translators import PythonTranslator
    return str(PythonTranslator.codify(values))
