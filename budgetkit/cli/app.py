"""The commands put together. What a command needs is imported when it runs."""

from __future__ import annotations

import logging
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated

import typer

from budgetkit import __version__
from budgetkit.cli.extract import extract
from budgetkit.cli.help import Command, Group
from budgetkit.cli.info import info
from budgetkit.cli.say import line
from budgetkit.cli.validate import validate

app = typer.Typer(
    name="budgetkit",
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        line(f"budgetkit {__version__}")
        raise typer.Exit


@app.callback()
def start(
    debug: Annotated[
        bool, typer.Option("--debug", help="出错时显示完整的调用栈（写在命令之前）。")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本并退出。")
    ] = False,
) -> None:
    """把部门预算公开材料读成一套可追溯的数据表和报告。

    退出码：0 完成；1 有文件未能读取，或数据不符合约定；2 用法有误或无法执行。
    """
    if debug:
        logging.basicConfig(level=logging.WARNING)
        logging.getLogger("budgetkit").setLevel(logging.DEBUG)


for command in (extract, info, validate):
    app.command(cls=Command)(command)

if find_spec("budgetkit.cli.report") is not None:
    app.add_typer(import_module("budgetkit.cli.report").report_app, name="report", cls=Group)
