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


@pytest.mark.slow
def test_a_page_without_end_among_shared_pages_fails_its_file_alone(
    root: Path, tmp_path: Path
) -> None:
    """The same words as from one process, though others read the pages before and after."""
    sound = root / "data" / "samples" / SOUND
    endless = tmp_path / "endless.pdf"
    with pikepdf.open(sound) as pdf:
        form = pdf.make_indirect(pdf.make_stream(b"/F Do /F Do"))
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, 595, 842])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page = pdf.pages[8]
        page.Resources.XObject = pikepdf.Dictionary(F=form)
        page.contents_add(b"/F Do")
        pdf.save(endless)
    told = []
    for workers in (1, 2):
        out = tmp_path / str(workers)
        found = extract([endless, sound], out, workers=workers, timeout_s=20.0)["documents"]
        rows = {row["file_name"]: row for row in found.to_pylist()}
        assert rows[SOUND]["error_type"] is None
        told.append((rows["endless.pdf"]["error_type"], rows["endless.pdf"]["error_message"]))
    assert told[0] == told[1]
    assert told[0][0] == "pdf-damaged"
    assert "第 9 页的图形互相引用" in told[0][1]
