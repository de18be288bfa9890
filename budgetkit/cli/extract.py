"""``budgetkit extract``: files and folders into a dataset."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from budgetkit.cli.options import CacheFolder, Corrections, NoCache, Password, Verify, read_options
from budgetkit.cli.progress import page_progress
from budgetkit.cli.say import as_json, line

if TYPE_CHECKING:
    from budgetkit.dataset.tables import Tables

_LABELS = {"failed": "失败", "partial": "不完整"}
_TIMEOUT_S = 120
_NAMED = 5
_REPORTED = ("file_name", "disclosure_id", "status", "error_type", "error_message", "warnings")


def extract(
    paths: Annotated[list[Path], typer.Argument(metavar="路径", help="文件，或含有文件的目录。")],
    out: Annotated[Path, typer.Option("--out", metavar="目录", help="数据集写到哪个目录。")],
    csv: Annotated[bool, typer.Option("--csv", help="除 Parquet 外，另写一份 CSV。")] = False,
    workers: Annotated[
        int,
        typer.Option(
            "--workers", min=1, metavar="数", help="同时读取的进程数（大文件按页分），不影响结果。"
        ),
    ] = 1,
    password: Password = None,
    verify: Verify = False,
    no_cache: NoCache = False,
    cache: CacheFolder = None,
    timeout: Annotated[
        int,
        typer.Option(
            "--timeout",
            min=1,
            metavar="秒",
            help="一个文件多久没有进展就放弃；每读完一页重新计时，所以页数多的文件时间也多。",
        ),
    ] = _TIMEOUT_S,
    corrections: Corrections = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="只报告错误，不显示进度。")] = False,
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出结果。")] = False,
) -> None:
    """读取文件和目录，写成一套数据表。

    一个文件读不出，不影响其他文件；隐藏文件和 README 会略过，内容相同的文件只读一次。
    读过的 PDF 有缓存，没有变化就不再读。
    """
    from budgetkit.document.preload import load_ahead

    # Before the imports of this process, so that both load at the same time.
    load_ahead(paths)
    from budgetkit.workbench.extract import extract as extract_files

    workers = _affordable(workers, quiet=quiet)
    options = read_options(password=password, verify=verify, no_cache=no_cache, cache=cache)
    with page_progress("读取", quiet=quiet or json) as (progress, pages):
        tables = extract_files(
            paths, out, csv=csv, workers=workers, options=options, timeout_s=timeout,
            progress=progress, pages=pages, corrections=corrections,
        )  # fmt: skip
    documents = tables["documents"].to_pylist()
    rows = {name: len(table) for name, table in tables.items()}
    if json:
        as_json(_summary(out, documents, rows))
    else:
        _report(out, documents, rows, quiet=quiet)
        _tell_unused(tables, corrections, quiet=quiet)
    if any(document["status"] == "failed" for document in documents):
        raise typer.Exit(1)


def _affordable(workers: int, *, quiet: bool) -> int:
    from budgetkit.document.memory import PROCESS_BYTES, affordable_workers

    fewer = affordable_workers(workers)
    if fewer < workers and not quiet:
        each = PROCESS_BYTES // 2**20
        line(f"内存只够 {fewer} 个进程同时读取（每个按 {each} MB 计）。", error=True)
    return fewer


def _tell_unused(tables: Tables, folder: Path | None, *, quiet: bool) -> None:
    from budgetkit.workbench.corrections import unused_corrections

    unused = [] if quiet else unused_corrections(tables, folder)
    if unused:
        named = "、".join(f"{entry.file} 第 {entry.entry} 条" for entry in unused[:_NAMED])
        more = " 等" if len(unused) > _NAMED else ""
        line(f"未用到的更正 {len(unused)} 条，所指文件不在其中：{named}{more}。", error=True)


def _summary(out: Path, documents: list[dict[str, Any]], rows: dict[str, int]) -> dict[str, Any]:
    reported = [{name: document[name] for name in _REPORTED} for document in documents]
    return {"out": str(out), "rows": rows, "documents": reported}


def _report(
    out: Path, documents: list[dict[str, Any]], rows: dict[str, int], *, quiet: bool
) -> None:
    for document in documents:
        status = document["status"]
        if status == "failed" or (status == "partial" and not quiet):
            code, message = document["error_type"], document["error_message"]
            line(f"{_LABELS[status]} {document['file_name']} [{code}] {message}", error=True)
    if not quiet:
        counts = Counter(document["status"] for document in documents)
        line(
            f"已写入 {out}：{len(documents)} 个文件（完整 {counts['ok']}，不完整 "
            f"{counts['partial']}，失败 {counts['failed']}），{rows['disclosures']} 份公开材料，"
            f"{rows['budget_lines']} 个金额，{rows['narrative_facts']} 条事实"
            + (f"，{rows['corrections']} 处人工更正。" if rows["corrections"] else "。")
        )
