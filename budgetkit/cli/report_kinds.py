"""The kinds of report from the command line: each command chooses reports of a dataset."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from budgetkit.reports.job import Job
    from budgetkit.workbench import Corpus

Choice = Callable[["Corpus"], Sequence["Job"]]
"""Returns what is to be made of a dataset."""


def _unit(
    disclosure_ids: Annotated[
        list[str], typer.Argument(metavar="标识", help="disclosures 表中的 disclosure_id。")
    ],
) -> Choice:
    """为一份或几份公开材料各生成报告，并更新总目录。"""

    def jobs(corpus: Corpus) -> list[Job]:
        from budgetkit.reports.kinds import unit_job

        return [unit_job(corpus[name]) for name in dict.fromkeys(disclosure_ids)]

    return jobs


def _comparison(
    disclosure_ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="标识", help="两个至五十个 disclosure_id；不写则比较最多的一组。"),
    ] = None,
    focus: Annotated[str, typer.Option("--focus", metavar="标识", help="其中要突出的一份。")] = "",
    name: Annotated[str, typer.Option("--name", metavar="名称", help="报告的名称。")] = "",
) -> Choice:
    """比较两份至五十份公开材料，并更新总目录。"""

    def jobs(corpus: Corpus) -> list[Job]:
        from budgetkit.reports.comparison.choosing import choose, everyone_of
        from budgetkit.reports.many_jobs import comparison_job

        chosen = choose(corpus, ";".join(disclosure_ids or ()))
        names = [own.disclosure_id for own in chosen]
        everyone = [own.disclosure_id for own in everyone_of(corpus, chosen)]
        return [comparison_job(corpus, names, focus, name, everyone)]

    return jobs


def _panel(
    agency: Annotated[
        str, typer.Argument(metavar="名称", help="部门（单位）名称；不写则取年份最多的。")
    ] = "",
    scope: Annotated[
        str, typer.Option("--scope", metavar="范围", help="department 部门，unit 单位。")
    ] = "",
    stage: Annotated[
        str, typer.Option("--stage", metavar="阶段", help="budget 预算，final_accounts 决算。")
    ] = "budget",
) -> Choice:
    """比较一个部门（单位）的历年材料，并更新总目录。"""

    def jobs(corpus: Corpus) -> list[Job]:
        from budgetkit.reports.many_jobs import panel_job
        from budgetkit.reports.panel.choosing import choose_years

        chosen = choose_years(corpus, agency, scope, stage)
        return [panel_job(corpus, [own.disclosure_id for own in chosen])]

    return jobs


def _targets(
    disclosure_id: Annotated[
        str, typer.Argument(metavar="标识", help="disclosure_id；不写则为数据集的全部目标表。")
    ] = "",
) -> Choice:
    """评绩效目标的质量：一份材料的，或数据集全部的，并更新总目录。"""

    def jobs(corpus: Corpus) -> list[Job]:
        from budgetkit.reports.target_jobs import targets_job

        return [targets_job(corpus, disclosure_id)]

    return jobs


def _corpus() -> Choice:
    """总览数据集：读了什么、来自哪里、读得怎样，并更新总目录。"""

    def jobs(corpus: Corpus) -> list[Job]:
        from budgetkit.reports.many_jobs import corpus_job

        return [corpus_job(corpus)]

    return jobs


COMMANDS: dict[str, Callable[..., Choice]] = {
    "unit": _unit,
    "comparison": _comparison,
    "panel": _panel,
    "targets": _targets,
    "corpus": _corpus,
}
