"""Target forms printed without any rule: a head of labels and values, a list under its heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf

from budgetkit.document.model import Method
from budgetkit.document.pdf.aligned.blocks import Block, stacked
from budgetkit.document.pdf.aligned.form_body import (
    Told,
    border_between,
    is_head,
    is_name_head,
    is_value_head,
    list_rows,
)
from budgetkit.document.pdf.aligned.form_head import FormRow, head_rows
from budgetkit.document.pdf.aligned.words import Word
from budgetkit.document.pdf.cells import FilledCell
from budgetkit.document.pdf.frame import Box
from budgetkit.document.pdf.grid import Region
from budgetkit.document.pdf.reading import PageTable
from budgetkit.text import compact

_TITLE = re.compile(r".{0,40}绩效目标.{0,10}表(?:\(.{1,20}\))?")
_PAGE_NUMBER = re.compile(r"[-—–·.]*第?[0-9]{1,4}页?[-—–·.]*")
_FOOT = re.compile(r"(?:单位)?(?:负责人|经办人|填报人|填表人|联系电话|填报日期|填表日期)[:：]")
_STEP_EM = 1.55
_FOLLOWS_EM = 4.0
_LARGER = 1.15
_SLACK_EM = 0.8
_HEAD_EM = 1.3
_SAME_ROW_EM = 0.9
_CONFIDENCE = 0.8
_HALVES = 2

Line = Sequence[Word]


def form_tables(lines: Sequence[Line]) -> list[tuple[range, PageTable]]:
    """Return the forms of a page, each with the lines it takes.

    Args:
        lines: Of the page, each of words from left to right.
    """
    found: list[tuple[range, PageTable]] = []
    for index in range(len(lines)):
        if found and index < found[-1][0].stop:
            continue
        heads = _heads(lines, index)
        if heads:
            span = _span(lines, index, found[-1][0].stop if found else 0)
            if table := _table(lines, span, index, heads):
                found.append((span, table))
    return found


def _heads(lines: Sequence[Line], index: int) -> list[Block]:
    """Return the heads of the list that begins at a line, none where it begins none."""
    if not any(is_name_head(compact(word.text)) for word in lines[index]):
        return []
    size = lines[index][0].size
    level = lines[index][0].baseline
    near = [line for line in lines if abs(line[0].baseline - level) <= _HEAD_EM * size]
    blocks = stacked((word for line in near for word in line), _STEP_EM, _SLACK_EM)
    heads = [block for block in blocks if is_head(block.key)]
    names = sum(is_name_head(head.key) for head in heads)
    values = sum(is_value_head(head.key) for head in heads)
    is_list = names == values and names in (1, _HALVES)
    return sorted(heads, key=lambda head: head.x0) if is_list else []


def _span(lines: Sequence[Line], header: int, top: int) -> range:
    """Return the lines of a form: from below its title to where the list ends."""
    titles = [at for at in range(top, header) if _TITLE.fullmatch(_text(lines[at]))]
    start = titles[-1] + 1 if titles else header
    size = lines[header][0].size
    stop = header + 1
    while stop < len(lines) and _goes_on(lines[stop - 1], lines[stop], size):
        stop += 1
    return range(start, stop)


def _goes_on(above: Line, line: Line, size: float) -> bool:
    step = line[0].baseline - above[0].baseline
    ends = _TITLE.fullmatch(_text(line)) or _PAGE_NUMBER.fullmatch(_text(line))
    return not ends and step <= _FOLLOWS_EM * size and line[0].size < _LARGER * size


def _text(line: Line) -> str:
    return compact("".join(word.text for word in line))


def _table(
    lines: Sequence[Line], span: range, header: int, heads: Sequence[Block]
) -> PageTable | None:
    size = heads[0].size
    of_heads = {id(word) for head in heads for word in head.lines}
    words = [word for at in span for word in lines[at] if id(word) not in of_heads]
    edge = min(head.top for head in heads)
    above = [word for word in words if word.middle and word.bottom <= edge + size / 2]
    foot = _foot(words, edge)
    below = [word for word in words if edge <= word.top < foot and word.x1 > heads[0].x0]
    body, head = _body(heads, below), head_rows(above, size)
    end = head_rows([word for word in words if word.top >= foot], size)
    if not body or head is None or end is None:
        return None
    return _laid_out([*head, dict(enumerate(heads)), *body, *end], len(heads))


def _foot(words: Sequence[Word], edge: float) -> float:
    """Return where the signatures below a list begin; a date may be wrapped beside its label."""
    labels = (word for word in words if word.top > edge and _FOOT.match(compact(word.text)))
    return min((word.top - _SLACK_EM * word.size for word in labels), default=inf)


def _body(heads: Sequence[Block], words: Sequence[Word]) -> list[FormRow]:
    """Return the rows of one list, or of two beside each other, by their heights."""
    first = next(at for at, head in enumerate(heads) if is_value_head(head.key)) + 1
    if not any(is_name_head(head.key) for head in heads[first:]):
        return [row for _, row in list_rows(heads, words)]
    border = border_between(heads[first - 1], heads[first], words)
    left = _once(list_rows(heads[:first], [word for word in words if word.middle < border]))
    right = _once(list_rows(heads[first:], [word for word in words if word.middle >= border]))
    rows = [*left]
    for height, row in right:
        moved = {first + at: block for at, block in row.items()}
        beside = [own for at, own in rows if abs(at - height) <= _SAME_ROW_EM * heads[0].size]
        if beside:
            beside[0].update(moved)
        else:
            rows.append((height, moved))
    return [row for _, row in sorted(rows, key=lambda both: both[0])]


def _once(rows: Sequence[Told]) -> list[Told]:
    """Return the rows of a half with each label in the first row that it holds for only."""
    seen: set[int] = set()
    found: list[Told] = []
    for height, row in rows:
        found.append((height, {at: block for at, block in row.items() if id(block) not in seen}))
        seen.update(map(id, row.values()))
    return found


def _laid_out(rows: Sequence[FormRow], columns: int) -> PageTable:
    width = max(columns, *(max(row) + 1 for row in rows))
    left = min(block.x0 for row in rows for block in row.values())
    right = max(block.x1 for row in rows for block in row.values())
    xs = tuple(left + (right - left) * at / width for at in range(width + 1))
    ys = _ys(rows)
    cells = tuple(
        _cell(row.get(column), Region(at, column), (xs[column], ys[at], xs[column + 1], ys[at + 1]))
        for at, row in enumerate(rows)
        for column in range(width)
    )
    return PageTable(xs, ys, cells, Method.VECTOR)


def _ys(rows: Sequence[FormRow]) -> tuple[float, ...]:
    ys = [min(block.top for block in rows[0].values())]
    for row in rows:
        ys.append(max(ys[-1] + 1, max(block.bottom for block in row.values())))
    return tuple(ys)


def _cell(block: Block | None, region: Region, box: Box) -> FilledCell:
    if block is None:
        return FilledCell(region, box, "", _CONFIDENCE)
    return FilledCell(region, block.box, block.text, _CONFIDENCE)
