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
from budgetkit.reports.checking.style import Line, write_lines
from budgetkit.text import printable
from tests.checks.test_second_reading import drawing, stamped
from tests.typesetter.pdf import write_pdf
from tests.typesetter.samples import spec_of

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
    (wrong,) = [row for row in rows if row["rule_id"] == "narrative-name"]
    assert (wrong["line"], wrong["quote"]) == ("460", "一般公共预算支出434.67万元")
    assert wrong["suggestion"] == ""
    assert str(out) in capsys.readouterr().out


Cells = list[tuple[object, ...]]


def sheet_of(file: Path, folder: Path) -> tuple[openpyxl.Workbook, Cells]:
    out = folder / "sheet.xlsx"
    assert run(["check", str(file), "--format", "xlsx", "--out", str(out)]) == 0
    book = openpyxl.load_workbook(out)
    return book, list(book["审核表1"].iter_rows(min_row=4, values_only=True))


def test_the_check_sheet_answers_what_rules_can(
    zone: Path, tmp_path: Path, capsys: Captured
) -> None:
    book, rows = sheet_of(zone, tmp_path)
    capsys.readouterr()
    groups = list(dict.fromkeys(row[1] for row in rows if row[1]))
    assert groups == [
        "封面与年度",
        "目录",
        "职责",
        "单位构成",
        "报表",
        "情况说明",
        "名词解释",
        "项目说明",
    ]
    answers = {(row[1], row[2]): row[3] for row in rows if row[1]}
    by_name = {name: answer for (_, name), answer in answers.items()}
    assert answers["封面与年度", "封面、标题、表头和正文的年度正确、一致"] == "是"
    assert answers["职责", "主要职责完整，与“三定”规定一致"] == "请人工审核"
    assert by_name["2026年预算支出总表"] == "是"
    assert [row[2] for row in rows if row[1] == "项目说明"] == [
        "财政项目评审费", "财政信息系统网络运维费", "财政专项业务经费",
    ]  # fmt: skip
    (wrong,) = [row for row in rows if row[4] and "名称疑误" in str(row[4])]
    assert wrong[3] == "否"
    assert str(wrong[4]).startswith("1. [中·文件自身]")
    assert str(wrong[5]) == "第 460 行"
    assert wrong[7] == "请核对是否应为 一般公共服务支出"
    assert book["检查项1"].max_row > 50


def test_nothing_checked_is_no_yes(zone: Path, tmp_path: Path, capsys: Captured) -> None:
    _, rows = sheet_of(zone, tmp_path)
    capsys.readouterr()
    for row in rows:
        if row[3] == "是":
            assert isinstance(row[8], int)
            assert row[8] > 0, row
    empty = [row for row in rows if row[4] == "材料声明本表无数据"]
    assert len(empty) == 6
    assert {(row[3], row[8]) for row in empty} == {("请人工审核", 0)}


def test_every_finding_is_on_the_sheet_once(zone: Path, tmp_path: Path, capsys: Captured) -> None:
    _, rows = sheet_of(zone, tmp_path)
    capsys.readouterr()
    assert run(["check", str(zone), "--format", "json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    problems = [str(row[4]) for row in rows if row[4] and "] " in str(row[4])]
    messages = [printable(row["message"]) for row in told["findings"]]
    assert sorted(problem.split("] ", 1)[1] for problem in problems) == sorted(messages)


def test_a_rounding_tail_asks_for_nothing_and_a_suggestion_is_marked(
    zone: Path, tmp_path: Path, capsys: Captured
) -> None:
    _, rows = sheet_of(zone, tmp_path)
    capsys.readouterr()
    tails = [row for row in rows if "四舍五入]" in str(row[4])]
    assert {row[7] for row in tails} == {"四舍五入尾差，无需更正"}
    text = (zone.parent / "yangquan_finance_2024.txt").read_text("utf-8")
    misread = tmp_path / "misread.txt"
    misread.write_text(text.replace("\t1661.81\t722.71", "\t166.81\t722.71", 1), "utf-8")
    _, rows = sheet_of(misread, tmp_path)
    capsys.readouterr()
    advice = "疑为读取有误，请先对照原件；建议（未采用）：166.81万元 如为 1661.81，各项即相符"
    assert advice in [row[7] for row in rows]


def test_the_sheet_runs_no_formula(tmp_path: Path) -> None:
    sheet = openpyxl.Workbook().create_sheet("x")
    evil = "=cmd|' /C calc'!A0"
    write_lines(sheet, ("头", "头"), (9, 9), [Line((evil, 3, "长" * 40_000))], title=evil)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert max(len(str(cell.value)) for row in sheet.iter_rows() for cell in row) == 2_000


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


def test_several_pdfs_are_marked_into_a_folder(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    names = ("wanli_2023", "wanli_2024")
    files = [str(root / "data" / "samples" / f"{name}.pdf") for name in names]
    one = tmp_path / "one.pdf"
    assert run(["check", *files, "--format", "pdf", "--out", str(one)]) == 2
    assert "指明一个已有的目录" in capsys.readouterr().err
    assert run(["check", *files, "--format", "pdf", "--out", str(tmp_path)]) == 0
    capsys.readouterr()
    assert [path.name for path in sorted(tmp_path.iterdir())] == [
        f"{name}-核对.pdf" for name in names
    ]
    with pikepdf.open(tmp_path / f"{names[1]}-核对.pdf") as pdf:
        assert any("352.67万元" in words for _, _, words in notes(pdf, "/Highlight"))


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


def test_rows_of_the_sheet_are_as_high_as_their_text(
    zone: Path, tmp_path: Path, capsys: Captured
) -> None:
    book, _ = sheet_of(zone, tmp_path)
    capsys.readouterr()
    sheet = book["审核表1"]
    assert sheet["A1"].value == "晋城经济技术开发区财政管理运营部 2026年单位预算 审核表"
    long = [row for row in sheet.iter_rows(min_row=4) if len(str(row[4].value or "")) > 60]
    assert long
    for row in long:
        assert sheet.row_dimensions[row[0].row or 0].height >= 30


@pytest.mark.slow
def test_disagreements_of_the_second_reading_are_listed(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "stamped.pdf"
    with drawing(stamped):
        file.write_bytes(write_pdf(spec_of("yangquan_finance_2024")))
    assert run(["check", str(file), "--no-cache"]) == 0
    alone = capsys.readouterr().out
    assert "疑为误读" not in alone
    assert run(["check", str(file), "--no-cache", "--verify"]) == 0
    told = capsys.readouterr().out
    assert "疑为误读" in told
    assert "stamped.pdf：两种读法不一致：“" in told.replace("\n", "")
