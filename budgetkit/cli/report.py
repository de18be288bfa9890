"""``budgetkit report``: a dataset's disclosures as offline pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from budgetkit.cli.help import Command, Group
from budgetkit.cli.progress import progress_bar
from budgetkit.cli.report_kinds import mount
from budgetkit.cli.say import as_json, line

if TYPE_CHECKING:
    from budgetkit.reports.record import Record

report_app = typer.Typer(
    cls=Group, no_args_is_help=True, help="生成报告：每份公开材料一个离线网页，另有总目录。"
)

_Dataset = Annotated[Path, typer.Option("--dataset", metavar="目录", help="数据集所在的目录。")]
_Out = Annotated[Path, typer.Option("--out", metavar="目录", help="报告写到哪个目录。")]
_Sources = Annotated[
    list[Path] | None,
    typer.Option(
        "--sources",
        metavar="目录",
        help="原件所在的目录，可写多次；默认 data/samples 和 data/raw。出处页由原件生成。",
    ),
]
_Timeout = Annotated[
    int, typer.Option("--timeout", metavar="秒", min=1, help="一份报告最多用多少秒。")
]
_Force = Annotated[bool, typer.Option("--force", help="内容没有变化的报告也重新生成。")]
_Sanitize = Annotated[
    bool,
    typer.Option("--sanitize", help="保留的笔记本也清除一切会动作的内容（网页总是清除）。"),
]
_Quiet = Annotated[bool, typer.Option("--quiet", help="只报告错误，不显示进度。")]
_Json = Annotated[bool, typer.Option("--json", help="以 JSON 输出结果。")]
_DATASET, _REPORTS = Path("data/processed"), Path("reports")
_TIMEOUT_SECONDS = 600


@report_app.command("all", cls=Command)
def all_reports(
    dataset: _Dataset = _DATASET,
    out: _Out = _REPORTS,
    sources: _Sources = None,
    workers: Annotated[
        int, typer.Option("--workers", metavar="个数", min=1, help="同时生成几份报告。")
    ] = 2,
    resume: Annotated[
        bool, typer.Option("--resume", help="接着上次中断处做；上次试过而失败的不再试。")
    ] = False,
    timeout: _Timeout = _TIMEOUT_SECONDS,
    force: _Force = False,
    sanitize: _Sanitize = False,
    quiet: _Quiet = False,
    json: _Json = False,
) -> None:
    """为数据集中的每份公开材料生成报告，并写总目录 index.html。

    内容没有变化的报告不重新生成。一份报告失败，不影响其他报告；执行到出错处的笔记本会保留。
    """
    from budgetkit.reports.batch import Batch
    from budgetkit.reports.originals import DEFAULT

    batch = Batch(
        dataset, out, timeout=timeout, workers=workers, resume=resume, force=force,
        sources=sources or DEFAULT, sanitize=sanitize,
    )  # fmt: skip
    with progress_bar("报告", quiet=quiet or json) as progress:
        records = batch.all(progress)
    _report(records, out, quiet=quiet, json=json)


@report_app.command("unit", cls=Command)
def unit_report(
    disclosure_id: Annotated[
        str, typer.Argument(metavar="标识", help="disclosures 表中的 disclosure_id。")
    ],
    dataset: _Dataset = _DATASET,
    out: _Out = _REPORTS,
    sources: _Sources = None,
    timeout: _Timeout = _TIMEOUT_SECONDS,
    force: _Force = False,
    sanitize: _Sanitize = False,
    quiet: _Quiet = False,
    json: _Json = False,
) -> None:
    """为一份公开材料生成报告，并更新总目录。"""
    from budgetkit.reports.batch import Batch
    from budgetkit.reports.originals import DEFAULT

    batch = Batch(
        dataset, out, timeout=timeout, force=force, sources=sources or DEFAULT, sanitize=sanitize
    )
    _report([batch.unit(disclosure_id)], out, quiet=quiet, json=json)


def _report(records: Sequence[Record], out: Path, *, quiet: bool, json: bool) -> None:
    failed = [record for record in records if record.state == "failed"]
    if json:
        as_json({"out": str(out), "reports": [asdict(record) for record in records]})
    else:
        for record in failed:
            line(f"失败 {record.name} {record.error}", error=True)
        if not quiet:
            done = len(records) - len(failed)
            line(f"已写入 {out / 'index.html'}：{done} 份报告，失败 {len(failed)} 份。")
    if failed:
        raise typer.Exit(1)


mount(report_app, _report)
