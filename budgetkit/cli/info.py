"""``budgetkit info``: what a file is and what was found in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from budgetkit.cli.contents import contents, show
from budgetkit.cli.options import CacheFolder, NoCache, Password, Verify, read_options
from budgetkit.cli.say import as_json, error_line

if TYPE_CHECKING:
    from budgetkit.document import ReadOptions
    from budgetkit.workbench import Disclosure

_IDENTITY = (
    "disclosure_id",
    "agency_name",
    "scope",
    "stage",
    "fiscal_year",
    "division_code",
    "province",
    "city",
    "subordinate_units",
    "layout",
)
_TABLE = ("table_id", "table_title", "unit_text", "row_count", "amount_count", "declared_empty")


def info(
    files: Annotated[list[Path], typer.Argument(metavar="文件", help="要查看的文件。")],
    password: Password = None,
    verify: Verify = False,
    no_cache: NoCache = False,
    cache: CacheFolder = None,
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出结果。")] = False,
) -> None:
    """查看文件是谁的、哪一年的，找到了哪些报表，有什么问题。"""
    options = read_options(password=password, verify=verify, no_cache=no_cache, cache=cache)
    shown = [_shown(file, options, as_text=not json) for file in files]
    if json:
        as_json(shown)
    if any("error_type" in facts for facts in shown):
        raise typer.Exit(1)


def _shown(file: Path, options: ReadOptions, *, as_text: bool) -> dict[str, Any]:
    from budgetkit.errors import BudgetkitError, NotADisclosureError
    from budgetkit.workbench import read_with

    try:
        disclosure = read_with(options, file)
    except BudgetkitError as error:
        if as_text:
            error_line(error.code, error.message)
        told = {"file": str(file), "error_type": error.code, "error_message": error.message}
        if isinstance(error, NotADisclosureError):
            read = contents(file, options)
            if as_text:
                show(read)
            return told | read
        return told
    if as_text:
        _show(disclosure)
    return {"file": str(file), **_facts(disclosure)}


def _show(disclosure: Disclosure) -> None:
    from rich.console import Console

    Console().print(disclosure)


def _facts(disclosure: Disclosure) -> dict[str, Any]:
    tables = disclosure.tables[list(_TABLE)].astype(object)
    return {
        **{name: getattr(disclosure, name) for name in _IDENTITY},
        "status": str(disclosure.documents["status"].iloc[0]),
        "tables": tables.where(tables.notna(), None).to_dict("records"),
        "fact_count": len(disclosure.narrative),
        "warnings": disclosure.warnings,
    }
