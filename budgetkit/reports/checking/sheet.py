"""The check sheet (审核表) that reviewers fill by hand today, filled as far as rules can.

What no rule answers is left open for the reviewer; 是 stands only where something was
checked and nothing found.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from budgetkit.checks.catalogue import catalogue
from budgetkit.dataset.spreadsheet import neutralised
from budgetkit.reports.checking.places import CONTENTS, COVER, FORMS, TABLES, TEXT, Parts
from budgetkit.text import printable
from budgetkit.workbench.checked import by_disclosure
from budgetkit.workbench.repr.checks_card import NATURES, SEVERITIES, place_in_words

Row = Mapping[str, Any]
_HEADS = ("序号", "审核内容", "是/否", "问题", "位置", "原文", "建议")
_WIDTHS = (6, 34, 8, 60, 14, 40, 20)
_BY_HAND = ("职责", "单位构成", "名词解释")
_FAMILIES = {
    COVER: ("year-text", "year-title", "year-header"),
    CONTENTS: ("table-number", "blank-table"),
    FORMS: ("form-money", "form-name", "form-sources", "form-costs"),
    TABLES: ("sum-levels", "sum-total", "sum-columns", "sum-sides", "sum-public"),
    TEXT: ("narrative-amount", "narrative-share", "narrative-percent", "narrative-parts"),
}


def review_sheet(tables: Mapping[str, pa.Table]) -> bytes:
    """Return an Excel file: for each disclosure the check sheet, and what was checked."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, (disclosure_id, findings, results) in enumerate(by_disclosure(tables), start=1):
        sheet = book.create_sheet(f"审核表{number}")
        parts = Parts.of(tables, disclosure_id)
        _fill(sheet, disclosure_id, _rows(parts, findings, results))
        _results(book.create_sheet(f"检查项{number}"), results)
    if not book.worksheets:
        book.create_sheet("审核表")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Worksheet, title: str, rows: Iterator[Sequence[str]]) -> None:
    _append(sheet, (f"{title} 审核表",))
    _append(sheet, _HEADS)
    for row in rows:
        _append(sheet, row)
    for at, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFG"[at]].width = width
    for cell in (*sheet[1], *sheet[2]):
        cell.font = Font(bold=True)
    for line in sheet.iter_rows(min_row=3):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A3"


def _append(sheet: Worksheet, texts: Sequence[Any]) -> None:
    sheet.append([neutralised(printable(t)) if isinstance(t, str) else t for t in texts])


def _rows(parts: Parts, findings: Sequence[Row], results: Sequence[Row]) -> Iterator[Sequence[str]]:
    found: dict[tuple[str, str | None], list[Row]] = {}
    for finding in findings:
        found.setdefault(parts.part_of(finding), []).append(finding)
    checked = {row["rule_id"]: row["checked"] for row in results}
    for number, (part, name) in enumerate(_items(parts), start=1):
        own = found.get((part, name), [])
        answer = _answer(part, own, checked)
        label = name or part
        if not own:
            yield (str(number), label, answer, "", "", "", "")
        for at, finding in enumerate(own, start=1):
            place = finding["evidence"][0] if finding["evidence"] else None
            yield (
                str(number) if at == 1 else "",
                label if at == 1 else "",
                answer if at == 1 else "",
                f"{at}. [{SEVERITIES[finding['severity']]}·{NATURES[finding['nature']]}] "
                f"{finding['message']}",
                place_in_words(place) if place else "",
                place["quote"] if place else "",
                f"应为 {finding['expected']}" if finding["expected"] else "",
            )


def _items(parts: Parts) -> Iterator[tuple[str, str | None]]:
    yield COVER, None
    yield CONTENTS, None
    yield from ((name, None) for name in _BY_HAND[:2])
    yield from ((TABLES, title) for title in parts.titles)
    yield from ((TEXT, section) for section in parts.sections)
    yield TEXT, None
    yield FORMS, None
    yield _BY_HAND[2], None


def _answer(part: str, findings: Sequence[Row], checked: Mapping[str, int]) -> str:
    if any(finding["nature"] != "rounding" for finding in findings):
        return "否"
    asked = sum(checked.get(rule_id, 0) for rule_id in _FAMILIES.get(part, ()))
    return "是" if asked else "请人工审核"


def _results(sheet: Worksheet, results: Sequence[Row]) -> None:
    _append(sheet, ("规则", "应当", "已检查", "相符", "不符", "未能检查", "原因"))
    for row in results:
        rule = catalogue()[row["rule_id"]]
        counts = (row["checked"], row["passed"], row["failed"], row["not_assessable"])
        _append(sheet, (rule.rule_id, rule.zh, *counts, "；".join(row["reasons"])[:500]))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
