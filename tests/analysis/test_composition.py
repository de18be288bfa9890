"""Compositions of the 2024 budget, figures as printed."""

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest

from budgetkit.analysis import (
    Composition,
    basic_and_project,
    by_economic,
    by_function,
    by_fund_source,
    measured_rows,
    percent,
    personnel_and_operating,
)
from tests.analysis.yangquan import all_at


def shown(composition: Composition, by: str = "item") -> dict[str, tuple[str, str]]:
    """Amounts in 万元 and shares in per cent."""
    return {
        part[by]: (str((part["amount_yuan"] / 10000).quantize(Decimal("0.01"))),
                   str(percent(part["share"])))
        for _, part in composition.parts.iterrows()
    }  # fmt: skip


def test_functions_with_the_shares_that_the_narrative_prints(lines: pd.DataFrame) -> None:
    assert shown(by_function(lines)) == {
        "一般公共服务支出": ("1661.81", "82.62"),
        "社会保障和就业支出": ("231.14", "11.49"),
        "住房保障支出": ("76.27", "3.79"),
        "卫生健康支出": ("42.07", "2.09"),
    }


def test_the_whole_is_printed_and_the_rounding_tail_is_kept(lines: pd.DataFrame) -> None:
    functions = by_function(lines)
    assert functions.whole == Decimal("20113000.00")
    assert functions.whole_is == "printed"
    assert functions.table_id == "expenditure_summary"
    assert functions.remainder == Decimal("100.00")
    assert functions.shares[0] == Fraction(166181, 201130)


@pytest.mark.parametrize(
    ("level", "measure", "count", "remainder"),
    [(1, "total", 4, "100.00"), (2, "total", 6, "0.00"), (3, "total", 9, "0.00"),
     (3, "project", 1, "0.00"), (3, "basic", 8, "0.00")],
)  # fmt: skip
def test_no_level_counts_another(
    lines: pd.DataFrame, level: int, measure: str, count: int, remainder: str
) -> None:
    functions = by_function(lines, level, measure)
    assert len(functions.parts) == count
    assert functions.remainder is not None
    assert abs(functions.remainder) <= abs(Decimal(remainder)) + 100


def test_economic_classes_and_their_items(lines: pd.DataFrame) -> None:
    assert shown(by_economic(lines)) == {
        "工资福利支出": ("836.03", "77.97"),
        "商品和服务支出": ("139.63", "13.02"),
        "对个人和家庭的补助": ("96.54", "9.00"),
    }
    items = by_economic(lines, level=2)
    assert len(items.parts) == 25
    assert items.parts.iloc[0]["item"] == "基本工资"


def test_basic_expenditure_by_source_has_the_classes_too(lines: pd.DataFrame) -> None:
    renamed = lines["table_id"].replace("basic_expenditure", "basic_expenditure_by_source")
    found = by_economic(lines.assign(table_id=renamed))
    assert found.table_id == "basic_expenditure_by_source"
    assert shown(found) == shown(by_economic(lines))


def test_basic_and_project_expenditure(lines: pd.DataFrame) -> None:
    assert shown(basic_and_project(lines), "measure") == {
        "basic": ("1072.20", "53.31"),
        "project": ("939.10", "46.69"),
    }


def test_personnel_and_operating_costs(lines: pd.DataFrame) -> None:
    assert shown(personnel_and_operating(lines), "measure") == {
        "personnel": ("932.57", "86.98"),
        "operating": ("139.63", "13.02"),
    }


def test_personnel_and_operating_stand_for_basic_where_it_is_not_printed(
    lines: pd.DataFrame,
) -> None:
    split = lines[lines["table_id"] == "basic_expenditure"].assign(table_id="expenditure_summary")
    assert shown(basic_and_project(split), "measure") == {
        "personnel": ("932.57", "86.98"),
        "operating": ("139.63", "13.02"),
    }


def test_levels_that_overlap_have_no_parts(lines: pd.DataFrame) -> None:
    flat = lines.assign(level=lines["level"].map(lambda level: level and 1))
    functions = by_function(flat[flat["table_id"] == "expenditure_summary"])
    assert not functions
    assert functions.overlaps
    other = by_function(flat)
    assert other.table_id == "revenue_expenditure_summary"
    assert other.shares == by_function(lines).shares


def test_a_row_read_across_is_a_row_for_each_class(lines: pd.DataFrame) -> None:
    across = lines.iloc[:4].assign(table_id="three_public", side=None, row_no=4, measure="total")
    rows = measured_rows(across, "three_public")
    assert [row.head["item"] for row in rows] == list(dict.fromkeys(across["item"]))


def test_fund_sources_leave_the_rows_own_total_out(lines: pd.DataFrame) -> None:
    assert shown(by_fund_source(lines), "measure") == {"general": ("2011.30", "100.00")}


def test_carry_over_is_a_source_of_its_own(lines: pd.DataFrame) -> None:
    total_row = lines[(lines["table_id"] == "revenue_summary") & lines["is_total"].astype(bool)]
    carried = total_row.iloc[[0]].assign(measure="carry_over")
    carried["amount_yuan"] = all_at(carried, "75000.00")
    sources = by_fund_source(pd.concat([lines, carried]))
    assert sources.whole == Decimal("20188000.00")
    assert list(sources.parts["measure"]) == ["general", "carry_over"]


def test_equal_totals_on_two_rows_are_not_added(lines: pd.DataFrame) -> None:
    summary = lines[lines["table_id"] == "expenditure_summary"]
    again = summary[summary["is_total"].astype(bool)].assign(row_no=99)
    assert len(basic_and_project(pd.concat([lines, again])).parts) == 2


def test_without_a_table_there_is_nothing_and_no_zero(lines: pd.DataFrame) -> None:
    nothing = by_function(lines.iloc[:0])
    assert not nothing
    assert nothing.whole is None
    assert nothing.table_id is None
    assert nothing.remainder is None


def test_without_a_total_row_the_parts_are_summed(lines: pd.DataFrame) -> None:
    functions = by_function(lines[~lines["is_total"].astype(bool)])
    assert functions.whole == Decimal("20112900.00")
    assert functions.whole_is == "summed"


def test_blank_amounts_are_left_out(lines: pd.DataFrame) -> None:
    blank = lines.copy()
    blank.loc[blank["item"] == "住房保障支出", "amount_yuan"] = None
    assert "住房保障支出" not in shown(by_function(blank))


def test_rows_are_put_together_by_measure(lines: pd.DataFrame) -> None:
    rows = measured_rows(lines, "expenditure_summary")
    assert len(rows) == 20
    assert rows[0].is_total
    assert rows[0].level is None
    assert rows[1].level == 1
    assert {name: line["amount_text"] for name, line in rows[1].by_measure.items()} == {
        "total": "1661.81",
        "basic": "722.71",
        "project": "939.10",
    }
    assert list(rows[4].by_measure) == ["total", "project"]


def test_the_two_sides_of_a_summary_are_apart(lines: pd.DataFrame) -> None:
    sides = {
        side: len(measured_rows(lines, "revenue_expenditure_summary", side))
        for side in ("revenue", "expenditure")
    }
    assert sides == {"revenue": 3, "expenditure": 6}
