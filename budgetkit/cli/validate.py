"""``budgetkit validate``: a dataset against its contract."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from budgetkit.cli.say import as_json, line

if TYPE_CHECKING:
    from budgetkit.dataset.validate import Violation

_SHOWN = 50


def validate(
    folder: Annotated[Path, typer.Argument(metavar="目录", help="数据集所在的目录。")],
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出全部问题。")] = False,
) -> None:
    """检查数据集是否完整，每张表是否符合约定。"""
    from dataclasses import asdict

    from budgetkit.dataset.validate import violations_in

    found = violations_in(folder)
    if json:
        as_json([asdict(violation) for violation in found])
    else:
        _report(folder, found)
    if found:
        raise typer.Exit(1)


def _report(folder: Path, found: list[Violation]) -> None:
    for violation in found[:_SHOWN]:
        where = f" 第 {violation.row} 行" if violation.row else ""
        column = f" {violation.column}" if violation.column else ""
        line(f"{violation.table}{where}{column} [{violation.rule}] {violation.detail}")
    if len(found) > _SHOWN:
        line(f"另有 {len(found) - _SHOWN} 处，用 --json 查看全部。")
    line(f"{folder}：{f'{len(found)} 处不符合约定。' if found else '符合约定。'}")
