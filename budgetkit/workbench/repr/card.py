"""What a representation says, before it takes the form of HTML or terminal text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from budgetkit.analysis import figures
from budgetkit.units import UNKNOWN_UNIT
from budgetkit.workbench.source import plain

if TYPE_CHECKING:
    import pandas as pd

    from budgetkit.workbench.corpus import Corpus
    from budgetkit.workbench.disclosure import Disclosure

SCOPES = {"department": "部门", "unit": "单位"}
STAGES = {"budget": "预算", "final_accounts": "决算"}
STATUSES = {"ok": "完整", "partial": "部分", "failed": "失败"}
UNKNOWN = "未识别"
_FIGURES = (
    "revenue_total",
    "expenditure_total",
    "basic_total",
    "project_total",
    "three_public_total",
    "agency_operating_total",
)
_SHOWN = 20


def disclosure_name(row: Mapping[str, Any]) -> str:
    """Return how a reader names a disclosure, from its row of ``disclosures``."""
    year = f"{row['fiscal_year']}年" if row["fiscal_year"] else "年度" + UNKNOWN
    scope, stage = SCOPES.get(row["scope"] or "", ""), STAGES.get(row["stage"] or "", "")
    return f"{row['agency_name'] or UNKNOWN} {year}{scope}{stage}".rstrip()


@dataclass(frozen=True, slots=True)
class Section:
    """A titled table of texts; ``note`` says what was left out of it."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A title, pairs of label and value, tables, warnings. Nothing is escaped yet."""

    title: str
    pairs: Sequence[tuple[str, str]]
    sections: Sequence[Section]
    warnings: Sequence[str] = ()


def disclosure_card(disclosure: Disclosure) -> Card:
    """Return what a disclosure shows of itself."""
    year = f"{disclosure.fiscal_year} 年" if disclosure.fiscal_year else "年度" + UNKNOWN
    stage = STAGES.get(disclosure.stage or "", "预算或决算" + UNKNOWN)
    return Card(
        f"{disclosure.agency_name or '名称' + UNKNOWN} · {year}{stage}",
        [*_identity(disclosure), *_totals(disclosure.budget_lines)],
        [_tables(disclosure.tables)],
        disclosure.warnings,
    )


def _identity(disclosure: Disclosure) -> list[tuple[str, str]]:
    place = "".join(filter(None, (disclosure.province, disclosure.city)))
    code = f"（{disclosure.division_code}）" if disclosure.division_code else ""
    return [
        ("范围", SCOPES.get(disclosure.scope or "", UNKNOWN)),
        ("地区", place + code or UNKNOWN),
        ("所属单位", f"{len(disclosure.subordinate_units)} 个"),
        ("文件", "、".join(disclosure.documents["file_name"])),
        ("情况说明", f"{len(disclosure.narrative)} 条事实"),
    ]


def _totals(lines: pd.DataFrame) -> list[tuple[str, str]]:
    labels = figures.catalogue()
    amounts = [(labels[name].label, figures.value(lines, name)) for name in _FIGURES]
    return [(label, f"{amount:,.2f} 元") for label, amount in amounts if amount is not None]


def _tables(tables: pd.DataFrame) -> Section:
    known = tables[tables["table_id"].notna()]
    # Forms of one kind come by the dozen: one line for all that look the same.
    kinds = known.groupby(["table_id", "table_title", "unit_text"], sort=False, dropna=False)
    rows = [_table_kind(kind) for _, kind in kinds]
    left = len(tables) - len(known)
    note = f"另有 {left} 张表格未识别，原文在 table_rows。" if left else ""
    return Section("报表", ("标题", "标识", "单位", "行数", "内容"), rows, note)


def _table_kind(tables: pd.DataFrame) -> tuple[str, ...]:
    first, amount_count = tables.iloc[0], tables["amount_count"].sum()
    unit = "" if first["unit_text"] == UNKNOWN_UNIT else first["unit_text"]
    count = f"{len(tables)} 张，" if len(tables) > 1 else ""
    content = "注明无数据" if tables["declared_empty"].all() else f"{amount_count} 个金额"
    row_count = str(tables["row_count"].sum())
    return (*_texts(first, "table_title", "table_id"), unit, row_count, count + content)


def _texts(row: pd.Series, *names: str) -> tuple[str, ...]:
    return tuple(UNKNOWN if plain(row[name]) is None else str(row[name]) for name in names)


def corpus_card(corpus: Corpus) -> Card:
    """Return what a corpus shows of itself."""
    disclosures, documents = corpus.disclosures, corpus.documents
    counts = documents["status"].value_counts()
    status = "，".join(f"{STATUSES[name]} {counts.get(name, 0)}" for name in STATUSES)
    pairs = [
        ("公开材料", f"{len(disclosures)} 份"),
        ("文件", f"{len(documents)} 个（{status}）"),
        ("金额", f"{len(corpus.budget_lines):,} 个"),
        ("事实", f"{len(corpus.narrative):,} 条"),
    ]
    failed = documents[documents["status"] == "failed"]
    return Card(
        f"预算公开数据集 · {corpus.folder.name}",
        pairs,
        [_disclosures(disclosures)],
        list(failed["error_message"].head(_SHOWN)),
    )


def _disclosures(disclosures: pd.DataFrame) -> Section:
    rows = [
        (
            *_texts(row, "agency_name", "fiscal_year"),
            SCOPES.get(row["scope"], UNKNOWN),
            STAGES.get(row["stage"], UNKNOWN),
        )
        for _, row in disclosures.head(_SHOWN).iterrows()
    ]
    left = len(disclosures) - len(rows)
    note = f"另有 {left} 份未列出，见 disclosures。" if left else ""
    return Section("公开材料", ("名称", "年度", "范围", "阶段"), rows, note)
