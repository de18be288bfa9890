"""Read classification codes: alone, with the name in one cell, or over several columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from budgetkit.text import compact

_CODE = re.compile(r"[0-9]{3}(?:[0-9]{2}){0,2}")
_CODED_NAME = re.compile(
    r"[\[(【]?(?P<code>[0-9]{3}(?:[0-9]{2}){0,2})[\])】]?[-—\s]*(?P<name>[^0-9\s年月日].*)"
)
_KIND_OF_DIGIT = {"2": "function", "3": "dept_econ", "5": "gov_econ"}
_WIDTH_FIRST, _WIDTH = 3, 2


def split_coded_name(text: str) -> tuple[str | None, str]:
    """Return code and name of a cell such as ``2120101-行政运行``; the code may be None."""
    key = compact(text)
    if _CODE.fullmatch(key):
        return key, ""
    both = _CODED_NAME.fullmatch(key)
    return (both["code"], both["name"]) if both else (None, text)


def kind_of_code(code: str, default: str) -> str:
    """Return the classification that a code belongs to by its first digit.

    Functions begin with 2, departmental economic classes with 3, government economic
    classes with 5 (财政部《政府收支分类科目》); revenue codes (1) stay what their column says.
    """
    return _KIND_OF_DIGIT.get(code[0], default)


@dataclass(slots=True)
class CodeColumns:
    """Joins a code that stands over several columns, blank parents carried from above."""

    above: list[str] = field(default_factory=list)

    def join(self, texts: Sequence[str]) -> str | None:
        """Return the full code of one row, None where the cells hold no code."""
        parts = [compact(text) for text in texts]
        if not any(parts) or not all(part.isdecimal() or not part for part in parts):
            return None
        last = max(index for index, part in enumerate(parts) if part)
        filled = [part or self._above(index) for index, part in enumerate(parts[: last + 1])]
        self.above = filled
        return _joined(filled)

    def _above(self, index: int) -> str:
        return self.above[index] if index < len(self.above) else ""


def _joined(parts: Sequence[str]) -> str | None:
    code = ""
    for part in parts:
        if code and part.startswith(code) and len(part) > len(code):
            code = part
        else:
            code += part.zfill(_WIDTH if code else _WIDTH_FIRST)
    return code if _CODE.fullmatch(code) else None
