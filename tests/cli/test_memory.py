"""Processes in parallel within the memory that all of them may take together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from budgetkit.cli.run import run
from budgetkit.document.pool import SupervisedPool
from budgetkit.workbench import processes

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def pools(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many processes each pool was made for."""
    sizes: list[int] = []

    class Watched(SupervisedPool):
        def __init__(self, workers: int, timeout_s: float, **options: Any) -> None:
            sizes.append(workers)
            super().__init__(workers, timeout_s, **options)

    monkeypatch.setattr(processes, "SupervisedPool", Watched)
    return sizes


def test_fewer_processes_where_the_budget_is_small_and_the_same_tables(
    root: Path,
    tmp_path: Path,
    pools: list[int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
) -> None:
    sample = str(root / "data/samples/jincheng_zone_finance_2026.txt")
    said, written = [], []
    for budget in ("1500M", "600M", "64G"):
        monkeypatch.setenv("BUDGETKIT_MEMORY", budget)
        out = tmp_path / budget
        assert run(["extract", sample, "--out", str(out), "--workers", "3"]) == 0
        said.append(capsys.readouterr().err)
        written.append((out / "budget_lines.parquet").read_bytes())
    assert pools == [2, 1, 3]
    assert said == [
        "内存只够 2 个进程同时读取（每个按 700 MB 计）。\n",
        "内存只够 1 个进程同时读取（每个按 700 MB 计）。\n",
        "",
    ]
    assert len(set(written)) == 1


def test_a_budget_that_is_no_size_is_one_line(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("BUDGETKIT_MEMORY", "plenty")
    sample = str(root / "data/samples/jincheng_zone_finance_2026.txt")
    assert run(["extract", sample, "--out", str(tmp_path / "o"), "--workers", "2"]) == 2
    assert "BUDGETKIT_MEMORY 应如 4G 或 1500M，不是 plenty。" in capsys.readouterr().err
