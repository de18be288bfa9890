"""Shares and indices: the spread of each, and every value behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetkit import analysis
from budgetkit.reports.blocks import Block, Section, Sentence
from budgetkit.reports.charts import Box, boxes, described
from budgetkit.reports.comparison.peers import Compared, compared, table
from budgetkit.reports.comparison.size import dot_picture
from budgetkit.reports.group import Group, drawn_value, measure_text
from budgetkit.reports.words import listed

_SHARES = (
    "project_share",
    "operating_share",
    "procurement_share",
    "carry_over_share",
    "top_projects_share",
)
_INDICES = ("function_hhi", "function_entropy")
_PUBLIC = ("three_public_share", "three_public_total", "agency_operating_total")
_PER_HEAD = ("basic_per_post", "basic_per_head")
_PERCENT = 100


def ratios(group: Group) -> Section:
    """Return a box per share, the indices of concentration, and every value."""
    over = [compared(group, name) for name in (*_SHARES, *_INDICES)]
    known = [own for own in over if own.given]
    if not known:
        return Section((Sentence(("占比和指数：所有材料都未给出。",), kind="missing"),))
    return Section((_finding(known), *_boxes(known), *(table(group, own) for own in known)))


def public_expenses(group: Group) -> Section:
    """Return 三公 as a share of expenditure, the amounts, and amounts per head."""
    share = compared(group, _PUBLIC[0])
    blocks: list[Block] = []
    if share.given:
        blocks += [_range(share), dot_picture(group, share)]
    over = [share, *(compared(group, name) for name in _PUBLIC[1:])]
    blocks += [table(group, own) if own.given else _absent(own) for own in over]
    return Section((*blocks, *_per_head(group)))


def _range(share: Compared) -> Sentence:
    """From whom to whom a share reaches."""
    pairs = zip(share.members, share.found, strict=True)
    known = [(found.value, own.name) for own, found in pairs if found.value is not None]
    (least, first), (most, last) = min(known), max(known)
    spread = _spread(share)
    median = "" if spread is None else f"，中位数 {measure_text(spread.median, '%')}"
    ends = (measure_text(least, "%"), measure_text(most, "%"))
    text = f"{share.entry.label}由 {ends[0]}（{first}）到 {ends[1]}（{last}）"
    return Sentence((f"{text}{median}，按支出总计计算。",))


def _per_head(group: Group) -> Iterator[Block]:
    over = [compared(group, name) for name in _PER_HEAD]
    known = [own for own in over if own.given]
    if not known:
        text = "人均：没有一份材料在情况说明中同时印出人数和基本支出，不计算。"
        yield Sentence((text,), kind="missing")
    yield from (table(group, own) for own in known)


def _absent(over: Compared) -> Sentence:
    return Sentence((f"{over.entry.label}：所有材料都未给出。",), kind="missing")


def _finding(known: list[Compared]) -> Sentence:
    spreads = [(own, _spread(own)) for own in known if own.entry.unit == "%"]
    told = listed(
        f"{own.entry.label} {measure_text(spread.median, '%')}"
        for own, spread in spreads
        if spread is not None
    )
    return Sentence((f"中位数：{told or '无'}。各指标只计给出它的材料。",))


def _spread(over: Compared) -> analysis.Spread | None:
    return analysis.spread(found.value for found in over.found)


def _boxes(known: list[Compared]) -> Iterator[Block]:
    for unit in ("%", "指数"):
        rows = [_box(own) for own in known if own.entry.unit == unit]
        if rows:
            what = "占比" if unit == "%" else "指数"
            alt = described(_widest(rows, what), (f"{b.label} {b.note}" for b in rows))
            yield boxes(rows, alt, unit)


def _widest(rows: Sequence[Box], what: str) -> str:
    """Which measure differs most among the agencies, and which least."""
    ordered = sorted(rows, key=lambda own: own.spread.maximum - own.spread.minimum)
    least, most = ordered[0], ordered[-1]
    told = f"{len(rows)} 项{what}中，{most.label}在各材料间相差最大（{most.note}）"
    return told if most is least else f"{told}，{least.label}相差最小（{least.note}）"


def _box(over: Compared) -> Box:
    unit = over.entry.unit
    values = [drawn_value(found.value, unit) for found in over.found]
    spread = _spread(over)
    assert spread is not None
    ends = [measure_text(value, unit) for value in (spread.minimum, spread.median, spread.maximum)]
    return Box(
        over.entry.label,
        _scaled(spread, _PERCENT if unit == "%" else 1),
        tuple(value for value in values if value is not None),
        f"{spread.count} 份：{ends[0]} 至 {ends[2]}，中位数 {ends[1]}",
    )


def _scaled(spread: analysis.Spread, factor: int) -> analysis.Spread:
    return analysis.Spread(
        spread.count,
        spread.minimum * factor,
        spread.lower * factor,
        spread.median * factor,
        spread.upper * factor,
        spread.maximum * factor,
    )
