"""Rows of the dataset from one document's reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from budgetkit.dataset.conform import fits
from budgetkit.dataset.field import FieldType
from budgetkit.dataset.origin import origin
from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.disclosure.model import BudgetLine, DisclosureReading, NarrativeFact, StatutoryTable
from budgetkit.document.model import Method, Place, Row, Warning
from budgetkit.units import Reading

RowDict = dict[str, Any]

_LINE_FIELDS = (
    "side",
    "item",
    "item_text",
    "function_code",
    "function_name",
    "dept_econ_code",
    "dept_econ_name",
    "gov_econ_code",
    "gov_econ_name",
    "project",
    "agency",
    "level",
    "is_total",
    "measure",
    "amount_text",
    "unit_text",
    "section",
    "code_origin",
)
_FACT_FIELDS = (
    "section",
    "subject",
    "metric",
    "value",
    "value_text",
    "unit",
    "direction",
    "reason",
    "quote",
    "comparison_year",
)


_NOTICES = ("watermark", "running_head")


def document_row(outcome: DocumentOutcome) -> RowDict:
    """Return the row of ``documents``."""
    error_type, error_message = _problem(outcome)
    document = outcome.document
    return {
        "document_id": outcome.document_id,
        "disclosure_id": outcome.disclosure_id,
        "file_name": outcome.file_name,
        "sha256": outcome.sha256,
        "media_type": document and document.media_type,
        "page_count": document and document.page_count,
        "line_count": document and document.line_count,
        "status": outcome.status,
        "error_type": error_type,
        "error_message": error_message,
        "warnings": [warning_text(warning) for warning in outcome.warnings],
        "duplicate_names": outcome.duplicate_names,
        "omitted": _omitted(outcome),
        "superseded_by": None,
    }


def _omitted(outcome: DocumentOutcome) -> list[str]:
    lines = () if outcome.document is None else outcome.document.omitted
    return list(dict.fromkeys(line.text for line in lines if line.reason in _NOTICES))


def _problem(outcome: DocumentOutcome) -> tuple[str | None, str | None]:
    if outcome.error is not None:
        return outcome.error.code, outcome.error.message
    if outcome.warnings:
        first = outcome.warnings[0]
        return first.code, warning_text(first)
    return None, None


def warning_text(warning: Warning) -> str:
    """Return a warning as one line with its place."""
    place = warning.place
    where = f"第 {place.page} 页" if place.page else f"第 {place.line} 行" if place.line else ""
    return f"{warning.message}（{where}）" if where else warning.message


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """The rows that one reading gives the dataset."""

    disclosure_id: str | None
    reading: DisclosureReading

    @property
    def document_id(self) -> str:
        """The document that was read."""
        return self.reading.document.document_id

    def tables(self) -> Iterator[RowDict]:
        """Yield the rows of ``tables``."""
        for table_no, table in self._numbered():
            yield self._table_row(table_no, table)

    def table_rows(self) -> Iterator[RowDict]:
        """Yield the rows of ``table_rows``, those of unrecognised tables too."""
        for table_no, table in self._numbered():
            for row_no, row in enumerate(table.grid.rows, start=1):
                yield {
                    **self._table_key(table_no, table),
                    "row_no": row_no,
                    "cells_text": row.texts,
                    **self._origin(row.place, table.grid.method, _confidence(row)),
                }

    def budget_lines(self) -> Iterator[RowDict]:
        """Yield the rows of ``budget_lines``."""
        for table_no, table in self._numbered():
            for entry_no, line in enumerate(table.lines, start=1):
                yield {
                    **self._table_key(table_no, table),
                    "table_title": table.title,
                    "entry_no": entry_no,
                    "row_no": line.row_no,
                    **{name: getattr(line, name) for name in _LINE_FIELDS},
                    **_amount(line),
                    **self._origin(line.place, table.grid.method, line.confidence),
                }

    def narrative_facts(self) -> Iterator[RowDict]:
        """Yield the rows of ``narrative_facts``."""
        for fact_no, fact in enumerate(self.reading.facts, start=1):
            yield self._fact_row(fact_no, fact)

    def _fact_row(self, fact_no: int, fact: NarrativeFact) -> RowDict:
        return {
            "disclosure_id": self.disclosure_id,
            "fact_no": fact_no,
            **{name: getattr(fact, name) for name in _FACT_FIELDS},
            **self._origin(fact.place, self.reading.document.method, fact.confidence),
        }

    def _table_row(self, table_no: int, table: StatutoryTable) -> RowDict:
        rows = table.grid.rows
        place = table.title_place or (rows[0].place if rows else Place())
        return {
            **self._table_key(table_no, table),
            "table_title": table.title,
            "number_text": table.number_text,
            "unit_text": table.unit_text,
            "declared_empty": table.declared_empty,
            "page_first": place.page,
            "page_last": rows[-1].place.page if rows else place.page,
            "row_count": len(rows),
            "header_row_count": table.header_row_count,
            "amount_count": len(table.lines),
            "explanation": table.explanation or None,
            **self._origin(place, table.grid.method, min(map(_confidence, rows), default=1.0)),
        }

    def _numbered(self) -> Iterator[tuple[int, StatutoryTable]]:
        return enumerate(self.reading.tables, start=1)

    def _table_key(self, table_no: int, table: StatutoryTable) -> RowDict:
        return {
            "disclosure_id": self.disclosure_id,
            "table_id": table.table_id,
            "table_no": table_no,
        }

    def _origin(self, place: Place, method: Method, confidence: float) -> RowDict:
        return origin(self.document_id, place, method, confidence)


def _confidence(row: Row) -> float:
    return min((cell.confidence for cell in row.cells), default=1.0)


def _amount(line: BudgetLine) -> RowDict:
    """The amount with its reading; a number too long for the column was not read aright."""
    value = line.amount_yuan
    if value is not None and not fits(FieldType.MONEY, value):
        return {"amount_yuan": None, "reading": Reading.UNREADABLE.value}
    return {"amount_yuan": value, "reading": line.reading}
