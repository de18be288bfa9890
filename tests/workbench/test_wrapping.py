"""Lines of a terminal are broken as Chinese is set."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from budgetkit.workbench.repr.wrapping import Wrapped, breaks

SENTENCE = "合计印为 48200.88万元，下级科目之和（22431.07＋16389.79）为 38820.86万元（sum-levels）"


def lines(text: str, width: int) -> list[str]:
    ends = [*breaks(text, width), len(text)]
    return [text[a:b].rstrip() for a, b in zip([0, *ends[:-1]], ends, strict=True)]


@pytest.mark.parametrize("width", [20, 30, 46])
def test_no_number_is_broken_and_no_line_begins_with_a_comma(width: int) -> None:
    told = lines(SENTENCE, width)
    assert "".join(told).replace(" ", "") == SENTENCE.replace(" ", "")
    for whole in ("48200.88万元，", "（22431.07", "16389.79）", "38820.86万元", "（sum-levels）"):
        assert any(whole in line for line in told)


@given(st.text("甲，。（）12.,万元a- ", max_size=80), st.integers(12, 40))
def test_every_line_fits_and_nothing_is_lost(text: str, width: int) -> None:
    assert breaks(text, width) == sorted(set(breaks(text, width)))
    assert all(cell_len(line) <= width for line in lines(text, width))


def test_what_is_longer_than_a_line_is_broken_anywhere() -> None:
    assert lines("a" * 30, 12) == ["a" * 12, "a" * 12, "a" * 6]


def test_a_cell_of_a_table_is_printed_in_these_lines() -> None:
    out = io.StringIO()
    table = Table.grid()
    table.add_row(Wrapped(SENTENCE))
    Console(file=out, width=20, color_system=None).print(table)
    assert [line.rstrip() for line in out.getvalue().splitlines()] == lines(SENTENCE, 20)
