"""Who is compared, and what stands in the way of comparing."""

from __future__ import annotations

from collections.abc import Iterator

from budgetkit import analysis
from budgetkit.reports.blocks import Block, Column, Inline, Masthead, Row, Section, Sentence, Table
from budgetkit.reports.comparison.peers import groups, unranked
from budgetkit.reports.group import Group, Member, basis_text, doubts, rounded_text
from budgetkit.reports.words import BLANK, label, layout_text, listed, text_of

_COLUMNS = (
    Column("名称"),
    Column("年度", "short"),
    Column("阶段", "short"),
    Column("范围", "short"),
    Column("地区", "short"),
    Column("版式", "short"),
)
_FIGURES = (
    "expenditure_total",
    "project_share",
    "operating_share",
    "three_public_share",
    "procurement_share",
)
_NAMED = 3
_WORDS = {
    "stage": "有预算也有决算，两者不可比，各自排名",
    "scope": "有部门（含所属单位）也有单位，金额不可比，各自排名；占比可作参考",
    "fiscal_year": "年度不同，金额不可比，各自排名；占比可作参考",
    "layout": "版式不同，同名栏目的口径可能有差别（如是否含上年结转）",
}


def masthead(group: Group) -> Section:
    """Return the title, and the median of a few measures."""
    names = [member.name for member in group.members]
    more = f"等 {len(names)} 份材料" if len(names) > _NAMED else ""
    title = f"{listed(names[:_NAMED])}{more}的比较"
    bases = [basis_text(basis) for basis in dict.fromkeys(group.bases)]
    kinds = list(dict.fromkeys(bases))
    subtitle = kinds[0] if len(kinds) == 1 else f"{len(kinds)} 种口径：{listed(kinds[:_NAMED])}"
    first = ("比较的材料", f"{len(names)}", "份")
    return Section((Masthead(title, subtitle, (first, *_medians(group))),))


def _medians(group: Group) -> Iterator[tuple[str, Inline, str]]:
    for measure_id in _FIGURES:
        entry = analysis.measure_catalogue()[measure_id]
        values = [member.measured(measure_id).value for member in group.members]
        spread = analysis.spread(values)
        shown = BLANK if spread is None else rounded_text(spread.median, entry.unit)
        count = 0 if spread is None else spread.count
        unit = "万元，" if entry.unit == "万元" else ""
        yield f"{entry.label}（中位数）", shown, f"{unit}{count} 份给出"


def members(group: Group) -> Section:
    """Return the disclosures and the notes on their comparability."""
    rows = tuple(_row(member) for member in group.members)
    table = Table("比较的公开材料", _COLUMNS, rows)
    notes = (*_obstacles(group), *_units(group), *doubts(group.members))
    return Section((*_peers(group), table, *notes))


def _peers(group: Group) -> Iterator[Block]:
    found = groups(group.members)
    if not found:
        text = "没有年度、阶段、范围都相同的两份材料：不排名，占比只作参考。"
        yield Sentence((text,), kind="warning")
        return
    told = listed(f"{name}（{len(own)} 份）" for name, own in found.items())
    alone = unranked(group.members)
    rest = f"；其余 {len(alone)} 份没有可比的同类，不排名" if alone else ""
    yield Sentence((f"名次、百分位只在口径相同的材料之间计算：{told}{rest}。",))


def _obstacles(group: Group) -> Iterator[Block]:
    for name in analysis.obstacles(group.bases):
        yield Sentence((f"{_WORDS[name]}。",), kind="note")


def _units(group: Group) -> Iterator[Block]:
    for member in group.members:
        tables = analysis.unknown_unit_tables(member.lines)
        if tables:
            names = listed(f"《{label('tables', name)}》" for name in tables)
            text = f"{member.name}的{names}有金额未印明单位，这些金额不参加比较。"
            yield Sentence((text,), kind="missing")


def _row(member: Member) -> Row:
    own = member.subject
    place = listed(dict.fromkeys(text for text in (own.province, own.city) if text))
    return Row(
        (
            member.name,
            text_of(own.fiscal_year),
            label("stages", own.stage),
            label("scopes", own.scope),
            place or BLANK,
            layout_text(own.layout, BLANK),
        )
    )
