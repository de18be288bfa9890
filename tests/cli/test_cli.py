"""The command line: what it writes, says and returns."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

import budgetkit
from budgetkit.cli.app import app
from budgetkit.cli.run import run
from budgetkit.dataset.read import read_tables
from budgetkit.dataset.schema import SCHEMA

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def sample(root: Path) -> Path:
    return root / "data" / "samples" / "jincheng_zone_finance_2026.txt"


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    file = tmp_path / "novel\x1b[2J.txt"
    file.write_text("从前有座山，山里有座庙。\n", encoding="utf-8")
    return file


def test_extract_writes_a_dataset(sample: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out"
    assert run(["extract", str(sample), "--out", str(out), "--csv"]) == 0
    tables = read_tables(out)
    said = capsys.readouterr()
    amounts, facts = len(tables["budget_lines"]), len(tables["narrative_facts"])
    assert said.out == (
        f"已写入 {out}：1 个文件（完整 1，不完整 0，失败 0），1 份公开材料，"
        f"{amounts} 个金额，{facts} 条事实。\n"
    )
    assert said.err == ""
    assert (out / "budget_lines.csv").is_file()


def test_a_failed_document_is_told_and_the_others_are_done(
    sample: Path, novel: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "out"
    assert run(["extract", str(sample), str(novel), "--out", str(out)]) == 1
    said = capsys.readouterr()
    assert said.err == (
        "失败 novel\ufffd[2J.txt [not-a-disclosure] 未发现预算公开的标题或报表："
        "novel\ufffd[2J.txt。 请确认该文件是部门（单位）预算公开材料；读出的表格和文字可用 "
        "budgetkit info 查看，extract 存在 tables、table_rows、text_blocks 中。\n"
    )
    assert "2 个文件（完整 1，不完整 0，失败 1）" in said.out
    assert len(read_tables(out)["disclosures"]) == 1


def test_quiet_says_only_what_failed(
    sample: Path, novel: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert run(["extract", str(sample), str(novel), "--out", str(tmp_path / "o"), "--quiet"]) == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)


def test_extract_as_json(sample: Path, novel: Path, tmp_path: Path, capsys: Captured) -> None:
    arguments = ["extract", str(sample), str(novel), "--out", str(tmp_path / "o"), "--json"]
    assert run(arguments) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["rows"]["documents"] == 2
    assert [document["error_type"] for document in said["documents"]] == ["not-a-disclosure", None]


def test_info_shows_what_a_file_is(sample: Path, capsys: Captured) -> None:
    assert run(["info", str(sample)]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[0] == "晋城经济技术开发区财政管理运营部 · 2026 年预算"
    assert "注明无数据" in said


def test_info_as_json(sample: Path, capsys: Captured) -> None:
    assert run(["info", str(sample), "--json"]) == 0
    [said] = json.loads(capsys.readouterr().out)
    assert (said["agency_name"], said["fiscal_year"]) == ("晋城经济技术开发区财政管理运营部", 2026)
    empty = {table["table_id"] for table in said["tables"] if table["declared_empty"]}
    assert "state_capital" in empty
    assert said["fact_count"] > 0


def test_info_shows_what_was_read_of_a_file_that_is_no_disclosure(
    tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "notice.txt"
    rows = "".join(f"活动{number}\t{number}.50\n" for number in range(1, 10))
    file.write_text(f"关于下达资金的通知\n单位：万元\n项目\t金额\n{rows}", "utf-8")
    assert run(["info", str(file)]) == 1
    said = capsys.readouterr()
    assert "[not-a-disclosure]" in said.err
    lines = said.out.splitlines()
    assert lines[0].startswith("读出（transcript）：1 张表，")
    assert " 活动7 | 7.50" in lines
    assert " ……另有 2 行，--json 给出全部" in lines
    assert " 关于下达资金的通知" in lines
    assert run(["info", str(file), "--json"]) == 1
    [found] = json.loads(capsys.readouterr().out)
    assert found["error_type"] == "not-a-disclosure"
    assert found["tables"][0]["rows"][-1] == ["活动9", "9.50"]
    assert found["texts"][0] == "关于下达资金的通知"


def test_info_goes_on_after_a_bad_file(sample: Path, novel: Path, capsys: Captured) -> None:
    assert run(["info", str(novel), str(sample), "--json"]) == 1
    bad, good = json.loads(capsys.readouterr().out)
    assert (bad["error_type"], good["fiscal_year"]) == ("not-a-disclosure", 2026)
    assert run(["info", str(novel)]) == 1
    assert capsys.readouterr().err.startswith("错误 [not-a-disclosure] 未发现")


def test_validate_passes_what_extract_wrote(sample: Path, tmp_path: Path, capsys: Captured) -> None:
    run(["extract", str(sample), "--out", str(tmp_path), "--quiet"])
    assert run(["validate", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{tmp_path}：符合约定。\n"


def test_validate_names_what_was_altered(sample: Path, tmp_path: Path, capsys: Captured) -> None:
    import pyarrow.parquet as pq

    run(["extract", str(sample), "--out", str(tmp_path), "--quiet"])
    file = tmp_path / "narrative_facts.parquet"
    pq.write_table(pq.read_table(file).drop_columns("quote"), file)
    assert run(["validate", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "narrative_facts [altered-file] narrative_facts.parquet 与描述文件中的校验值不同",
        "narrative_facts quote [missing-column] 缺少该列",
        f"{tmp_path}：2 处不符合约定。",
    ]
    assert run(["validate", str(tmp_path), "--json"]) == 1
    rules = [found["rule"] for found in json.loads(capsys.readouterr().out)]
    assert rules == ["altered-file", "missing-column"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract"], "缺少参数 路径。用 budgetkit extract --help 查看用法。"),
        (["extract", "x"], "缺少参数 --out。用 budgetkit extract --help 查看用法。"),
        (["extrac"], "没有命令 'extrac'，相近的有 'extract'。用 budgetkit --help 查看用法。"),
        (
            ["info", "--jsn", "x"],
            "没有选项 --jsn（相近的有 --json）。用 budgetkit info --help 查看用法。",
        ),
        (
            ["extract", "x", "--out", "y", "--workers", "0"],
            "参数 --workers 的值不合用（应不小于 1）。用 budgetkit extract --help 查看用法。",
        ),
        (["extract", "nothing", "--out", "y"], "找不到文件或目录：nothing。请检查路径。"),
    ],
)
def test_wrong_use_is_one_line(arguments: list[str], said: str, capsys: Captured) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err == f"错误 [usage] {said}\n"


def test_a_missing_dataset_is_one_line(tmp_path: Path, capsys: Captured) -> None:
    assert run(["validate", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"错误 [dataset-missing] 目录中没有数据集：{tmp_path}"
        f"（缺 datapackage.json 等 {len(SCHEMA) + 1} 个文件）。 请先运行 budgetkit extract。\n"
    )


def test_an_unforeseen_error_is_one_line_and_a_traceback_on_demand(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path) -> None:
        raise ZeroDivisionError("零")

    monkeypatch.setattr("budgetkit.dataset.validate.violations_in", fail)
    assert run(["validate", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(
        "错误 [internal] 程序出错：budgetkit（ZeroDivisionError: 零）。"
    )
    with pytest.raises(ZeroDivisionError):
        run(["--debug", "validate", str(tmp_path)])
    logging.getLogger("budgetkit").setLevel(logging.NOTSET)


def test_no_command_shows_the_help(capsys: Captured) -> None:
    assert run([]) == 2
    said = capsys.readouterr()
    assert "extract" in said.out + said.err
    assert "错误" not in said.err


@pytest.mark.parametrize("command", ["extract", "info", "validate"])
def test_help_is_chinese_and_names_every_option(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert "显示帮助并退出。" in result.output
    assert "选项" in result.output
    assert "--json" in result.output


def test_the_version_is_that_of_the_project(root: Path, capsys: Captured) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"budgetkit {project['version']}\n"
    assert budgetkit.__version__ == project["version"]


def test_the_installed_command(sample: Path, tmp_path: Path) -> None:
    code = "from budgetkit.cli import main; main()"
    command = [sys.executable, "-c", code, "extract", str(sample), "--out", str(tmp_path / "o")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("已写入")


def test_help_and_import_load_nothing_heavy() -> None:
    heavy = ("pandas", "numpy", "pyarrow", "papermill", "matplotlib", "camelot", "nbconvert")
    code = (
        "import sys, budgetkit; from budgetkit.cli.run import run; run(['extract', '--help']); "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
