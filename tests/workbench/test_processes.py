"""Files in processes of their own: what hangs or dies fails alone, with its reason."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path, PosixPath
from typing import Any

import pikepdf
import pytest

import budgetkit as bk
from budgetkit.dataset.steps import do_step, read_file
from budgetkit.document import ReadOptions
from budgetkit.document.pdf.verify import SecondCell, SecondReader
from budgetkit.document.pool import Failure, Outcome, SupervisedPool
from budgetkit.errors import PdfEncryptedError
from budgetkit.workbench import processes, read_with
from budgetkit.workbench.extract import extract, read_parts

PDF = "yangquan_finance_2024.pdf"


@pytest.fixture
def pdf(root: Path) -> Path:
    return root / "data" / "samples" / PDF


@pytest.fixture
def text(root: Path) -> Path:
    return root / "data" / "samples" / "jincheng_zone_finance_2026.txt"


@pytest.fixture
def locked(pdf: Path, tmp_path: Path) -> Path:
    """The sample, behind a password."""
    file = tmp_path / "locked.pdf"
    with pikepdf.open(pdf) as opened:
        opened.save(file, encryption=pikepdf.Encryption(user="开门", owner="主人", R=6))
    return file


def documents(*files: Path, **options: Any) -> dict[str, dict[str, Any]]:
    parts = read_parts(files, **options)
    return {row["file_name"]: row for part in parts for row in part["documents"].to_pylist()}


class Endless(PosixPath):
    """A path that never arrives in the process it is sent to."""

    def __reduce__(self) -> tuple[object, ...]:
        return (time.sleep, (60,))


class Deadly(PosixPath):
    """A path that ends the process it arrives in, as a crash in a library would."""

    def __reduce__(self) -> tuple[object, ...]:
        return (os._exit, (9,))


def test_a_file_that_hangs_or_kills_its_process_fails_alone(
    text: Path, root: Path, tmp_path: Path
) -> None:
    endless = Endless(shutil.copy(text, tmp_path / "endless.txt"))
    Path(endless).write_text("甲", encoding="utf-8")
    deadly = Deadly(tmp_path / "deadly.txt")
    Path(deadly).write_text("乙", encoding="utf-8")
    other = root / "data" / "samples" / "yangquan_finance_2024.txt"
    found = documents(endless, text, deadly, other, workers=2, timeout_s=15.0)
    assert {name: row["error_type"] for name, row in found.items()} == {
        "endless.txt": "source-timeout",
        "deadly.txt": "internal",
        text.name: None,
        other.name: None,
    }
    assert found["endless.txt"]["error_message"] == (
        "读取超时：endless.txt（15 秒没有进展）。 "
        "请检查文件是否损坏，或用 --timeout 放宽时限后再试。"
    )
    assert found["deadly.txt"]["error_message"].startswith(
        "程序出错：deadly.txt（读取进程意外终止）。"
    )
    assert found["deadly.txt"]["sha256"] is not None


def test_pages_of_a_large_file_are_shared_and_the_result_is_the_same(
    pdf: Path, text: Path, tmp_path: Path
) -> None:
    """The sample is the last file, so that its pages keep both processes at work."""
    assert pages_of(pdf) >= 8
    one = extract([pdf, text], tmp_path / "one")
    cache = ReadOptions(cache=tmp_path / "cache")
    assert extract([pdf, text], tmp_path / "two", workers=2, options=cache) == one
    assert told(pdf, cache) == []
    assert extract([pdf, text], tmp_path / "three", workers=3, options=cache) == one


def test_a_password_opens_every_part(pdf: Path, locked: Path) -> None:
    options = ReadOptions(password="开门")
    found = documents(locked, workers=2, options=options)["locked.pdf"]
    assert (found["error_type"], found["page_count"]) == (None, pages_of(pdf))
    assert documents(locked, workers=2)["locked.pdf"]["error_type"] == "pdf-encrypted"


def test_an_error_of_a_part_is_the_errors_own(pdf: Path) -> None:
    error = PdfEncryptedError(path=PDF, detail="密码不正确")
    failure = Failure("error", 0, error)
    outcome = Outcome([30, 1, 2], failure)
    found = processes._failed((pdf, ()), outcome, failure, ReadOptions(), 30.0)
    assert found.error is error


def failed(pdf: Path, kind: str, *told: int) -> str:
    """What is said of a file whose process had told so many numbers before."""
    failure = Failure(kind, len(told))
    outcome = processes._failed((pdf, ()), Outcome([*told], failure), failure, ReadOptions(), 30.0)
    return str(outcome.error)


def test_the_page_that_hung_or_crashed_is_named(pdf: Path) -> None:
    assert failed(pdf, "timeout", 9, 1, 2) == f"第 3 页读取超时：{PDF}（超过 30 秒）。"
    assert failed(pdf, "died", 9) == f"读取第 1 页时进程意外终止：{PDF}。"


def test_before_the_first_and_after_the_last_page_none_is_named(pdf: Path) -> None:
    assert failed(pdf, "timeout") == f"读取超时：{PDF}（30 秒没有进展）。"
    assert failed(pdf, "died", 2, 1, 2) == f"程序出错：{PDF}（读取进程意外终止）。"


def pages_of(pdf: Path) -> int:
    with pikepdf.open(pdf) as opened:
        return len(opened.pages)


def told(pdf: Path, options: ReadOptions) -> list[int]:
    """The numbers a process tells while it reads a file."""
    with SupervisedPool(1, 60.0) as pool:
        (outcome,) = pool.map(do_step, [(0, read_file, pdf, (), options)])
    return outcome.results[:-1]


def test_a_file_is_given_new_time_with_every_page(pdf: Path) -> None:
    page_count = pages_of(pdf)
    assert told(pdf, ReadOptions()) == [page_count, *range(1, page_count + 1)]


def test_a_second_run_reads_no_page(pdf: Path, tmp_path: Path) -> None:
    options = ReadOptions(cache=tmp_path / "cache")
    first = extract([pdf], tmp_path / "one", options=options)
    assert told(pdf, options) == []
    assert extract([pdf], tmp_path / "two", options=options) == first
    assert len(told(pdf, replace(options, verify=True))) == 1 + pages_of(pdf)


@pytest.mark.parametrize("says_no", [None, "argument", "environment"])
def test_one_file_is_kept_too_unless_told_not_to(
    pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says_no: str | None
) -> None:
    monkeypatch.setenv("BUDGETKIT_CACHE", str(tmp_path))
    monkeypatch.setenv("BUDGETKIT_NO_CACHE", "1" if says_no == "environment" else "0")
    first = bk.read(pdf, cache=says_no != "argument")
    assert len(list(tmp_path.rglob("*.json.gz"))) == (says_no is None)
    if says_no is None:
        options = ReadOptions(cache=tmp_path)
        assert told(pdf, options) == []
        assert bk.read(pdf).budget_lines.equals(first.budget_lines)


def test_a_password_opens_a_file_and_is_not_kept(
    locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    with pytest.raises(PdfEncryptedError, match="需要打开密码"):
        bk.read(locked)
    with pytest.raises(PdfEncryptedError):
        bk.read(locked, password="关门")
    monkeypatch.setenv("BUDGETKIT_CACHE", str(cache))
    opened = bk.read(locked, password="开门")
    assert opened.disclosure_id == "2024-阳泉市财政局-unit-budget"
    assert not list(cache.rglob("*.gz"))
    found = documents(locked, options=ReadOptions(password="开门", cache=cache))
    assert found["locked.pdf"]["error_type"] is None
    assert "开门" not in repr(ReadOptions(password="开门"))


def test_verify_lists_the_cell_on_which_two_readings_differ(
    pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this process, where the second reading can be made to lie."""
    honest = SecondReader.cells

    def lying(self: SecondReader, index: int) -> list[SecondCell]:
        return [
            SecondCell(cell.bbox, cell.text.replace("2011.30", "2017.30"))
            for cell in honest(self, index)
        ]

    monkeypatch.setattr(SecondReader, "cells", lying)
    found = read_with(ReadOptions(verify=True, workers=0), pdf)
    listed = [str(warning) for warning in found.documents["warnings"].iloc[0]]
    assert listed
    assert all("两种读法不一致：“2011.30”与“2017.30”" in warning for warning in listed)
    lines = found.budget_lines
    doubtful = lines[lines["amount_text"] == "2011.30"]
    assert len(listed) == len(doubtful)
    assert set(doubtful["confidence"]) == {0.5}
    assert set(lines[lines["amount_text"] != "2011.30"]["confidence"]) == {1.0}


SCRIPT = """
import sys
from pathlib import Path
from budgetkit.workbench.extract import extract
tables = extract([Path(name) for name in sys.argv[2:]], Path(sys.argv[1]), workers=2)
print(len(tables["documents"]), len(tables["disclosures"]))
"""


@pytest.mark.parametrize("fed", [False, True])
def test_scripts_need_no_guard(
    text: Path, pdf: Path, tmp_path: Path, root: Path, fed: bool
) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, "-" if fed else str(script), str(tmp_path / "out")]
    done = subprocess.run(
        [*command, str(text), str(pdf)],
        input=SCRIPT if fed else None,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("2 2\n", "")


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_are_counted_as_they_are_read(pdf: Path, text: Path, workers: int) -> None:
    counts: list[int] = []
    found = documents(pdf, text, workers=workers, pages=counts.append)
    assert counts == list(range(1, found[PDF]["page_count"] + 1))
