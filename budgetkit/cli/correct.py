"""``budgetkit correct``: propose corrections of what may have been misread."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from budgetkit.cli.options import CacheFolder, Corrections, NoCache, Password, Verify, read_options
from budgetkit.cli.say import line


def correct(
    files: Annotated[list[Path], typer.Argument(metavar="文件", help="要核对的文件。")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="文件", help="写到哪个文件，默认显示。")
    ] = None,
    password: Password = None,
    verify: Verify = False,
    no_cache: NoCache = False,
    cache: CacheFolder = None,
    corrections: Corrections = None,
) -> None:
    """对可能读错的数提出更正条目，供对照原文修改、签名后放入 data/corrections。"""
    from budgetkit.workbench.checked import check_files
    from budgetkit.workbench.proposals import proposals_text

    options = read_options(password=password, verify=verify, no_cache=no_cache, cache=cache)
    text = proposals_text(check_files(files, options, corrections))
    if out is None:
        typer.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")
        line(f"已写入 {out}。")
