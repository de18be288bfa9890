"""What the dataset must hold for a spec: the other side of the round trip."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tests.typesetter.forms import Form, is_label, load_layout
from tests.typesetter.spec import Disclosure, Table

YUAN = {"元": 1, "万元": 10_000}
_LIST_MARK = re.compile(r"^(?:[一二三四五六七八九十]+、|[①-⑳]|[0-9]+\.\s*)")
_SUBITEM = re.compile(r"[0-9]+\.")
_LEVEL_BY_CODE_LENGTH = {3: 1, 5: 2, 7: 3}
_SIDES = ("revenue", "expenditure")


@dataclass(frozen=True, slots=True)
class Line:
    """One amount of a table with all that classifies it; texts NFKC-normalised."""

    table_id: str
    side: str | None
    item: str
    section: str | None
    code: str | None
    gov_econ_name: str | None
    agency: str | None
    level: int | None
    is_total: bool
    measure: str
    amount_yuan: Decimal


def table_lines(spec: Disclosure, table: Table) -> list[Line]:
    """Return the amounts a table states, in reading order."""
    layout = load_layout(spec.layout)
    reader = _TableTruth(table, layout.form(table.id), frozenset(layout.totals), spec.identity.year)
    return [line for row in table.rows for line in reader.row(row)]


def disclosure_lines(spec: Disclosure) -> list[Line]:
    """Return the amounts of all tables."""
    return [line for table in spec.tables for line in table_lines(spec, table)]


class _TableTruth:
    """Reads rows one after the other; a section or an agency holds for the rows below."""

    def __init__(self, table: Table, form: Form, totals: frozenset[str], year: int) -> None:
        self.table, self.form, self.totals, self.year = table, form, totals, year
        self.sections: dict[str | None, str] = {}
        self.agency: str | None = None

    def row(self, row: tuple[str, ...]) -> Iterator[Line]:
        cells = self.table.cells(row)
        if self.form.level == "across":
            yield from self._across(row)
            return
        for side in self._sides():
            prefix = f"{side}." if side else ""
            own = {k.removeprefix(prefix): v for k, v in cells.items() if k.startswith(prefix)}
            yield from self._side(side, own)

    def _across(self, row: tuple[str, ...]) -> Iterator[Line]:
        for item, text in zip(self.form.items, row, strict=True):
            yield from self._side(None, {"item": item.format(year=self.year), "total": text})

    def _sides(self) -> tuple[str | None, ...]:
        two_sided = any(column.startswith(_SIDES) for column in self.table.columns)
        return _SIDES if two_sided else (None,)

    def _side(self, side: str | None, cells: dict[str, str]) -> Iterator[Line]:
        label = _label(cells)
        is_total = label in self.totals
        level = None if is_total else self._level(cells)
        section = self._section(side, label, is_total)
        self._enter_agency(label, level)
        for measure, text in cells.items():
            if text and not is_label(measure):
                yield Line(
                    table_id=self.table.id,
                    side=side,
                    item=_item(label),
                    section=section,
                    code=None if is_total else _normal(_code(cells)),
                    gov_econ_name=_normal(cells.get("gov_econ_name")),
                    agency=self.agency,
                    level=level,
                    is_total=is_total,
                    measure=measure,
                    amount_yuan=Decimal(text) * YUAN[self.table.unit],
                )

    def _level(self, cells: dict[str, str]) -> int | None:
        if self.form.level == "code":
            return _LEVEL_BY_CODE_LENGTH.get(len(_code(cells)))
        if self.form.level == "column":
            return int(cells["level"]) if cells["level"] else None
        if self.form.level == "item":
            return 2 if _SUBITEM.match(_label(cells)) else 1
        return None

    def _section(self, side: str | None, label: str, is_total: bool) -> str | None:
        if label in self.form.sections:
            self.sections[side] = label
            return None
        if is_total:
            self.sections.pop(side, None)
        return self.sections.get(side)

    def _enter_agency(self, label: str, level: int | None) -> None:
        if self.form.id == "agency_operating":
            self.agency = None if label in self.totals else _normal(label)
        if "project_name" in self.form.columns and level in (1, 2):
            self.agency = _normal(label)


def _label(cells: dict[str, str]) -> str:
    """The text a row is called by; a total's label may stand in the code column."""
    columns = ("item", "function_name", "dept_econ_name", "project_name", "agency")
    texts = [cells.get(column, "") for column in (*columns, "function_code", "class_code")]
    return next((text for text in texts if text), "")


def _code(cells: dict[str, str]) -> str:
    """A code may stand in one column or in parts in several."""
    return "".join(text for column, text in cells.items() if column.endswith("code"))


def _item(label: str) -> str:
    return unicodedata.normalize("NFKC", _LIST_MARK.sub("", label))


def _normal(text: str | None) -> str | None:
    return unicodedata.normalize("NFKC", text) if text else None
