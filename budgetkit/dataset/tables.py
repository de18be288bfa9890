"""The dataset as a pure function of what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import chain, groupby
from operator import attrgetter

import pyarrow as pa

from budgetkit.dataset.arrow import arrow_table
from budgetkit.dataset.conform import conform
from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.dataset.rows import ReadingRows, RowDict, document_row
from budgetkit.dataset.schema import SCHEMA

_OF_READING: Mapping[str, Callable[[ReadingRows], Iterator[RowDict]]] = {
    "tables": ReadingRows.tables,
    "table_rows": ReadingRows.table_rows,
    "budget_lines": ReadingRows.budget_lines,
    "narrative_facts": ReadingRows.narrative_facts,
}


def tables_of(outcomes: Iterable[DocumentOutcome]) -> dict[str, pa.Table]:
    """Return every table of the dataset.

    Rows stand by disclosure, then document, then in document order, whatever the order of
    ``outcomes``. Documents of one agency, year, scope and stage are one disclosure.
    """
    ordered = _ordered(outcomes)
    readings = [
        ReadingRows(outcome.disclosure_id, outcome.reading)
        for outcome in ordered
        if outcome.disclosure_id is not None and outcome.reading is not None
    ]
    rows: dict[str, Iterable[RowDict]] = {
        "documents": map(document_row, ordered),
        "disclosures": _disclosure_rows(readings),
    }
    for name, of_reading in _OF_READING.items():
        rows[name] = chain.from_iterable(map(of_reading, readings))
    return {
        name: arrow_table(table, [conform(table, row) for row in rows[name]])
        for name, table in SCHEMA.items()
    }


def _ordered(outcomes: Iterable[DocumentOutcome]) -> list[DocumentOutcome]:
    by_content = sorted(outcomes, key=attrgetter("document_id", "file_name"))
    distinct = [
        _joined(list(same)) for _, same in groupby(by_content, key=attrgetter("document_id"))
    ]
    return sorted(distinct, key=lambda outcome: (outcome.disclosure_id or "", outcome.document_id))


def _joined(same: Sequence[DocumentOutcome]) -> DocumentOutcome:
    names = sorted(name for each in same for name in (each.file_name, *each.duplicate_names))
    return replace(same[0], file_name=names[0], duplicate_names=tuple(names[1:]))


def _disclosure_rows(readings: Sequence[ReadingRows]) -> Iterator[RowDict]:
    for disclosure_id, parts in groupby(readings, key=attrgetter("disclosure_id")):
        row: RowDict = {}
        for part in parts:
            found = asdict(part.reading.identity)
            row |= {name: value for name, value in found.items() if not row.get(name)}
        yield {"disclosure_id": disclosure_id, **row}
