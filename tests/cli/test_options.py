"""Options of reading, from the command line to the readers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from typer.testing import CliRunner

from budgetkit.cli.app import app
from budgetkit.cli.options import read_options
from budgetkit.cli.run import run
from budgetkit.document import ReadOptions
from budgetkit.document.options import user_cache

Captured = pytest.CaptureFixture[str]
PASSWORD = "open-sesame"


@pytest.fixture
def locked(root: Path, tmp_path: Path) -> Path:
    file = tmp_path / "locked.pdf"
    with pikepdf.open(root / "data" / "samples" / "wanli_2023.pdf") as opened:
        opened.save(file, encryption=pikepdf.Encryption(user=PASSWORD, owner="owner", R=6))
    return file


def entries(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.json.gz"))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ReadOptions(cache=user_cache())),
        ({"cache": Path("kept")}, ReadOptions(cache=Path("kept"))),
        ({"cache": Path("kept"), "no_cache": True}, ReadOptions()),
        ({"password": "", "no_cache": True}, ReadOptions()),
        (
            {"password": "a", "verify": True, "no_cache": True},
            ReadOptions(password="a", verify=True),
        ),
    ],
)
def test_options_of_a_command(given: dict[str, Any], expected: ReadOptions) -> None:
    none: dict[str, Any] = {"password": None, "verify": False, "no_cache": False, "cache": None}
    assert read_options(**{**none, **given}) == expected


def test_a_password_is_asked_for_and_may_stand_in_the_environment(
    locked: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["info", str(locked), "--json", "--no-cache"]) == 1
    [said] = json.loads(capsys.readouterr().out)
    assert said["error_type"] == "pdf-encrypted"
    assert "--password" in said["error_message"]
    assert run(["info", str(locked), "--json", "--password", PASSWORD]) == 0
    assert json.loads(capsys.readouterr().out)[0]["fiscal_year"] == 2023
    monkeypatch.setenv("BUDGETKIT_PASSWORD", PASSWORD)
    assert run(["layout", "explain", str(locked), "--json"]) == 0
    assert PASSWORD not in capsys.readouterr().out
    help_page = CliRunner().invoke(app, ["info", "--help"])
    assert PASSWORD not in help_page.output


def test_extract_keeps_readings_where_it_is_told(
    root: Path, tmp_path: Path, capsys: Captured
) -> None:
    file, kept = str(root / "data" / "samples" / "wanli_2023.pdf"), tmp_path / "kept"
    extract = ["extract", file, "--out", str(tmp_path / "out"), "--json"]
    assert run([*extract, "--cache", str(kept)]) == 0
    [entry] = entries(kept)
    first, written = json.loads(capsys.readouterr().out), entry.stat().st_mtime_ns
    assert run([*extract, "--cache", str(kept)]) == 0
    assert json.loads(capsys.readouterr().out) == first
    assert [file.stat().st_mtime_ns for file in entries(kept)] == [written]
    assert run([*extract, "--cache", str(kept), "--verify"]) == 0
    assert len(entries(kept)) == 2
    assert run([*extract, "--cache", str(tmp_path / "none"), "--no-cache"]) == 0
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", [["info", "--json"], ["check", "--format", "json"], ["review"]])
def test_commands_on_one_file_read_it_once(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    file = str(root / "data" / "samples" / "wanli_2023.pdf")
    assert run([*command, file, "--cache", str(tmp_path)]) == 0
    assert len(entries(tmp_path)) == 1
    monkeypatch.setattr("budgetkit.document.pdf.read._read", None)
    assert run([*command, file, "--cache", str(tmp_path)]) == 0
    monkeypatch.setenv("BUDGETKIT_NO_CACHE", "1")
    assert run([*command, file, "--cache", str(tmp_path)]) != 0


def test_the_time_a_file_may_take_is_at_least_a_second(capsys: Captured) -> None:
    assert run(["extract", "x", "--out", "y", "--timeout", "0"]) == 2
    assert "参数 --timeout 的值不合用（应不小于 1）" in capsys.readouterr().err
