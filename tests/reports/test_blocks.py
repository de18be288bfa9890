"""Blocks show themselves in a notebook, in a terminal and on a page."""

from decimal import Decimal
from fractions import Fraction

import pytest

from budgetkit.reports.blocks import Cited, Column, Picture, Row, Section, Sentence, Table
from budgetkit.reports.numbers import (
    index_text,
    percent_text,
    plain_number,
    share_text,
    signed_wanyuan,
    wanyuan,
)
from budgetkit.reports.words import clipped, label, place_text


def test_a_picture_carries_its_text_in_the_metadata() -> None:
    data, metadata = Picture("<svg/>", "甲多于乙")._repr_mimebundle_()
    assert data == {"image/svg+xml": "<svg/>", "text/plain": "图：甲多于乙"}
    assert metadata == {"image/svg+xml": {"alt": "甲多于乙"}}


def test_a_sentence_links_to_its_sources() -> None:
    sentence = Sentence(("共 ", Cited("1.00", "t1-1-1", '表 "1"'), " 万元"))
    assert sentence.plain() == "共 1.00 万元"
    assert sentence.html().strip() == (
        '<p class="finding">共 <a class="cited" href="#t1-1-1" title="表 &#34;1&#34;">1.00</a>'
        " 万元</p>"
    )


def test_a_table_has_heads_with_scope() -> None:
    rows = (Row(("甲", "1.00"), level=2), Row(("合计", "1.00"), is_total=True))
    html = Table(
        "表（万元）", (Column("项目"), Column("金额", "number")), rows, folded="看表"
    ).html()
    assert '<th scope="col" class="number">金额</th>' in html
    assert '<th scope="row" class="level-2">甲</th>' in html
    assert '<td class="number">1.00</td>' in html
    assert '<tr class="total">' in html
    assert "<summary>看表</summary>" in html


def test_a_section_displays_its_blocks_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    Section((Sentence(("甲",)), Sentence(("乙",))))._ipython_display_()
    assert capsys.readouterr().out.count("Sentence") == 2


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [
        ("20113000.00", "2,011.30"),
        ("100.00", "0.01"),
        ("1234.56", "0.123456"),
        ("0.00", "0.00"),
        ("-70000.00", "−7.00"),
        ("10000000000.00", "1,000,000.00"),
    ],
)
def test_amounts_are_shown_exactly(yuan: str, shown: str) -> None:
    assert wanyuan(Decimal(yuan)) == shown


def test_numbers_for_the_eye() -> None:
    assert wanyuan(None) == share_text(None) == percent_text(None) == index_text(None) == "—"
    assert signed_wanyuan(Decimal("522800")) == "+52.28"
    assert signed_wanyuan(Decimal("-70000")) == "−7.00"
    assert signed_wanyuan(Decimal(0)) == "0.00"
    assert share_text(Fraction(166181, 201130)) == "82.62%"
    assert percent_text(Decimal("2.6700000000")) == "+2.67%"
    assert percent_text(Decimal("-10")) == "−10%"
    assert plain_number(Decimal("8462.4100000000")) == "8,462.41"
    assert plain_number(Decimal("0E-10")) == "0"
    assert index_text(Fraction(2, 3)) == "0.67"


def test_words() -> None:
    assert label("tables", "three_public") == "“三公”经费表"
    assert label("measures", "x_其中：债务") == "其中：债务"
    assert label("scopes", None) == "未识别"
    assert place_text(3, None) == "第 3 页"
    assert place_text(float("nan"), 173) == "第 173 行"
    assert place_text(None, None) == "位置不明"
    assert clipped("甲 \n 乙" * 10, 5) == "甲 乙甲…"
