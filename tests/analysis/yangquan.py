"""The 2024 budget of 阳泉市财政局 as frames, typed from the printed tables (万元)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from budgetkit.dataset.schema import SCHEMA
from budgetkit.units import parse_amount, to_yuan

AGENCY = "阳泉市财政局"
DISCLOSURE_ID = f"2024-{AGENCY}-unit-budget"
DOCUMENT_ID = "7d6294d0ebc3ba56"

# code, name, total, basic, project
FUNCTIONS = """
201 一般公共服务支出 1661.81 722.71 939.10
20106 财政事务 1660.04 720.94 939.10
2010601 行政运行 720.94 720.94 -
2010602 一般行政管理事务 939.10 - 939.10
20132 组织事务 1.78 1.78 -
2013299 其他组织事务支出 1.78 1.78 -
208 社会保障和就业支出 231.14 231.14 -
20805 行政事业单位养老支出 231.14 231.14 -
2080501 行政单位离退休 97.25 97.25 -
2080505 机关事业单位基本养老保险缴费支出 89.26 89.26 -
2080506 机关事业单位职业年金缴费支出 44.63 44.63 -
210 卫生健康支出 42.07 42.07 -
21007 计划生育事务 0.36 0.36 -
2100799 其他计划生育事务支出 0.36 0.36 -
21011 行政事业单位医疗 41.71 41.71 -
2101101 行政单位医疗 41.71 41.71 -
221 住房保障支出 76.27 76.27 -
22102 住房改革支出 76.27 76.27 -
2210201 住房公积金 76.27 76.27 -
"""
# departmental class, government class, total, personnel, operating
ECONOMIC = """
工资福利支出 - 836.03 836.03 -
基本工资 工资奖金津补贴 290.11 290.11 -
津贴补贴 工资奖金津补贴 182.19 182.19 -
奖金 工资奖金津补贴 111.13 111.13 -
机关事业单位基本养老保险缴费 社会保障缴费 89.26 89.26 -
职业年金缴费 社会保障缴费 44.63 44.63 -
职工基本医疗保险缴费 社会保障缴费 41.31 41.31 -
其他社会保障缴费 社会保障缴费 1.12 1.12 -
住房公积金 住房公积金 76.27 76.27 -
商品和服务支出 - 139.63 - 139.63
办公费 办公经费 5.27 - 5.27
印刷费 办公经费 3.13 - 3.13
水费 办公经费 0.52 - 0.52
电费 办公经费 1.74 - 1.74
邮电费 办公经费 2.61 - 2.61
取暖费 办公经费 19.79 - 19.79
物业管理费 办公经费 5.56 - 5.56
差旅费 办公经费 9.35 - 9.35
会议费 会议费 1.80 - 1.80
培训费 培训费 3.13 - 3.13
工会经费 办公经费 9.42 - 9.42
福利费 办公经费 16.49 - 16.49
其他交通费用 办公经费 52.08 - 52.08
其他商品和服务支出 其他商品和服务支出 8.75 - 8.75
对个人和家庭的补助 - 96.54 96.54 -
离休费 离退休费 27.08 27.08 -
退休费 离退休费 69.10 69.10 -
奖励金 社会福利和救助 0.36 0.36 -
"""
PROJECTS = """
会计专业技术资格考试考务费 35.00
财政业务工作经费 226.10
购买财政事务中心服务费 570.00
专业技术人员聘用费 53.00
预算绩效管理工作经费 55.00
"""
# table_id, title, first printed line, declared empty
TABLES = (
    ("revenue_expenditure_summary", "2024年预算收支总表", 132, False),
    ("revenue_summary", "2024年预算收入总表", 175, False),
    ("expenditure_summary", "2024年预算支出总表", 204, False),
    ("basic_expenditure", "2024年一般公共预算安排基本支出分经济科目表", 308, False),
    ("fund_revenue", "2024年政府性基金预算收入表", 347, True),
    ("three_public", "2024年财政拨款安排“三公”经费支出预算表", 383, True),
    ("agency_operating", "2024年财政拨款安排机关运行经费预算表", 400, False),
    ("project_expenditure", "2024年项目支出预算表（本年预算）", 411, False),
    ("project_carry_over", "2024年项目支出预算表（上年结转）", 427, True),
)
_REASON = "年初安排的项目增加"
# section, subject, metric, value, unit, direction, reason
FACTS: tuple[tuple[str, str, str, str, str, str | None, str | None], ...] = (
    ("一、收支变动", "收入总计", "amount", "2011.30", "万元", None, None),
    ("一、收支变动", "收入总计", "change_amount", "52.28", "万元", "increase", _REASON),
    ("一、收支变动", "收入总计", "change_percent", "2.67", "%", "increase", _REASON),
    ("八、机关运行经费", "机关运行经费", "amount", "139.63", "万元", None, None),
    ("八、机关运行经费", "机关运行经费", "change_amount", "16.8", "万元", "increase", "人员增加"),
    ("八、机关运行经费", "机关运行经费", "change_percent", "13.68", "%", "increase", "人员增加"),
    ("九、政府采购情况", "政府采购预算总额", "amount", "614.65", "万元", None, None),
    ("九、政府采购情况", "政府采购货物预算", "amount", "29.40", "万元", None, None),
    ("九、政府采购情况", "政府采购工程预算", "amount", "0", "万元", None, None),
    ("九、政府采购情况", "政府采购服务预算", "amount", "585.25", "万元", None, None),
    ("十一、国有资产占有使用情况", "公务用车实有数", "count", "0", "辆", None, None),
    ("十一、国有资产占有使用情况", "办公用房建筑面积", "area", "8462.41", "平方米", None, None),
)


def _provenance(line: int) -> dict[str, Any]:
    return {
        "disclosure_id": DISCLOSURE_ID,
        "document_id": DOCUMENT_ID,
        "line": line,
        "method": "transcript",
        "confidence": 1.0,
    }


def frame(table: str, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows as a frame with the contract's columns; what a row leaves out is None."""
    names = [field.name for field in SCHEMA[table].fields]
    return pd.DataFrame(
        {name: pd.Series([row.get(name) for row in rows], dtype=object) for name in names}
    )


