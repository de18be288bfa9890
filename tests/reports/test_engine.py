"""The engine behind the batch makes what papermill's own makes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from budgetkit.errors import ReportError
from budgetkit.reports.execute import execute
from tests.reports.conftest import DISCLOSURE_ID

CELLS = (
    "print('a')\nprint('b')",
    "from IPython.display import HTML, clear_output, display\n"
    "print(1)\ndisplay(HTML('<b>x</b>'))\nprint(2)\n3",
    "import pandas as pd\npd.DataFrame({'a': ['甲']})",
    "shown = display('one', display_id='d')",
    "shown.update('two')",
    "print('gone')\nclear_output()\nprint('kept')",
    "print('gone')\nclear_output(wait=True)\ndisplay('kept')",
    "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
    "x = 5;",
    "_, __, In[-1]",
    "%who_ls str",
    "import warnings, sys\nprint('noise', file=sys.stderr)",
    "def fails():\n    raise ValueError('<b>')\nfails()",
    "never",
)
IN_PROCESS = (
    "import sys; from pathlib import Path; from budgetkit.reports.execute import execute\n"
    "notebook, out, parameters = sys.argv[1], sys.argv[2], eval(sys.argv[3])\n"
    "execute(Path(notebook), Path(out), parameters, in_process=True)"
)


def both(notebook: Path, folder: Path, parameters: dict[str, str]) -> list[nbformat.NotebookNode]:
    """The notebook executed by a kernel, and in a process of its own."""
    stock, own = folder / "stock" / "x.ipynb", folder / "own" / "x.ipynb"
    try:
        execute(notebook, stock, parameters, folder=folder)
    except ReportError as error:
        assert "ValueError" in error.message
    environment = {**os.environ, "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
    subprocess.run(
        [sys.executable, "-c", IN_PROCESS, str(notebook), str(own), repr(parameters)],
        cwd=folder, env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, check=False,
    )  # fmt: skip
    return [nbformat.read(path, as_version=4) for path in (stock, own)]


def test_every_kind_of_output_is_equal(tmp_path: Path) -> None:
    parameters = new_code_cell("name: str = ''", id="p", metadata={"tags": ["parameters"]})
    cells = [new_code_cell(source, id=f"c{number}") for number, source in enumerate(CELLS)]
    notebook = tmp_path / "n.ipynb"
    nbformat.write(
        new_notebook(cells=[parameters, new_markdown_cell("# t", id="m"), *cells]), notebook
    )
    stock, own = both(notebook, tmp_path, {"name": "061001"})
    assert len(stock.cells) == len(CELLS) + 5
    for expected, got in zip(stock.cells, own.cells, strict=True):
        assert got == expected
    assert own == stock
    outputs = {cell.id: cell.outputs for cell in own.cells if cell.cell_type == "code"}
    assert outputs["c3"][0]["data"] == {"text/plain": "'two'"}
    assert "image/png" in outputs["c8"][0]["data"]
    assert outputs["c13"][0]["ename"] == "ValueError"
    assert outputs["c14"] == []


@pytest.mark.slow
def test_a_unit_report_is_equal_to_the_byte(dataset: Path, root: Path, tmp_path: Path) -> None:
    parameters = {"disclosure_id": DISCLOSURE_ID, "dataset": os.path.relpath(dataset, tmp_path)}
    both(root / "notebooks" / "unit_report.ipynb", tmp_path, parameters)
    stock, own = ((tmp_path / name / "x.ipynb").read_bytes() for name in ("stock", "own"))
    assert own == stock
    assert b"image/svg+xml" in own
