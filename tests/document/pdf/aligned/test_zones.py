"""Where a table without rules begins and ends, and which lines are its header."""

from __future__ import annotations

from budgetkit.document.pdf.aligned.words import Word
from budgetkit.document.pdf.aligned.zones import zones

Line = list[Word]


def line(baseline: float, *words: tuple[str, float]) -> Line:
    return [Word(text, x, x + 10 * len(text), baseline, 10.0) for text, x in words]


UNIT = line(10, ("单位：万元", 300))
HEADER = line(30, ("科目名称", 0), ("合计", 150), ("基本支出", 250))
ROWS = [line(50, ("教育支出", 0), ("1.00", 160)), line(70, ("合计", 0), ("1.00", 160))]


def texts(lines: tuple[tuple[Word, ...], ...]) -> list[str]:
    return ["".join(word.text for word in words) for words in lines]


def test_a_header_below_the_unit_and_its_rows_are_a_table() -> None:
    (zone,) = zones([UNIT, HEADER, *ROWS])
    assert texts(zone.head) == ["科目名称合计基本支出"]
    assert texts(zone.body) == ["教育支出1.00", "合计1.00"]
    assert zone.is_certain


def test_an_empty_table_is_one_too() -> None:
    (zone,) = zones([UNIT, HEADER, line(50, ("合计", 0))])
    assert texts(zone.body) == ["合计"]


def test_a_note_and_prose_end_it() -> None:
    prose = line(90, ("注：本表由系统生成。", 0))
    (zone,) = zones([UNIT, HEADER, *ROWS, prose])
    assert zone.last == 4


def test_rows_at_the_top_of_a_page_may_go_on_with_a_table() -> None:
    (zone,) = zones(ROWS)
    assert not zone.is_certain
    assert not zone.head


def test_rows_below_prose_do_not() -> None:
    prose = line(30, ("本年度部门预算包括局本级和所属事业单位的全部收入和支出情况", 0))
    assert zones([prose, *ROWS]) == []


def test_the_first_line_of_a_wrapped_label_is_no_header() -> None:
    wrapped = [line(50, ("文化旅游体育", 0)), line(57, ("1.00", 160)), line(64, ("与传媒支出", 0))]
    (zone,) = zones([UNIT, HEADER, *wrapped])
    assert texts(zone.body) == ["文化旅游体育", "1.00", "与传媒支出"]
