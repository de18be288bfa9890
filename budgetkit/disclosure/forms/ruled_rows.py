"""Read the indicator rows below a header whose columns are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from budgetkit.disclosure.forms.grid import Grid, GridCell, columns_by_place
from budgetkit.disclosure.forms.labels import class_label, footer_label, is_first_level
from budgetkit.disclosure.forms.layouts import role_of, roles_of
from budgetkit.document.model import Place
from budgetkit.text import compact, nfkc
from budgetkit.units import looks_numeric, parse_amount

_SIGNS = re.compile(r"[≥≤＞＜>=<＝≈±]{1,2}|大于等于|小于等于|大于|小于|等于|不少于|不低于|不超过")
_PLACEHOLDER = re.compile(r"[.…·。/\-—\s]*")
_YES_OR_NO = {"是": True, "否": False}
_WEIGHT_TOTALS = (Decimal(90), Decimal(100))
_ONE_LEVEL_LESS = {"level1": "level2", "level2": "name"}


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
    return next(find_headers(grid, needed), None)


def find_headers(grid: Grid, needed: Sequence[str]) -> Iterator[Header]:
    """Yield the rows that name all ``needed`` roles.

    A form of two levels has its classes under 一级指标 and its names under 二级指标.
    """
    for index, cells in enumerate(grid.rows):
        roles = roles_of([cell.text for cell in cells])
        if "name" in needed and "name" not in roles and _names_classes_first(grid, index, roles):
            roles = [_ONE_LEVEL_LESS.get(role or "", role) for role in roles]
        if set(needed) <= set(roles):
            yield Header(index, cells, tuple(roles))


def _names_classes_first(grid: Grid, index: int, roles: Sequence[str | None]) -> bool:
    """Whether the column of 一级指标 holds second-level classes."""
    if not {"level1", "level2", "value"} <= set(roles):
        return False
    column = roles.index("level1")
    below = [row[column].text for row in grid.rows[index + 1 :] if column < len(row)]
    labels = [
        bool(class_label(text)) for text in below if is_first_level(text) or class_label(text)
    ]
    return bool(labels) and all(labels)


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
        if role == "nature" and _is_sign(cell.text):
            found[role] = cell
        elif role is not None:
            found.setdefault(role, cell)
    return found


def _is_sign(text: str) -> bool:
    """Whether a cell holds a comparator; beside it may stand 正向 or 定量 under such a header."""
    return _SIGNS.fullmatch(compact(text)) is not None


def _is_other(cells: dict[str, GridCell], row: Sequence[GridCell]) -> bool:
    """Whether a row is a repeated header, a note over all columns, or the foot."""
    name, value = cells.get("name") or cells.get("packed"), cells.get("value")
    if name is None or value is None:
        return True
    merged = bool(name.text) and name.anchor in (value.anchor, _left_of_class(cells))
    repeated = role_of(name.text) in ("name", "packed") or role_of(value.text) == "value"
    return merged or repeated or any(footer_label(cell.text) for cell in row if cell.text)


def _left_of_class(cells: dict[str, GridCell]) -> tuple[int, int] | None:
    """Where the cell begins that covers both levels of classes, which a note does too."""
    levels = {cells[role].anchor for role in ("level1", "level2") if role in cells}
    return levels.pop() if len(levels) == 1 and len(cells) > 2 else None


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
    if _is_sign(unit) and not _is_sign(nature):
        nature, unit = unit, nature
    if not looks_numeric(nfkc(value)):
        return value
    return f"{nature if _is_sign(nature) else ''}{value}{unit}"


def weights(rows: Sequence[RuledRow]) -> list[Decimal | None]:
    """Return the weight of each row: printed as such, or remarks that make 90 or 100."""
    remarks = [row.remark for row in rows]
    total = sum((remark for remark in remarks if remark is not None), Decimal(0))
    use_remarks = total in _WEIGHT_TOTALS and all(
        row.remark is not None for row in rows if row.is_indicator
    )
    return [row.weight if row.weight is not None or not use_remarks else row.remark for row in rows]
