"""A composition as bars and as a table, each part split by kind of expenditure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from budgetkit import analysis
from budgetkit.analysis import Composition, MeasuredRow
from budgetkit.reports.blocks import Inline, Picture, Sentence
from budgetkit.reports.charts import Bar, bars, described
from budgetkit.reports.charts.style import LOOKS
from budgetkit.reports.numbers import in_wanyuan, money, share_text, wanyuan
from budgetkit.reports.unit.context import Context, missing
from budgetkit.reports.words import is_given, label

_UNSPLIT = "未分列"
_TAIL_YUAN = Decimal(200)
"""Two amounts in 万元 with two decimals may be off by so much together."""


def printed_rows(context: Context, composition: Composition) -> list[MeasuredRow]:
    """Return the rows of the composition's table in printed order."""
    sided = composition.table_id == "revenue_expenditure_summary"
    side = "expenditure" if sided else None
    return context.rows(str(composition.table_id), side)


def split_bars(
    context: Context, composition: Composition, kinds: Sequence[str], finding: str
) -> Picture:
    """Draw each part as a bar, split by ``kinds`` where the table prints them.

    What of a part stands in none of their columns is drawn too: a bar is as long as its total.
    """
    rows = {_key(row.head): row for row in printed_rows(context, composition)}
    parts = [(rows[_key(part)], part["share"]) for _, part in composition.parts.iterrows()]
    split = any(kind in row.by_measure for row, _ in parts for kind in kinds)
    measures = kinds if split else ("total",)
    items = Counter(str(row.head["item"]) for row, _ in parts)
    drawn = [_bar(_named(row, items), row, share, measures) for row, share in parts]
    series, looks = [label("measures", name) for name in measures], list(LOOKS)
    if split and any(_rest(row, kinds) for row, _ in parts):
        drawn = [
            _with_rest(bar, _rest(row, kinds)) for bar, (row, _) in zip(drawn, parts, strict=True)
        ]
        series, looks = [*series, _UNSPLIT], [*LOOKS[: len(kinds)], LOOKS[3]]
    most = drawn[max(range(len(parts)), key=lambda place: parts[place][1] or 0)]
    told = f"{finding}，{most.label}最多，为 {most.note}"
    alt = described(told, (f"{bar.label} {bar.note}" for bar in drawn))
    return bars(drawn, series, alt, looks=looks)


def no_composition(
    context: Context, composition: Composition, table_id: str, what: str
) -> Sentence:
    """Say why there is no composition: no table, no levels, or levels that overlap."""
    if composition.overlaps:
        return missing("各级科目未能分清，相加超过合计，占比会重复计算", what)
    return missing(context.absence(table_id), what)


def amount_cells(context: Context, row: MeasuredRow, measures: Sequence[str]) -> list[Inline]:
    """Return a row's amounts in 万元 with their sources, a dash for each blank."""
    return [context.amount(row.by_measure.get(name)) for name in measures]


def share_cell(row: MeasuredRow, composition: Composition) -> str:
    """Return the share of a row's total in the whole."""
    total = row.by_measure.get("total")
    return share_text(
        None if total is None else analysis.share(total["amount_yuan"], composition.whole)
    )


def remainder_text(composition: Composition) -> str:
    """Say by how much the printed parts and the printed total differ, if they do."""
    if composition.whole_is == "summed":
        return "合计行未读到，占比以各项之和为分母。"
    if not composition.remainder:
        return ""
    return f"各项相加与印出的合计相差 {money(abs(composition.remainder))}。"


def _named(row: MeasuredRow, items: Counter[str]) -> str:
    """Return the row's label, with its government class where another row has the same label."""
    item, government = str(row.head["item"]), row.head["gov_econ_name"]
    return f"{item}（{government}）" if items[item] > 1 and is_given(government) else item


def _bar(name: str, row: MeasuredRow, share: Fraction | None, measures: Sequence[str]) -> Bar:
    amounts = {name: analysis.amount(line["amount_yuan"]) for name, line in row.by_measure.items()}
    return Bar(
        name,
        tuple(in_wanyuan(amounts.get(name)) for name in measures),
        f"{wanyuan(amounts.get('total'))}（{share_text(share)}）",
    )


def _rest(row: MeasuredRow, kinds: Sequence[str]) -> Decimal | None:
    """What of a row's total stands under none of the kinds; None but for a rounding tail."""
    amounts = {name: analysis.amount(line["amount_yuan"]) for name, line in row.by_measure.items()}
    total = amounts.get("total")
    if total is None:
        return None
    rest = total - sum((amounts.get(name) or Decimal(0) for name in kinds), Decimal(0))
    return rest if rest > _TAIL_YUAN else None


def _with_rest(bar: Bar, rest: Decimal | None) -> Bar:
    return replace(bar, values=(*bar.values, in_wanyuan(rest)))


def _key(line: pd.Series) -> tuple[str, int, int]:
    return str(line["document_id"]), int(line["table_no"]), int(line["row_no"])
