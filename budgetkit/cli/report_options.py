"""Options that every command of ``budgetkit report`` has, declared once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from budgetkit.reports.batch import Batch


@dataclass(frozen=True)
class Wanted:
    """What a command of ``budgetkit report`` was told, but for its own arguments."""

    dataset: Path
    out: Path
    sources: list[Path] | None
    workers: int
    resume: bool
    timeout: int
    force: bool
    sanitize: bool
    quiet: bool
    json: bool

    def batch(self) -> Batch:
        """Return the batch that makes the reports."""
        from budgetkit.reports.batch import Batch
        from budgetkit.reports.originals import DEFAULT

        return Batch(
            self.dataset, self.out, timeout=self.timeout, workers=self.workers,
            resume=self.resume, force=self.force, sources=self.sources or DEFAULT,
            sanitize=self.sanitize,
        )  # fmt: skip


def _wanted(
    dataset: Annotated[
        Path, typer.Option("--dataset", metavar="目录", help="数据集所在的目录。")
    ] = Path("data/processed"),
    out: Annotated[Path, typer.Option("--out", metavar="目录", help="报告写到哪个目录。")] = Path(
        "reports"
    ),
    sources: Annotated[
        list[Path] | None,
        typer.Option(
            "--sources",
            metavar="目录",
            help="原件所在的目录，可写多次；默认 data/samples 和 data/raw。出处页由原件生成。",
        ),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", metavar="个数", min=1, help="同时生成几份报告。")
    ] = 2,
    resume: Annotated[
        bool, typer.Option("--resume", help="接着上次中断处做；上次试过而失败的不再试。")
    ] = False,
    timeout: Annotated[
        int, typer.Option("--timeout", metavar="秒", min=1, help="一份报告最多用多少秒。")
    ] = 600,
    force: Annotated[bool, typer.Option("--force", help="内容没有变化的报告也重新生成。")] = False,
    sanitize: Annotated[
        bool,
        typer.Option("--sanitize", help="保留的笔记本也清除一切会动作的内容（网页总是清除）。"),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="只报告错误，不显示进度。")] = False,
    json: Annotated[bool, typer.Option("--json", help="以 JSON 输出结果。")] = False,
) -> Wanted:
    return Wanted(
        dataset, out, sources, workers, resume, timeout, force, sanitize, quiet, json
    )  # fmt: skip


def with_options(
    own: Callable[..., Any], run: Callable[[Any, Wanted], None]
) -> Callable[..., None]:
    """Return a command with the arguments of ``own`` and the options of all reports.

    Args:
        own: Called with its arguments; its docstring is the help.
        run: Called with what ``own`` returned, and with the options.
    """
    mine = inspect.signature(own, eval_str=True).parameters
    common = inspect.signature(_wanted, eval_str=True).parameters

    def command(**told: Any) -> None:
        chosen = own(**{name: told[name] for name in mine})
        run(chosen, _wanted(**{name: told[name] for name in common}))

    parameters = [
        each.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for each in (*mine.values(), *common.values())
    ]
    command.__doc__ = own.__doc__
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    return command
