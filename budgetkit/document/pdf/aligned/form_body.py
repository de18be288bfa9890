"""The list of a form without rules: what stands beside what, under the heads of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from budgetkit.document.pdf.aligned.blocks import Block, stacked
from budgetkit.document.pdf.aligned.form_head import FormRow
from budgetkit.document.pdf.aligned.matching import grouped
from budgetkit.document.pdf.aligned.words import Word

_NAME = re.compile(r"三级指标(?:名称)?|(?:绩效)?指标名称|指标内容")
_VALUE = re.compile(r".{0,10}(?:指标值|目标值)(?:\(.*\))?")
_LEVEL = re.compile(r"[一二]级指标(?:\(.*\))?")
_OTHER = re.compile(
    r".{0,6}(?:性质|方向|符号|计量单位|度量单位|分值|权重|备注|说明|标准)(?:\(.*\))?"
)
_CLASS_END = "指标"
_STEP_EM = 1.55
_SLACK_EM = 0.8
_ALONE_EM = 1.5
_EMPTY_EM = 1.2
_FAR_EM = 8.0

Told = tuple[float, FormRow]
"""A row with its height on the page."""


def is_name_head(text: str) -> bool:
    """Whether a text heads the names of the list."""
    return _NAME.fullmatch(text) is not None


def is_value_head(text: str) -> bool:
    """Whether a text heads the values."""
    return _VALUE.fullmatch(text) is not None


def is_head(text: str) -> bool:
    """Whether a text heads any column of the list."""
    return any(pattern.fullmatch(text) for pattern in (_NAME, _VALUE, _LEVEL, _OTHER))


def list_rows(heads: Sequence[Block], words: Sequence[Word]) -> list[Told]:
    """Return the rows of a list with their heights, from top to bottom.

    Args:
        heads: From left to right, one of names and one of values.
        words: Below them.
    """
    columns = _columns(heads, words)
    name = next(at for at, head in enumerate(heads) if is_name_head(head.key))
    value = next(at for at, head in enumerate(heads) if is_value_head(head.key))
    rows = _rows(columns[name], columns[value], name, value, heads[0].size)
    levels = [at for at, head in enumerate(heads) if _LEVEL.fullmatch(head.key) and columns[at]]
    told = [(_height(row), row) for row in rows]
    for at, column in enumerate(columns):
        if column and told and at not in (name, value, *levels):
            _add(told, at, column)
    for at in reversed(levels):
        told = _labelled(told, at, columns[at])
    return told


def _columns(heads: Sequence[Block], words: Sequence[Word]) -> list[list[Word]]:
    columns: list[list[Word]] = [[] for _ in heads]
    extents = _extents(words)
    nearest = [_nearest(heads, (x0 + x1) / 2) for x0, x1 in extents]
    if nearest == sorted(set(nearest)):
        borders = [x0 for x0, _ in extents]
        for word in words:
            columns[nearest[sum(border <= word.middle for border in borders) - 1]].append(word)
        return columns
    borders = [border_between(left, right, words) for left, right in pairwise(heads)]
    for word in words:
        columns[sum(border <= word.middle for border in borders)].append(word)
    return columns


def _nearest(heads: Sequence[Block], x: float) -> int:
    apart = [abs(head.centre[0] - x) for head in heads]
    return apart.index(min(apart))


def _extents(words: Sequence[Word]) -> list[tuple[float, float]]:
    """Return how far text reaches across where nothing but white space parts it."""
    extents: list[tuple[float, float]] = []
    for x0, x1 in sorted((word.x0, word.x1) for word in words):
        if extents and x0 <= extents[-1][1]:
            extents[-1] = (extents[-1][0], max(x1, extents[-1][1]))
        else:
            extents.append((x0, x1))
    return extents


def border_between(left: Block, right: Block, words: Sequence[Word]) -> float:
    """Return the middle of the widest gap between two heads that no word crosses."""
    first, last = left.centre[0], right.centre[0]
    inside = sorted((word.x0, word.x1) for word in words if word.x1 > first and word.x0 < last)
    gaps, reached = [], first
    for x0, x1 in inside:
        if x0 > reached:
            gaps.append((x0 - reached, (x0 + reached) / 2))
        reached = max(reached, x1)
    if last > reached:
        gaps.append((last - reached, (last + reached) / 2))
    return max(gaps)[1] if gaps else (left.x1 + right.x0) / 2


def _rows(
    names: Sequence[Word], values: Sequence[Word], name: int, value: int, size: float
) -> list[FormRow]:
    """Return a row for each value with the lines of its name, and for names without a value."""
    lines = sorted(names, key=lambda word: word.baseline)
    beside = stacked(values, _STEP_EM, _SLACK_EM) if _are_wrapped(values, size) else _each(values)
    heights = [block.centre[1] for block in beside]
    own = grouped(_heights(_each(lines)), heights, _ALONE_EM * size, _EMPTY_EM * size)
    rows: list[FormRow] = []
    for at, block in enumerate(beside):
        told = [word for word, group in zip(lines, own, strict=True) if group == at]
        rows.append({name: Block(tuple(told)), value: block} if told else {value: block})
    lone = [word for word, group in zip(lines, own, strict=True) if group is None]
    rows += [{name: block} for block in stacked(lone, _STEP_EM, _SLACK_EM)]
    return sorted(rows, key=lambda row: _height(row))


def _are_wrapped(values: Sequence[Word], size: float) -> bool:
    """Whether some values take two lines: they stand closer than the rows do."""
    heights = sorted(word.baseline for word in values)
    steps = [below - above for above, below in pairwise(heights)]
    return bool(steps) and min(steps) <= _STEP_EM * size < max(steps)


def _each(words: Sequence[Word]) -> list[Block]:
    return [Block((word,)) for word in sorted(words, key=lambda word: word.baseline)]


def _heights(blocks: Sequence[Block]) -> list[float]:
    return [block.centre[1] for block in blocks]


def _height(row: FormRow) -> float:
    return max(block.centre[1] for block in row.values())


def _add(rows: Sequence[Told], column: int, words: Sequence[Word]) -> None:
    """Give each row what stands beside it in a column."""
    for block in stacked(words, _STEP_EM, _SLACK_EM):
        apart = [abs(height - block.centre[1]) for height, _ in rows]
        if min(apart) <= block.size:
            rows[apart.index(min(apart))][1].setdefault(column, block)


def _labelled(rows: Sequence[Told], column: int, words: Sequence[Word]) -> list[Told]:
    """Return the rows with their class: a label holds for all rows that it is centred on.

    The label of an empty class has a row of its own.
    """
    blocks = sorted(_labels(words), key=lambda block: block.centre[1])
    size = words[0].size
    own = grouped([height for height, _ in rows], _heights(blocks), _FAR_EM * size, size)
    for (_, row), at in zip(rows, own, strict=True):
        if at is not None:
            row[column] = blocks[at]
    empty = [block for at, block in enumerate(blocks) if at not in own]
    told = [*rows, *((block.centre[1], {column: block}) for block in empty)]
    return sorted(told, key=lambda both: both[0])


def _labels(words: Sequence[Word]) -> Iterator[Block]:
    """Yield the labels of classes; one is whole where it ends so, however near the next is."""
    lines: list[Word] = []
    for word in sorted(words, key=lambda word: word.baseline):
        near = lines and word.baseline - lines[-1].baseline <= _STEP_EM * word.size
        whole = "".join(line.text for line in lines).endswith(_CLASS_END)
        if lines and (whole or not near):
            yield Block(tuple(lines))
            lines = []
        lines.append(word)
    if lines:
        yield Block(tuple(lines))
