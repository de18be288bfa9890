"""Corrections: proposed from a finding, signed, applied on extraction, and guarded."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

import budgetkit
from budgetkit.cli.run import run
from budgetkit.dataset.corrections import load_corrections
from budgetkit.dataset.read import read_tables
from budgetkit.dataset.validate import violations_in
from budgetkit.errors import CorrectionError, CorrectionStaleError, UsageError
from budgetkit.workbench.extract import extract

Captured = pytest.CaptureFixture[str]
WRONG, RIGHT = "166.81", "1661.81"


@pytest.fixture
def misread(root: Path, tmp_path: Path) -> Path:
    """A transcript in which one amount of the expenditure table lost a digit."""
    text = (root / "data/samples/yangquan_finance_2024.txt").read_text(encoding="utf-8")
    lines = text.split("\n")
    # Table 3 is the first that prints the basic expenditure beside the total.
    at = min(n for n, line in enumerate(lines) if line.startswith("201\t") and "722.71" in line)
    lines[at] = lines[at].replace(f"\t{RIGHT}\t", f"\t{WRONG}\t")
    path = tmp_path / "misread.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def entry(misread: Path, capsys: Captured) -> dict[str, Any]:
    """What ``budgetkit correct`` proposes, signed."""
    assert run(["correct", str(misread)]) == 0
    (proposed,) = yaml.safe_load(capsys.readouterr().out)
    assert proposed["by"] == ""
    return {**proposed, "by": "研究者", "date": "2026-02-03"}


def written(folder: Path, *entries: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True, parents=True)
    text = yaml.safe_dump(list(entries), allow_unicode=True)
    (folder / "corrections.yml").write_text(text, encoding="utf-8")
    return folder


def test_a_proposal_names_the_cell_what_it_reads_and_what_would_fit(
    entry: dict[str, Any],
) -> None:
    assert entry["table"] == "budget_lines"
    assert (entry["column"], entry["expect"], entry["value"]) == ("amount_text", WRONG, RIGHT)


def test_a_signed_correction_is_applied_and_marked(
    misread: Path, entry: dict[str, Any], tmp_path: Path
) -> None:
    folder = written(tmp_path / "corrections", entry)
    out = tmp_path / "out"
    tables = extract([misread], out, corrections=folder)
    rows = [r for r in tables["budget_lines"].to_pylist() if r["method"] == "correction"]
    assert [(r["amount_text"], r["amount_yuan"]) for r in rows] == [(RIGHT, Decimal("16618100.00"))]
    assert not [r for r in tables["findings"].to_pylist() if r["severity"] == "high"]
    assert violations_in(out) == []
    assert read_tables(out)["findings"] == tables["findings"]


def test_without_it_the_finding_stands(misread: Path, tmp_path: Path) -> None:
    tables = extract([misread], tmp_path / "out")
    (finding,) = [r for r in tables["findings"].to_pylist() if r["severity"] == "high"]
    assert (finding["nature"], finding["expected"]) == ("extraction", "1,661.81万元")


def test_an_entry_that_no_longer_holds_stops_and_is_named(
    misread: Path, entry: dict[str, Any], tmp_path: Path, capsys: Captured
) -> None:
    folder = written(tmp_path / "corrections", {**entry, "expect": "166.82"})
    out = tmp_path / "out"
    with pytest.raises(CorrectionStaleError, match=r"corrections\.yml 第 1 条.*166\.81"):
        extract([misread], out, corrections=folder)
    assert not out.exists()
    arguments = ["extract", str(misread), "--out", str(out), "--corrections", str(folder)]
    assert run(arguments) == 2
    assert "correction-stale" in capsys.readouterr().err


def high(findings: pd.DataFrame) -> int:
    return int((findings["severity"] == "high").sum())


def test_every_way_of_reading_applies_the_same_folder(
    misread: Path,
    entry: dict[str, Any],
    tmp_path: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = written(tmp_path / "data" / "corrections", entry)
    assert high(budgetkit.read(misread).findings) == 1
    assert high(budgetkit.read(misread, corrections=folder).findings) == 0
    below = tmp_path / "notebooks"
    below.mkdir()
    monkeypatch.chdir(below)
    assert high(budgetkit.read(misread).findings) == 0
    assert run(["check", str(misread), "--fail-on", "high"]) == 0
    capsys.readouterr()
    assert run(["correct", str(misread)]) == 0
    assert yaml.safe_load(capsys.readouterr().out) == []


def test_what_was_corrected_is_recorded(
    misread: Path, entry: dict[str, Any], tmp_path: Path
) -> None:
    folder = written(tmp_path / "corrections", entry)
    (row,) = budgetkit.read(misread, corrections=folder).corrections.to_dict("records")
    assert (row["file"], row["entry"]) == ("corrections.yml", 1)
    assert (row["table_id"], row["item"]) == ("expenditure_summary", "一般公共服务支出")
    assert (row["reading_text"], row["value_text"]) == (WRONG, RIGHT)
    assert (row["corrected_by"], row["corrected_on"]) == ("研究者", "2026-02-03")
    assert row["reason"] == entry["reason"]
    assert row["method"] == "transcript"
    assert row["line"] > 0


def test_a_cell_that_is_blank_in_print_is_no_amount(
    misread: Path, entry: dict[str, Any], tmp_path: Path
) -> None:
    folder = written(tmp_path / "corrections", {**entry, "value": ""})
    before, after = (
        budgetkit.read(misread, corrections=own).budget_lines for own in (tmp_path, folder)
    )
    assert len(after) == len(before) - 1


def of_table(entry: dict[str, Any], table: str, row: dict[Any, Any], **change: str) -> Any:
    """The entry, on a row of another table."""
    keys = ("form_no", "indicator_no", "phase") if "indicator_no" in row else ("form_no",)
    where = {name: str(row[name]) for name in keys}
    return {**entry, "document": row["document_id"], "table": table, "where": where, **change}


def test_cells_of_forms_are_corrected(root: Path, entry: dict[str, Any], tmp_path: Path) -> None:
    sample = root / "data/samples/jincheng_finance_2024.txt"
    targets = budgetkit.read(sample).targets
    form = targets.forms.iloc[0].to_dict()
    one = targets.indicators.iloc[0].to_dict()
    money = f"{form['funds_annual_yuan']:f}"
    folder = written(
        tmp_path / "corrections",
        of_table(
            entry, "target_forms", form, column="funds_annual_yuan", expect=money, value="1,234.5"
        ),
        of_table(
            entry, "target_indicators", one, column="value_text", expect=one["value_text"],
            value="≥95%",
        ),
    )  # fmt: skip
    mended = budgetkit.read(sample, corrections=folder).targets
    assert mended.forms.iloc[0]["funds_annual_yuan"] == Decimal("1234.50")
    assert mended.forms.iloc[0]["method"] == "correction"
    value = mended.indicators.iloc[0]
    assert (value["comparator"], value["value_low"], value["unit"]) == (">=", Decimal(95), "%")
    wrong = of_table(entry, "target_forms", form, column="funds_annual_yuan", expect=money)
    written(tmp_path / "corrections", {**wrong, "expect": "1.00"})
    with pytest.raises(CorrectionStaleError, match=r"corrections\.yml 第 1 条不再适用"):
        budgetkit.read(sample, corrections=folder)
    for text in ("很多", "NaN", "1e30"):
        written(tmp_path / "corrections", {**wrong, "value": text})
        with pytest.raises(CorrectionError, match=r"第 1 条有误：value 不是"):
            budgetkit.read(sample, corrections=folder)


def test_an_amount_that_is_no_number_is_refused(
    misread: Path, entry: dict[str, Any], tmp_path: Path
) -> None:
    for text in ("若干", "1." + "3" * 9, "9" * 30):
        folder = written(tmp_path / "corrections", {**entry, "value": text})
        with pytest.raises(CorrectionError, match="第 1 条有误"):
            budgetkit.read(misread, corrections=folder)


def test_files_that_want_to_harm_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "corrections"
    folder.mkdir()
    evil = folder / "evil.yml"
    for content in (
        "[" * 100_000,
        "- " + "x" * 1_000_001,
        "&a [*a, *a]",
        "\x00",
        "a: 1",
        "- a: 1\n  a: 2",
    ):
        evil.write_text(content, "utf-8")
        with pytest.raises(CorrectionError, match=r"evil\.yml"):
            load_corrections(folder)
    evil.unlink()
    outside = tmp_path / "outside.yml"
    outside.write_text("[]", "utf-8")
    evil.symlink_to(outside)
    with pytest.raises(CorrectionError, match="普通文件"):
        load_corrections(folder)


def test_a_folder_that_is_not_there_is_told(misread: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有更正目录"):
        budgetkit.read(misread, corrections=tmp_path / "none")


def test_an_entry_on_another_document_is_passed_over_and_told(
    root: Path, entry: dict[str, Any], tmp_path: Path, capsys: Captured
) -> None:
    folder = written(tmp_path / "corrections", entry)
    sample = root / "data/samples/yangquan_finance_2024.txt"
    tables = extract([sample], tmp_path / "out", corrections=folder)
    assert "correction" not in tables["budget_lines"]["method"].to_pylist()
    out = str(tmp_path / "out")
    assert run(["extract", str(sample), "--out", out, "--corrections", str(folder)]) == 0
    assert (
        "未用到的更正 1 条，所指文件不在其中：corrections.yml 第 1 条。" in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"by": ""}, "by 未填写"),
        ({"reason": " "}, "reason 未填写"),
        ({"date": "3.2.2026"}, "date 应写作"),
        ({"column": "amount_yuan"}, "不能更正"),
        ({"document": "x"}, "SHA-256"),
        ({"where": {}}, "where"),
        ({"colour": "red"}, "不认识 colour"),
    ],
)
def test_an_entry_that_is_not_filled_in_is_refused(
    entry: dict[str, Any], tmp_path: Path, change: dict[str, Any], words: str
) -> None:
    folder = written(tmp_path / "corrections", entry | change)
    with pytest.raises(CorrectionError, match=words):
        load_corrections(folder)


def test_codes_stay_texts_and_nothing_is_executed(tmp_path: Path, entry: dict[str, Any]) -> None:
    folder = written(tmp_path / "corrections", {**entry, "value": "061001"})
    text = (folder / "corrections.yml").read_text("utf-8").replace("'061001'", "061001")
    (folder / "corrections.yml").write_text(text, "utf-8")
    assert load_corrections(folder)[0].value == "061001"
    (folder / "evil.yml").write_text("!!python/object/apply:os.system ['true']", "utf-8")
    with pytest.raises(CorrectionError, match=r"evil\.yml"):
        load_corrections(folder)


def test_a_folder_without_entries_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "empty.yml").write_text("# nothing yet\n", "utf-8")
    assert load_corrections(tmp_path) == []


def test_the_example_in_the_folder_is_an_entry(root: Path, tmp_path: Path) -> None:
    told = (root / "data" / "corrections" / "README.md").read_text("utf-8")
    example = told.split("```yaml\n")[1].split("```")[0]
    (tmp_path / "example.yml").write_text(example, "utf-8")
    (found,) = load_corrections(tmp_path)
    assert (found.table, found.column, found.expect) == ("budget_lines", "amount_text", "166.81")
    assert found.where == {"table_no": "3", "entry_no": "5"}
    assert found.date == "2026-02-03"
