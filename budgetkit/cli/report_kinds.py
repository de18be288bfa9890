"""``budgetkit report comparison | panel | corpus``: reports on several disclosures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from budgetkit.cli.help import Command

if TYPE_CHECKING:
    from budgetkit.reports.job import Job
    from budgetkit.reports.record import Record
    from budgetkit.workbench import Corpus

Report = Callable[..., None]
"""Says what became of the records, as ``budgetkit report all`` does."""
_Dataset = Annotated[Path, typer.Option("--dataset", metavar="目录", help="数据集所在的目录。")]
_Out = Annotated[Path, typer.Option("--out", metavar="目录", help="报告写到哪个目录。")]
_Quiet = Annotated[bool, typer.Option("--quiet", help="只报告错误，不显示进度。")]
_Json = Annotated[bool, typer.Option("--json", help="以 JSON 输出结果。")]
_DATASET, _REPORTS = Path("data/processed"), Path("reports")


def mount(app: typer.Typer, report: Report) -> None:
    """Add the commands to ``budgetkit report``.

    Args:
        app: The group.
        report: Called with the records, the folder, ``quiet`` and ``json``.
    """

    @app.command("comparison", cls=Command)
    def comparison(
        disclosure_ids: Annotated[
            list[str] | None,
            typer.Argument(
                metavar="标识", help="两个至五十个 disclosure_id；不写则比较最多的一组。"
            ),
        ] = None,
        focus: Annotated[
            str, typer.Option("--focus", metavar="标识", help="其中要突出的一份。")
        ] = "",
        name: Annotated[str, typer.Option("--name", metavar="名称", help="报告的名称。")] = "",
        dataset: _Dataset = _DATASET,
        out: _Out = _REPORTS,
        quiet: _Quiet = False,
        json: _Json = False,
    ) -> None:
        """比较两份至五十份公开材料，并更新总目录。"""

        def jobs(corpus: Corpus) -> list[Job]:
            from budgetkit.reports.comparison.choosing import choose
            from budgetkit.reports.many_jobs import comparison_job

            chosen = choose(corpus, ";".join(disclosure_ids or ()))
            return [comparison_job(corpus, [own.disclosure_id for own in chosen], focus, name)]

        report(_made(dataset, out, jobs), out, quiet=quiet, json=json)

    @app.command("panel", cls=Command)
    def panel(
        agency: Annotated[
            str, typer.Argument(metavar="名称", help="部门（单位）名称；不写则取年份最多的。")
        ] = "",
        scope: Annotated[
            str, typer.Option("--scope", metavar="范围", help="department 部门，unit 单位。")
        ] = "",
        stage: Annotated[
            str, typer.Option("--stage", metavar="阶段", help="budget 预算，final_accounts 决算。")
        ] = "budget",
        dataset: _Dataset = _DATASET,
        out: _Out = _REPORTS,
        quiet: _Quiet = False,
        json: _Json = False,
    ) -> None:
        """比较一个部门（单位）的历年材料，并更新总目录。"""

        def jobs(corpus: Corpus) -> list[Job]:
            from budgetkit.reports.many_jobs import panel_job
            from budgetkit.reports.panel.choosing import choose_years

            chosen = choose_years(corpus, agency, scope, stage)
            return [panel_job(corpus, [own.disclosure_id for own in chosen])]

        report(_made(dataset, out, jobs), out, quiet=quiet, json=json)

    @app.command("corpus", cls=Command)
    def corpus_overview(
        dataset: _Dataset = _DATASET,
        out: _Out = _REPORTS,
        quiet: _Quiet = False,
        json: _Json = False,
    ) -> None:
        """总览数据集：读了什么、来自哪里、读得怎样，并更新总目录。"""

        def jobs(corpus: Corpus) -> list[Job]:
            from budgetkit.reports.many_jobs import corpus_job

            return [corpus_job(corpus)]

        report(_made(dataset, out, jobs), out, quiet=quiet, json=json)


def _made(dataset: Path, out: Path, jobs: Callable[[Any], Sequence[Job]]) -> list[Record]:
    """Make the reports; an unchanged one is left alone."""
    import budgetkit
    from budgetkit.reports.batch import Batch

    return Batch(dataset, out).make(jobs(budgetkit.corpus(dataset)))
