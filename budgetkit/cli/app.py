"""The commands put together. What a command needs is imported when it runs."""

from __future__ import annotations

import logging
import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from budgetkit import __version__
from budgetkit.cli.check import check
from budgetkit.cli.correct import correct
from budgetkit.cli.extract import extract
from budgetkit.cli.help import Command, Group
from budgetkit.cli.info import info
from budgetkit.cli.layout import layout_app
from budgetkit.cli.review import review
from budgetkit.cli.say import line
from budgetkit.cli.validate import validate

app = typer.Typer(
    name="budgetkit",
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _layouts(folder: Path | None) -> None:
    # By the environment, so that the processes that read files in parallel inherit it.
    if folder is not None:
        os.environ["BUDGETKIT_LAYOUTS"] = str(folder.resolve())


def _version(wanted: bool) -> None:
    if wanted:
        line(f"budgetkit {__version__}")
        raise typer.Exit


@app.callback()
def start(
    debug: Annotated[
        bool, typer.Option("--debug", help="出错时显示完整的调用栈（写在命令之前）。")
    ] = False,
    layouts: Annotated[
        Path | None,
        typer.Option(
            "--layouts",
            metavar="目录",
            callback=_layouts,
            exists=True,
            file_okay=False,
            help="自己的版式目录（tables.toml、columns.toml、layouts.toml），优先于内置目录。",
        ),
    ] = None,
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


for command in (check, correct, extract, info, review, validate):
    app.command(cls=Command)(command)

app.add_typer(layout_app, name="layout", cls=Group)

if find_spec("budgetkit.cli.report") is not None:
    app.add_typer(import_module("budgetkit.cli.report").report_app, name="report", cls=Group)
