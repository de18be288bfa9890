"""Damaged PDFs in a batch: each fails with its own reason, and the sound one is read."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from budgetkit.workbench.extract import extract

SOUND = "yangquan_finance_2024.pdf"
ERRORS = {
    "empty.pdf": "source-empty",
    "zeros.pdf": "pdf-damaged",
    "page.pdf": "not-a-disclosure",
    "header.pdf": "pdf-damaged",
    "locked.pdf": "pdf-encrypted",
    "no_pages.pdf": "pdf-no-pages",
    "long.pdf": "not-a-disclosure",
    SOUND: None,
}


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    written = BytesIO()
    pdf.save(written, **options)
    return written.getvalue()


@pytest.fixture
def batch(root: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "batch"
    folder.mkdir()
    shutil.copy(root / "data" / "samples" / SOUND, folder)
    content = (folder / SOUND).read_bytes()
    with pikepdf.open(BytesIO(content)) as pdf:
        lock = pikepdf.Encryption(user="开门", owner="主人", R=6)
        (folder / "locked.pdf").write_bytes(saved(pdf, encryption=lock))
        del pdf.pages[:]
        (folder / "no_pages.pdf").write_bytes(saved(pdf))
    with pikepdf.new() as pdf:
        for _ in range(2_000):
            pdf.add_blank_page()
        (folder / "long.pdf").write_bytes(saved(pdf))
    (folder / "empty.pdf").touch()
    (folder / "zeros.pdf").write_bytes(b"%PDF-1.7\n" + bytes(4096))
    (folder / "header.pdf").write_bytes(content[:900])
    (folder / "page.pdf").write_text("<!DOCTYPE html><html><body><p>404</p></body></html>")
    (folder / "cut.pdf").write_bytes(content[: len(content) * 9 // 10])
    return folder


@pytest.mark.parametrize("workers", [1, 2])
def test_each_fails_with_its_reason(batch: Path, tmp_path: Path, workers: int) -> None:
    documents = extract([batch], tmp_path / "out", workers=workers)["documents"].to_pylist()
    found = {row["file_name"]: (row["status"], row["error_type"]) for row in documents}
    # What is left of a file that was cut may be read, with a warning, or be no disclosure.
    assert found.pop("cut.pdf") != ("ok", None)
    assert {name: error for name, (_, error) in found.items()} == ERRORS
    assert all(row["error_message"] for row in documents if row["status"] == "failed")
