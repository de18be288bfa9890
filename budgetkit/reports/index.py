"""The index of all reports: an offline page by the same rules."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from budgetkit.reports.numbers import wanyuan
from budgetkit.reports.record import Record
from budgetkit.reports.words import label, text_of

INDEX = "index.html"


def index_page(records: Sequence[Record]) -> str:
    """Return the page that lists the reports in the order given."""
    environment = Environment(
        loader=PackageLoader("budgetkit.reports", "page/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "wanyuan": lambda text: wanyuan(None if text is None else Decimal(text)),
        "label": lambda name, kind: label(kind, name),
        "given": text_of,
        "href": quote,
    }
    failed = sum(record.state == "failed" for record in records)
    return environment.get_template("reports.html.j2").render(records=records, failed=failed)
