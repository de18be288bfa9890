"""Heads over columns that no rule shows, told by where they stand."""

from __future__ import annotations

import pytest

from budgetkit.document.pdf.aligned.blocks import Block
from budgetkit.document.pdf.aligned.columns import Extent, Side, data_columns
from budgetkit.document.pdf.aligned.heads import Node, read_heads
from budgetkit.document.pdf.aligned.reach import borders, column_heads, reach_of
from budgetkit.document.pdf.aligned.words import Word

SIZE = 10.0


def word(text: str, middle: float, baseline: float = 100.0) -> Word:
    """A word around ``middle``, ten points a character."""
    half = SIZE * len(text) / 2
    return Word(text, middle - half, middle + half, baseline, SIZE)


def ending(text: str, right: float, baseline: float) -> Word:
    return Word(text, right - 5.0 * len(text), right, baseline, SIZE)


def block(text: str, middle: float, baseline: float = 100.0) -> Block:
    return Block((word(text, middle, baseline),))


def tree(node: Node) -> object:
    return (
        {node.block.text: [tree(child) for child in node.children]}
        if node.children
        else (node.block.text)
    )


def test_figures_of_one_right_edge_are_a_column_and_blank_cells_are_none() -> None:
    lines = [
        [Word("行政运行", 0, 40, y, SIZE), *([ending("1,000.00", 150, y)] if y > 20 else [])]
        for y in (10, 30, 50)
    ]
    assert data_columns(lines) == [
        Extent(0, 40, Side.BOTH, is_numeric=False),
        Extent(110, 150, Side.BOTH, is_numeric=True),
    ]


def test_a_space_within_names_parts_no_columns_unless_both_parts_have_heads() -> None:
    lines = [
        [Word("一、", 0, 20, y, SIZE), Word(name, 26, 26 + 10 * len(name), y, SIZE)]
        for y, name in ((10, "外交"), (30, "国防支出"))
    ]
    assert [(column.x0, column.x1) for column in data_columns(lines)] == [(0, 66)]
    assert len(data_columns(lines, [(0, 18), (30, 60)])) == 2


def test_figures_have_the_last_head_that_begins_before_their_end() -> None:
    heads = [block("合计", 50), block("基金", 150), block("国资", 250)]
    figures = [Extent(70, 95, Side.RIGHT, True), Extent(260, 295, Side.RIGHT, True)]
    assert column_heads(figures, heads) == [(0, True), (2, True)]


def test_codes_have_the_first_head_that_ends_behind_their_beginning() -> None:
    heads = [block("类", 50), block("款", 150)]
    codes = [Extent(2, 17, Side.LEFT, False), Extent(102, 112, Side.LEFT, False)]
    assert column_heads(codes, heads) == [(0, True), (1, True)]


def test_a_figure_between_two_free_heads_is_not_certain() -> None:
    heads = [block("收入", 50), block("支出", 150)]
    assert column_heads([Extent(80, 110, Side.BOTH, True)], heads) == [(0, False)]


def test_borders_follow_from_centred_heads_and_one_right_edge() -> None:
    heads = [block("甲", 50), block("乙", 130), block("丙", 220)]
    figures = [Extent(60, 96.5, Side.RIGHT, True)]
    reaches = [reach_of(heads[0], figures), *(reach_of(head, []) for head in heads[1:])]
    assert borders(reaches, SIZE) == pytest.approx([0, 100, 160, 280], abs=2)


def test_the_middle_tells_which_columns_a_head_stands_over() -> None:
    top = [block("项目", 100, 100), block("预算数", 350, 100)]
    low = [block(text, x, 140) for text, x in (("编码", 50), ("名称", 150), ("合计", 250))]
    low += [block("基本", 350, 140), block("项目支出", 450, 140)]
    heads = read_heads([*top, *low], {b: reach_of(b, []) for b in (*top, *low)})
    assert [tree(root) for root in heads.roots] == [
        {"项目": ["编码", "名称"]},
        {"预算数": ["合计", "基本", "项目支出"]},
    ]
    assert heads.is_certain


def test_a_head_in_the_middle_of_two_rows_heads_its_own_column() -> None:
    blocks = [block("名称", 50, 120), block("合计", 150, 120), block("其中", 300, 100)]
    blocks += [block("基本支出", 250, 140), block("项目支出", 350, 140)]
    heads = read_heads(blocks, {b: reach_of(b, []) for b in blocks})
    assert [tree(root) for root in heads.roots] == [
        "名称",
        "合计",
        {"其中": ["基本支出", "项目支出"]},
    ]


def test_a_head_that_could_stand_over_either_is_not_certain() -> None:
    blocks = [block("收入", 115, 100), block("支出", 230, 100)]
    blocks += [block(text, 50 + 90 * i, 140) for i, text in enumerate("甲乙丙丁")]
    assert not read_heads(blocks, {b: reach_of(b, []) for b in blocks}).is_certain
