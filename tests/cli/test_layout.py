"""``budgetkit layout explain`` and a researcher's own layout folder."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from budgetkit.cli.run import run
from budgetkit.disclosure.catalogue import column_rules, layout_profiles, table_entries

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def sample(root: Path) -> str:
    return str(root / "data" / "samples" / "yangquan_finance_2024.txt")


@pytest.fixture
def fresh_catalogue(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forget catalogues that were loaded, before and after."""
    monkeypatch.setitem(os.environ, "BUDGETKIT_LAYOUTS", "")
    caches = (table_entries, column_rules, layout_profiles)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


def explained(capsys: Captured, *arguments: str) -> list[Any]:
    assert run([*arguments, "--json"]) == 0
    (shown,) = json.loads(capsys.readouterr().out)
    tables: list[Any] = shown["tables"]
    return tables


def test_explains_every_table(sample: str, capsys: Captured) -> None:
    tables = explained(capsys, "layout", "explain", sample)
    ids = [table["table_id"] for table in tables]
    assert (len(ids), ids.count("targets_project")) == (18, 5)
    assert tables[1]["table_id"] == "revenue_summary"
    columns = {column["header"]: column["read_as"] for column in tables[1]["columns"]}
    assert columns["本年收入/合计"] == "measure current_year"
    assert columns["上年结转"] == "measure carry_over"


def test_says_it_in_words(sample: str, capsys: Captured) -> None:
    assert run(["layout", "explain", sample]) == 0
    said = capsys.readouterr().out
    assert "版式 shanxi，18 张表" in said
    assert "2024年预算收入总表" in said
    assert "revenue_summary" in said


def test_file_that_cannot_be_read(tmp_path: Path, capsys: Captured) -> None:
    assert run(["layout", "explain", str(tmp_path / "none.txt")]) == 1
    assert "source-missing" in capsys.readouterr().err


@pytest.mark.usefixtures("fresh_catalogue")
def test_own_entries_come_first(sample: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "tables.toml").write_text(
        '[[table]]\nid = "own_table"\ntitle = "预算收入总"\nrows = "function"\n', "utf-8"
    )
    tables = explained(capsys, "--layouts", str(tmp_path), "layout", "explain", sample)
    assert [table["table_id"] for table in tables][:2] == [
        "revenue_expenditure_summary",
        "own_table",
    ]


@pytest.mark.usefixtures("fresh_catalogue")
def test_own_file_that_is_wrong_is_named(sample: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "tables.toml").write_text('[[table]]\nid = "own"\n', "utf-8")
    assert run(["--layouts", str(tmp_path), "layout", "explain", sample]) == 1
    assert "[catalogue] 版式目录文件有误：tables.toml" in capsys.readouterr().err
