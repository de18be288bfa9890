"""Files and folders into a dataset: what is read, in isolation, the same every time."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import budgetkit as bk
from budgetkit.dataset import read_file as reading
from budgetkit.dataset.read import read_tables
from budgetkit.dataset.validate import violations
from budgetkit.errors import InternalError, NotADisclosureError, SourceMissingError, UsageError
from budgetkit.workbench.extract import extract, read_parts
from budgetkit.workbench.files import by_content, files_of


@pytest.fixture
def samples(root: Path) -> list[Path]:
    return sorted((root / "data" / "samples").glob("*.txt"))


@pytest.fixture
def batch(tmp_path: Path, samples: list[Path]) -> Path:
    """Two samples, one of them twice, and three files that cannot be read."""
    folder = tmp_path / "batch"
    (folder / "inner").mkdir(parents=True)
    shutil.copy(samples[0], folder / "b.txt")
    shutil.copy(samples[0], folder / "inner" / "a.txt")
    shutil.copy(samples[1], folder / "inner" / "c.txt")
    (folder / "empty.txt").touch()
    (folder / "noise.bin").write_bytes(bytes(range(256)))
    (folder / "novel.txt").write_text("从前有座山，山里有座庙。\n", encoding="utf-8")
    (folder / "README.md").write_text("# 说明")
    (folder / ".gitkeep").touch()
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_folder_means_the_files_in_it(batch: Path) -> None:
    names = [file.name for file in files_of([batch])]
    assert names == ["a.txt", "b.txt", "c.txt", "empty.txt", "noise.bin", "novel.txt"]


def test_a_file_meant_twice_is_read_once(batch: Path) -> None:
    inner = batch / "inner"
    paths = [batch / "b.txt", inner / ".." / "b.txt", inner, inner]
    assert [file.name for file in files_of(paths)] == ["a.txt", "b.txt", "c.txt"]


def test_links_are_harmless(batch: Path) -> None:
    (batch / "up").symlink_to(batch)
    (batch / "gone.txt").symlink_to(batch / "nowhere")
    (batch / "same.txt").symlink_to(batch / "b.txt")
    os.mkfifo(batch / "pipe.txt")
    names = [file.name for file in files_of([batch])]
    assert [name for name in names if name in ("gone.txt", "pipe.txt")] == []
    assert len({"b.txt", "same.txt"} & set(names)) == 1
    assert len(names) == 6


def test_a_path_to_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"找不到文件或目录：.*nothing"):
        files_of([tmp_path / "nothing"])


def test_equal_files_are_one(batch: Path) -> None:
    pairs = by_content(files_of([batch]))
    assert [(first.name, others) for first, others in pairs][:2] == [
        ("a.txt", ("b.txt",)),
        ("c.txt", ()),
    ]


def test_bad_files_do_not_stop_the_others(batch: Path, tmp_path: Path) -> None:
    tables = extract([batch], tmp_path / "out")
    found = {row["file_name"]: row for row in tables["documents"].to_pylist()}
    assert {name: (row["status"], row["error_type"]) for name, row in found.items()} == {
        "a.txt": ("ok", None),
        "c.txt": ("ok", None),
        "empty.txt": ("failed", "source-empty"),
        "noise.bin": ("failed", "source-binary"),
        "novel.txt": ("failed", "not-a-disclosure"),
    }
    assert found["a.txt"]["duplicate_names"] == ["b.txt"]
    assert read_tables(tmp_path / "out") == tables
    assert violations(tables) == []


def test_workers_and_order_do_not_change_a_byte(batch: Path, tmp_path: Path) -> None:
    extract([batch], tmp_path / "one", csv=True)
    extract(sorted(batch.rglob("*.*"), reverse=True)[:-2], tmp_path / "two", csv=True, workers=2)
    one, two = content(tmp_path / "one"), content(tmp_path / "two")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_no_file_at_all_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    with pytest.raises(UsageError, match="没有可读的文件"):
        extract([tmp_path], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_progress_counts_files(batch: Path) -> None:
    seen: list[tuple[int, int]] = []
    list(read_parts(files_of([batch]), progress=lambda done, total: seen.append((done, total))))
    assert seen == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_a_mistake_of_ours_is_an_outcome(
    samples: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(document: object) -> None:
        raise KeyError("甲")

    monkeypatch.setattr(reading, "read_disclosure", fail)
    outcome = reading.read_outcome(samples[0])
    assert isinstance(outcome.error, InternalError)
    assert outcome.error.message.startswith(f"程序出错：{samples[0].name}（KeyError: '甲'）。")
    assert outcome.sha256 is not None


def test_an_unreadable_file_is_an_outcome(tmp_path: Path) -> None:
    outcome = reading.read_outcome(tmp_path / "nothing.txt")
    assert isinstance(outcome.error, SourceMissingError)
    assert outcome.sha256 is None


def test_read_returns_one_disclosure(samples: list[Path]) -> None:
    found = bk.read(samples[1])
    assert found.disclosure_id == bk.read(str(samples[1])).disclosure_id
    assert found.documents["file_name"].tolist() == [samples[1].name]


def test_read_raises_what_went_wrong(batch: Path, samples: list[Path]) -> None:
    with pytest.raises(NotADisclosureError, match=r"novel\.txt"):
        bk.read(batch / "novel.txt")
    with pytest.raises(UsageError, match="应是同一份公开材料的文件"):
        bk.read(samples[0], samples[1])
    with pytest.raises(UsageError, match="无文件"):
        bk.read()
