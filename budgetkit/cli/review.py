"""``budgetkit review``: the quality of performance targets on the official rubric."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from budgetkit.cli.options import CacheFolder, Corrections, NoCache, Password, read_options
from budgetkit.cli.say import as_json, error_line, line

if TYPE_CHECKING:
    from budgetkit.document import ReadOptions
    from budgetkit.workbench.targets import TargetReview


def review(
    files: Annotated[list[Path], typer.Argument(metavar="文件", help="要审核的文件。")],
    profile: Annotated[
        str,
        typer.Option("--profile", metavar="方案", help="评分方案：official、indicators 或文件。"),
    ] = "official",
    vocabulary: Annotated[
        Path | None,
        typer.Option("--vocabulary", metavar="文件", exists=True, help="改过的词表（TOML）。"),
    ] = None,
    show_personal: Annotated[
        bool, typer.Option("--show-personal", help="显示姓名、证件号等个人信息，默认遮盖。")
    ] = False,
    password: Password = None,
    no_cache: NoCache = False,
    cache: CacheFolder = None,
    corrections: Corrections = None,
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出结果。")] = False,
) -> None:
    """按官方审核表给绩效目标评分，逐条列出理由、原文和改进办法。"""
    options = read_options(password=password, verify=False, no_cache=no_cache, cache=cache)
    shown = [
        _shown(
            file, options, profile, vocabulary, corrections,
            show_personal=show_personal, as_text=not json,
        )
        for file in files
    ]  # fmt: skip
    if json:
        as_json(shown)
    if any("error_type" in facts for facts in shown):
        raise typer.Exit(1)


def _shown(
    file: Path,
    options: ReadOptions,
    profile: str,
    vocabulary: Path | None,
    corrections: Path | None,
    *,
    show_personal: bool,
    as_text: bool,
) -> dict[str, Any]:
    from budgetkit.errors import BudgetkitError
    from budgetkit.workbench import read_with

    try:
        targets = read_with(options, file, corrections=corrections).targets
        found = targets.review(profile, vocabulary=vocabulary, show_personal=show_personal)
    except BudgetkitError as error:
        if as_text:
            error_line(error.code, error.message)
        return {"file": str(file), "error_type": error.code, "error_message": error.message}
    if as_text:
        _show(found, file)
    return {"file": str(file), **_facts(found)}


def _show(found: TargetReview, file: Path) -> None:
    from rich.console import Console

    if not len(found):
        line(f"{file}：没有绩效目标表。")
        return
    Console().print(found)


def _facts(found: TargetReview) -> dict[str, Any]:
    from budgetkit.quality.masking import masked
    from budgetkit.workbench.repr.review_card import reason_row

    return {
        "profile": found.result.profile.profile_id,
        "forms": [
            {
                "form_no": own.form.form_no,
                "project": own.form.project
                if found.show_personal
                else masked(own.form.project or "") or None,
                "score": own.score.score and float(own.score.score),
                "grade": own.score.grade,
                "points": float(own.score.points),
                "points_assessable": float(own.score.points_assessable),
                "not_assessable_share": float(own.score.not_assessable_share),
                "remarks": [
                    {
                        "rule_id": mark.rule.rule_id,
                        "status": remark.status.value,
                        "reason": row[3],
                        "quote": row[4],
                        "where": row[5],
                        "better": row[6],
                    }
                    for mark, remark in own.remarks()
                    for row in [reason_row(own, mark, remark, show_personal=found.show_personal)]
                ],
            }
            for own in found.result.forms
        ],
    }
