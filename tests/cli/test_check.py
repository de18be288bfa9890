"""``budgetkit check``: what it says, writes and returns."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from budgetkit.cli.run import run

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def zone(root: Path) -> Path:
    return root / "data" / "samples" / "jincheng_zone_finance_2026.txt"


@pytest.fixture
def wanli(root: Path) -> Path:
    return root / "data" / "samples" / "wanli_2024.pdf"


def test_the_table_names_what_was_checked_and_every_finding(
    zone: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    assert run(["check", str(zone)]) == 0
    said = capsys.readouterr().out
    assert "已检查" in said
    assert "未能检查" in said
    assert "narrative-name" in said


def test_fail_on_returns_1_from_that_severity_on(zone: Path, root: Path, capsys: Captured) -> None:
    assert run(["check", str(zone), "--fail-on", "high"]) == 1
    sound = root / "data" / "samples" / "yangquan_finance_2024.txt"
    assert run(["check", str(sound), "--fail-on", "high"]) == 0
    assert run(["check", str(sound), "--fail-on", "medium"]) == 1
    capsys.readouterr()


def test_json_holds_findings_and_results(zone: Path, capsys: Captured) -> None:
    assert run(["check", str(zone), "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert {row["rule_id"] for row in found["findings"]} >= {"narrative-name", "sum-levels"}
    assert all(row["evidence"][0]["line"] for row in found["findings"])
    assert sum(row["checked"] for row in found["check_results"]) > 500


def test_csv_has_a_row_per_finding(zone: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "findings.csv"
    assert run(["check", str(zone), "--format", "csv", "--out", str(out)]) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert {row["rule_id"] for row in rows} >= {"narrative-name"}
    assert str(out) in capsys.readouterr().out


def test_the_check_sheet_answers_what_rules_can(
    zone: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "sheet.xlsx"
    assert run(["check", str(zone), "--format", "xlsx", "--out", str(out)]) == 0
    capsys.readouterr()
    book = openpyxl.load_workbook(out)
    rows = list(book["审核表1"].iter_rows(min_row=3, values_only=True))
    answers = {row[1]: row[2] for row in rows if row[1]}
    assert answers["封面与年度"] == "是"
    assert answers["职责"] == "请人工审核"
    assert answers["2026年预算支出总表"] == "是"
    wrong = [row for row in rows if row[3] and "名称疑误" in str(row[3])]
    assert len(wrong) == 1
    assert book["检查项1"].max_row > 50


def test_the_marked_pdf_carries_a_comment_at_the_place(
    wanli: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "marked.pdf"
    assert run(["check", str(wanli), "--format", "pdf", "--out", str(out)]) == 0
    capsys.readouterr()
    with pikepdf.open(out) as pdf:
        notes = [
            str(note.Contents)
            for page in pdf.pages
            for note in page.get("/Annots", [])
            if note.Subtype == "/Highlight"
        ]
    assert any("352.67万元" in note for note in notes)


def test_a_file_format_needs_a_place_to_write_to(zone: Path, capsys: Captured) -> None:
    assert run(["check", str(zone), "--format", "xlsx"]) == 2
    assert "--out" in capsys.readouterr().err


def test_a_file_that_is_no_disclosure_is_told(tmp_path: Path, capsys: Captured) -> None:
    novel = tmp_path / "novel.txt"
    novel.write_text("从前有座山。\n", encoding="utf-8")
    assert run(["check", str(novel)]) == 1
    assert "not-a-disclosure" in capsys.readouterr().err
