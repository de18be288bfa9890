"""``budgetkit report``: a dataset's disclosures as offline pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from budgetkit.cli.help import Command, Group
from budgetkit.cli.progress import progress_bar
from budgetkit.cli.report_kinds import COMMANDS, Choice
from budgetkit.cli.report_options import Wanted, with_options
from budgetkit.cli.say import as_json, line

if TYPE_CHECKING:
    from budgetkit.reports.record import Record

report_app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    help="生成报告：单份、比较、多年、绩效目标和材料总览，都是离线网页，另有总目录。",
)


def _make(chosen: Choice | None, wanted: Wanted) -> None:
    """Make the reports that a command chose, all if it chose none; say what became of them."""
    batch = wanted.batch()
    with progress_bar("报告", quiet=wanted.quiet or wanted.json) as progress:
        if chosen is None:
            records = batch.all(progress)
        else:
            import budgetkit

            records = batch.make(chosen(budgetkit.corpus(wanted.dataset)), progress)
    _report(records, wanted.out, quiet=wanted.quiet, json=wanted.json)


def _all() -> None:
    """生成数据集的全部报告，并写总目录 index.html。

    每份材料一份报告；口径相同的材料、同一城市的部门各一份比较；有两年以上材料的部门一份多年比较；
    有绩效目标的材料各一份、合起来一份绩效目标报告；另有材料总览和导览。

    内容没有变化的报告不重新生成。一份报告失败，不影响其他报告；执行到出错处的笔记本会保留。
    """


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


def _mount(name: str, own: Callable[..., Choice | None]) -> None:
    report_app.command(name, cls=Command)(with_options(own, _make))


_mount("all", _all)
for _name, _own in COMMANDS.items():
    _mount(_name, _own)
