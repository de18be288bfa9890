"""三公 and its parts, running costs of the agency, government procurement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import pandas as pd

from budgetkit import analysis
from budgetkit.analysis import MeasuredRow
from budgetkit.quality.masking import masked
from budgetkit.reports.blocks import Block, Column, Inline, Row, Section, Sentence, Table
from budgetkit.reports.numbers import share_text
from budgetkit.reports.unit.context import Context, missing
from budgetkit.reports.words import BLANK, label

_SOURCES = ("total", "general", "fund", "state_capital")
_ITEM = Column("项目")
_KNOWN = {
    "“三公”经费": "three_public_total",
    "机关运行经费": "agency_operating_total",
    "政府采购预算": None,
}
"""What the finding speaks of: the narrative's name of it, and the figure of the tables."""
_PARTS = (
    ("three_public_abroad", 1),
    ("three_public_reception", 1),
    ("three_public_vehicles", 1),
    ("three_public_vehicle_purchase", 2),
    ("three_public_vehicle_running", 2),
    ("three_public_total", 0),
)


def public_expenses(context: Context) -> Section:
    """Return 三公, running costs and procurement, each with what the narrative says of it."""
    return Section(
        (
            *_finding(context),
            *_three_public(context),
            *_said(context, "“三公”经费", "three_public_total"),
            *_running_costs(context),
            *_said(context, "机关运行经费", "agency_operating_total"),
            *_procurement(context),
        )
    )


def _finding(context: Context) -> Iterator[Sentence]:
    """What is spent, and how much of all that is; what was not read is not spoken of."""
    whole = context.yuan("expenditure_total")
    known = [
        (name, row)
        for name, figure_id in _KNOWN.items()
        if (row := _printed_or_stated(context, name, figure_id)) is not None
    ]
    parts: list[Inline] = []
    for name, row in known:
        share = analysis.share(_yuan(row), whole)
        of_whole = "" if share is None else f"，占支出总计 {share_text(share)}"
        parts += ["；" if parts else "", f"{name} ", _shown(context, row), f" 万元{of_whole}"]
    if parts:
        yield Sentence((*parts, "。"))


def _printed_or_stated(context: Context, name: str, figure_id: str | None) -> pd.Series | None:
    line = None if figure_id is None else analysis.find(context.lines, figure_id)
    return analysis.stated_amount(context.facts, name) if line is None else line


def _yuan(row: pd.Series) -> Decimal | None:
    return analysis.fact_yuan(row) if _is_fact(row) else analysis.amount(row["amount_yuan"])


def _is_fact(row: pd.Series) -> bool:
    return "fact_no" in row.index


def _shown(context: Context, row: pd.Series) -> Inline:
    return context.stated(row) if _is_fact(row) else context.amount(row)


def _three_public(context: Context) -> Iterator[Block]:
    rows = context.rows("three_public")
    if not rows:
        yield missing(context.absence("three_public"), "“三公”经费")
        return
    yield Table(
        "“三公”经费（万元）",
        (_ITEM, Column("金额", "number")),
        tuple(_part(context, figure_id, level) for figure_id, level in _PARTS),
        note=f"“{BLANK}”表示没有印出金额，不等于零。",
    )
    yield _by_source("“三公”经费表的全部行（万元）", context, rows, "“三公”经费表的全部行")


def _part(context: Context, figure_id: str, level: int) -> Row:
    name = analysis.figure_catalogue()[figure_id].label
    return Row((name, context.figure(figure_id)), level=level, is_total=level == 0)


def _running_costs(context: Context) -> Iterator[Block]:
    rows = context.rows("agency_operating")
    if rows:
        yield _by_source("机关运行经费（万元）", context, rows)
    else:
        yield missing(context.absence("agency_operating"), "机关运行经费")


def _by_source(
    caption: str, context: Context, rows: Sequence[MeasuredRow], folded: str | None = None
) -> Table:
    measures = [name for name in _SOURCES if any(name in row.by_measure for row in rows)]
    columns = (_ITEM, *(Column(label("measures", measure), "number") for measure in measures))
    return Table(
        caption, columns, tuple(_row(context, row, measures) for row in rows), folded=folded
    )


def _row(context: Context, row: MeasuredRow, measures: list[str]) -> Row:
    amounts = (context.amount(row.by_measure.get(measure)) for measure in measures)
    return Row((str(row.head["item"]), *amounts), is_total=row.is_total)


def _said(context: Context, name: str, figure_id: str) -> Iterator[Sentence]:
    """The amount that only the narrative states; statements without a number."""
    facts = context.facts
    amount = analysis.stated_amount(facts, name)
    if amount is not None and context.yuan(figure_id) is None:
        yield Sentence((f"情况说明：{name} ", context.stated(amount), " 万元。"))
    about = facts[(facts["metric"] == "text") & (facts["subject"] == name)]
    for _, fact in about.iterrows():
        quote = context.sources.cite(f"“{masked(fact['quote'])}”", fact)
        yield Sentence(("情况说明：", quote), "note")


def _procurement(context: Context) -> Iterator[Block]:
    facts = analysis.procurement(context.facts)
    if facts.empty:
        yield missing("情况说明中未读到政府采购预算", "政府采购")
        return
    rows = tuple(Row((str(fact["subject"]), context.stated(fact))) for _, fact in facts.iterrows())
    yield Table("政府采购（万元，据情况说明）", (_ITEM, Column("金额", "number")), rows)
