"""The check sheet (审核表) that reviewers fill by hand today, filled as far as rules can.

What no rule answers is left open for the reviewer; 是 stands only where something was
checked and nothing found.
"""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
from openpyxl import Workbook

from budgetkit.checks.asked import places_asked
from budgetkit.checks.catalogue import catalogue
from budgetkit.reports.checking.parts import Part, Parts, groups
from budgetkit.reports.checking.style import Line, write_lines
from budgetkit.workbench.checked import by_disclosure
from budgetkit.workbench.repr.card import disclosure_name
from budgetkit.workbench.repr.checks_card import (
    NATURES,
    SEVERITIES,
    family_name,
    place_in_words,
    rule_text,
    suggestion_in_words,
)

Row = Mapping[str, Any]
_HEADS = ("序号", "部分", "审核内容", "是/否", "问题", "位置", "原文", "建议", "已核对（处）")
_WIDTHS = (6, 12, 34, 11, 56, 11, 40, 34, 11)
_RESULTS = ("类别", "规则", "应当", "已检查", "相符", "不符", "未能检查", "原因")
_RESULT_WIDTHS = (10, 24, 50, 9, 9, 9, 9, 70)
_CORRECTIONS = ("位置", "内容", "原读数", "更正为", "理由", "更正人", "日期")
_CORRECTION_WIDTHS = (11, 34, 20, 20, 60, 14, 12)
_NOTE = (
    "“是”只表示已核对之处没有发现问题；“否”有程度为高、中的问题；“待核对”只有提示或疑为误读之处；"
    "“请人工审核”没有规则能回答。建议只供参考，从不自动采用。"
)
_ANSWERS = YES, NO, DOUBTED, BY_HAND = ("是", "否", "待核对", "请人工审核")


def review_sheet(tables: Mapping[str, pa.Table]) -> bytes:
    """Return an Excel file: for each disclosure the check sheet, and what was checked."""
    book = Workbook()
    book.remove(book.worksheets[0])
    asked = _asked(tables)
    corrections = tables["corrections"].to_pylist()
    names = [disclosure_name(row) for row in tables["disclosures"].to_pylist()]
    for number, (disclosure_id, findings, results) in enumerate(by_disclosure(tables), start=1):
        parts = Parts.of(tables, disclosure_id)
        counts = _counts(parts, asked[disclosure_id], results)
        lines = [*_lines(parts, findings, counts, _remarks(tables, disclosure_id))]
        title = f"{names[number - 1]} 审核表"
        sheet = book.create_sheet(f"审核表{number}")
        write_lines(sheet, _HEADS, _WIDTHS, lines, title=title, note=_NOTE, answers=_ANSWERS)
        listed = [Line(_result(row)) for row in results]
        write_lines(book.create_sheet(f"检查项{number}"), _RESULTS, _RESULT_WIDTHS, listed)
        own = [Line(_correction(r)) for r in corrections if r["disclosure_id"] == disclosure_id]
        if own:
            sheet = book.create_sheet(f"人工更正{number}")
            write_lines(sheet, _CORRECTIONS, _CORRECTION_WIDTHS, own)
    if not book.worksheets:
        book.create_sheet("审核表")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _asked(tables: Mapping[str, pa.Table]) -> Mapping[str, list[list[Row]]]:
    found: dict[str, list[list[Row]]] = defaultdict(list)
    for disclosure_id, places in places_asked(tables):
        found[disclosure_id].append([_place(place) for place in places])
    return found


def _place(place: Any) -> Row:
    names = ("document_id", "page", "line", "bbox", "quote")
    return {name: getattr(place, name) for name in names}


def _counts(
    parts: Parts, asked: Sequence[Sequence[Row]], results: Sequence[Row]
) -> Mapping[Part, int]:
    """How many checks concern each part."""
    counts = Counter(
        part for places in asked for part in {parts.of_place(place) for place in places}
    )
    by_rule = {row["rule_id"]: row["checked"] for row in results}
    for group in groups():
        counts[Part(group.name)] += sum(by_rule.get(rule_id, 0) for rule_id in group.rules)
    return counts


