"""``budgetkit report``: what it writes, says and returns."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from budgetkit.cli.run import run
from budgetkit.dataset.tables import merge
from budgetkit.dataset.write import write_dataset
from budgetkit.reports.batch import Batch
from budgetkit.reports.record import Record

Captured = pytest.CaptureFixture[str]


def record(state: str, error: str | None = None) -> Record:
    return Record(
        name=f"2024-{state}-unit-budget", kind="unit", title=state, fiscal_year=2024,
        scope="unit", stage="budget", revenue_yuan="1.00", state=state, error=error, seconds=1.5,
    )  # fmt: skip


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch of two of which one failed."""

    def all_reports(_batch: Batch, progress: Any = None) -> list[Record]:
        return [record("done"), record("failed", "坏了")]

    monkeypatch.setattr(Batch, "all", all_reports)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    write_dataset(tmp_path / "dataset", merge([]))
    return tmp_path


def test_nothing_to_report_is_done(empty: Path, capsys: Captured) -> None:
    out = empty / "reports"
    assert run(["report", "all", "--dataset", str(empty / "dataset"), "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"已写入 {out / 'index.html'}：0 份报告，失败 0 份。\n"
    assert (out / "index.html").is_file()


@pytest.mark.usefixtures("two")
def test_some_failed(capsys: Captured) -> None:
    assert run(["report", "all", "--quiet"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "失败 2024-failed-unit-budget 坏了\n"


@pytest.mark.usefixtures("two")
def test_json_for_programs(capsys: Captured) -> None:
    assert run(["report", "all", "--json", "--out", "o"]) == 1
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert answer["out"] == "o"
    assert [report["state"] for report in answer["reports"]] == ["done", "failed"]
    assert answer["reports"][0]["revenue_yuan"] == "1.00"
    assert said.err == ""


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["report", "all", "--dataset", "nowhere"], 2, "错误 [dataset-missing]"),
        (["report", "unit", "2024-nobody-unit-budget"], 2, "没有这份公开材料"),
        (["report", "unit"], 2, "缺少参数 标识"),
        (["report", "everything"], 2, "没有命令"),
    ],
)
def test_wrong_use_is_one_line(
    arguments: list[str],
    code: int,
    words: str,
    empty: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
) -> None:
    monkeypatch.chdir(empty)
    (empty / "data").mkdir()
    (empty / "dataset").rename(empty / "data" / "processed")
    assert run(arguments) == code
    said = capsys.readouterr()
    assert words in said.err
    assert said.err.count("\n") == 1
    assert not (empty / "reports").exists()
