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


def notes(pdf: pikepdf.Pdf, kind: str) -> list[tuple[int, list[float], str]]:
    """Page number, rectangle and words of every annotation of a kind."""
    return [
        (number, [float(edge) for edge in note.Rect], str(note.Contents))
        for number, page in enumerate(pdf.pages, start=1)
        for note in page.get("/Annots", [])
        if note.Subtype == kind
    ]


def test_the_marked_pdf_carries_a_comment_at_the_place(
    wanli: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "marked.pdf"
    assert run(["check", str(wanli), "--format", "pdf", "--out", str(out)]) == 0
    capsys.readouterr()
    assert run(["check", str(wanli), "--format", "json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    (finding,) = [row for row in told["findings"] if "352.67万元" in row["message"]]
    place = finding["evidence"][0]
    with pikepdf.open(out) as pdf:
        about = [each for each in notes(pdf, "/Highlight") if "352.67万元" in each[2]]
        (marked,) = [each for each in about if "的对照处" not in each[2]]
        number, (left, bottom, right, top), _ = marked
        x0, y0, x1, y1 = map(float, place["bbox"].split(","))
        height = float(pdf.pages[number - 1].cropbox[3])
        assert number == place["page"]
        assert (left, right) == pytest.approx((x0, x1), abs=0.01)
        assert (height - top, height - bottom) == pytest.approx((y0, y1), abs=0.01)
        assert len(about) == len({(p["page"], p["bbox"]) for p in finding["evidence"]})
        ((first, _, summary),) = notes(pdf, "/Text")
        assert first == 1
        causes = [row for row in told["findings"] if row["nature"] != "rounding"]
        assert summary.startswith(f"核对发现 {len(causes)} 个问题")


def test_a_tail_of_rounding_is_marked_once(root: Path, tmp_path: Path, capsys: Captured) -> None:
    sample = root / "data" / "samples" / "yangquan_finance_2024.pdf"
    out = tmp_path / "marked.pdf"
    assert run(["check", str(sample), "--format", "pdf", "--out", str(out)]) == 0
    capsys.readouterr()
    with pikepdf.open(out) as pdf:
        tails = [each for each in notes(pdf, "/Highlight") if "四舍五入" in each[2]]
        assert tails
        assert len({each[2] for each in tails}) == len(tails)
        assert not [each for each in tails if "的对照处" in each[2]]


def test_what_has_no_pages_cannot_be_marked(zone: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "marked.pdf"
    assert run(["check", str(zone), "--format", "pdf", "--out", str(out)]) == 2
    assert "请改用 --format xlsx" in capsys.readouterr().err
    assert not out.exists()


def test_a_file_format_needs_a_place_to_write_to(zone: Path, capsys: Captured) -> None:
    assert run(["check", str(zone), "--format", "xlsx"]) == 2
    assert "--out" in capsys.readouterr().err


def test_a_file_that_is_no_disclosure_is_told(tmp_path: Path, capsys: Captured) -> None:
    novel = tmp_path / "novel.txt"
    novel.write_text("从前有座山。\n", encoding="utf-8")
    assert run(["check", str(novel)]) == 1
    assert "not-a-disclosure" in capsys.readouterr().err
