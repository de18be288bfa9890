"""What is on disk: exact, described, whole or absent, the same every time."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from frictionless import Package, system
from hypothesis import given
from hypothesis import strategies as st

from budgetkit.dataset.package import DESCRIPTOR, descriptor
from budgetkit.dataset.read import altered_files, read_tables, require_dataset
from budgetkit.dataset.schema import SCHEMA
from budgetkit.dataset.spreadsheet import neutralised, write_csv
from budgetkit.dataset.tables import Tables, tables_of
from budgetkit.dataset.write import INCOMING, write_dataset
from budgetkit.errors import DatasetInvalidError, DatasetMissingError, DatasetWriteError
from tests.dataset import handmade

KILLED_AT = """
import os, signal, sys
from pathlib import Path
from budgetkit.dataset.tables import tables_of
from budgetkit.dataset.write import write_dataset
from tests.dataset import handmade

steps = 0

def step(event, arguments):
    global steps
    if event in ("os.rename", "os.remove", "os.mkdir") or (
        event == "open" and "w" in str(arguments[1])
    ):
        steps += 1
        if steps == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)

tables = tables_of([handmade.outcome("new")])
sys.addaudithook(step)
write_dataset(Path(sys.argv[1]), tables, csv=True)
print(steps)
"""


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture
def tables() -> Tables:
    return tables_of([handmade.outcome("a"), handmade.outcome("b", fiscal_year=2025)])


def test_what_is_written_is_read_again(tmp_path: Path, tables: Tables) -> None:
    write_dataset(tmp_path / "new" / "folder", tables)
    assert read_tables(tmp_path / "new" / "folder") == tables
    assert not (tmp_path / "new" / "folder" / INCOMING).exists()


def test_decimals_survive_parquet(tmp_path: Path, tables: Tables) -> None:
    write_dataset(tmp_path, tables)
    column = pq.read_table(tmp_path / "budget_lines.parquet")["amount_yuan"]
    assert column.to_pylist()[:2] == [Decimal("303000.00"), Decimal("101000.00")]


def test_the_same_outcomes_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    outcomes = [
        handmade.outcome(text, fiscal_year=2020 + number) for number, text in enumerate("abc")
    ]
    write_dataset(tmp_path / "one", tables_of(outcomes), csv=True)
    write_dataset(tmp_path / "two", tables_of(reversed(outcomes)), csv=True)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_an_old_csv_does_not_stay_beside_new_tables(tmp_path: Path, tables: Tables) -> None:
    write_dataset(tmp_path, tables, csv=True)
    write_dataset(tmp_path, tables)
    assert not list(tmp_path.glob("*.csv"))
    assert len(descriptor(sorted(tmp_path.glob("*.parquet")))["resources"]) == len(SCHEMA)


def test_other_files_are_left_alone(tmp_path: Path, tables: Tables) -> None:
    (tmp_path / ".gitkeep").touch()
    (tmp_path / "notes.csv").write_text("mine")
    write_dataset(tmp_path, tables)
    assert (tmp_path / ".gitkeep").exists()
    assert (tmp_path / "notes.csv").read_text() == "mine"


SWAP = len(SCHEMA) + 4
"""The first step after the old descriptor is gone: each table was staged, then the new one."""
LAST = SWAP + 2 * len(SCHEMA)


@pytest.mark.parametrize("step", [1, 5, SWAP - 1], ids=["before", "staging", "before the swap"])
def test_a_run_killed_early_leaves_the_old_dataset(step: int, tmp_path: Path, root: Path) -> None:
    old = tables_of([handmade.outcome("old")])
    kill_at(step, tmp_path, root)
    assert read_tables(tmp_path) == old
    assert altered_files(tmp_path) == []


@pytest.mark.parametrize("step", [SWAP, SWAP + 7, LAST], ids=["first", "middle", "last"])
def test_a_run_killed_in_the_swap_leaves_whole_tables_and_no_dataset(
    step: int, tmp_path: Path, root: Path
) -> None:
    old, new = (tables_of([handmade.outcome(text)]) for text in ("old", "new"))
    kill_at(step, tmp_path, root)
    with pytest.raises(DatasetMissingError, match=DESCRIPTOR):
        read_tables(tmp_path)
    for name in SCHEMA:
        assert pq.read_table(tmp_path / f"{name}.parquet") in (old[name], new[name])


def test_the_next_run_clears_away_what_a_killed_one_left(tmp_path: Path, root: Path) -> None:
    kill_at(SWAP + 7, tmp_path, root)
    assert (tmp_path / INCOMING).exists()
    new = tables_of([handmade.outcome("new")])
    write_dataset(tmp_path, new)
    assert read_tables(tmp_path) == new
    assert not (tmp_path / INCOMING).exists()


def kill_at(step: int, folder: Path, root: Path) -> None:
    """Write an old dataset, then kill a child at a step of writing the new one over it.

    Steps 2 to 8 stage files, 9 removes the old descriptor, 10 to 21 rename the tables,
    22 renames the descriptor.
    """
    write_dataset(folder, tables_of([handmade.outcome("old")]), csv=True)
    command = [sys.executable, "-c", KILLED_AT, str(folder), str(step)]
    environment = os.environ | {"PYTHONPATH": str(root)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr


def test_an_unfinished_dataset_is_none(tmp_path: Path, tables: Tables) -> None:
    write_dataset(tmp_path, tables)
    (tmp_path / DESCRIPTOR).unlink()
    with pytest.raises(DatasetMissingError, match=DESCRIPTOR):
        require_dataset(tmp_path)


def test_a_damaged_table_is_named(tmp_path: Path, tables: Tables) -> None:
    write_dataset(tmp_path, tables)
    (tmp_path / "tables.parquet").write_bytes(b"PAR1 no")
    assert altered_files(tmp_path) == ["tables.parquet"]
    with pytest.raises(DatasetInvalidError, match="tables"):
        read_tables(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"resources": [{"path": "x"}]}'])
def test_a_damaged_descriptor_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / DESCRIPTOR).write_text(text)
    with pytest.raises(DatasetInvalidError, match=DESCRIPTOR):
        altered_files(tmp_path)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path, tables: Tables) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatasetWriteError, match="file"):
        write_dataset(tmp_path / "file", tables)


def test_the_descriptor_is_a_tabular_data_package(tmp_path: Path, tables: Tables) -> None:
    write_dataset(tmp_path, tables, csv=True)
    written = json.loads((tmp_path / DESCRIPTOR).read_text(encoding="utf-8"))
    package = Package.from_descriptor(written)
    assert package.resource_names[:2] == ["documents", "documents-csv"]
    assert len(package.resource_names) == 2 * len(SCHEMA)
    amount = package.get_resource("budget_lines").schema.get_field("amount_yuan")
    assert (amount.type, amount.custom["columnType"]) == ("number", "value")


def test_frictionless_finds_the_csv_valid(tmp_path: Path, tables: Tables) -> None:
    write_dataset(tmp_path, tables, csv=True)
    written = json.loads((tmp_path / DESCRIPTOR).read_text(encoding="utf-8"))
    written["resources"] = [r for r in written["resources"] if r["format"] == "csv"]
    with system.use_context(trusted=True):
        report = Package.from_descriptor(written, basepath=str(tmp_path)).validate()
    assert report.flatten(["title", "note", "rowNumber"]) == []
    assert report.stats["tasks"] == len(SCHEMA)


def test_csv_keeps_codes_numbers_and_lists(tmp_path: Path, tables: Tables) -> None:
    write_dataset(tmp_path, tables, csv=True)
    assert (tmp_path / "table_rows.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "budget_lines.csv").open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert (lines[3]["function_code"], lines[3]["amount_yuan"]) == ("201", "202000.00")
    assert (lines[3]["is_total"], lines[3]["page"]) == ("false", "")
    with (tmp_path / "table_rows.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert json.loads(list(csv.DictReader(stream))[4]["cells_text"]) == ["甲", "=乙"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "-", "--", "-cmd|x", "=-"]
)
def test_what_a_spreadsheet_would_execute_is_text(text: str) -> None:
    expected = text if text == "-" else f"'{text}"
    assert neutralised(text) == expected


@pytest.mark.parametrize(
    "text", ["-12.30", "+3.54%", "-1,234.50", "061001", "人员经费", "a=b", "", "-0"]
)
def test_what_is_harmless_stays(text: str) -> None:
    assert neutralised(text) == text


def test_negative_numbers_and_small_ones_are_plain(tmp_path: Path) -> None:
    outcome = handmade.outcome()
    assert outcome.reading is not None
    tables = tables_of([outcome])
    column = tables["narrative_facts"].schema.get_field_index("value")
    values = pa.array([Decimal("-0.0000001")], pa.decimal128(38, 10))
    changed = tables["narrative_facts"].set_column(column, "value", values)
    write_csv(changed, tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert next(csv.DictReader(stream))["value"] == "-0.0000001"


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2))
def test_parquet_round_trip_is_exact(
    tmp_path_factory: pytest.TempPathFactory, yuan: Decimal
) -> None:
    file = tmp_path_factory.mktemp("round") / "x.parquet"
    table = pa.table({"amount_yuan": pa.array([yuan], pa.decimal128(18, 2))})
    pq.write_table(table, file, compression="zstd")
    assert pq.read_table(file)["amount_yuan"].to_pylist() == [yuan]
