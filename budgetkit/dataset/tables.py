"""The dataset as a pure function of what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from operator import itemgetter

import pyarrow as pa

from budgetkit.dataset.arrow import arrow_table
from budgetkit.dataset.conform import conform
from budgetkit.dataset.outcome import DocumentOutcome
from budgetkit.dataset.rows import ReadingRows, RowDict, document_row
from budgetkit.dataset.schema import SCHEMA
from budgetkit.dataset.supersede import supersede
from budgetkit.dataset.target_rows import form_rows, indicator_rows, service_rows
from budgetkit.dataset.text_rows import text_rows
from budgetkit.disclosure import read_undisclosed
from budgetkit.errors import NotADisclosureError

Tables = dict[str, pa.Table]

_Rows = Mapping[str, Callable[[ReadingRows], Iterator[RowDict]]]

_OF_ANY: _Rows = {
    "tables": ReadingRows.tables,
    "table_rows": ReadingRows.table_rows,
    "text_blocks": text_rows,
}
_OF_READING: _Rows = {
    **_OF_ANY,
    "budget_lines": ReadingRows.budget_lines,
    "narrative_facts": ReadingRows.narrative_facts,
    "target_forms": form_rows,
    "target_indicators": indicator_rows,
    "service_catalogue": service_rows,
}


def tables_of(outcomes: Iterable[DocumentOutcome]) -> Tables:
    """Return every table of the dataset; see :func:`merge` for the order of rows."""
    return merge(map(document_tables, outcomes))


def document_tables(outcome: DocumentOutcome) -> Tables:
    """Return every table with the rows of one document.

    Much smaller than the document itself, so that a batch of any size fits in memory. Of a
    document that is no disclosure its text and its tables are kept as read.
    """
    rows: dict[str, Iterable[RowDict]] = {"documents": [document_row(outcome)]}
    if outcome.disclosure_id is not None and outcome.reading is not None:
        identity = asdict(outcome.reading.identity)
        rows["disclosures"] = [{"disclosure_id": outcome.disclosure_id, **identity}]
        reading = ReadingRows(outcome.disclosure_id, outcome.reading)
        rows |= {name: of_reading(reading) for name, of_reading in _OF_READING.items()}
    elif outcome.document is not None and isinstance(outcome.error, NotADisclosureError):
        reading = ReadingRows(None, read_undisclosed(outcome.document))
        rows |= {name: of_any(reading) for name, of_any in _OF_ANY.items()}
    return {
        name: arrow_table(table, [conform(table, row) for row in rows.get(name, ())])
        for name, table in SCHEMA.items()
    }


def merge(parts: Iterable[Mapping[str, pa.Table]]) -> Tables:
    """Join the tables of single documents.

    Rows stand by disclosure, then document, then in document order, whatever the order of
    ``parts``. Of documents with the same content one is kept, with the others' names.
    Documents of one agency, year, scope and stage are one disclosure; what several of them
    repeat is taken from one, see :mod:`budgetkit.dataset.supersede`.
    """
    documents, kept = supersede(*_distinct(parts))
    merged = {
        name: pa.concat_tables([table.schema.empty_table(), *(part[name] for part in kept)])
        for name, table in _empty().items()
    }
    merged["documents"] = arrow_table(SCHEMA["documents"], documents)
    joined = _joined_disclosures(merged["disclosures"].to_pylist())
    merged["disclosures"] = arrow_table(SCHEMA["disclosures"], joined)
    return {name: table.combine_chunks() for name, table in merged.items()}


def _empty() -> Tables:
    return {name: arrow_table(table, []) for name, table in SCHEMA.items()}


def _distinct(
    parts: Iterable[Mapping[str, pa.Table]],
) -> tuple[list[RowDict], list[Mapping[str, pa.Table]]]:
    pairs = [(part["documents"].to_pylist()[0], part) for part in parts]
    pairs.sort(key=lambda pair: _document_order(pair[0]))
    groups = [list(group) for _, group in groupby(pairs, key=lambda pair: pair[0]["document_id"])]
    documents = [_joined_document([document for document, _ in group]) for group in groups]
    return documents, [group[0][1] for group in groups]


def _document_order(document: RowDict) -> tuple[str, str, str]:
    return document["disclosure_id"] or "", document["document_id"], document["file_name"]


def _joined_document(same: Sequence[RowDict]) -> RowDict:
    names = sorted(name for row in same for name in (row["file_name"], *row["duplicate_names"]))
    return {**same[0], "file_name": names[0], "duplicate_names": names[1:]}


def _joined_disclosures(rows: Iterable[RowDict]) -> Iterator[RowDict]:
    for _, same in groupby(rows, key=itemgetter("disclosure_id")):
        joined: RowDict = {}
        for row in same:
            joined |= {name: value for name, value in row.items() if not joined.get(name)}
        yield joined
