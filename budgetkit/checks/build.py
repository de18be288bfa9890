"""Ledgers from the dataset's tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from budgetkit.checks.form_rows import FormRows
from budgetkit.checks.forms import read_forms, read_totals
from budgetkit.checks.ledger import Block, Fact, Ledger, Row, Service, Sheet
from budgetkit.checks.model import Evidence, Figure
from budgetkit.checks.precision import grain, usual_decimals
from budgetkit.checks.records import Record, Rows, records
from budgetkit.checks.words import measure_name
from budgetkit.text import compact, is_enumerated
from budgetkit.units import to_yuan

Tables = Mapping[str, Rows]
_INPUTS = (
    "disclosures",
    "tables",
    "table_rows",
    "budget_lines",
    "narrative_facts",
    "text_blocks",
    "target_forms",
    "target_indicators",
    "service_catalogue",
)
_VECTOR = frozenset({"vector", "docx", "xlsx", "html", "correction"})
_SUMMARIES = ("revenue_expenditure_summary", "appropriation_summary")
_UNREADABLE = "unreadable"
_CONTENTS = "contents"
_Key = tuple[Any, ...]


def ledgers(tables: Tables) -> list[Ledger]:
    """Return a ledger for each disclosure of a dataset, in its order.

    A document that repeats tables of another one of the same disclosure makes a ledger of
    its own; one that brings only text goes with the first that has tables.

    Args:
        tables: The dataset's tables by name; those that are missing count as empty.
    """
    rows = {name: _by(records(tables.get(name, ())), "disclosure_id") for name in _INPUTS}
    found = [
        ledger
        for disclosure in records(tables.get("disclosures", ()))
        for ledger in _of_disclosure(disclosure, rows)
    ]
    _link_years(found)
    return found


def _link_years(found: list[Ledger]) -> None:
    """Let each ledger know that of the year before."""
    by_year = {_series(ledger, ledger.fiscal_year): ledger for ledger in found}
    for ledger in found:
        if ledger.agency_name and ledger.fiscal_year:
            ledger.previous = by_year.get(_series(ledger, ledger.fiscal_year - 1))


def _series(ledger: Ledger, year: int | None) -> _Key:
    return (ledger.agency_name, ledger.scope, ledger.stage, year)


def _by(rows: Iterable[Record], *columns: str) -> dict[Any, list[Record]]:
    found: dict[Any, list[Record]] = defaultdict(list)
    for row in rows:
        key = tuple(row.get(column) for column in columns)
        found[key[0] if len(columns) == 1 else key].append(row)
    return found


def _of_disclosure(
    disclosure: Record, rows: Mapping[str, Mapping[Any, list[Record]]]
) -> list[Ledger]:
    own = {name: rows[name].get(disclosure["disclosure_id"], []) for name in _INPUTS}
    with_amounts = dict.fromkeys(line["document_id"] for line in own["budget_lines"])
    documents = list(with_amounts) or [None]
    return [
        _ledger(disclosure, own, document, is_first=document == documents[0], all_=documents)
        for document in documents
    ]


def _ledger(
    disclosure: Record,
    own: Mapping[str, list[Record]],
    document: str | None,
    *,
    is_first: bool,
    all_: list[str | None],
) -> Ledger:
    def mine(row: Record) -> bool:
        belongs = row["document_id"]
        return belongs == document or (is_first and belongs not in all_)

    part = {name: [row for row in own[name] if mine(row)] for name in _INPUTS[1:]}
    return Ledger(
        disclosure_id=disclosure["disclosure_id"],
        agency_name=disclosure.get("agency_name"),
        scope=disclosure.get("scope"),
        stage=disclosure.get("stage"),
        fiscal_year=disclosure.get("fiscal_year"),
        division_code=disclosure.get("division_code"),
        sheets=list(_sheets(part)),
        facts=_facts(part["narrative_facts"]),
        text=[_block(row) for row in part["text_blocks"] if row["kind"] != _CONTENTS],
        services=[_service(row) for row in part["service_catalogue"]],
        contents=[_block(row) for row in part["text_blocks"] if row["kind"] == _CONTENTS],
        forms=read_forms(
            part["target_forms"],
            part["target_indicators"],
            FormRows(part["tables"], part["table_rows"]),
        ),
        form_totals=read_totals(part["tables"], part["table_rows"]),
    )


def _service(row: Record) -> Service:
    name, code = compact(row["name"] or ""), row["code"]
    evidence = evidence_of(row, f"{code} {name}".strip())
    return Service(row["owner"] or "", code, row["level"], name, evidence)


def _block(row: Record) -> Block:
    return Block(row["text"], row["kind"] == "heading", evidence_of(row, row["text"]))


def _sheets(part: Mapping[str, list[Record]]) -> Iterable[Sheet]:
    lines = _by(part["budget_lines"], "document_id", "table_no")
    printed = _by(part["table_rows"], "document_id", "table_no")
    quotes = {
        (row["document_id"], row["table_no"], row["row_no"]): _quote(row["cells_text"])
        for row in part["table_rows"]
    }
    for table in part["tables"]:
        key = (table["document_id"], table["table_no"])
        sheet = Sheet(
            table_id=table["table_id"],
            table_no=table["table_no"],
            title=table.get("table_title") or "",
            number=table.get("number_text"),
            unit=table.get("unit_text") or "",
            declared_empty=bool(table.get("declared_empty")),
            evidence=evidence_of(table, table.get("table_title") or ""),
        )
        sheet.header = _header(table, printed.get(key, []))
        if sheet.table_id in _SUMMARIES:
            sheet.names = _names(printed.get(key, []))
        sheet.rows = _rows(sheet, lines.get(key, []), quotes)
        yield sheet


def _header(table: Record, rows: list[Record]) -> list[Evidence]:
    count = table.get("header_row_count") or 0
    return [
        evidence_of(row, cell)
        for row in rows
        if row["row_no"] <= count
        for cell in row["cells_text"]
        if cell and cell.strip()
    ]


def _names(rows: list[Record]) -> dict[str, Evidence]:
    found: dict[str, Evidence] = {}
    for row in rows:
        for cell in row["cells_text"]:
            if cell and is_enumerated(cell):
                found.setdefault(cell.strip(), evidence_of(row, cell.strip()))
    return found


def _quote(cells: Iterable[str]) -> str:
    return " | ".join(cell.strip() for cell in cells if cell and cell.strip())


def evidence_of(row: Record, quote: str) -> Evidence:
    """Return where a row of the dataset stands."""
    return Evidence(row["document_id"], row.get("page"), row.get("line"), row.get("bbox"), quote)


def _rows(sheet: Sheet, lines: list[Record], quotes: Mapping[_Key, str]) -> list[Row]:
    usual = usual_decimals(line["amount_text"] for line in lines)
    rows: dict[_Key, Row] = {}
    for line in lines:
        is_unread = line["reading"] == _UNREADABLE
        if line["amount_yuan"] is None and not is_unread:
            continue
        quote = quotes.get((line["document_id"], line["table_no"], line["row_no"]), "")
        row = _row_for(rows, line, quote)
        if is_unread:
            row.unread[line["measure"]] = line["amount_text"].strip()
            continue
        label = f"{sheet.label} · {row.label} · {measure_name(line['measure'])}"
        row.cells[line["measure"]] = _cell(line, label, quote, usual)
    return list(rows.values())


def _row_for(rows: dict[_Key, Row], line: Record, quote: str) -> Row:
    """The row that the line belongs to; a measure printed twice begins another one."""
    repeat = 0
    while True:
        key = (line["row_no"], line["side"], line["item"], line["section"], repeat)
        row = rows.get(key)
        if row is None:
            return rows.setdefault(key, _row(line, quote))
        if line["measure"] not in row.cells and line["measure"] not in row.unread:
            return row
        repeat += 1


def _row(line: Record, quote: str) -> Row:
    return Row(
        row_no=line["row_no"],
        side=line["side"],
        item=line["item"] or "",
        item_text=line["item_text"] or "",
        code=line["function_code"],
        function_name=line["function_name"],
        econ_code=line["dept_econ_code"],
        econ_name=line["dept_econ_name"],
        gov_code=line["gov_econ_code"],
        gov_name=line["gov_econ_name"],
        level=line["level"],
        is_total=bool(line["is_total"]),
        section=line["section"],
        project=line["project"],
        agency=line["agency"],
        evidence=evidence_of(line, quote),
        has_printed_code=line.get("code_origin", "printed") == "printed",
    )


def _cell(line: Record, label: str, quote: str, usual: int) -> Figure:
    scale = int(to_yuan(Decimal(1), line["unit_text"]) or 1)
    return Figure(
        value=line["amount_yuan"],
        grain=grain(line["amount_text"], usual, scale),
        text=line["amount_text"].strip() + line["unit_text"],
        label=label,
        evidence=evidence_of(line, quote),
        confidence=line["confidence"],
        is_vector=line["method"] in _VECTOR,
        is_repaired=line["reading"] == "repaired",
        scale=scale,
    )


def _facts(rows: list[Record]) -> list[Fact]:
    printed = _by(rows, "document_id", "unit")
    usual = {
        key: usual_decimals(row["value_text"] for row in same if row["value"] is not None)
        for key, same in printed.items()
    }
    return [_fact(row, usual[row["document_id"], row["unit"]]) for row in rows]


def _fact(row: Record, usual: int) -> Fact:
    evidence = evidence_of(row, row["quote"])
    return Fact(
        fact_no=row["fact_no"],
        section=row["section"],
        subject=row["subject"],
        metric=row["metric"],
        figure=_stated(row, evidence, usual),
        direction=row["direction"],
        text=row["value_text"],
        evidence=evidence,
        comparison_year=row.get("comparison_year"),
        reason=row.get("reason"),
    )


def _stated(row: Record, evidence: Evidence, usual: int) -> Figure | None:
    if row["value"] is None:
        return None
    unit = _UNITS.get(row["unit"], row["unit"] or "")
    factor = to_yuan(Decimal(1), unit)
    scale = int(factor or 1)
    sign = -1 if row["direction"] == "decrease" and row["value"] > 0 else 1
    return Figure(
        value=sign * row["value"] * scale,
        grain=_grain(row, usual, scale if factor else None),
        text=row["value_text"].strip() + unit,
        label=f"情况说明 · {row['subject']}{_METRICS.get(row['metric'], '')}",
        evidence=evidence,
        unit="元" if factor else unit,
        source="fact",
        confidence=row["confidence"],
        is_vector=row["method"] in _VECTOR,
        scale=scale,
    )


def _grain(row: Record, usual: int, scale: int | None) -> Decimal:
    """One unit of the last digit: of money as the text usually prints it; counts are exact.

    What is told in 亿 is rounded as it stands: 1479 beside 44.7 has no zero left out.
    """
    if scale is not None:
        return grain(row["value_text"], usual if scale < _ROUNDED_SCALE else 0, scale)
    return grain(row["value_text"], 0) if row["unit"] == "%" else Decimal(0)


_UNITS = {"万": "万元", "亿": "亿元"}
_ROUNDED_SCALE = 100_000_000
_METRICS = {"share": "占比", "change_amount": "增减额", "change_percent": "增减幅度"}
