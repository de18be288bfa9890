"""As many processes read at the same time as there is memory for, whatever is asked for."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from budgetkit.document import memory
from budgetkit.document.memory import PROCESS_BYTES, affordable_workers
from budgetkit.errors import UsageError

MB, GB = 2**20, 2**30


@pytest.mark.parametrize(
    ("budget_mb", "workers"), [(0, 1), (699, 1), (1399, 1), (1400, 2), (2100, 3), (90_000, 8)]
)
def test_processes_follow_from_the_budget_and_what_one_needs(budget_mb: int, workers: int) -> None:
    assert affordable_workers(8, budget_mb * MB) == workers


def test_no_more_than_asked_for_and_none_stays_none() -> None:
    assert affordable_workers(2, 100 * GB) == 2
    assert affordable_workers(0, 0) == 0


@pytest.mark.parametrize(
    ("named", "size"), [("4G", 4 * GB), ("1500M", 1500 * MB), (" 2 gb ", 2 * GB), ("3GiB", 3 * GB)]
)
def test_budget_is_what_the_variable_says(
    named: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUDGETKIT_MEMORY", named)
    assert memory.memory_budget_bytes() == size
    assert affordable_workers(100) == size // PROCESS_BYTES


@pytest.mark.parametrize("named", ["viel", "4", "-1G", "1.5G", "4T"])
def test_what_is_no_size_is_an_error_that_says_so(
    named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUDGETKIT_MEMORY", named)
    with pytest.raises(UsageError, match="BUDGETKIT_MEMORY 应如 4G"):
        affordable_workers(2)


def test_without_it_a_share_of_what_is_available(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BUDGETKIT_MEMORY", raising=False)
    monkeypatch.setattr(memory, "available_bytes", lambda: 2 * GB)
    assert affordable_workers(8) == 2


def groups(folder: Path, path: str, **files: str) -> Path:
    (folder / path).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / path / name.replace("_", ".", 1)).write_text(text, "utf-8")
    return folder


def available(monkeypatch: pytest.MonkeyPatch, root: Path, own: str) -> int:
    (root / "own").write_text(own, "utf-8")
    machine = SimpleNamespace(available=16 * GB)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: machine)
    left = memory._left_in_groups(root, root / "own")
    monkeypatch.setattr(memory, "_left_in_groups", lambda _: left)
    return memory.available_bytes()


def test_container_with_less_than_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = f"anon 1\ninactive_file {GB}\n"
    groups(tmp_path, ".", memory_max=str(4 * GB), memory_current=str(3 * GB), memory_stat=stat)
    assert available(monkeypatch, tmp_path, "0::/\n") == 2 * GB


def test_narrowest_of_nested_groups_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    groups(tmp_path, "user/task", memory_max="max", memory_current=str(GB))
    groups(tmp_path, "user", memory_max=str(3 * GB), memory_current=str(2 * GB))
    assert available(monkeypatch, tmp_path, "1:cpu:/x\n0::/user/task\n") == GB


def test_groups_of_the_older_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    group = tmp_path / "memory" / "box"
    group.mkdir(parents=True)
    (group / "memory.limit_in_bytes").write_text(f"{5 * GB}\n", "utf-8")
    (group / "memory.usage_in_bytes").write_text(f"{6 * GB}\n", "utf-8")
    assert available(monkeypatch, tmp_path, "4:memory:/box\n") == 0


def test_machine_without_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert available(monkeypatch, tmp_path, "") == 16 * GB
