"""Read the indicator rows below a header whose columns are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from budgetkit.disclosure.forms.grid import Grid, GridCell, columns_by_place
from budgetkit.disclosure.forms.labels import footer_label
from budgetkit.disclosure.forms.layouts import role_of, roles_of
from budgetkit.document.model import Place
from budgetkit.text import compact, nfkc
from budgetkit.units import looks_numeric, parse_amount

_SIGNS = re.compile(r"[≥≤＞＜>=<＝≈±]{1,2}|大于等于|小于等于|大于|小于|等于|不少于|不低于|不超过")
_PLACEHOLDER = re.compile(r"[.…·。/\-—\s]*")
_YES_OR_NO = {"是": True, "否": False}
_WEIGHT_TOTALS = (Decimal(90), Decimal(100))


@dataclass(frozen=True, slots=True)
class RuledRow:
    """What one row says of an indicator; a row of an empty class has no name and no value.

    Attributes:
        level1: First-level label as printed, blank where the print leaves it out.
        level2: Class label as printed.
        name: As printed.
        value: Sign, number and unit joined, as printed.
        weight: Points or per cent.
        remark: A number under 备注.
        scoring: Scoring rule.
        core: Whether it is a core indicator, where the form says.
        place: Where the name stands.
    """

    level1: str
    level2: str
    name: str
    value: str
    place: Place
    weight: Decimal | None = None
    remark: Decimal | None = None
    scoring: str | None = None
    core: bool | None = None

    @property
    def is_indicator(self) -> bool:
        """Whether the row holds more than a class label."""
        return bool(self.name or self.value)


@dataclass(frozen=True, slots=True)
class Header:
    """The header row of the indicators, with the role of each column."""

    row: int
    cells: tuple[GridCell, ...]
    roles: tuple[str | None, ...]

    def roles_at(self, row: Sequence[GridCell]) -> list[str | None]:
        """Return the role of each position of a row below, also of another width."""
        return [self.roles[above] for above in columns_by_place(self.cells, row)]


def find_header(grid: Grid, needed: Sequence[str]) -> Header | None:
    """Return the first row that names all ``needed`` roles."""
    for index, cells in enumerate(grid.rows):
        roles = roles_of([cell.text for cell in cells])
        if set(needed) <= set(roles):
            return Header(index, cells, tuple(roles))
    return None


def read_rows(grid: Grid, header: Header, rows: Sequence[int]) -> Iterator[RuledRow]:
    """Yield the rows of these indices that name a class or an indicator."""
    for index in rows:
        cells = cells_by_role(grid.rows[index], header)
        if not _is_other(cells, grid.rows[index]):
            row = _row(cells)
            if row.is_indicator or row.level2:
                yield row


def cells_by_role(cells: Sequence[GridCell], header: Header) -> dict[str, GridCell]:
    """Return the cells of a row by the role of the column that they stand in."""
    found: dict[str, GridCell] = {}
    for cell, role in zip(cells, header.roles_at(cells), strict=True):
        if role is not None:
            found.setdefault(role, cell)
    return found


def _is_other(cells: dict[str, GridCell], row: Sequence[GridCell]) -> bool:
    """Whether a row is a repeated header, a note over all columns, or the foot."""
    name, value = cells.get("name") or cells.get("packed"), cells.get("value")
    if name is None or value is None:
        return True
    merged = name.anchor == value.anchor and bool(name.text)
    repeated = role_of(name.text) in ("name", "packed") or role_of(value.text) == "value"
    return merged or repeated or any(footer_label(cell.text) for cell in row if cell.text)


def _row(cells: dict[str, GridCell]) -> RuledRow:
    texts = {role: _said(cell.text) for role, cell in cells.items()}
    named = "name" if "name" in cells else "packed"
    return RuledRow(
        level1=texts.get("level1", ""),
        level2=texts.get("level2", ""),
        name=texts[named],
        value=_value(texts.get("nature", ""), texts.get("value", ""), texts.get("unit", "")),
        place=cells[named].place,
        weight=parse_amount(texts.get("weight", "")).value,
        remark=parse_amount(texts.get("remark", "")).value,
        scoring=texts.get("scoring") or None,
        core=_YES_OR_NO.get(compact(texts.get("core", ""))),
    )


def _said(text: str) -> str:
    """Return ``text``, blank where it only holds a place open (……)."""
    return "" if _PLACEHOLDER.fullmatch(text) else text.strip()


def _value(nature: str, value: str, unit: str) -> str:
    """Join sign, number and unit; a value in words stands alone.

    Some forms print sign and unit in each other's column.
    """
    if _SIGNS.fullmatch(compact(unit)) and not _SIGNS.fullmatch(compact(nature)):
        nature, unit = unit, nature
    if not looks_numeric(nfkc(value)):
        return value
    sign = nature if _SIGNS.fullmatch(compact(nature)) else ""
    return f"{sign}{value}{unit}"


def weights(rows: Sequence[RuledRow]) -> list[Decimal | None]:
    """Return the weight of each row: printed as such, or remarks that make 90 or 100."""
    remarks = [row.remark for row in rows]
    total = sum((remark for remark in remarks if remark is not None), Decimal(0))
    use_remarks = total in _WEIGHT_TOTALS and all(
        row.remark is not None for row in rows if row.is_indicator
    )
    return [row.weight if row.weight is not None or not use_remarks else row.remark for row in rows]
