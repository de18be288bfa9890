"""Give rows that print names without codes the codes of the reference lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from budgetkit.disclosure.indents import indent_steps
from budgetkit.disclosure.model import BudgetLine
from budgetkit.disclosure.reference.classifications import resolve
from budgetkit.disclosure.reference.hierarchy import Resolved, resolve_hierarchy
from budgetkit.disclosure.reference.lists import Kind

BY_NAME = "name"
PRINTED = "printed"
_CLASSIFIED_ROWS = ("function", "economic", "two_sided")
_Label = tuple[int, str]
"""Row and text: a row may stand under two classifications, a label in each."""
_KINDS: tuple[Kind, ...] = ("dept_econ", "function", "gov_econ")


def with_resolved_codes(lines: Sequence[BudgetLine], rows_kind: str) -> list[BudgetLine]:
    """Return the lines with codes found by name where the table prints none.

    ``code_origin`` says which codes are printed and which were found; names that are
    ambiguous or unknown stay without a code. Names are resolved in the context of the rows
    above, as the classifications nest. Revenue has no functions.
    """
    if any(_has_code(line) for line in lines) or rows_kind not in _CLASSIFIED_ROWS:
        return [replace(line, code_origin=PRINTED if _has_code(line) else None) for line in lines]
    has_functions = any(line.function_name for line in lines)
    kinds = [_kind(line, rows_kind, has_functions=has_functions) for line in lines]
    found = {
        (kind, label): resolved
        for kind in _KINDS
        for label, resolved in _resolve(kind, _first_lines(lines, kinds, kind)).items()
    }
    nothing: Resolved = (None, None)
    return [
        _resolved(line, kind, found.get((kind, _label(line)), nothing)) if kind else line
        for line, kind in zip(lines, kinds, strict=True)
    ]


def _has_code(line: BudgetLine) -> bool:
    return bool(line.function_code or line.dept_econ_code or line.gov_econ_code)


def _label(line: BudgetLine) -> _Label:
    return line.row_no, line.item_text


def _kind(line: BudgetLine, rows_kind: str, *, has_functions: bool) -> Kind | None:
    """Return the classification that a line's name belongs to.

    Where a two-sided table has a column of functions, what stands in others is none.
    """
    if line.side == "revenue":
        return None
    if line.dept_econ_name:
        return "dept_econ"
    if line.gov_econ_name:
        return "gov_econ"
    if line.function_name:
        return "function"
    if rows_kind == "two_sided" and has_functions and not line.is_total:
        return None
    return "dept_econ" if rows_kind == "economic" else "function"


def _first_lines(
    lines: Iterable[BudgetLine], kinds: Iterable[Kind | None], wanted: Kind
) -> dict[_Label, BudgetLine]:
    """A line of each label whose name belongs to the classification."""
    pairs = zip(lines, kinds, strict=True)
    return {_label(line): line for line, kind in pairs if kind == wanted}


def _resolve(kind: Kind, lines: dict[_Label, BudgetLine]) -> dict[_Label, Resolved]:
    names = ["" if line.is_total else line.item for line in lines.values()]
    told = [None if line.is_total else line.indent_em for line in lines.values()]
    found = resolve_hierarchy(kind, names, indent_steps(told))
    return dict(zip(lines, found, strict=True))


def _resolved(line: BudgetLine, kind: Kind, found: Resolved) -> BudgetLine:
    entry, level = found
    codes = {f"{kind}_code": entry.code if entry else None}
    if kind == "dept_econ" and line.gov_econ_name:
        government = resolve("gov_econ", line.gov_econ_name)
        codes["gov_econ_code"] = government.code if government else None
    settled = entry is not None or line.level is None
    return replace(
        line,
        function_code=codes.get("function_code"),
        dept_econ_code=codes.get("dept_econ_code"),
        gov_econ_code=codes.get("gov_econ_code"),
        level=level if settled else line.level,
        code_origin=BY_NAME if any(codes.values()) else None,
    )
