"""Read what classifies a row: codes, names, project, unit, label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from budgetkit.disclosure.codes import CodeColumns, kind_of_code, split_coded_name
from budgetkit.disclosure.model import Column
from budgetkit.disclosure.spread import is_total_label
from budgetkit.text import item_label, tidy

_KINDS = ("function", "dept_econ", "gov_econ")
_LABEL_ROLES = (
    "item",
    "project",
    "function_name",
    "dept_econ_name",
    "agency",
    "gov_econ_name",
    "function_code",
    "dept_econ_code",
    "gov_econ_code",
    "agency_code",
)
_PART = re.compile(r"^\s*(?:[①-⑳]|其中[:：]?|[(（][0-9一二三四五六七八九]+[)）]|[0-9][.、])")
_AGENCY_CODE = re.compile(r"^[0-9]{3,12}[-—]\s*")


@dataclass(frozen=True, slots=True)
class Classified:
    """What one group of columns says about the amounts of a row."""

    item: str
    item_text: str
    is_total: bool
    is_part: bool
    """Whether the label is marked as a part of the row above (①, 其中)."""
    codes: dict[str, str]
    names: dict[str, str]
    project: str | None
    agency: str | None
    section: str | None
    """A year or group that the row itself names."""


@dataclass(slots=True)
class Classifier:
    """Classifies the rows of one group of columns from top to bottom."""

    columns: Sequence[Column]
    code_columns: dict[str, CodeColumns] = field(default_factory=dict)

    def classify(self, row: Sequence[str]) -> Classified:
        """Return the classification of a row's label texts; blank codes come from above."""
        texts = self._texts(row)
        codes, names = self._codes_and_names(texts)
        total = self._total_label(row)
        is_total = total is not None
        text = total if total is not None else _label(texts)
        item = names.get("function") or names.get("dept_econ") or names.get("gov_econ")
        return Classified(
            item=item_label(text) if is_total or not item else item,
            item_text=text,
            is_total=is_total,
            is_part=bool(_PART.match(text)),
            codes={} if is_total else codes,
            names={} if is_total else names,
            project=_first(texts, "project"),
            agency=None if is_total else _agency(_first(texts, "agency")),
            section=_first(texts, "section"),
        )

    def _texts(self, row: Sequence[str]) -> dict[str, list[str]]:
        """Return the texts by role, blanks kept: a code may stand over several columns."""
        texts: dict[str, list[str]] = {}
        for column in self.columns:
            if column.role in (*_LABEL_ROLES, "section"):
                text = row[column.index] if column.index < len(row) else ""
                texts.setdefault(column.role, []).append(text)
        return texts

    def _total_label(self, row: Sequence[str]) -> str | None:
        """Return the label of a total, which may stand in any column without amounts."""
        cells = (column for column in self.columns if column.role not in ("measure", "category"))
        texts = (row[column.index] for column in cells if column.index < len(row))
        return next((text for text in texts if is_total_label(text)), None)

    def _codes_and_names(
        self, texts: dict[str, list[str]]
    ) -> tuple[dict[str, str], dict[str, str]]:
        codes: dict[str, str] = {}
        names: dict[str, str] = {}
        for kind in _KINDS:
            self._read_kind(kind, texts, codes, names)
        return codes, names

    def _read_kind(
        self,
        kind: str,
        texts: dict[str, list[str]],
        codes: dict[str, str],
        names: dict[str, str],
    ) -> None:
        parts = texts.get(f"{kind}_code", [])
        code = self.code_columns.setdefault(kind, CodeColumns()).join(parts)
        name = "".join(texts.get(f"{kind}_name", []))
        if code is None:
            cell = name or "".join(parts)
            code, name = split_coded_name(cell)
        actual = kind_of_code(code, kind) if code else kind
        if code:
            codes[actual] = code
        if name:
            names[actual] = item_label(name)


def _label(texts: dict[str, list[str]]) -> str:
    """Return the text of the cell that labels a row, the most special of several."""
    candidates = (part for role in _LABEL_ROLES for part in texts.get(role, [])[::-1] if part)
    return next(candidates, "")


def _first(texts: dict[str, list[str]], role: str) -> str | None:
    return next((tidy(text) for text in texts.get(role, []) if text), None)


def _agency(name: str | None) -> str | None:
    return _AGENCY_CODE.sub("", name) if name else None