def all_at(rows: pd.DataFrame, yuan: str) -> pd.Series:
    """A column that gives every row the same amount."""
    return pd.Series([Decimal(yuan)] * len(rows), index=rows.index, dtype=object)


class Lines:
    """Budget lines in the making: numbers entries and rows as the extraction does."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []

    def add(
        self, table_no: int, row_no: int, item: str, measure: str, text: str, **more: Any
    ) -> None:
        table_id, title, line, _ = TABLES[table_no - 1]
        entry_no = 1 + sum(row["table_no"] == table_no for row in self.rows)
        amount = parse_amount(text)
        self.rows.append(
            _provenance(line + 8 + row_no)
            | {"table_no": table_no, "table_id": table_id, "table_title": title}
            | {"row_no": row_no, "entry_no": entry_no, "item": item, "item_text": item}
            | {"measure": measure, "amount_text": text, "unit_text": "万元"}
            | {"amount_yuan": to_yuan(amount.value, "万元"), "reading": amount.reading.value}
            | {"is_total": False, "agency": AGENCY}
            | more
        )


def _split(text: str) -> Iterator[list[str]]:
    return (line.split() for line in text.strip().splitlines())


def _summary(lines: Lines) -> None:
    lines.add(1, 1, "一般公共预算", "total", "2011.30", side="revenue")
    for row_no, fields in enumerate((f for f in _split(FUNCTIONS) if len(f[0]) == 3), 1):
        for measure in ("total", "current_year"):
            lines.add(1, row_no, fields[1], measure, fields[2], side="expenditure", level=1)
    for row_no, revenue, spending in (
        (5, "本年收入合计", "本年支出合计"),
        (7, "收入总计", "支出总计"),
    ):
        lines.add(1, row_no, revenue, "total", "2011.30", side="revenue", is_total=True)
        for measure in ("total", "current_year"):
            lines.add(1, row_no, spending, measure, "2011.30", side="expenditure", is_total=True)


def _functions(lines: Lines, table_no: int, measures: Sequence[str], totals: Sequence[str]) -> None:
    for measure, text in zip(measures, totals, strict=True):
        lines.add(table_no, 1, "合计", measure, text, is_total=True)
    for row_no, (code, name, *amounts) in enumerate(_split(FUNCTIONS), 2):
        for measure, text in zip(measures, amounts, strict=False):
            if text != "-":
                lines.add(
                    table_no, row_no, name, measure, text,
                    function_code=code, function_name=name, level=(len(code) - 1) // 2,
                )  # fmt: skip


def _economic(lines: Lines) -> None:
    measures = ("total", "personnel", "operating")
    for measure, text in zip(measures, ("1072.20", "932.57", "139.63"), strict=True):
        lines.add(4, 1, "合计", measure, text, is_total=True)
    for row_no, (name, government, *amounts) in enumerate(_split(ECONOMIC), 2):
        classes = {
            "dept_econ_name": name,
            "gov_econ_name": None if government == "-" else government,
            "level": 1 if government == "-" else 2,
        }
        for measure, text in zip(measures, amounts, strict=True):
            if text != "-":
                lines.add(4, row_no, name, measure, text, **classes)


def _projects(lines: Lines) -> None:
    for measure in ("total", "general"):
        lines.add(8, 1, AGENCY, measure, "939.10", level=2)
    for row_no, (name, text) in enumerate(_split(PROJECTS), 2):
        for measure in ("total", "general"):
            lines.add(8, row_no, name, measure, text, level=3, project=name)


def _operating(lines: Lines) -> None:
    for row_no, item in enumerate(("部门合计", AGENCY), 1):
        for measure in ("total", "general"):
            lines.add(7, row_no, item, measure, "139.63", is_total=row_no == 1)


def budget_lines() -> pd.DataFrame:
    """The budget lines of tables 1 (without blank rows), 2, 3, 6, 11 and 12."""
    lines = Lines()
    _summary(lines)
    _functions(lines, 2, ("total", "general"), ("2011.30", "2011.30"))
    _functions(lines, 3, ("total", "basic", "project"), ("2011.30", "1072.20", "939.10"))
    _economic(lines)
    _operating(lines)
    _projects(lines)
    return frame("budget_lines", lines.rows)


def narrative() -> pd.DataFrame:
    """Some facts of the narrative, in sentences of our own."""
    return frame(
        "narrative_facts",
        [
            _provenance(440 + number)
            | {"fact_no": number, "section": section, "subject": subject, "metric": metric}
            | {"value": Decimal(value), "value_text": value, "unit": unit}
            | {"direction": direction, "reason": reason, "quote": f"{subject}{value}{unit}"}
            for number, (section, subject, metric, value, unit, direction, reason) in enumerate(
                FACTS, 1
            )
        ],
    )


def tables() -> pd.DataFrame:
    """The tables found."""
    return frame(
        "tables",
        [
            _provenance(line)
            | {"table_no": number, "table_id": table_id, "table_title": title}
            | {"unit_text": "万元", "declared_empty": empty, "row_count": 1, "amount_count": 0}
            for number, (table_id, title, line, empty) in enumerate(TABLES, 1)
        ],
    )


def documents() -> pd.DataFrame:
    """The one file."""
    return frame(
        "documents",
        [
            {
                "document_id": DOCUMENT_ID,
                "disclosure_id": DISCLOSURE_ID,
                "file_name": "yangquan.md",
                "sha256": DOCUMENT_ID * 4,
                "media_type": "transcript",
                "line_count": 816,
                "status": "ok",
                "warnings": [],
                "duplicate_names": [],
            }
        ],
    )
