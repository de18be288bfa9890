"""``budgetkit layout``: how the layout catalogue reads a file."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from budgetkit.cli.help import Command, Group
from budgetkit.cli.options import CacheFolder, NoCache, Password, read_options
from budgetkit.cli.say import as_json, error_line, line
from budgetkit.text import printable

if TYPE_CHECKING:
    from budgetkit.disclosure.explain import TableExplanation
    from budgetkit.disclosure.model import DisclosureReading
    from budgetkit.document import ReadOptions

layout_app = typer.Typer(cls=Group, no_args_is_help=True, help="查看版式目录如何识别文件。")


@layout_app.callback()
def layout() -> None:
    """查看版式目录如何识别文件。"""


@layout_app.command(cls=Command)
def explain(
    files: Annotated[list[Path], typer.Argument(metavar="文件", help="要查看的文件。")],
    password: Password = None,
    no_cache: NoCache = False,
    cache: CacheFolder = None,
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出结果。")] = False,
) -> None:
    """逐表说明识别为什么、依据目录哪一条，以及哪些没有识别。"""
    options = read_options(password=password, verify=False, no_cache=no_cache, cache=cache)
    failed = False
    shown = []
    for file in files:
        reading = _read(file, options)
        failed = failed or reading is None
        if reading is not None:
            shown.append(_shown(file, reading, as_text=not json))
    if json:
        as_json(shown)
    if failed:
        raise typer.Exit(1)


def _read(file: Path, options: ReadOptions) -> DisclosureReading | None:
    from budgetkit.disclosure import read_disclosure
    from budgetkit.document import read_document
    from budgetkit.errors import BudgetkitError
    from budgetkit.sources import open_source

    try:
        return read_disclosure(read_document(open_source(file), options))
    except BudgetkitError as error:
        error_line(error.code, error.message)
        return None


def _shown(file: Path, reading: DisclosureReading, *, as_text: bool) -> dict[str, object]:
    from budgetkit.disclosure.explain import explain as explain_reading

    tables = explain_reading(reading)
    if as_text:
        line(f"{file.name}：版式 {reading.identity.layout or '未识别'}，{len(tables)} 张表")
        for table in tables:
            _say(table)
    return {
        "file": str(file),
        "layout": reading.identity.layout,
        "tables": [asdict(table) for table in tables],
    }


def _say(table: TableExplanation) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    name = table.table_id or "未识别"
    console.print(Text(printable(f"{table.place}  {table.title or '（无标题）'}  →  {name}")))
    console.print(
        Text(printable(f"依据：{table.reason}；单位：{table.unit_text}；{_counts(table)}"))
    )
    if table.columns:
        shown = Table("表头", "识别为", "目录中的规则", expand=False)
        for column in table.columns:
            rule = column.rule or "没有对应的规则"
            shown.add_row(
                *(Text(printable(text)) for text in (column.header, column.read_as, rule))
            )
        console.print(shown)
    if table.unknown_codes:
        console.print(Text(printable(f"科目表中没有的编码：{'、'.join(table.unknown_codes)}")))
    if table.differing_names:
        console.print(Text(printable(f"与科目表不同的名称：{'；'.join(table.differing_names)}")))
    console.print()


def _counts(table: TableExplanation) -> str:
    empty = "，声明为空表" if table.declared_empty else ""
    unreadable = f"，{table.unreadable_count} 个读不出" if table.unreadable_count else ""
    return f"{table.row_count} 行，{table.amount_count} 个金额{unreadable}{empty}"
