"""Where each stands among its peers; who stands far from them."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit import analysis
from budgetkit.errors import UsageError
from budgetkit.reports.blocks import Block, Column, Row, Section, Sentence, Table
from budgetkit.reports.comparison.peers import Compared, compared, standing_cells, z_text
from budgetkit.reports.group import Group, Member, basis_text, rounded_text
from budgetkit.reports.words import BLANK

FAR = 3.5
"""Robust z-score beyond which a value is called far (Iglewicz and Hoaglin 1993)."""
_FAR_COLUMNS = (
    Column("名称"),
    Column("指标"),
    Column("数值", "number"),
    Column("同类中位数", "number"),
    Column("稳健 z", "number"),
)
_FOCUS_COLUMNS = (
    Column("指标"),
    Column("数值", "number"),
    Column("同类中位数", "number"),
    Column("名次", "number"),
    Column("百分位", "number"),
    Column("稳健 z", "number"),
)


def standing(group: Group, focus: str) -> Section:
    """Return one member's standing in full, if it is named; then those far from their peers.

    Raises:
        UsageError: ``focus`` is none of the members.
    """
    over = [compared(group, measure_id) for measure_id in analysis.measure_catalogue()]
    blocks: list[Block] = [_focus(group, over, focus)] if focus else []
    if not any(own.standings for own in over):
        text = "没有年度、阶段、范围都相同的两份材料，不计算名次、百分位和稳健 z。"
        return Section((*blocks, Sentence((text,), kind="missing")))
    return Section((*blocks, *_far(group, over)))


def _focus(group: Group, over: list[Compared], focus: str) -> Table:
    chosen = [own for own in group.members if own.subject.disclosure_id == focus]
    if not chosen:
        raise UsageError(reason=f"要突出的材料不在比较之列：{focus}。")
    member = chosen[0]
    rows = tuple(_focus_row(group, own, member) for own in over)
    caption = f"{member.name}在同类（{basis_text(member.basis)}）中的位置"
    return Table(caption, _FOCUS_COLUMNS, rows)


def _focus_row(group: Group, over: Compared, member: Member) -> Row:
    place = [own.name for own in over.members].index(member.name)
    unit = "" if over.entry.unit == "%" else f"（{over.entry.unit}）"
    return Row(
        (
            f"{over.entry.label}{unit}",
            group.measured(over.found[place], over.entry.unit),
            _median(over, member),
            *standing_cells(over.standings.get(member.name)),
        )
    )


def _median(over: Compared, member: Member) -> str:
    """The median of the member and its peers; a dash where it has none."""
    if member.name not in over.standings:
        return BLANK
    peers = [
        found.value
        for own, found in zip(over.members, over.found, strict=True)
        if analysis.peers_of(own.basis) == analysis.peers_of(member.basis)
    ]
    spread = analysis.spread(peers)
    return BLANK if spread is None else rounded_text(spread.median, over.entry.unit)


def _far(group: Group, over: list[Compared]) -> Iterator[Block]:
    rows = sorted(_far_rows(group, over), key=lambda pair: -pair[0])
    if not rows:
        yield Sentence((f"没有哪个数值远离同类（稳健 z 的绝对值都不超过 {FAR}）。",))
        return
    text = f"{len(rows)} 个数值远离同类；远离不等于有误，多半是职能不同，应回到材料核对。"
    yield Sentence((text,))
    caption = f"远离同类的数值（稳健 z 的绝对值超过 {FAR}）"
    yield Table(caption, _FAR_COLUMNS, tuple(row for _, row in rows))


def _far_rows(group: Group, over: list[Compared]) -> Iterator[tuple[float, Row]]:
    for own in over:
        for member, found in zip(own.members, own.found, strict=True):
            standing = own.standings.get(member.name)
            score = None if standing is None else standing.robust_z
            if score is not None and abs(score) > FAR:
                unit = "" if own.entry.unit == "%" else f"（{own.entry.unit}）"
                cells = (
                    member.name,
                    f"{own.entry.label}{unit}",
                    group.measured(found, own.entry.unit),
                    _median(own, member),
                    z_text(score),
                )
                yield abs(score), Row(cells)
