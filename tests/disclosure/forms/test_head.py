from decimal import Decimal

import pytest

from budgetkit.disclosure.forms.footer import filled_at
from budgetkit.disclosure.forms.funds import adds_up, read_funds
from budgetkit.disclosure.forms.head import read_head
from tests.disclosure.forms.typed import rows


def test_labels_are_read_wherever_they_stand_in_the_row() -> None:
    head = read_head(
        rows(
            """
项目名称||讲堂维护||||
主管部门及代码|015-某市财政局|实施单位||某中心||
项目属性||经常性项目||项目期||99年|
"""
        )
    )
    assert head.values == {
        "project": "讲堂维护",
        "agency": "015-某市财政局",
        "implementing_unit": "某中心",
        "attribute": "经常性项目",
        "period": "99年",
    }
    assert head.agency() == ("015", "某市财政局")
    assert not head.repaired


def test_a_value_one_row_below_its_label_is_a_repair() -> None:
    head = read_head(rows("项目属性||一次性项目||项目日期|||\n||||||2年|"))
    assert head.values["period"] == "2年"
    assert head.repaired


def test_a_text_one_row_above_its_blank_label_goes_to_the_next_label_only() -> None:
    head = read_head(rows("讲堂设备老旧||\n项目概况||\n立项依据||"))
    assert head.values == {"overview": "讲堂设备老旧"}
    assert head.repaired


def test_a_blank_value_stays_blank() -> None:
    head = read_head(rows("主管部门及代码|605-某部|实施单位||\n项目属性|经常性项目|项目期|1年|"))
    assert "implementing_unit" not in head.values


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("[292]某局", ("292", "某局")),
        ("229_某市某局", ("229", "某市某局")),
        ("某市公安局", (None, "某市公安局")),
    ],
)
def test_agency_with_and_without_code(code: str, expected: tuple[str | None, str]) -> None:
    assert read_head(rows(f"主管部门|{code}")).agency() == expected


def test_goals_of_both_halves_and_of_one() -> None:
    both = read_head(rows("实施期目标||||年度目标|||\n总体目标|建成讲堂|||开工|||"))
    left = read_head(rows("实施期目标||||年度目标|||\n总体目标|建成讲堂||||||"))
    right = read_head(rows("实施期目标||||年度目标|||\n总体目标||||开工|||"))
    assert both.goals == {"goal_implementation": "建成讲堂", "goal_annual": "开工"}
    assert left.goals == {"goal_implementation": "建成讲堂"}
    assert right.goals == {"goal_annual": "开工"}


def test_funds_of_both_halves_in_yuan() -> None:
    funds = read_funds(
        rows(
            """
项目资金（元）||实施期资金总额：||687,000|年度资金总额：350,000||
||其中：中央财政资金||0|其中：中央财政资金|0||
||省级财政资金0|||省级财政资金|||
||市县（区）财政资||687,000|市县（区）财政资金|350,000||
||金||0|单位自筹|0||
||其他资金|||其他资金|||
"""
        )
    )
    assert funds.yuan == {
        "implementation": Decimal(687000),
        "annual": Decimal(350000),
        "implementation_central": Decimal(0),
        "annual_central": Decimal(0),
        "implementation_province": Decimal(0),
        "annual_province": None,
        "implementation_local": Decimal(687000),
        "annual_local": Decimal(350000),
        "implementation_self": Decimal(0),
        "annual_self": Decimal(0),
        "implementation_other": None,
        "annual_other": None,
    }
    assert adds_up(funds, "implementation") and adds_up(funds, "annual")


def test_funds_in_ten_thousands_and_without_a_unit() -> None:
    assert read_funds(rows("项目资金（万元）|年度资金总额|15.5")).yuan == {
        "annual": Decimal(155000)
    }
    assert read_funds(rows("项目资金|年度资金总额|15.5")).yuan == {"annual": None}


def test_split_digits_are_a_repair_and_cut_digits_are_lost() -> None:
    split = read_funds(rows("项目资金(元)|实施期资金总额|670,00 0|年度资金总额|670,000"))
    cut = read_funds(rows("项目资金(元)|实施期资金总额|1,184,70|年度资金总额|1,184,700"))
    end = read_funds(rows("项目资金(元)|实施期资金总额|980,820.1|年度资金总额|980,820.12"))
    assert split.yuan["implementation"] == Decimal(670000)
    assert split.repaired == {"implementation"} and not split.lost
    for funds in (cut, end):
        assert funds.yuan["implementation"] is None
        assert funds.lost == {"implementation"}
    assert adds_up(cut, "implementation") is None


def test_one_decimal_is_no_loss_where_the_other_half_does_not_go_on() -> None:
    funds = read_funds(rows("项目资金(元)|实施期资金总额|980.5|年度资金总额|120.25"))
    assert funds.yuan["implementation"] == Decimal("980.5") and not funds.lost


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("负责人:||填报日期:|2023122108143 1", "20231221081431"),
        ("负责人:||填报日期：||\n|||2023122108064|\n|||2|", "20231221080642"),
        ("||填报日期: 20240126092838||", "20240126092838"),
        ("||填报日期：|202311010341|7", "2023110103417"),
        ("负责人:|填报日期：||", None),
        ("产出指标|数量指标|", None),
    ],
)
def test_date_of_filling_is_joined_over_cells_and_rows(text: str, expected: str | None) -> None:
    assert filled_at(rows(text)) == expected
