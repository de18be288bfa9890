"""Options of every command that reads files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from budgetkit.document import ReadOptions

Password = Annotated[
    str | None,
    typer.Option(
        "--password",
        metavar="密码",
        envvar="BUDGETKIT_PASSWORD",
        show_envvar=False,
        help="PDF 的打开密码；放在环境变量 BUDGETKIT_PASSWORD 里，就不会留在命令历史中。",
    ),
]
Verify = Annotated[
    bool,
    typer.Option("--verify", help="用另一种读法再读一遍 PDF 的表格，不一致的单元格列为存疑。"),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        envvar="BUDGETKIT_NO_CACHE",
        show_envvar=False,
        help="不用缓存（或环境变量 BUDGETKIT_NO_CACHE=1），PDF 重新读取，也不留下读取结果。",
    ),
]
CacheFolder = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        metavar="目录",
        envvar="BUDGETKIT_CACHE",
        show_envvar=False,
        file_okay=False,
        help="缓存放在哪个目录（或用环境变量 BUDGETKIT_CACHE），默认在用户的缓存目录。",
    ),
]

Corrections = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        metavar="目录",
        exists=True,
        file_okay=False,
        help="更正条目（*.yml）所在的目录，默认为当前或上级目录中的 data/corrections（如有）。",
    ),
]


def read_options(
    *, password: str | None, verify: bool, no_cache: bool, cache: Path | None
) -> ReadOptions:
    """Return what the options of a command ask of the readers."""
    from budgetkit.document import ReadOptions
    from budgetkit.document.options import user_cache

    folder = None if no_cache else cache or user_cache()
    return ReadOptions(password=password or None, verify=verify, cache=folder)
