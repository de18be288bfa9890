"""Batches: what stands is left alone, what fails harms no other, what is killed is resumed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from budgetkit.dataset.tables import merge
from budgetkit.dataset.write import write_dataset
from budgetkit.errors import ReportError
from budgetkit.reports.batch import Batch
from budgetkit.reports.job import Card, Job
from budgetkit.reports.record import Record, append_record, read_manifest
from budgetkit.workbench.extract import extract

MAIN = "from budgetkit.cli import main; main()"
NOTEBOOKS = {
    "fine": "print('so far')",
    "fails": "1 / 0",
    "dies": "import os\nos._exit(3)",
    "hangs": "import time\nprint('so far')\ntime.sleep(600)",
    "harms": "import json\njson.dumps = None\nimport os\nos.environ['X'] = os.getcwd()",
    "writes": "from IPython.display import HTML\nHTML('<b onclick=a()>b</b><script>a()</script>')",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("batch")
    write_dataset(made / "dataset", merge([]))
    (made / "notebooks").mkdir()
    for name, source in NOTEBOOKS.items():
        cells = [
            new_code_cell("dataset: str = ''", metadata={"tags": ["parameters"]}, id="p"),
            new_code_cell("print('begun')", id="b"),
            new_code_cell(source, id="s"),
        ]
        nbformat.write(new_notebook(cells=cells), made / "notebooks" / f"{name}.ipynb")
    return made


def job(name: str) -> Job:
    return Job(Card(name, "unit", title=name), f"{name}.ipynb", {}, ())


def batch(folder: Path, **options: Any) -> Batch:
    return Batch(
        folder / "dataset", folder / "reports", folder / "notebooks", sources=[], **options
    )


@pytest.fixture(scope="module")
def made(folder: Path) -> dict[str, Record]:
    jobs = [job(name) for name in NOTEBOOKS]
    records = batch(folder, workers=2, timeout=3, sanitize=True).make(jobs)
    return {record.name: record for record in records}


def test_what_fails_harms_no_other(made: dict[str, Record]) -> None:
    done = {name for name, record in made.items() if record.state == "done"}
    # What a cell does to its interpreter it does to its own report alone.
    assert done == {"fine", "writes"}
    assert made["dies"].error == "进程意外终止"
    assert "报告未能生成：fails（ZeroDivisionError" in (made["fails"].error or "")
    assert "超过了时限" in (made["hangs"].error or "")
    assert 3 <= made["hangs"].seconds < 8


def test_a_failed_notebook_keeps_its_copy(folder: Path, made: dict[str, Record]) -> None:
    for name, ename in (("fails", "ZeroDivisionError"), ("hangs", "TimeoutError")):
        record = made[name]
        assert list(record.files) == [record.notebook] == [f"notebooks/{name}.ipynb"]
        text = (folder / "reports" / f"notebooks/{name}.ipynb").read_text("utf-8")
        assert "begun" in text
        assert ename in text
        assert str(folder) not in text
    assert not list((folder / "reports").glob("**/.*"))


def test_sanitised_notebooks_hold_nothing_that_acts(folder: Path, made: dict[str, Record]) -> None:
    assert made["writes"].notebook is not None
    node = nbformat.read(folder / "reports" / made["writes"].notebook, as_version=4)
    html = [output.data["text/html"] for cell in node.cells for output in cell.outputs
            if "text/html" in output.get("data", {})]  # fmt: skip
    assert html == ["<b>b</b>"]


def test_only_what_is_new_changed_or_failed_is_made(folder: Path, made: dict[str, Record]) -> None:
    names = ("fine", "writes", "fails")
    page = folder / "reports" / "fine.html"
    before = page.stat().st_mtime_ns
    done: list[tuple[int, int]] = []
    again = batch(folder, timeout=3, sanitize=True).make(
        [job(name) for name in names], lambda *counts: done.append(counts)
    )
    assert done == [(3, 3)]
    assert page.stat().st_mtime_ns == before
    assert again[:2] == [made["fine"], made["writes"]]
    resumed = batch(folder, timeout=3, sanitize=True, resume=True).make([job("fails")])
    assert resumed == [again[2]]
    page.write_text("changed by hand", encoding="utf-8")
    batch(folder, sanitize=True).make([job("fine")])
    assert "begun" in page.read_text("utf-8")


def test_two_reports_of_one_name_are_refused(folder: Path) -> None:
    with pytest.raises(ReportError, match="同名"):
        batch(folder).make([job("fine"), job("FINE")])


def test_a_line_that_was_cut_is_no_record(tmp_path: Path) -> None:
    append_record(tmp_path, Record("a", "unit", seconds=1.0))
    append_record(tmp_path, Record("a", "unit", seconds=2.0))
    append_record(tmp_path, Record("b", "unit"))
    path = tmp_path / "manifest.jsonl"
    path.write_bytes(path.read_bytes()[:-20] + b"\xe5\n{}\n[]\n")
    assert read_manifest(tmp_path) == {"a": Record("a", "unit", seconds=2.0)}


@pytest.mark.slow
def test_a_notebook_that_will_not_stop_is_killed(folder: Path) -> None:
    cells = [
        new_code_cell("dataset: str = ''", metadata={"tags": ["parameters"]}, id="p"),
        new_code_cell("import time\nprint('begun')\ntime.sleep(1.2)", id="b"),
        new_code_cell("import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)", id="i"),
        new_code_cell("time.sleep(600)", id="s"),
    ]
    nbformat.write(new_notebook(cells=cells), folder / "notebooks" / "stubborn.ipynb")
    (record,) = batch(folder, timeout=2).make([job("stubborn")])
    assert record.error == "超过了 2 秒的时限，已终止"
    assert record.notebook is not None
    assert "begun" in (folder / "reports" / record.notebook).read_text("utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file, but for the seconds that a report took."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes()
             for path in folder.rglob("*") if path.is_file()}  # fmt: skip
    records = [json.loads(line) for line in found.pop("manifest.jsonl").splitlines()]
    told = [json.dumps({**record, "seconds": 0}) for record in records]
    return {**found, "manifest.jsonl": "\n".join(told).encode()}


@pytest.mark.slow
def test_killed_and_resumed_gives_the_bytes_of_an_unbroken_run(root: Path, tmp_path: Path) -> None:
    samples = sorted((root / "data" / "samples").glob("*.txt"))
    extract(samples, tmp_path / "dataset")
    command = [sys.executable, "-c", MAIN, "report", "all", "--quiet",
               "--dataset", str(tmp_path / "dataset"), "--sources", str(root / "data" / "samples"),
               "--workers", "1", "--out"]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(root)}
    broken, whole = tmp_path / "broken", tmp_path / "whole"
    run = subprocess.Popen([*command, str(broken)], env=environment)
    while not (broken / "manifest.jsonl").exists():
        assert run.poll() is None
        time.sleep(0.05)
    time.sleep(0.5)
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert not (broken / "index.html").exists()
    first = read_manifest(broken)
    assert first
    subprocess.run([*command, str(broken), "--resume"], env=environment, check=True)
    subprocess.run([*command, str(whole)], env=environment, check=True)
    assert contents(broken) == contents(whole)
    resumed = read_manifest(broken)
    assert len(first) < len(resumed)
    assert {record.kind for record in resumed.values()} >= {
        "unit", "comparison", "targets", "corpus", "tour",
    }  # fmt: skip
    assert all(resumed[name] == record for name, record in first.items())
