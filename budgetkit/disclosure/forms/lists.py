"""The lists of indicators of a ruled form: one, or one for the period and one for the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from budgetkit.disclosure.forms.grid import Grid
from budgetkit.disclosure.forms.ruled_rows import Header, find_headers
from budgetkit.text import compact

_OF_PERIOD = re.compile(r"(?:长期|中期|中长期|实施期|项目期|总体?)(?:绩效)?(?:目标)?(?:绩效)?指标")
_OF_YEAR = re.compile(r"(?:项目)?(?:本?年度?|当年)(?:绩效)?(?:目标)?(?:绩效)?(?:衡量)?指标")


@dataclass(frozen=True, slots=True)
class IndicatorList:
    """A header and the rows below it.

    Attributes:
        header: The header row.
        rows: Indices of its rows.
        phase: ``implementation`` where the list says so, else ``annual``.
    """

    header: Header
    rows: range
    phase: str


def indicator_lists(grid: Grid, needed: Sequence[str]) -> list[IndicatorList]:
    """Return the lists of a form.

    A header that names no other phase than the one above, as on the next page, begins no list.
    """
    found: list[tuple[Header, str]] = []
    for header in find_headers(grid, needed):
        phase = _phase(grid, header) or (found[-1][1] if found else "annual")
        if not found or found[-1][1] != phase:
            found.append((header, phase))
    ends = [header.row for header, _ in found[1:]] + [len(grid.rows)]
    return [
        IndicatorList(header, range(header.row + 1, end), phase)
        for (header, phase), end in zip(found, ends, strict=True)
    ]


def _phase(grid: Grid, header: Header) -> str | None:
    """Return the phase that a cell beside the header, or a row above it, names."""
    above = grid.texts(header.row - 1) if header.row else []
    alone = set(above) if len({text for text in above if text}) == 1 else set()
    texts = [compact(text) for text in (*grid.texts(header.row), *alone)]
    if any(_OF_PERIOD.fullmatch(text) for text in texts):
        return "implementation"
    return "annual" if any(_OF_YEAR.fullmatch(text) for text in texts) else None
