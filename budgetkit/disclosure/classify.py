"""Read what classifies a row: codes, names, project, unit, label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from budgetkit.disclosure.catalogue import labels
from budgetkit.disclosure.model import Column
from budgetkit.document.model import Cell, Row
from budgetkit.text import compact, item_label, tidy

_CODE = re.compile(r"[0-9]{3}(?:[0-9]{2}){0,2}")
_CODED_NAME = re.compile(
    r"[\[(【]?(?P<code>[0-9]{3}(?:[0-9]{2}){0,2})[\])】]?[-—\s]*(?P<name>[^0-9\s].*)"
)
_CODE_ROLES = ("function_code", "dept_econ_code", "gov_econ_code")
_LABEL_ROLES = (
    "item",
    "function_name",
    "dept_econ_name",
    "project",
    "agency",
    "gov_econ_name",
    *_CODE_ROLES,
)
_PART = re.compile(r"^\s*(?:[①-⑳]|其中[:：]?|[(（][0-9一二三四五六七八九]+[)）]|[0-9][.、])")


@dataclass(frozen=True, slots=True)
class Classified:
    """What one side of a row says about its amounts."""

    item: str
    item_text: str
    is_total: bool
    is_part: bool
    """Whether the label is marked as a part of the row above (①, 其中)."""
    codes: dict[str, str]
    names: dict[str, str]
    project: str | None
    agency: str | None


def classify(row: Row, columns: Sequence[Column]) -> Classified:
    """Return the classification that ``columns`` (one side of a table) give to ``row``."""
    cells = {column.role: _cell(row, column) for column in reversed(columns)}
    codes, names = _codes_and_names(cells)
    label = next((cell for role in _LABEL_ROLES if (cell := cells.get(role))), None)
    text = label.text if label else ""
    item = names.get("function") or names.get("dept_econ") or item_label(text)
    is_total = bool(labels().total.match(compact(item)))
    return Classified(
        item=item,
        item_text=text,
        is_total=is_total,
        is_part=bool(_PART.match(text)),
        codes=codes,
        names=names,
        project=_text(cells.get("project")),
        agency=None if is_total else _text(cells.get("agency")),
    )


def _cell(row: Row, column: Column) -> Cell | None:
    cell = row.cells[column.index] if column.index < len(row.cells) else None
    return cell if cell and cell.text.strip() else None


def _text(cell: Cell | None) -> str | None:
    return tidy(cell.text) if cell else None


def _codes_and_names(
    cells: dict[str, Cell | None],
) -> tuple[dict[str, str], dict[str, str]]:
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    for kind in ("function", "dept_econ", "gov_econ"):
        code, name = cells.get(f"{kind}_code"), cells.get(f"{kind}_name")
        _read_code(kind, code, codes, names)
        _read_name(kind, name, codes, names)
    return codes, names


def _read_code(kind: str, cell: Cell | None, codes: dict[str, str], names: dict[str, str]) -> None:
    key = compact(cell.text) if cell else ""
    if _CODE.fullmatch(key):
        codes[kind] = key
    elif both := _CODED_NAME.fullmatch(key):
        codes[kind], names[kind] = both["code"], both["name"]


def _read_name(kind: str, cell: Cell | None, codes: dict[str, str], names: dict[str, str]) -> None:
    if cell is None:
        return
    label = item_label(cell.text)
    both = _CODED_NAME.fullmatch(label)
    if both and kind not in codes:
        codes[kind], label = both["code"], both["name"]
    if not labels().total.match(compact(label)):
        names[kind] = label
