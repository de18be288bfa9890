"""Corrections: proposed from a finding, signed, applied on extraction, and guarded."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from budgetkit.cli.run import run
from budgetkit.dataset.corrections import load_corrections
from budgetkit.dataset.read import read_tables
from budgetkit.dataset.validate import violations_in
from budgetkit.errors import CorrectionError, CorrectionStaleError
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
    folder.mkdir(exist_ok=True)
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
    tables = extract([misread], out, corrections=load_corrections(folder))
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
        extract([misread], out, corrections=load_corrections(folder))
    assert not out.exists()
    arguments = ["extract", str(misread), "--out", str(out), "--corrections", str(folder)]
    assert run(arguments) == 2
    assert "correction-stale" in capsys.readouterr().err


def test_an_entry_on_another_document_is_passed_over(
    root: Path, entry: dict[str, Any], tmp_path: Path
) -> None:
    folder = written(tmp_path / "corrections", entry)
    sample = root / "data/samples/yangquan_finance_2024.txt"
    tables = extract([sample], tmp_path / "out", corrections=load_corrections(folder))
    assert "correction" not in tables["budget_lines"]["method"].to_pylist()


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