def _remarks(tables: Mapping[str, pa.Table], disclosure_id: str) -> Mapping[str, str]:
    """What is to be said of a part although nothing was found: by its name."""
    remarks = {
        row["table_title"]: "材料声明本表无数据"
        for row in tables["tables"].to_pylist()
        if row["disclosure_id"] == disclosure_id and row["declared_empty"]
    }
    for row in tables["disclosures"].to_pylist():
        if row["disclosure_id"] == disclosure_id and row["subordinate_units"]:
            units = row["subordinate_units"]
            remarks["单位构成"] = f"读到所属单位 {len(units)} 个：{'、'.join(units)}"
    return remarks


def _lines(
    parts: Parts, findings: Sequence[Row], counts: Mapping[Part, int], remarks: Mapping[str, str]
) -> Iterator[Line]:
    found: dict[Part, list[Row]] = defaultdict(list)
    for finding in findings:
        found[parts.of_finding(finding)].append(finding)
    further = [part for part in found if part not in parts.lines]
    for number, part in enumerate((*parts.lines, *further), start=1):
        own, count = found.get(part, []), counts.get(part, 0)
        answer = _answer(own, count)
        head = (number, part.group, part.name or _question(part), answer)
        if not own:
            yield Line((*head, *_unfound(parts, part, remarks), count), answer, is_first=True)
        for at, finding in enumerate(own, start=1):
            first = (*head, *_found(at, finding), count)
            rest = ("", "", "", "", *_found(at, finding), "")
            yield Line(first if at == 1 else rest, answer if at == 1 else "", is_first=at == 1)


def _question(part: Part) -> str:
    return next((group.question for group in groups() if group.name == part.group), "")


def _answer(findings: Sequence[Row], count: int) -> str:
    causes = [each for each in findings if each["nature"] != "rounding"]
    if any(each["severity"] != "low" and each["nature"] != "extraction" for each in causes):
        return NO
    if causes:
        return DOUBTED
    return YES if count else BY_HAND


def _unfound(parts: Parts, part: Part, remarks: Mapping[str, str]) -> tuple[str, str, str, str]:
    start = parts.starts.get(part)
    remark = remarks.get(part.name or part.group, "")
    where = place_in_words(start) if start else ""
    heading = start.get("text", "") if start else ""
    return remark, where, heading, ""


def _found(at: int, finding: Row) -> tuple[str, str, str, str]:
    place = finding["evidence"][0] if finding["evidence"] else None
    return (
        f"{at}. {_mark(finding)} {finding['message']}",
        place_in_words(place) if place else "",
        place["quote"] if place else "",
        _advice(finding),
    )


def _mark(finding: Row) -> str:
    """Arithmetic speaks with certainty, wording as a hint."""
    rule = catalogue().get(finding["rule_id"])
    if rule is not None and rule.family == "wording":
        return "[提示]"
    return f"[{SEVERITIES[finding['severity']]}·{NATURES[finding['nature']]}]"


def _advice(finding: Row) -> str:
    if finding["nature"] == "rounding":
        return "四舍五入尾差，无需更正"
    expected = f"请核对是否应为 {finding['expected']}" if finding["expected"] else ""
    advice = suggestion_in_words(finding) or expected
    if finding["nature"] == "extraction":
        return "；".join(filter(None, ("疑为读取有误，请先对照原件", advice)))
    return advice


def _result(row: Row) -> tuple[Any, ...]:
    rule_id = row["rule_id"]
    counts = (row["checked"], row["passed"], row["failed"], row["not_assessable"])
    return (family_name(rule_id), rule_id, rule_text(rule_id), *counts, "；".join(row["reasons"]))


def _correction(row: Row) -> tuple[Any, ...]:
    return (
        place_in_words(row),
        row["item"] or row["row_key"],
        row["reading_text"],
        row["value_text"],
        row["reason"],
        row["corrected_by"],
        row["corrected_on"],
    )
