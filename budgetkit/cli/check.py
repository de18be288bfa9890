"""``budgetkit check``: every printed number held against every other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from budgetkit.cli.options import CacheFolder, Corrections, NoCache, Password, Verify, read_options
from budgetkit.cli.say import as_json, error_line, line

if TYPE_CHECKING:
    from budgetkit.dataset.tables import Tables


class Format(StrEnum):
    """How the findings are given."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


class Severity(StrEnum):
    """From which severity on the command fails."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="文件", help="要核对的文件，可以是同一材料的几个文件。")
    ],
    format_: Annotated[
        Format, typer.Option("--format", metavar="格式", help="table、json、csv、xlsx 或 pdf。")
    ] = Format.TABLE,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="文件",
            help="写到哪个文件；csv、xlsx 和 pdf 必须给出，几个 PDF 时给出目录。",
        ),
    ] = None,
    fail_on: Annotated[
        Severity | None,
        typer.Option("--fail-on", metavar="程度", help="有这一程度及以上的问题时，退出码为 1。"),
    ] = None,
    password: Password = None,
    verify: Verify = False,
    no_cache: NoCache = False,
    cache: CacheFolder = None,
    corrections: Corrections = None,
) -> None:
    """核对报表、情况说明和绩效目标表中的每个数，列出不符之处和原文位置。"""
    from budgetkit.workbench.checked import check_files

    _require_out(format_, out)
    options = read_options(password=password, verify=verify, no_cache=no_cache, cache=cache)
    tables = check_files(files, options, corrections)
    failed = _tell_failures(tables)
    _give(tables, files, format_, out, password)
    if failed or _reaches(tables, fail_on):
        raise typer.Exit(1)


def _require_out(format_: Format, out: Path | None) -> None:
    """Before anything is read, which may take minutes."""
    from budgetkit.errors import UsageError

    if out is None and format_ in (Format.CSV, Format.XLSX, Format.PDF):
        raise UsageError(reason=f"{format_} 格式请用 --out 指明写到哪个文件。")


def _tell_failures(tables: Tables) -> bool:
    failed = [row for row in tables["documents"].to_pylist() if row["status"] == "failed"]
    for row in failed:
        error_line(row["error_type"] or "internal", f"{row['file_name']}：{row['error_message']}")
    return bool(failed)


def _reaches(tables: Tables, fail_on: Severity | None) -> bool:
    if fail_on is None:
        return False
    order = list(Severity)
    found = {row["severity"] for row in tables["findings"].to_pylist()}
    return any(severity in found for severity in order[: order.index(fail_on) + 1])


def _give(
    tables: Tables, files: list[Path], format_: Format, out: Path | None, password: str | None
) -> None:
    if format_ is Format.TABLE:
        _show(tables)
    elif format_ is Format.JSON or out is None:
        _json(tables, out)
    elif format_ is Format.PDF and out.is_dir():
        _mark_each(tables, files, out, password)
    else:
        out.write_bytes(_content(tables, files, format_, password))
        line(f"已写入 {out}。")


def _mark_each(tables: Tables, files: list[Path], folder: Path, password: str | None) -> None:
    """A disclosure may be spread over several PDFs."""
    from budgetkit.reports.checking import marked_pdf

    for file in files:
        marked = folder / f"{file.stem}-核对.pdf"
        marked.write_bytes(marked_pdf(tables, [file], password))
        line(f"已写入 {marked}。")


def _show(tables: Tables) -> None:
    from rich.console import Console

    from budgetkit.workbench.checked import by_disclosure
    from budgetkit.workbench.repr.card import disclosure_name
    from budgetkit.workbench.repr.checks_card import checks_card
    from budgetkit.workbench.repr.terminal import card_renderable

    rows = tables["disclosures"].to_pylist()
    for row, (_, findings, results) in zip(rows, by_disclosure(tables), strict=True):
        card = checks_card(disclosure_name(row), findings, results)
        Console().print(card_renderable(replace(card, warnings=_disagreements(tables, row))))


def _disagreements(tables: Tables, disclosure: Mapping[str, Any]) -> tuple[str, ...]:
    """Where two readings of a table differ, whether or not a sum notices."""
    from budgetkit.document.pdf.verify import DIFFERENT, MISSED

    return tuple(
        f"{row['file_name']}：{warning}"
        for row in tables["documents"].to_pylist()
        if row["disclosure_id"] == disclosure["disclosure_id"]
        for warning in row["warnings"]
        if warning.startswith((DIFFERENT, MISSED))
    )


def _json(tables: Tables, out: Path | None) -> None:
    import json

    from budgetkit.workbench.checked import by_disclosure

    value: list[dict[str, Any]] = [
        {"disclosure_id": title, "findings": findings, "check_results": results}
        for title, findings, results in by_disclosure(tables)
    ]
    if out is None:
        as_json(value)
    else:
        out.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _content(tables: Tables, files: list[Path], format_: Format, password: str | None) -> bytes:
    from budgetkit.reports.checking import findings_csv, marked_pdf, review_sheet

    if format_ is Format.CSV:
        return findings_csv(tables)
    if format_ is Format.XLSX:
        return review_sheet(tables)
    return marked_pdf(tables, files, password)
