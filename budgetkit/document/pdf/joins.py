"""Whether a table on a page goes on with the table on the page before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from budgetkit.document.pdf.drafts import TableDraft
from budgetkit.document.pdf.lines import Line
from budgetkit.document.pdf.reading import PageReading, PageTable
from budgetkit.text import compact
from budgetkit.units import looks_numeric

_SAME_BORDER_PT = 3.0
_LOWEST_TOP_SHARE = 0.5
_HIGHEST_BOTTOM_SHARE = 0.5
_FULL_PAGE_SHARE = 0.72
_SAME_PAGE_GAP_PT = 6.0
_HEADER_ROWS_MAX = 6
_MOST = 0.5
_NEARLY_ALL = 0.75
_OPENING = re.compile(
    r"(?:项目|科目|单位|部门|预算单位|功能分类|经济分类|部门预算经济分类|政府预算经济分类)"
    r"(?:\(单位\))?(?:科目)?(?:名称|编码|代码|编号|类别)?|序号|收入|支出"
)
"""What stands in the first cell of a header: a table that opens so is a new one."""
_CONTINUED = ("(续表)", "(续)", "续表")


def rows_to_skip(
    draft: TableDraft,
    titles: Sequence[Line],
    page: PageReading,
    table: PageTable,
    lead: Sequence[Line],
) -> int | None:
    """Return how many header rows ``table`` repeats if it goes on with ``draft``, else None.

    Args:
        draft: The table so far; nothing but ``lead`` stands between it and ``table``.
        titles: The lines that stood above the draft.
        page: The page of ``table``.
        table: The candidate.
        lead: The lines above ``table`` on its page.
    """
    before, last = draft.pieces[-1]
    if (before.number, before.left) == (page.number, page.left):
        return 0 if not lead and _touches(last, table) else None
    if not page.follows(before) or not _meets(before, last, page, table):
        return None
    repeated = _repeated_rows(draft, table)
    if _begins_anew(draft, table, repeated):
        return None
    if lead and not _repeats(titles, lead):
        return None
    if not _same_grid(last, table):
        return 0 if not repeated and _fits(draft, table, before) else None
    if lead and not (repeated or _looks_like_data(table) or _carries_on(last, table)):
        return None
    return repeated


def _touches(upper: PageTable, lower: PageTable) -> bool:
    gap = lower.ys[0] - upper.ys[-1]
    return _same_grid(upper, lower) and -_SAME_PAGE_GAP_PT <= gap <= _SAME_PAGE_GAP_PT


def _meets(before: PageReading, upper: PageTable, page: PageReading, lower: PageTable) -> bool:
    same_page = (
        abs(before.width - page.width) < _SAME_BORDER_PT
        and abs(before.height - page.height) < _SAME_BORDER_PT
        and before.quarter_turns == page.quarter_turns
    )
    low_enough = upper.ys[-1] >= _HIGHEST_BOTTOM_SHARE * before.height
    return same_page and low_enough and lower.ys[0] <= _LOWEST_TOP_SHARE * page.height


def _same_grid(upper: PageTable, lower: PageTable) -> bool:
    return len(upper.xs) == len(lower.xs) and all(
        abs(a - b) <= _SAME_BORDER_PT for a, b in zip(upper.xs, lower.xs, strict=True)
    )


def _fits(draft: TableDraft, lower: PageTable, before: PageReading) -> bool:
    """Whether a piece of a form with other columns belongs to the draft's grid.

    The outer borders agree, and of the inner ones nearly all, or most if the page above was
    full. Below a full page the first columns may be missing: a merged cell that goes on is
    not always drawn again.
    """
    _, upper = draft.pieces[-1]
    full = upper.ys[-1] >= _FULL_PAGE_SHARE * before.height
    shared = sum(any(abs(x - own) <= _SAME_BORDER_PT for own in draft.xs) for x in lower.xs)
    right = abs(upper.xs[-1] - lower.xs[-1]) <= _SAME_BORDER_PT
    left = abs(upper.xs[0] - lower.xs[0]) <= _SAME_BORDER_PT
    if right and not left:
        return full and shared == len(lower.xs)
    return left and right and shared >= (_MOST if full else _NEARLY_ALL) * len(lower.xs)


def _texts(table: PageTable, row: int) -> list[str]:
    return [compact(cell.text) for cell in table.cells if cell.region.row == row]


def _repeated_rows(draft: TableDraft, table: PageTable) -> int:
    """How many rows at the top of ``table`` are those at the top of the draft."""
    _, first = draft.pieces[0]
    count = 0
    for row in range(min(_HEADER_ROWS_MAX, first.row_count, table.row_count)):
        texts = _texts(table, row)
        if texts != _texts(first, row) or not any(texts):
            break
        if any(looks_numeric(text) and "." in text for text in texts):
            break
        count = row + 1
    return count


def _begins_anew(draft: TableDraft, table: PageTable, repeated: int) -> bool:
    """Whether the candidate opens with a header of its own, or as the draft did: a form."""
    if repeated:
        return False
    _, first = draft.pieces[0]
    mine, theirs = _texts(first, 0), _texts(table, 0)
    opening = theirs[0] if theirs else ""
    return bool(opening) and (opening == (mine or [""])[0] or bool(_OPENING.fullmatch(opening)))


def _repeats(titles: Sequence[Line], lead: Sequence[Line]) -> bool:
    known = {_without_mark(line.text) for line in titles}
    return all(_without_mark(line.text) in known for line in lead)


def _without_mark(text: str) -> str:
    """The text as a key, without what says that a table goes on."""
    plain = compact(text)
    for mark in _CONTINUED:
        plain = plain.replace(mark, "")
    return plain


def _looks_like_data(table: PageTable) -> bool:
    return any(looks_numeric(text) for text in _texts(table, 0))


def _carries_on(upper: PageTable, lower: PageTable) -> bool:
    """Whether a merged cell at the bottom stands again at the top of the next piece."""
    bottom = {
        (cell.region.column, compact(cell.text))
        for cell in upper.cells
        if cell.text and cell.region.row + cell.region.row_span == upper.row_count
    }
    return any(
        (cell.region.column, compact(cell.text)) in bottom
        for cell in lower.cells
        if cell.region.row == 0
    )
