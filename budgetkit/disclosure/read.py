"""Read a document as a disclosure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetkit.disclosure.captions import entry_of_title
from budgetkit.disclosure.forms import target_forms
from budgetkit.disclosure.forms.unread import unread_forms
from budgetkit.disclosure.identity import read_identity
from budgetkit.disclosure.layouts import recognise_layout
from budgetkit.disclosure.model import (
    DisclosureReading,
    Identity,
    NarrativeFact,
    StatutoryTable,
)
from budgetkit.disclosure.narrative import narrative_facts
from budgetkit.disclosure.service_catalogue import service_catalogue
from budgetkit.disclosure.tables import statutory_tables
from budgetkit.document.model import Document, Place, Row, Table, Warning
from budgetkit.errors import NotADisclosureError
from budgetkit.text import compact
from budgetkit.units import UNKNOWN_UNIT

_THREE_PUBLIC = "“三公”经费"


def read_disclosure(document: Document) -> DisclosureReading:
    """Return all that ``document`` says, with warnings for what seems lost.

    Raises:
        NotADisclosureError: If it has neither a budget title nor a statutory table.
    """
    identity = read_identity(document)
    tables = statutory_tables(document.blocks, identity)
    identity = replace(identity, layout=recognise_layout(tables))
    facts = narrative_facts(document.blocks, identity)
    if not (
        identity.stage or any(table.table_id for table in tables) or _is_notice(identity, facts)
    ):
        raise NotADisclosureError(path=document.file_name)
    warnings = (*document.warnings, *_warnings(document, identity, tables))
    return DisclosureReading(
        document,
        identity,
        tables,
        facts,
        warnings,
        document.method,
        forms=target_forms(document.blocks, identity),
        services=service_catalogue(document.blocks),
    )


def read_undisclosed(document: Document) -> DisclosureReading:
    """Return the tables of a document that is no disclosure, none of them recognised."""
    tables = statutory_tables(document.blocks, read_identity(document))
    return DisclosureReading(document, Identity(None, None, None, None), tables)


def _is_notice(identity: Identity, facts: Sequence[NarrativeFact]) -> bool:
    """Whether a text states a year's 三公 expenditure, though it has no budget title."""
    named = any(fact.subject.startswith(_THREE_PUBLIC) for fact in facts)
    return identity.fiscal_year is not None and named


def _warnings(
    document: Document, identity: Identity, tables: Sequence[StatutoryTable]
) -> Iterator[Warning]:
    yield from _missing_identity(identity)
    if not any(table.table_id for table in tables):
        yield Warning("no-table", "有文字，但没有识别出任何报表", Place())
    yield from _missing_tables(document, tables)
    yield from _cut_at_the_end(document)
    yield from unread_forms(document.blocks)
    for table in tables:
        if table.table_id and table.lines and table.unit_text == UNKNOWN_UNIT:
            name = table.title or table.table_id
            yield Warning("unit-unknown", f"未找到金额单位：{name}", table.grid.place)


def _missing_identity(identity: Identity) -> Iterator[Warning]:
    names = {"agency_name": "部门（单位）名称", "fiscal_year": "年度", "scope": "部门或单位"}
    for field, name in names.items():
        if getattr(identity, field) is None:
            yield Warning("identity", f"未能确定{name}", Place())


def _missing_tables(document: Document, tables: Sequence[StatutoryTable]) -> Iterator[Warning]:
    """Report tables that the table of contents lists and the document does not hold."""
    read = {table.table_id for table in tables}
    for omission in document.omitted:
        title = compact(omission.text.split("\t")[0]).rstrip(".…·0123456789")
        entry = entry_of_title(title) if omission.reason == "contents" else None
        if entry and title.endswith(("表", ")")) and entry.table_id not in read:
            yield Warning("table-missing", f"目录列有而正文未见：{title}", omission.place)


def _cut_at_the_end(document: Document) -> Iterator[Warning]:
    """Report a document that ends inside a table."""
    last = document.blocks[-1] if document.blocks else None
    if isinstance(last, Table) and len(last.rows) > 1 and _is_short(last.rows[-1], last.rows):
        yield Warning("truncated", "文件在表格中间结束，可能不完整", last.rows[-1].place)


def _is_short(row: Row, rows: Sequence[Row]) -> bool:
    return len(row.cells) < min(len(other.cells) for other in rows[:-1])
