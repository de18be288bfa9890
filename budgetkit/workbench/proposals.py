"""Corrections proposed from findings, for the researcher to edit and sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow as pa
import yaml

from budgetkit.dataset.corrections import COLUMNS
from budgetkit.units import parse_amount
from budgetkit.workbench.repr.checks_card import place_in_words

Row = Mapping[str, Any]
Entry = dict[str, Any]
_PLACE = ("document_id", "page", "line", "bbox")
_NATURES = ("extraction", "undetermined")
_KEYS = {
    "budget_lines": ("table_no", "entry_no"),
    "narrative_facts": ("fact_no",),
}
_TEXTS = {"budget_lines": ("amount_text", "unit_text"), "narrative_facts": ("value_text", "unit")}
_FUNDS = tuple(sorted(name for name in COLUMNS["target_forms"] if name.endswith("_yuan")))
_HEAD = """\
# 由 budgetkit correct 根据核对结果提出，请逐条对照原文件：
# 读得不对的，改好 value，填上 by 和 date，移入 data/corrections/；读得不错的，删去该条。
# 同一行有几个相同的数时，每个数各提一条，至多一条是对的。
"""


@dataclass(frozen=True, slots=True)
class _Misread:
    """What a finding holds for misread: the number as read, what it should be, where."""

    place: Row
    printed: str
    mended: str
    reason: str


def proposals(tables: Mapping[str, pa.Table]) -> list[Entry]:
    """Return an entry for each cell or statement that may have been misread.

    Where a finding has a suggestion, it is about that; else about what the finding shows.
    """
    rows = {name: _by_place(tables[name], *_TEXTS[name]) for name in _KEYS}
    forms = tables["target_forms"].to_pylist()
    misread = [_misread(row) for row in tables["findings"].to_pylist() if _is_candidate(row)]
    return [entry for each in misread for entry in (*_cells(each, rows), *_funds(each, forms))]


def proposals_text(tables: Mapping[str, pa.Table]) -> str:
    """Return the proposals as YAML."""
    entries = proposals(tables)
    body = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False) if entries else "[]\n"
    return _HEAD + body


def _is_candidate(finding: Row) -> bool:
    return finding["nature"] in _NATURES and bool(finding["evidence"] and finding["actual"])


def _misread(finding: Row) -> _Misread:
    printed, _, mended = (finding["suggestion"] or "").partition(" → ")
    return _Misread(
        finding["evidence"][0],
        printed or finding["actual"],
        mended or finding["expected"] or "",
        finding["message"],
    )


def _by_place(table: pa.Table, text: str, unit: str) -> dict[tuple[Any, ...], list[Row]]:
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in table.to_pylist():
        printed = f"{row[text].strip()}{row[unit] or ''}"
        found.setdefault((*(row[name] for name in _PLACE), printed), []).append(row)
    return found


def _cells(
    misread: _Misread, rows: Mapping[str, Mapping[tuple[Any, ...], list[Row]]]
) -> Iterator[Entry]:
    key = (*(misread.place[part] for part in _PLACE), misread.printed)
    for name, known in rows.items():
        text, unit = _TEXTS[name]
        for row in known.get(key, ()):
            where = {column: str(row[column]) for column in _KEYS[name]}
            value = _bare(misread.mended, row[unit])
            yield _entry(misread, name, where, text, row[text], value)


def _funds(misread: _Misread, forms: Iterable[Row]) -> Iterator[Entry]:
    """The funds of the forms that the finding names and that read so."""
    read = _number(misread.printed)
    for form in forms:
        named = form["project"] and form["project"] in misread.reason
        if read is None or not named or form["document_id"] != misread.place["document_id"]:
            continue
        where = {"form_no": str(form["form_no"])}
        for column in _FUNDS:
            if form[column] == read:
                value = _bare(misread.mended, "元")
                yield _entry(misread, "target_forms", where, column, f"{form[column]:f}", value)


def _entry(
    misread: _Misread, table: str, where: dict[str, str], column: str, expect: str, value: str
) -> Entry:
    return {
        "document": misread.place["document_id"],
        "table": table,
        "where": where,
        "column": column,
        "expect": expect,
        "value": value,
        "reason": f"{place_in_words(misread.place)}：{misread.reason}",
        "by": "",
        "date": "",
    }


def _bare(text: str, unit: str | None) -> str:
    return text.removesuffix(unit or "").replace(",", "")


def _number(text: str) -> Decimal | None:
    return parse_amount(_bare(text, "元")).value if text.endswith("元") else None
