"""What was checked, what does not hold, and what a researcher has put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from budgetkit import analysis
from budgetkit.checks.model import NOTHING_TO_CHECK
from budgetkit.checks.records import records
from budgetkit.reports.blocks import (
    Block,
    Cited,
    Column,
    Row,
    Section,
    Sentence,
    Table,
)
from budgetkit.reports.placed import PlacedTable
from budgetkit.reports.unit.context import Context
from budgetkit.reports.unit.finding_list import FindingList, Found, found_of
from budgetkit.reports.words import clipped, label, listed, place_text, text_of
from budgetkit.workbench.repr.checks_card import NATURES, SEVERITIES, family_name, rule_text

Record = Mapping[str, Any]
_COUNTS = ("checked", "passed", "failed", "not_assessable")
_COUNTED = tuple(Column(name, "number") for name in ("已检查", "相符", "不符", "未能检查"))
_FAMILIES = (
    Column("类别"), Column("规则", "number"), Column("可查规则", "number"), *_COUNTED,
)  # fmt: skip
_RULES = (Column("类别", "short"), Column("应当"), *_COUNTED, Column("未能检查的原因"))
_CORRECTED = (Column("位置", "short"), Column("内容"), Column("栏目", "short"))
_SIGNED = (Column("理由"), Column("更正人", "short"), Column("日期", "short"))
_NARROW = 16
_DOUBTFUL = (
    Column("位置", "short"), Column("报表"), Column("项目"), Column("栏目", "short"),
    Column("读出的字符", "number"), Column("把握", "number"),
)  # fmt: skip
_OPEN = 8
_REASONS = 3
_REASON_LENGTH = 120


def checks(context: Context) -> Section:
    """Return what was checked by family, every finding with its places, the corrections."""
    subject = context.subject
    results, findings = records(subject.checks), records(subject.findings)
    files = _files(subject.documents)
    ordered = sorted(findings, key=lambda each: each["nature"] == "rounding")
    found = [found_of(number, each, files) for number, each in enumerate(ordered, start=1)]
    return Section(
        (
            *_summary(results, findings),
            *([_families(results)] if results else []),
            *_lists(found),
            *([_rules(results)] if results else []),
            *_doubtful(context.lines),
            *_corrections(records(subject.corrections), files),
        )
    )


def _files(documents: pd.DataFrame) -> dict[str, str]:
    return dict(zip(documents["document_id"], documents["file_name"], strict=True))


def _summary(results: Sequence[Record], findings: Sequence[Record]) -> Iterator[Sentence]:
    checked, passed, failed, skipped = (sum(row[name] for row in results) for name in _COUNTS)
    if not checked:
        text = "没有一处可以核对：读到的内容不足以互相印证。没有发现问题不等于没有问题。"
        yield Sentence((text,), "warning")
        return
    tails = sum(each["nature"] == "rounding" for each in findings)
    causes = [each for each in findings if each["nature"] != "rounding"]
    asked = sum(bool(row["checked"]) for row in results)
    text = f"按 {asked} 条规则核对了 {checked:,} 处，相符 {passed:,} 处，不符 {failed:,} 处"
    text += f"，归并为 {len(causes)} 个问题（{_severities(causes)}）" if causes else ""
    text += f"；另有四舍五入尾差 {tails} 个" if tails else ""
    text += f"；{skipped:,} 处缺少数据或看不懂，未能检查，不算相符" if skipped else ""
    yield Sentence((f"{text}。",))
    if causes:
        yield Sentence((_natures(causes),), "note")


def _severities(findings: Sequence[Record]) -> str:
    return _told(SEVERITIES, [each["severity"] for each in findings])


def _natures(findings: Sequence[Record]) -> str:
    told = _told(NATURES, [each["nature"] for each in findings])
    return (
        f"性质：{told}。“文件自身”指材料前后矛盾；“疑为误读”指更可能是读取有误；“待核对”指"
        "两者难分，请对照原件。同一原因造成的多处不符并为一个问题。算术问题是确定的，文字问题"
        "供参考。建议只供核对，从不自动采用。"
    )


def _told(names: Mapping[str, str], values: Sequence[str]) -> str:
    return listed(f"{text} {values.count(name)}" for name, text in names.items() if name in values)


def _families(results: Sequence[Record]) -> Table:
    by_family: dict[str, list[Record]] = {}
    for row in results:
        by_family.setdefault(family_name(row["rule_id"]), []).append(row)
    rows = [_counted(name, own) for name, own in by_family.items()]
    return Table(
        "核对了什么（处）",
        _FAMILIES,
        (*rows, _counted("合计", results, is_total=True)),
        note="“未能检查”是缺少数据或看不懂的地方；“可查规则”以外的规则没有内容可查。两者都不算相符。",
    )


def _counted(name: str, rows: Sequence[Record], *, is_total: bool = False) -> Row:
    asked = sum(bool(row["checked"]) for row in rows)
    sums = (sum(row[count] for row in rows) for count in _COUNTS)
    return Row((name, *(f"{number:,}" for number in (len(rows), asked, *sums))), is_total=is_total)


def _lists(found: Sequence[Found]) -> Iterator[Block]:
    """The grave open, as many as a reader takes in at a glance; the rest folded."""
    grave = [each for each in found if each.severity != "low"]
    low = [each for each in found if each.severity == "low" and each.nature != NATURES["rounding"]]
    tails = [each for each in found if each.nature == NATURES["rounding"]]
    for caption, own, is_open in (
        ("程度为高、中的问题", grave[:_OPEN], True),
        ("其余程度为高、中的问题", grave[_OPEN:], False),
        ("程度为低的问题", low, False),
        ("四舍五入尾差", tails, False),
    ):
        if own:
            folded = None if is_open else f"{caption}（{len(own)} 个）"
            yield FindingList(caption, tuple(own), folded)


def _rules(results: Sequence[Record]) -> Table:
    rows = tuple(
        Row(
            (
                family_name(row["rule_id"]),
                rule_text(row["rule_id"]),
                *(f"{row[name]:,}" for name in _COUNTS),
                _reasons(row),
            )
        )
        for row in results
    )
    caption = "逐条规则的核对结果（处）"
    return Table(caption, _RULES, rows, head=1, folded=f"逐条规则的核对结果（{len(rows)} 条）")


def _reasons(row: Record) -> str:
    reasons = row["reasons"] or ([] if row["checked"] else [NOTHING_TO_CHECK])
    shown = "；".join(clipped(reason, _REASON_LENGTH) for reason in reasons[:_REASONS])
    return f"{shown} 等 {len(reasons)} 种" if len(reasons) > _REASONS else shown


def _doubtful(lines: pd.DataFrame) -> Iterator[Table]:
    """Amounts of which the reader itself was not sure, whether or not a sum speaks of them."""
    doubted = lines[lines["confidence"] < analysis.UNCERTAIN_BELOW]
    if doubted.empty:
        return
    rows = tuple(
        Row(
            (
                place_text(line["page"], line["line"]),
                label("tables", line["table_id"]),
                text_of(line["item"]),
                label("measures", line["measure"]),
                text_of(line["amount_text"]),
                f"{line['confidence']:.0%}",
            )
        )
        for _, line in doubted.iterrows()
    )
    caption = "读取把握不足 90% 的金额"
    yield Table(caption, _DOUBTFUL, rows, head=2, folded=f"{caption}（{len(rows)} 处）")


def _corrections(rows: Sequence[Record], files: Mapping[str, str]) -> Iterator[Block]:
    if not rows:
        yield Sentence(("本报告的数字没有经过人工更正。",), "note")
        return
    places = [_place(number, row, files) for number, row in enumerate(rows, start=1)]
    yield PlacedTable(
        "人工更正",
        (*_CORRECTED, *_texts(rows), *_SIGNED),
        tuple(map(_corrected, rows, places)),
        head=1,
        folded=f"人工更正（{len(rows)} 处）" if len(rows) > _OPEN else None,
        note="更正值出自研究者，已代替原读数参与计算和核对。",
        places=tuple(places),
    )


def _texts(rows: Sequence[Record]) -> Iterator[Column]:
    """Numbers are not broken, sentences are."""
    for head, name in (("原读数", "reading_text"), ("更正为", "value_text")):
        is_narrow = all(len(row[name]) <= _NARROW for row in rows)
        yield Column(head, "short" if is_narrow else "text")


def _place(number: int, row: Record, files: Mapping[str, str]) -> Record:
    place = {name: row[name] for name in ("document_id", "page", "line", "bbox")}
    return {
        **place,
        "anchor": f"k{number}",
        "file_name": files.get(row["document_id"], ""),
        "group": "人工更正",
        "place": place_text(row["page"], row["line"]),
        "item": f"人工更正 {number}",
        "column": "",
        "printed": f"{row['reading_text']} 更正为 {row['value_text']}",
        "quote": row["reason"],
    }


def _corrected(row: Record, place: Record) -> Row:
    where = place_text(row["page"], row["line"])
    cells: Iterable[str] = (
        text_of(row["item"], row["row_key"]),
        label("measures", row["measure"]) if row["measure"] else row["column_name"],
        text_of(row["reading_text"]),
        text_of(row["value_text"]),
        row["reason"],
        row["corrected_by"],
        row["corrected_on"],
    )
    link = Cited(where, place["anchor"], place["file_name"], "evidence")
    return Row((link, *cells), row_id=place["anchor"])
