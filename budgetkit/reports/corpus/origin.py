"""Years, stages, places and layouts of a corpus."""

from __future__ import annotations

import pandas as pd

from budgetkit.reports.blocks import Column, Masthead, Row, Section, Sentence, Table
from budgetkit.reports.words import label, layout_text, listed, text_of
from budgetkit.workbench import Corpus

_COLUMNS = (
    Column("年度", "short"),
    Column("阶段", "short"),
    Column("范围", "short"),
    Column("份数", "number"),
    Column("部门（单位）"),
)
_PLACES = (Column("省份"), Column("城市"), Column("版式", "short"), Column("份数", "number"))


def masthead(corpus: Corpus) -> Section:
    """Return the title and the counts to know first."""
    documents = corpus.documents
    failed = int((documents["status"] == "failed").sum())
    figures = (
        ("公开材料", f"{len(corpus.disclosures):,}", "份"),
        ("文件", f"{len(documents):,}", f"个，其中未能读出 {failed} 个"),
        ("报表", f"{int(corpus.tables['table_id'].notna().sum()):,}", "张已识别"),
        ("报表金额", f"{len(corpus.budget_lines):,}", "个"),
        ("情况说明中的事实", f"{len(corpus.narrative):,}", "条"),
        ("发现的问题", f"{len(corpus.findings):,}", "个"),
    )
    return Section((Masthead("材料总览", _subtitle(corpus.disclosures), figures),))


def _subtitle(disclosures: pd.DataFrame) -> str:
    years = sorted(int(year) for year in disclosures["fiscal_year"].dropna())
    if not years:
        return "年度未识别"
    span = f"{years[0]}–{years[-1]}" if years[0] < years[-1] else f"{years[0]}"
    provinces = disclosures["province"].dropna().nunique()
    return f"{span} 年 · {provinces} 个省级地区"


def origin(corpus: Corpus) -> Section:
    """Return the disclosures by year, stage and scope, and by place."""
    disclosures = corpus.disclosures
    if disclosures.empty:
        return Section((Sentence(("公开材料：数据集中一份也没有。",), kind="missing"),))
    unplaced = disclosures[disclosures["province"].isna()]
    blocks = [_by_year(disclosures), _by_place(disclosures)]
    if unplaced.empty:
        return Section(blocks)
    names = listed(text_of(name, "名称未识别") for name in unplaced["agency_name"])
    note = f"{names}的地区未识别：材料没有印出，或属中央部门。"
    return Section((*blocks, Sentence((note,), kind="note")))


def _by_year(disclosures: pd.DataFrame) -> Table:
    groups = disclosures.groupby(["fiscal_year", "stage", "scope"], dropna=False, sort=True)
    rows = tuple(
        Row(
            (
                text_of(year, "年度不明"),
                label("stages", stage),
                label("scopes", scope),
                f"{len(own)}",
                listed(text_of(name, "名称未识别") for name in own["agency_name"]),
            )
        )
        for (year, stage, scope), own in groups
    )
    return Table("按年度、阶段、范围", _COLUMNS, rows)


def _by_place(disclosures: pd.DataFrame) -> Table:
    groups = disclosures.groupby(["province", "city", "layout"], dropna=False, sort=True)
    rows = tuple(
        Row((text_of(province), text_of(city), layout_text(layout), f"{len(own)}"))
        for (province, city, layout), own in groups
    )
    return Table("按地区和版式", _PLACES, rows)
