"""A comparison ranks what is alike and says what is not."""

from __future__ import annotations

import pandas as pd
import pytest

from budgetkit.errors import UsageError
from budgetkit.reports.blocks import Block, Picture, Sentence, Table
from budgetkit.reports.comparison import Comparison
from budgetkit.reports.comparison.choosing import city_sets, peer_sets
from tests.analysis import yangquan
from tests.reports.many import agency, peers, said, scaled, table, texts

SECTIONS = (
    "members", "size", "structure", "ratios", "public_expenses", "changes", "standing", "sources",
)  # fmt: skip


@pytest.mark.parametrize("count", [0, 1, 51])
def test_two_to_fifty(count: int) -> None:
    with pytest.raises(UsageError, match="2 至 50"):
        Comparison([agency(number) for number in range(count)])


def test_ranks_among_peers() -> None:
    rows = texts(table(Comparison(peers(3)).size(), "支出总计"))
    assert [row[:4] for row in rows] == [
        ["甲1局", "6,033.90", "1/3", "83.33%"],
        ["甲2局", "4,022.60", "2/3", "50.00%"],
        ["甲3局", "2,011.30", "3/3", "16.67%"],
    ]
    assert all(row[4] == "—" for row in rows)  # no robust z of three


def test_no_rank_across_scopes_years_and_stages() -> None:
    others = [agency(1), agency(2, scope="department"), agency(3, fiscal_year=2023)]
    report = Comparison([*others, agency(4, stage="final_accounts")])
    assert "不排名" in said(report.members())
    assert {row[2] for row in texts(table(report.size(), "支出总计"))} == {"—"}
    assert "不计算名次" in said(report.standing())


def test_what_stands_in_the_way_is_said_beside_the_figures() -> None:
    text = said(Comparison([agency(1), agency(2, scope="department", layout="beijing")]).members())
    assert "有部门（含所属单位）也有单位" in text
    assert "版式不同" in text


def test_amounts_without_a_unit_are_left_out() -> None:
    lines = agency(2).budget_lines.assign(unit_text="unknown", amount_yuan=None)
    report = Comparison([agency(1), agency(2, budget_lines=lines)])
    assert "未印明单位" in said(report.members())
    assert texts(table(report.size(), "支出总计"))[1][:3] == ["甲2局", "—", "—"]


def test_standing_in_full() -> None:
    report = Comparison(peers(5))
    rows = {
        row[0]: row[1:] for row in texts(table(report.standing("2024-甲1局-unit-budget"), "甲1局"))
    }
    # 5, 4, 3, 2, 1 times 2011.30: median 3, MAD 1, 0.6745 × 2.
    assert rows["支出总计（万元）"] == ["10,056.50", "6,033.90", "1/5", "90.00%", "+1.35"]
    assert rows["项目支出占比"] == ["46.69%", "46.69%", "1/5", "50.00%", "—"]
    assert rows["每编制基本支出（万元/人）"] == ["—"] * 5
    with pytest.raises(UsageError, match="不在比较之列"):
        report.standing("2024-乙局-unit-budget")


def test_who_is_far_from_the_others() -> None:
    far = [scaled(agency(number), factor) for number, factor in enumerate((1, 2, 3, 4, 100), 1)]
    rows = texts(table(Comparison(far).standing(), "远离同类"))
    assert ["甲5局", "支出总计（万元）", "201,130.00", "6,033.90", "+65.43"] in rows


def test_every_section_of_two_that_say_nothing() -> None:
    empty = {
        "budget_lines": yangquan.budget_lines().iloc[:0],
        "narrative": yangquan.narrative().iloc[:0],
        "tables": yangquan.tables().iloc[:0],
    }
    report = Comparison([agency(number, **empty) for number in (1, 2)])
    for name in SECTIONS:
        shown = getattr(report, name)()
        assert list(shown)
        assert "0.00" not in said(shown)


def test_pictures_say_what_they_show_and_tables_stand_behind() -> None:
    report = Comparison(peers(3))
    for name in ("size", "structure", "ratios", "public_expenses"):
        blocks: list[Block] = list(getattr(report, name)())
        pictures = [block for block in blocks if isinstance(block, Picture)]
        for picture in pictures:
            assert "：" in picture.alt
            assert len(picture.numbers) > 1
        assert any(isinstance(block, Table) and block.folded for block in blocks)


def test_numbers_lead_to_their_own_document() -> None:
    report = Comparison(peers(2))
    report.size()
    files = {entry["document_id"] for block in report.sources() for entry in block.sources}  # type: ignore[attr-defined]
    assert files == {f"{number:016x}" for number in (1, 2)}


def test_equal_names_are_told_apart() -> None:
    twice = [agency(1), agency(1, fiscal_year=2023, documents=agency(2).documents)]
    rows = texts(table(Comparison(twice).members(), "比较的公开材料"))
    assert [row[0] for row in rows] == ["2024 甲1局", "2023 甲1局"]


def test_sets_of_a_dataset() -> None:
    frame = pd.DataFrame(
        [
            ("a", "甲", "budget", "unit", 2024, "晋城市"),
            ("b", "乙", "budget", "unit", 2024, "阳泉市"),
            ("c", "甲", "budget", "unit", 2023, "晋城市"),
            ("d", "丙", "budget", None, 2024, "阳泉市"),
        ],
        columns=["disclosure_id", "agency_name", "stage", "scope", "fiscal_year", "city"],
    )
    assert peer_sets(frame) == [["a", "b"]]
    assert city_sets(frame) == [("阳泉市", ["b", "d"])]


def test_amounts_of_different_footing_do_not_share_an_axis() -> None:
    units = [agency(number) for number in (1, 2)]
    departments = [agency(number, scope="department") for number in (3, 4)]
    section = Comparison([*units, *departments]).size()
    drawn = [block.numbers for block in section if isinstance(block, Picture)]
    assert [[row[0] for row in rows[1:]] for rows in drawn] == [
        ["甲1局", "甲2局"],
        ["甲3局", "甲4局"],
    ]


def test_what_was_read_with_a_reservation_is_said() -> None:
    lines = agency(2).budget_lines.assign(confidence=0.5)
    documents = agency(3).documents.assign(status="partial")
    members = [agency(1), agency(2, budget_lines=lines), agency(3, documents=documents)]
    warnings = [
        block.plain()
        for block in Comparison(members).members()
        if isinstance(block, Sentence) and block.kind == "warning"
    ]
    assert warnings == [
        f"甲2局：{len(lines)} 个金额中有 {len(lines)} 个读取把握不足 90%（标“？”）；"
        "引用其数字前请对照原件。",
        "甲3局：1 个文件未能完整读出；引用其数字前请对照原件。",
    ]
