"""Readings made by hand, so that the dataset floor is tested without a reader."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from typing import Any

from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.disclosure.model import (
    BudgetLine,
    DisclosureReading,
    Identity,
    NarrativeFact,
    StatutoryTable,
)
from budgetkit.document.model import Cell, Document, Method, Place, Row, Table

AGENCY = "晋城市某局"


def grid(first_line: int, *rows: tuple[str, ...]) -> Table:
    """A transcript's table whose rows stand on consecutive lines."""
    return Table(
        tuple(
            Row(tuple(Cell(text, Place(line=line)) for text in row), Place(line=line))
            for line, row in enumerate(rows, start=first_line)
        ),
        Method.TRANSCRIPT,
    )


def line(row_no: int, place: int, measure: str, printed: str, **facts: Any) -> BudgetLine:
    """An amount in 万元."""
    base = BudgetLine(
        row_no=row_no,
        side=None,
        item="",
        item_text="",
        measure=measure,
        amount_yuan=(Decimal(printed) * 10_000).quantize(Decimal("0.01")),
        amount_text=printed,
        unit_text="万元",
        is_total=False,
        level=None,
        place=Place(line=place),
        confidence=1.0,
    )
    return replace(base, **facts)


def expenditure_summary() -> StatutoryTable:
    """Two classes and a total, with basic and project expenditure."""
    rows = (
        ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
        ("合计", "", "30.30", "10.10", "20.20"),
        ("201", "一般公共服务支出", "20.20", "", "20.20"),
        ("208", "社会保障和就业支出", "10.10", "10.10", ""),
    )
    lines = []
    for row_no, row in enumerate(rows[1:], start=2):
        total = row[0] == "合计"
        facts: dict[str, object] = {
            "item": "合计" if total else row[1],
            "item_text": "合计" if total else row[1],
            "function_code": None if total else row[0],
            "function_name": None if total else row[1],
            "is_total": total,
            "level": None if total else 1,
        }
        for measure, printed in zip(("total", "basic", "project"), row[2:], strict=True):
            if printed:
                lines.append(line(row_no, 19 + row_no, measure, printed, **facts))
    return StatutoryTable(
        table_id="expenditure_summary",
        title="2026年预算支出总表",
        number_text="表三",
        unit_text="万元",
        declared_empty=False,
        grid=grid(20, *rows),
        header_row_count=1,
        lines=tuple(lines),
        title_place=Place(line=18),
        explanation="title",
    )


def unrecognised_table() -> StatutoryTable:
    """A table that no catalogue entry fits."""
    return StatutoryTable(
        table_id=None,
        title=None,
        number_text=None,
        unit_text="unknown",
        declared_empty=False,
        grid=grid(40, ("甲", "=乙"), ("１", "")),
    )


def fact() -> NarrativeFact:
    """A change with its reason."""
    return NarrativeFact(
        section="一、收支情况",
        subject="收入总计",
        metric="change_percent",
        value=Decimal("3.54"),
        value_text="3.54",
        unit="%",
        quote="比上年增长３.54%，主要原因是人员增加。",
        place=Place(line=50),
        direction="increase",
        reason="人员增加",
    )


def document(text: str = "a", file_name: str = "a.txt") -> Document:
    """A transcript whose hash is that of ``text``."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        digest[:16], file_name, digest, "transcript", Method.TRANSCRIPT, (), line_count=60
    )


def identity(**facts: Any) -> Identity:
    """A unit's budget of 2026."""
    base = Identity(AGENCY, "unit", "budget", 2026, "140500", "山西省", "晋城市", (), "shanxi")
    return replace(base, **facts)


def outcome(text: str = "a", file_name: str = "a.txt", **facts: Any) -> DocumentOutcome:
    """A document that was read; ``facts`` are those of its identity."""
    read = document(text, file_name)
    reading = DisclosureReading(
        read, identity(**facts), (expenditure_summary(), unrecognised_table()), (fact(),)
    )
    return DocumentOutcome(file_name, read.sha256, read, reading)
