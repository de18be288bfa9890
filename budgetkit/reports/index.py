"""The index of all reports: an offline page by the same rules, but for one small script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from urllib.parse import quote

from budgetkit.reports.make import INDEX
from budgetkit.reports.numbers import wanyuan
from budgetkit.reports.record import Record
from budgetkit.reports.templates import environment
from budgetkit.reports.words import label, text_of

__all__ = ["INDEX", "index_page"]


@dataclass(frozen=True, slots=True)
class Line:
    """A record as the index shows it."""

    name: str
    kind: str
    year: str
    scope: str
    stage: str
    revenue: str
    expenditure: str
    reading: str
    reading_text: str
    state: str
    page: str | None
    notebook: str | None
    tables: tuple[tuple[str, str], ...]
    error: str | None


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of lines: the column that it looks at, counted from 0, and its values."""

    label: str
    column: int
    choices: tuple[str, ...]


def index_page(records: Sequence[Record]) -> str:
    """Return the page that lists the reports in the order given."""
    failed = sum(record.state == "failed" for record in records)
    lines = [_line(record) for record in records]
    code = script()
    return (
        environment()
        .get_template("reports.html.j2")
        .render(
            lines=lines,
            failed=failed,
            filters=_filters(lines),
            script=code,
            policy=policy(code) if lines else "",
        )
    )


@cache
def script() -> str:
    """Return the script that searches and filters; without it the list is whole."""
    folder = resources.files("budgetkit.reports") / "page" / "templates"
    return folder.joinpath("index.js").read_text(encoding="utf-8")


def policy(code: str) -> str:
    """Return what lets this script run, and no other."""
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    return f"; script-src 'sha256-{digest}'"


def _filters(lines: Sequence[Line]) -> list[Filter]:
    """Only where there is a choice."""
    columns = (
        Filter("类型", 1, tuple(line.kind for line in lines)),
        Filter("年度", 2, tuple(line.year for line in lines)),
        Filter("范围", 3, tuple(line.scope for line in lines)),
        Filter("阶段", 4, tuple(line.stage for line in lines)),
        Filter("读取", 7, tuple(line.reading_text for line in lines)),
        Filter("状态", 8, tuple(line.state for line in lines)),
    )
    found = (Filter(each.label, each.column, tuple(sorted(set(each.choices)))) for each in columns)
    return [each for each in found if len(each.choices) > 1]


def _line(record: Record) -> Line:
    return Line(
        name=text_of(record.title, "名称未识别"),
        kind=label("kinds", record.kind),
        year=text_of(record.fiscal_year),
        scope=_label("scopes", record.scope),
        stage=_label("stages", record.stage),
        revenue=_shown(record.revenue_yuan),
        expenditure=_shown(record.expenditure_yuan),
        reading=record.reading,
        reading_text=label("states", record.reading),
        state="已生成" if record.state == "done" else "未能生成",
        page=_link(record.page),
        notebook=_link(record.notebook),
        tables=tuple((_suffix(path), _link(path) or "") for path in record.tables),
        error=record.error,
    )


def _label(kind: str, name: str | None) -> str:
    return text_of(None if name is None else label(kind, name))


def _suffix(path: str) -> str:
    return {"csv": "CSV", "xlsx": "Excel"}.get(path.rpartition(".")[2], "文件")


def _shown(yuan: str | None) -> str:
    return wanyuan(None if yuan is None else Decimal(yuan))


def _link(path: str | None) -> str | None:
    # "./" keeps a name with a colon from being read as a scheme.
    return None if path is None else f"./{quote(path)}"
