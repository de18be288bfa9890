"""Totals side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetkit.analysis import Measured
from budgetkit.reports.blocks import Picture, Section, Sentence
from budgetkit.reports.charts import Dot, described, dots
from budgetkit.reports.comparison.peers import Compared, compared, groups, table, unranked
from budgetkit.reports.group import Group, Member, drawn_value, measure_text, rounded_text
from budgetkit.reports.words import BLANK

_ORDERS = 20
"""From how many times on the largest over the smallest calls for a logarithmic axis."""


def size(group: Group) -> Section:
    """Return expenditure as dots; revenue and expenditure with ranks as tables."""
    spent = compared(group, "expenditure_total")
    if not spent.given:
        return Section((Sentence(("支出总计：所有材料都未读到。",), kind="missing"),))
    return Section(
        (
            _finding(group, spent),
            *_pictures(group, spent),
            table(group, spent),
            table(group, compared(group, "revenue_total")),
        )
    )


def _finding(group: Group, spent: Compared) -> Sentence:
    known = [
        (found.value, member.name)
        for member, found in zip(spent.members, spent.found, strict=True)
        if found.value is not None
    ]
    largest, smallest = max(known), min(known)
    text = (
        f"支出总计由 {measure_text(smallest[0], '万元')} 万元（{smallest[1]}）"
        f"到 {measure_text(largest[0], '万元')} 万元（{largest[1]}）"
    )
    mixed = len(groups(group.members)) + len(unranked(group.members)) > 1
    return Sentence((f"{text}{'；口径不同者不可直接比较' if mixed else ''}。",))


def _pictures(group: Group, spent: Compared) -> Iterator[Picture]:
    """Amounts of different footing do not stand on one axis: each set of peers has its own."""
    found = groups(group.members)
    for name, own in found.items():
        yield dot_picture(group, spent, own, name if len(found) > 1 else "")
    if not found:
        yield dot_picture(group, spent)


def dot_picture(
    group: Group, over: Compared, chosen: Sequence[Member] = (), what: str = ""
) -> Picture:
    """Draw a measure, largest on top; hollow are those without peers.

    Args:
        group: All disclosures.
        over: The measure.
        chosen: Those to draw, all if none is given.
        what: What these have in common, stands on the axis.
    """
    alone = {member.name for member in unranked(group.members)}
    drawn = {member.name for member in chosen or group.members}
    known = zip(over.members, over.found, strict=True)
    pairs = [pair for pair in known if pair[0].name in drawn]
    ordered = sorted(pairs, key=lambda pair: (pair[1].value is None, -(pair[1].value or 0)))
    rows = [
        Dot(
            member.name,
            drawn_value(found.value, over.entry.unit),
            _note(found, over, member.name),
            is_hollow=member.name in alone,
        )
        for member, found in ordered
    ]
    hollow = "，空心者没有口径相同的材料" if 0 < len(alone & drawn) < len(rows) else ""
    about = f"{what} " if what else ""
    alt = described(
        f"{about}{over.entry.label}（{over.entry.unit}{hollow}）{_ends(rows)}",
        (f"{row.label} {row.note}" for row in rows),
    )
    return dots(rows, alt, f"{about}{over.entry.unit}{hollow}", is_log=_is_wide(rows))


def _ends(rows: list[Dot]) -> str:
    """The largest and the least of the rows, which stand in order."""
    known = [row for row in rows if row.value is not None]
    without = f"，{len(rows) - len(known)} 份未给出" if len(known) < len(rows) else ""
    if not known:
        return "都未给出"
    ends = f"最大的是{known[0].label} {known[0].note}"
    if len(known) > 1:
        ends += f"，最小的是{known[-1].label} {known[-1].note}"
    return f"{ends}{without}"


def _note(found: Measured, over: Compared, name: str) -> str:
    shown = rounded_text(found.value, over.entry.unit)
    if shown == BLANK:
        return "未给出"
    standing = over.standings.get(name)
    return shown if standing is None else f"{shown} ({standing.rank}/{standing.count})"


def _is_wide(rows: list[Dot]) -> bool:
    values = [row.value for row in rows if row.value is not None and row.value > 0]
    return bool(values) and max(values) > _ORDERS * min(values)
