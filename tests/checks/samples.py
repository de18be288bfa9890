"""A sample's dataset that can be changed at one place, to see which rule notices."""

from __future__ import annotations

import copy
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from budgetkit.checks import CheckReport, Finding, RuleResult, check
from budgetkit.dataset.read_file import read_outcome
from budgetkit.dataset.tables import tables_of
from budgetkit.units import to_yuan

ROOT = Path(__file__).resolve().parents[2]
Row = dict[str, Any]


@cache
def _read(path: Path) -> dict[str, list[Row]]:
    outcome = read_outcome(path)
    assert outcome.error is None, outcome.error
    return {name: table.to_pylist() for name, table in tables_of([outcome]).items()}


class Sample:
    """The tables of one disclosure, as rows."""

    def __init__(self, path: Path) -> None:
        self.tables = copy.deepcopy(_read(path))

    @classmethod
    def named(cls, name: str) -> Sample:
        """A file of ``data/samples``."""
        return cls(ROOT / "data" / "samples" / name)

    def line(self, table_id: str, item: str, measure: str, side: str | None = None) -> Row:
        """The one amount at a place."""
        found = [
            row
            for row in self.tables["budget_lines"]
            if (row["table_id"], row["measure"]) == (table_id, measure)
            and item in (row["item"], row["function_code"], row["dept_econ_code"])
            and side in (None, row["side"])
        ]
        assert len(found) == 1, (table_id, item, measure, len(found))
        return found[0]

    def print(self, text: str, *place: str) -> Row:
        """Let a table print another amount."""
        row = self.line(*place)
        row["amount_text"] = text
        row["amount_yuan"] = to_yuan(Decimal(text.replace(",", "")), row["unit_text"])
        return row

    def fact(self, subject: str, metric: str = "amount", nth: int = 0) -> Row:
        """A fact of the narrative."""
        found = [
            row
            for row in self.tables["narrative_facts"]
            if (row["subject"], row["metric"]) == (subject, metric)
        ]
        assert len(found) > nth, (subject, metric)
        return found[nth]

    def say(self, text: str, subject: str, metric: str = "amount", nth: int = 0) -> Row:
        """Let the narrative state another value."""
        row = self.fact(subject, metric, nth)
        row["quote"] = row["quote"].replace(row["value_text"], text)
        row["value_text"] = text
        row["value"] = Decimal(text.replace(",", ""))
        return row

    def add(self, text: str, measure: str, *place: str) -> Row:
        """Let a row print an amount in a further column."""
        like = self.line(*place)
        self.tables["budget_lines"].append({**like, "measure": measure})
        return self.print(text, place[0], place[1], measure, *place[3:])

    def rows(self, table_id: str, code: str) -> list[Row]:
        """Every amount of a row."""
        return [
            row
            for row in self.tables["budget_lines"]
            if row["table_id"] == table_id and row["function_code"] == code
        ]

    def form(self, form_no: int) -> Row:
        """A target form."""
        return next(r for r in self.tables["target_forms"] if r["form_no"] == form_no)

    def table(self, table_id: str) -> Row:
        """The row of ``tables``."""
        return next(row for row in self.tables["tables"] if row["table_id"] == table_id)

    def write(self, text: str, *, kind: str = "paragraph") -> Row:
        """Add a block of text behind all others."""
        blocks = self.tables["text_blocks"]
        last = max(blocks, key=lambda row: (row["page"] or 0, row["line"] or 0))
        row = {**last, "text": text, "kind": kind, "block_no": len(blocks) + 1}
        row["line"] = (last["line"] or 0) + 1
        self.tables["text_blocks"].append(row)
        return row

    def report(self) -> CheckReport:
        return check(self.tables)

    def findings(self) -> list[Finding]:
        return [each for found in self.report().findings.values() for each in found]

    def result(self, rule_id: str) -> RuleResult:
        (results,) = self.report().results.values()
        return next(each for each in results if each.rule_id == rule_id)
