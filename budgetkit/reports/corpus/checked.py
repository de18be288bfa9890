"""Disclosures × rules, and what was found."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from budgetkit import analysis
from budgetkit.checks.catalogue import catalogue
from budgetkit.reports.blocks import Block, Column, Row, Section, Sentence, Table
from budgetkit.reports.charts import State, described, heat
from budgetkit.reports.corpus.names import Names
from budgetkit.reports.words import BLANK, clipped, listed
from budgetkit.workbench import Corpus

_STATES = {
    "failed": State("不符", "#7b4b2d", "×"),
    "passed": State("相符", "#b7c2c9", "·"),
    "not_assessable": State("无法检查", "#f6f3ea", ""),
}
_NATURES = {
    "document": "材料自身矛盾",
    "extraction": "更可能是读取有误",
    "undetermined": "无法判断",
    "rounding": "四舍五入尾差",
}
_RULES = (
    Column("规则"),
    Column("相符", "number"),
    Column("不符", "number"),
    Column("无法检查", "number"),
)
_FINDINGS = (Column("公开材料"), *(Column(name, "number") for name in _NATURES.values()))
_WORST = (Column("公开材料"), Column("规则"), Column("性质", "short"), Column("问题"))
_MOST = 60
_MESSAGE = 160
_NAMED = 3
_RULE_LENGTH = 24


def rules(corpus: Corpus, names: Names) -> Section:
    """Return a grid of the rules that do not hold everywhere, and a table of all."""
    states = analysis.rule_states(list(names), corpus.checks)
    if states.empty:
        return Section((Sentence(("勾稽检查：数据集中没有检查结果。",), kind="missing"),))
    finding = _finding(states)
    return Section((finding, *_picture(states, names, finding.plain()), _table(states)))


def _picture(states: pd.DataFrame, names: Names, finding: str) -> Iterator[Block]:
    """Rules that hold everywhere would only fill the sheet."""
    broken = [name for name in states.columns if (states[name] == "failed").any()]
    failing = (states == "failed").sum(axis=1)
    # The worst first where not all can be drawn.
    order = failing.sort_values(ascending=False, kind="stable").index
    drawn = (states if len(states) <= _MOST else states.loc[order])[broken].T
    if broken:
        yield heat(
            [_rule(str(name)) for name in drawn.index],
            [names[str(name)] for name in drawn.columns],
            drawn.to_numpy().tolist(),
            _STATES,
            described(finding, _failing(states, names)),
            row_length=_RULE_LENGTH,
            most=(len(broken), _MOST),
        )
    if broken and len(states) > _MOST:
        text = f"图中是不符最多的 {_MOST} 份材料；全部 {len(states)} 份见“图中数字（CSV）”。"
        yield Sentence((text,), "note")


def _rule(name: str) -> str:
    known = catalogue().get(name)
    return name if known is None else known.zh


def _finding(states: pd.DataFrame) -> Sentence:
    counts = {state: int((states == state).to_numpy().sum()) for state in _STATES}
    failed = (states == "failed").sum().sort_values(ascending=False, kind="stable")
    worst = listed(
        f"{_rule(str(name))}（{count} 份）" for name, count in failed.head(_NAMED).items() if count
    )
    text = (
        f"{len(states)} 份材料、{len(states.columns)} 条规则：相符 {counts['passed']}，"
        f"不符 {counts['failed']}，无法检查 {counts['not_assessable']}"
    )
    return Sentence((f"{text}。不符最多的规则：{worst or '无'}。",))


def _failing(states: pd.DataFrame, names: Names) -> list[str]:
    failed = (states == "failed").sum(axis=1).sort_values(ascending=False, kind="stable")
    told = [f"{names[str(name)]} 不符 {count} 条" for name, count in failed.items() if count]
    return told[:_MOST]


def _table(states: pd.DataFrame) -> Table:
    rows = tuple(
        Row((_rule(str(name)), *(_count(states[name], state) for state in
             ("passed", "failed", "not_assessable"))))
        for name in states.columns
    )  # fmt: skip
    note = "单位：份材料。一条规则在一份材料中有一处不符即计为不符；没有检查到的不算相符。"
    return Table("各规则的检查结果", _RULES, rows, folded=f"全部 {len(rows)} 条规则", note=note)


def _count(states: pd.Series, state: str) -> str:
    return f"{int((states == state).sum())}"


def findings(corpus: Corpus, names: Names) -> Section:
    """Return counts by nature, and the findings that are the document's own and grave."""
    found = corpus.findings
    if found.empty:
        return Section((Sentence(("没有发现问题；无法检查的规则见上。",)),))
    counts = found.groupby(["disclosure_id", "nature"]).size()
    rows = tuple(
        Row((name, *(_shown(int(counts.get((own, nature), 0))) for nature in _NATURES)))
        for own, name in names.items()
        if (found["disclosure_id"] == own).any()
    )
    table = Table("各材料的问题（个）", _FINDINGS, rows)
    return Section((_nature(found), table, _listed(found, names)))


def _nature(found: pd.DataFrame) -> Sentence:
    told = listed(
        f"{name} {count} 个"
        for nature, name in _NATURES.items()
        if (count := int((found["nature"] == nature).sum()))
    )
    return Sentence((f"共 {len(found)} 个问题：{told}。由机器得出，引用前请对照原件。",))


def _listed(found: pd.DataFrame, names: Names) -> Table:
    grave = found[(found["nature"] == "document") & (found["severity"] == "high")]
    rows = tuple(
        Row(
            (
                names.get(str(row["disclosure_id"]), BLANK),
                _rule(str(row["rule_id"])),
                _NATURES[str(row["nature"])],
                clipped(str(row["message"]), _MESSAGE),
            )
        )
        for row in grave.to_dict("records")
    )
    return Table(
        "材料自身矛盾且严重的问题",
        _WORST,
        rows,
        folded=f"材料自身矛盾且严重的问题（{len(rows)} 个）",
    )


def _shown(count: int) -> str:
    return f"{count}"
