"""The index of all reports: an offline page by the same rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from budgetkit.reports.numbers import wanyuan
from budgetkit.reports.record import Record
from budgetkit.reports.templates import environment
from budgetkit.reports.words import label, text_of

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Line:
    """A record as the index shows it."""

    name: str
    year: str
    scope: str
    stage: str
    revenue: str
    expenditure: str
    reading: str
    reading_text: str
    page: str | None
    notebook: str | None
    error: str | None


def index_page(records: Sequence[Record]) -> str:
    """Return the page that lists the reports in the order given."""
    failed = sum(record.state == "failed" for record in records)
    lines = [_line(record) for record in records]
    return environment().get_template("reports.html.j2").render(lines=lines, failed=failed)


def _line(record: Record) -> Line:
    return Line(
        name=text_of(record.agency_name, "名称未识别"),
        year=text_of(record.fiscal_year),
        scope=label("scopes", record.scope),
        stage=label("stages", record.stage),
        revenue=_shown(record.revenue_yuan),
        expenditure=_shown(record.expenditure_yuan),
        reading=record.reading,
        reading_text=label("states", record.reading),
        page=_link(record.page),
        notebook=_link(record.notebook),
        error=record.error,
    )


def _shown(yuan: str | None) -> str:
    return wanyuan(None if yuan is None else Decimal(yuan))


def _link(path: str | None) -> str | None:
    # "./" keeps a name with a colon from being read as a scheme.
    return None if path is None else f"./{quote(path)}"
